"""What the pages of an investigation need: tags, bars, the blocks of a report."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, PointOfComplaint
from wellheard.areas.investigation.models import PointInquiry, Triage
from wellheard.areas.investigation.permissions import Act
from wellheard.areas.investigation.selectors import inquiry_of as _inquiry_of
from wellheard.areas.investigation.selectors.inquiry_file import AskedFor, Outstanding
from wellheard.foundation.letters.printing import blocks_of

register = template.Library()

COLOURS = {"asked": "blue", "given": "purple", "sent_back": "orange", "accepted": "green", "withdrawn": "grey"}


@register.simple_tag
def request_tag(asked: AskedFor) -> SafeString:
    """How a request stands; late is said in words."""
    row = asked.row
    if asked.days_late:
        return format_html('<span class="ds_tag ds_tag--red">{}</span>', _("Late"))
    return format_html('<span class="ds_tag ds_tag--{}">{}</span>', COLOURS[row.state], row.get_state_display())


PRIORITY_COLOURS = {"routine": "grey", "raised": "blue", "high": "orange", "top": "red"}


@register.simple_tag
def priority_tag(row: Triage) -> SafeString:
    colour = PRIORITY_COLOURS[row.priority]
    return format_html('<span class="ds_tag ds_tag--{}">{}</span>', colour, row.get_priority_display())


@register.simple_tag
def inquiry_of(point: PointOfComplaint) -> PointInquiry | None:
    return _inquiry_of(point)


LINKS = {
    "finish-part": _("Done"),
    "chase": _("Remind them"),
    "escalate": _("See it"),
    "read": _("Read it"),
    "change-evidence": _("It has come"),
    "receive-advice": _("It has come"),
}


@register.simple_tag
def outstanding_link(complaint: Complaint, item: Outstanding, acts: frozenset[str]) -> SafeString | str:
    """The way to what is done next about something outstanding."""
    if not item.slug or Act.INVESTIGATE not in acts:
        return ""
    if item.slug in ("read", "escalate", "chase"):
        address = reverse("office:investigation:request", args=[complaint.pk, item.item])
    else:
        address = reverse("office:investigation:act-on", args=[complaint.pk, item.slug, item.item])
    return format_html(
        '<a href="{}">{}<span class="visually-hidden">: {}, {}</span></a>',
        address,
        LINKS[item.slug],
        item.what,
        item.who,
    )


@register.simple_tag
def bar(count: int, of: int, kind: str) -> SafeString:
    """A count with its share of the whole, drawn beside it."""
    share = 100 * count / of if of else 0
    return format_html(
        '<span class="wh-bar"><span class="wh-bar__figure">{} <span class="wh-muted">{}%</span></span>'
        '<svg class="wh-bar__drawn wh-bar--{}" aria-hidden="true" focusable="false">'
        '<rect width="{}%" height="100%"></rect></svg></span>',
        count,
        round(share),
        kind,
        f"{share:.1f}",
    )


register.filter("blocks", blocks_of)
