"""Words and tags of a complaint, for the templates."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from wellheard.areas.casework import labels
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors.people import people_of
from wellheard.foundation.journal import sentences
from wellheard.rules.clock import Clock, WaitingFor
from wellheard.rules.outcomes import Closure, Outcome
from wellheard.rules.stages import OPEN, Stage

register = template.Library()


@register.filter
def stage_tag(complaint: Complaint) -> SafeString:
    return _stage_tag(complaint.state, get_language())


@lru_cache(maxsize=64)
def _stage_tag(state: str, language: str | None) -> SafeString:
    """Where it stands, in a language: the same few tags stand on every page."""
    stage = Stage(state)
    return format_html(
        '<span class="ds_tag ds_tag--{}">{}</span>',
        labels.STAGE_COLOURS.get(stage, "grey"),
        labels.STAGES[stage],
    )


@register.filter
def outcome_words(value: str) -> str:
    return str(labels.OUTCOMES[Outcome(value)]) if value else ""


@register.filter
def finding_tag(value: str) -> SafeString | str:
    """A finding or an outcome as a tag; empty for none."""
    if not value:
        return ""
    outcome = Outcome(value)
    return format_html(
        '<span class="ds_tag ds_tag--{}">{}</span>', labels.OUTCOME_COLOURS[outcome], labels.OUTCOMES[outcome]
    )


@register.filter
def closure_words(value: str) -> str:
    return str(labels.CLOSURES[Closure(value)]) if value else ""


@register.filter
def channel_words(value: str) -> str:
    return str(labels.CHANNELS.get(value, value))


@register.filter
def waiting_words(value: str) -> str:
    return str(labels.WAITING_FOR[WaitingFor(value)])


@register.filter
def act_words(value: str) -> str:
    return sentences.act_words(value)


@register.filter
def is_open(complaint: Complaint) -> bool:
    return complaint.state in OPEN


@register.simple_tag
def days_left(clock: Clock, today: date) -> str:
    """In words: working days left, due today, or so many late."""
    left = clock.days_left(today)
    if left is None:
        return ""
    if left == 0 and clock.due_on and clock.due_on >= today:
        return _("due today") if clock.due_on == today else _("due on the next working day")
    if left > 0:
        return ngettext("%(n)d working day left", "%(n)d working days left", left) % {"n": left}
    late = max(-left, 1)
    return ngettext("%(n)d working day late", "%(n)d working days late", late) % {"n": late}


@register.simple_tag
def days_used(clock: Clock, today: date) -> int:
    """Working days so far, the day it was counted from included."""
    return clock.working_days_used(today)


@register.simple_tag
def due_tag(complaint: Complaint, today: date) -> SafeString | str:
    """Late, or due today: said in words, not by colour alone."""
    if not complaint.due_on or complaint.state not in OPEN:
        return ""
    if complaint.due_on < today:
        return format_html('<span class="ds_tag ds_tag--red">{}</span>', _("Late"))
    if complaint.due_on == today:
        return format_html('<span class="ds_tag ds_tag--orange">{}</span>', _("Due today"))
    return ""


@register.simple_tag
def sort_link(request: Any, name: str, label: str, default_descending: bool = False) -> SafeString:
    """The heading of a column that can be sorted by; says which way it is sorted now."""
    current = request.GET.get("sort", "due")
    up, down = name, f"-{name}"
    target = (down if current == up else up) if current in (up, down) else (down if default_descending else up)
    values = request.GET.copy()
    values.pop("page", None)
    values["sort"] = target
    state = {"": "", up: _(", sorted up"), down: _(", sorted down")}.get(current if current in (up, down) else "", "")
    arrow = {up: "↑", down: "↓"}.get(current, "") if current in (up, down) else ""
    return format_html(
        '<a class="wh-sort" href="?{}">{}<span class="visually-hidden">{}</span>'
        ' <span aria-hidden="true">{}</span></a>',
        values.urlencode(),
        label,
        state,
        arrow,
    )


NEEDS = (
    ("adjustments", ""),
    ("interpreter", gettext_lazy("Interpreter")),
    ("language", gettext_lazy("Language")),
    ("written_format", gettext_lazy("Letters in")),
    ("advocate", gettext_lazy("Advocate")),
)


@register.simple_tag
def adjustments_of(complaint: Complaint) -> list[str]:
    """What the people in a complaint need done differently, and how not to reach them: on every page about it."""
    found = []
    for person in people_of(complaint):
        told = [(label, getattr(person, name)) for name, label in NEEDS if getattr(person, name)]
        said = [f"{label}: {value}" if label else value for label, value in told]
        if person.message_safe == Person.MessageSafe.NO:
            said.append(_("do not leave a message"))
        if said:
            found.append(f"{person.name}: {'; '.join(said)}." if person.name else f"{'; '.join(said)}.")
    return found
