"""What comes next in an investigation, and what a step of the journey said, for the complaint's file."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework.models import Response
from wellheard.areas.casework.selectors import ComplaintFile
from wellheard.foundation.journal import sentences
from wellheard.foundation.journal.selectors import JourneyStep

register = template.Library()


@dataclass(frozen=True)
class Step:
    """One step of the investigation: done or not, with a few words of how it stands, and its address."""

    label: str
    words: str
    done: bool
    url: str = ""
    now: bool = False


@register.simple_tag
def investigation_steps(file: ComplaintFile) -> list[Step]:
    """The steps of stage 2 in their order; the first that is not done is the one to do now."""
    current = file.current
    if current is None or current.record.number != 2 or not file.is_open:
        return []
    steps = [*_acknowledgement(file), _agreement(file), _findings(file), _response(file)]
    first = next((step for step in steps if not step.done), None)
    return [Step(s.label, s.words, s.done, s.url, s is first) for s in steps]


def _address(file: ComplaintFile, act: str, name: str, slug: str = "") -> str:
    if act not in file.acts:
        return ""
    return reverse(f"office:casework:{name}", args=[file.complaint.pk, *([slug] if slug else [])])


def _acknowledgement(file: ComplaintFile) -> list[Step]:
    stage = file.stages[-1]
    due = stage.clock.acknowledge_due_on
    if due is None:
        return []
    on = stage.record.acknowledged_on
    words = _("done %(on)s") % {"on": _day(on)} if on else _("by %(on)s") % {"on": _day(due)}
    url = "" if on else _address(file, "acknowledge", "act", "acknowledge")
    return [Step(_("Acknowledge"), words, on is not None, url)]


def _agreement(file: ComplaintFile) -> Step:
    on = file.stages[-1].record.points_agreed_on
    points = len(file.points)
    words = ngettext("%(n)d point", "%(n)d points", points) % {"n": points}
    if on:
        words = _("%(points)s, agreed %(on)s") % {"points": words, "on": _day(on)}
    return Step(_("Points agreed"), words, on is not None, _address(file, "agree_points", "act", "agree-points"))


def _findings(file: ComplaintFile) -> Step:
    found, points = sum(bool(point.finding) for point in file.points), len(file.points)
    words = _("%(found)d of %(points)d found on") % {"found": found, "points": points} if points else _("no points yet")
    return Step(_("Findings"), words, bool(points) and found == points, _address(file, "find", "findings"))


def _response(file: ComplaintFile) -> Step:
    responses = file.stages[-1].responses
    last = responses[-1] if responses else None
    words = str(last.get_state_display()) if last else _("not begun")
    done = last is not None and last.state == Response.State.FOR_SIGNATURE
    return Step(_("Write the response"), words, done, _address(file, "propose_response", "response"))


def _day(on: date | None) -> str:
    return date_format(on, "j F") if on else ""


@register.filter
def is_turn(step: JourneyStep) -> bool:
    """Whether the complaint stood elsewhere after this step than before."""
    return sentences.is_turn(step.act)


@register.filter
def said(step: JourneyStep) -> str:
    """A line of what a step set; empty where it set nothing to tell, or where it has been erased."""
    return sentences.line(step.act, step.values)
