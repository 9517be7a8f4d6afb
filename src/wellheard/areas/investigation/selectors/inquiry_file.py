"""The investigation of one complaint as a page needs it: its parts, and what is outstanding or late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, PointOfComplaint
from wellheard.areas.casework.permissions import may
from wellheard.areas.investigation.models import Advice, Evidence, Interview, Plan, PlannedPart, Report, StaffRequest
from wellheard.areas.investigation.permissions import TABLE, Act
from wellheard.areas.investigation.selectors.requests import days_late
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import OPEN

TIMETABLE = {
    "evidence_by": _("Evidence gathered"),
    "provisional_views_by": _("Provisional views shared"),
    "comments_by": _("Comments on them"),
    "report_by": _("Report written"),
    "sign_off_by": _("Response signed"),
}


@dataclass(frozen=True)
class Outstanding:
    """Something that waits: for what, on whom, since and until when. `slug` and `item` lead to the act on it."""

    what: Any
    who: str
    due_on: date | None
    late: bool
    slug: str = ""
    item: UUID | None = None


@dataclass(frozen=True)
class AskedFor:
    """A request with what it came to, as at a day."""

    row: StaffRequest
    days_late: int
    replies: tuple[Any, ...]
    escalations: tuple[Any, ...]
    more_time: tuple[Any, ...]

    @property
    def last(self) -> Any:
        return self.replies[-1] if self.replies else None


@dataclass(frozen=True)
class InquiryFile:
    complaint: Complaint
    plan: Plan | None
    parts: tuple[PlannedPart, ...]
    points: tuple[PointOfComplaint, ...]
    evidence: tuple[Evidence, ...]
    requests: tuple[AskedFor, ...]
    interviews: tuple[Interview, ...]
    advice: tuple[Advice, ...]
    reports: tuple[Report, ...]
    minutes: int
    outstanding: tuple[Outstanding, ...]
    acts: frozenset[str]

    @property
    def is_open(self) -> bool:
        return self.complaint.state in OPEN

    @property
    def may_change(self) -> bool:
        """Whether this person may work on it, and it is open."""
        return self.is_open and Act.INVESTIGATE in self.acts

    @property
    def timetable(self) -> list[tuple[Any, date]]:
        if self.plan is None:
            return []
        found = [(label, getattr(self.plan, name)) for name, label in TIMETABLE.items()]
        return [(label, on) for label, on in found if on]


def inquiry_file(actor: Actor, complaint: Complaint, on: date) -> InquiryFile:
    """The investigation of a complaint that has passed its gate, as at a day."""
    plan: Plan | None = Plan.objects.filter(complaint=complaint).select_related("made_by").first()
    parts = tuple(complaint.planned_parts.select_related("who"))
    points = tuple(complaint.points.select_related("inquiry"))
    evidence = tuple(complaint.evidence.select_related("point", "file__document"))
    requests = _requests(complaint, on)
    advice = tuple(complaint.advice.select_related("checked_by"))
    waiting = [*_late_parts(parts, on), *_awaited(requests), *_asked_elsewhere(evidence, advice, on)]
    return InquiryFile(
        complaint=complaint,
        plan=plan,
        parts=parts,
        points=points,
        evidence=evidence,
        requests=requests,
        interviews=tuple(complaint.interviews.all()),
        advice=advice,
        reports=tuple(complaint.reports.select_related("written_by")),
        minutes=sum(complaint.time_spent.values_list("minutes", flat=True)),
        outstanding=tuple(sorted(waiting, key=lambda row: (row.due_on is None, row.due_on or on))),
        acts=frozenset(str(act) for act in TABLE if may(actor, act, complaint, TABLE)),
    )


def _requests(complaint: Complaint, on: date) -> tuple[AskedFor, ...]:
    calendars = Calendars()
    rows = complaint.staff_requests.select_related("of", "service", "asked_by").prefetch_related(
        "replies__returned_by", "escalations__to", "more_time__given_by"
    )
    return tuple(
        AskedFor(
            row,
            days_late(row, on, calendars),
            tuple(row.replies.all()),
            tuple(row.escalations.all()),
            tuple(row.more_time.all()),
        )
        for row in rows
    )


def _late_parts(parts: tuple[PlannedPart, ...], on: date) -> Iterator[Outstanding]:
    for part in parts:
        if part.done_on is None:
            yield Outstanding(part.what, part.who.name, part.due_on, part.due_on < on, "finish-part", part.pk)


def _awaited(requests: tuple[AskedFor, ...]) -> Iterator[Outstanding]:
    for asked in requests:
        row = asked.row
        if row.is_awaited:
            slug = "escalate" if asked.days_late else "chase"
            yield Outstanding(row.get_kind_display(), row.of.name, row.due_on, bool(asked.days_late), slug, row.pk)
        elif row.state == StaffRequest.State.GIVEN:
            yield Outstanding(_("Read and judge what was given"), row.of.name, None, False, "read", row.pk)


def _asked_elsewhere(evidence: tuple[Evidence, ...], advice: tuple[Advice, ...], on: date) -> Iterator[Outstanding]:
    for item in evidence:
        if item.asked_on and not item.received_on:
            late = item.due_on is not None and item.due_on < on
            yield Outstanding(item.item, item.from_whom, item.due_on, late, "change-evidence", item.pk)
    for row in advice:
        if not row.received_on:
            late = row.due_on is not None and row.due_on < on
            yield Outstanding(_("Expert advice"), row.from_whom, row.due_on, late, "receive-advice", row.pk)
