"""What the pages of learning need: tags, the names of means and factors, how long until a date."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wellheard.areas.learning.labels import MEANS, STATE_COLOURS, STRENGTH_COLOURS, STRENGTHS, TESTS, VERDICT_COLOURS
from wellheard.areas.learning.models import ImprovementAction, Judgement, Recommendation
from wellheard.areas.learning.selectors.earlier import Earlier
from wellheard.rules.improvement import TO_BE_DONE, FactorSet, Means, Strength, Test

register = template.Library()

STANDS = {
    "worked": ("green", _("It worked")),
    "failed": ("red", _("It did not work")),
    "too_early": ("grey", _("Too early to say")),
    "unknown": ("grey", _("Not known")),
    "under_way": ("blue", _("Under way")),
}
RECOMMENDATION_COLOURS = {
    "draft": "grey", "for_review": "orange", "sent_back": "red", "accepted": "green", "not_accepted": "grey",
}  # fmt: skip
PROMISE_COLOURS = {"made": "blue", "kept": "green", "not_kept": "red"}


def tag(colour: str, words: Any) -> SafeString:
    return format_html('<span class="ds_tag ds_tag--{}">{}</span>', colour, words)


@register.simple_tag
def action_tag(action: ImprovementAction, today: date) -> SafeString:
    """How an action stands; late is said in words beside it."""
    shown = tag(STATE_COLOURS[action.state], action.get_state_display())
    if action.state in TO_BE_DONE and action.due_on < today:
        return format_html('{} <span class="ds_tag ds_tag--red">{}</span>', shown, _("Late"))
    return shown


@register.simple_tag
def verdict_tag(verdict: str) -> SafeString | str:
    if not verdict:
        return ""
    return tag(VERDICT_COLOURS[verdict], Judgement.Verdict(verdict).label)


@register.simple_tag
def stands_tag(earlier: Earlier) -> SafeString:
    return tag(*STANDS[earlier.stands])


@register.simple_tag
def recommendation_tag(row: Recommendation) -> SafeString:
    return tag(RECOMMENDATION_COLOURS[row.state], row.get_state_display())


@register.simple_tag
def promise_tag(row: Any, today: date) -> SafeString:
    if row.state == "made" and row.due_on < today:
        return tag("red", _("Late"))
    return tag(PROMISE_COLOURS[row.state], row.get_state_display())


@register.simple_tag
def strength_tag(strength: str) -> SafeString | str:
    if not strength:
        return ""
    return tag(STRENGTH_COLOURS[strength], STRENGTHS[Strength(strength)])


@register.filter
def means_words(means: str) -> Any:
    return MEANS[Means(means)] if means else ""


@register.filter
def named_in(code: str, factors: FactorSet) -> str:
    """The name of a factor in a set; the code where the set does not have it."""
    factor = factors.named(code) if code else None
    return factor.name if factor else code


@register.filter
def person_too(code: str, factors: FactorSet) -> bool:
    factor = factors.named(code) if code else None
    return bool(factor and factor.about_a_person)


@register.filter
def test_rows(row: Recommendation) -> list[tuple[Any, str]]:
    """The seven tests of a recommendation, each with its answer."""
    return [(TESTS[test][0], row.tests.get(test.value, "")) for test in Test]


@register.filter
def at_number(found: dict[Any, Any], number: Any) -> Any:
    """What is kept under a key; nothing where there is none."""
    return found.get(number, [])
