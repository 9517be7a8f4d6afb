"""The chronology: what happened to the complaint and what it is about, in one order, each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.investigation.models import DatedEvent
from wellheard.foundation.journal import sentences
from wellheard.foundation.journal.selectors import JourneyStep, journey

OWN_WORK = ("inquiry.", "request.save", "request.read")
"""Entries of the investigator's own desk: what they are about stands in the chronology itself."""


@dataclass(frozen=True)
class Happening:
    """One line of the chronology. `event` is the row to change, for one that was dated by hand."""

    on: date
    at: time | None
    what: str
    source: str
    event: DatedEvent | None = None
    turn: bool = False


def chronology(complaint: Complaint) -> tuple[Happening, ...]:
    """Earliest first: what is dated without a time comes before what has one on the same day."""
    found = [
        *_from_complaint(complaint),
        *_from_evidence(complaint),
        *_from_events(complaint),
        *_from_journey(complaint),
    ]
    return tuple(sorted(found, key=lambda row: (row.on, row.at or time.min)))


def _from_complaint(complaint: Complaint) -> Iterator[Happening]:
    if complaint.event_on:
        yield Happening(complaint.event_on, None, _("What is complained of happened"), _("The complaint"), turn=True)
    if complaint.known_on:
        yield Happening(complaint.known_on, None, _("The customer learned of it"), _("The complaint"))


def _from_evidence(complaint: Complaint) -> Iterator[Happening]:
    for row in complaint.evidence.all():
        if row.dated_on:
            yield Happening(row.dated_on, None, row.item, row.from_whom or str(row.get_kind_display()))
    for held in complaint.interviews.all():
        yield Happening(
            held.held_on, None, _("Interview: %(who)s") % {"who": held.with_whom}, _("Notes of the interview")
        )
    for advice in complaint.advice.all():
        if advice.received_on:
            what = _("Advice from %(who)s") % {"who": advice.from_whom}
            yield Happening(advice.received_on, None, what, _("The advice"))


def _from_events(complaint: Complaint) -> Iterator[Happening]:
    for event in complaint.dated_events.all():
        yield Happening(event.on, event.time, event.what, event.source, event)


def _from_journey(complaint: Complaint) -> Iterator[Happening]:
    for step in journey(complaint.pk):
        if not step.act.startswith(OWN_WORK):
            local = timezone.localtime(step.at)
            what = sentences.act_words(step.act)
            line = _line(step)
            what = f"{what}: {line}" if line else what
            source = _("Journey, %(who)s") % {"who": step.who} if step.who else _("Journey")
            yield Happening(local.date(), local.time(), what, source, turn=sentences.is_turn(step.act))


def _line(step: JourneyStep) -> str:
    words = sentences.line(step.act, step.values)
    return words if len(words) <= 240 else f"{words[:239]}…"
