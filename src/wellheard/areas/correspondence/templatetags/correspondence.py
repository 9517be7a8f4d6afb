"""Words and marks for letters."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wellheard.areas.correspondence import labels
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors import came_back
from wellheard.foundation.letters.models import Message

register = template.Library()
register.filter("title_of", labels.title_of)
register.filter("came_back", came_back)

FIXED = {
    "ombudsman": _("This says where to turn next. It stays in the letter."),
    "signed": _("This is what was signed. It is sent word for word."),
    "contact": _("One way of contact is always kept. This stays in the letter."),
    "challenge": _("The right to challenge the decision stays in the letter."),
}


@register.filter
def letter_tag(letter: CaseLetter) -> SafeString:
    """Where a letter stands, as a coloured tag."""
    if letter.message is None:
        return format_html('<span class="ds_tag ds_tag--grey">{}</span>', letter.get_state_display())
    colour = labels.STATE_COLOURS[Message.State(letter.message.state)]
    return format_html('<span class="ds_tag ds_tag--{}">{}</span>', colour, letter.message.get_state_display())


@register.filter
def fixed_words(why: str) -> str:
    return str(FIXED.get(why, ""))


@register.filter
def ways(held: list[str]) -> str:
    """Ways of contact in words."""
    words = labels.ways_words(held, str(_("or")))
    return words[:1].upper() + words[1:]
