"""The dates that open complaints must keep, for those who tell people of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from wellheard.areas.casework.models import Complaint, NamedReader, Note, RedatedComplaint, Redating, StageRecord
from wellheard.areas.casework.selectors.clocks import clock_of
from wellheard.areas.procedures.selectors import Calendars, NoCalendar
from wellheard.rules.clock import contact_due_on
from wellheard.rules.stages import OPEN
from wellheard.rules.working_days import Calendar, next_working_day

AHEAD = timedelta(days=14)
"""So far ahead a date is looked at: two working days, with every holiday between."""


def soon(on: date) -> date:
    """Up to which day something is due soon: two working days of the body after a day.

    The day itself where the body has no calendar.
    """
    try:
        calendar = Calendars().for_service(None)
    except NoCalendar:
        return on
    return next_working_day(next_working_day(on, calendar), calendar)


@dataclass(frozen=True)
class DateToKeep:
    """One date of one open complaint: to acknowledge, to respond, or to be in touch."""

    complaint_id: UUID
    reference: str
    mark: str
    due_on: date
    calendar: Calendar
    service_id: UUID | None
    handler_id: UUID | None
    restricted: bool


def dates_to_keep(on: date) -> Iterator[DateToKeep]:
    """Every date that is past or near on a day, of every open complaint of the body, whoever may see it."""
    calendars = Calendars()
    near = Q(look_on__lte=on + AHEAD) | Q(due_on__lte=on + AHEAD)
    stages = StageRecord.objects.order_by("number").prefetch_related("extensions__authorised_by")
    rows = Complaint.objects.filter(near, state__in=[stage.value for stage in OPEN]).select_related("procedure")
    for complaint in rows.prefetch_related(Prefetch("stages", queryset=stages)).order_by("id").iterator(2000):
        held = list(complaint.stages.all())
        if held:
            yield from _dates(complaint, held[-1], calendars)


def _dates(complaint: Complaint, stage: StageRecord, calendars: Calendars) -> Iterator[DateToKeep]:
    clock = clock_of(complaint, stage, calendars)
    marks = {"respond": clock.due_on, "contact": contact_due_on(clock, None)}
    if clock.dates.acknowledged_on is None:
        marks["acknowledge"] = clock.acknowledge_due_on
    for mark, due_on in marks.items():
        if due_on is not None:
            yield DateToKeep(
                complaint_id=complaint.pk,
                reference=complaint.reference,
                mark=mark,
                due_on=due_on,
                calendar=clock.calendar,
                service_id=complaint.service_id,
                handler_id=complaint.handler_id,
                restricted=complaint.restricted,
            )


def named_readers(complaints: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Who is named in each of these restricted complaints."""
    found: dict[UUID, set[UUID]] = {}
    rows = NamedReader.objects.filter(complaint_id__in=list(complaints)).order_by("id")
    for complaint_id, staff_id in rows.values_list("complaint_id", "staff_id"):
        found.setdefault(complaint_id, set()).add(staff_id)
    return {complaint_id: frozenset(people) for complaint_id, people in found.items()}


def noted(note_id: UUID) -> Note:
    """A note by its id, with its complaint."""
    note: Note = Note.objects.select_related("complaint").get(pk=note_id)
    return note


def moved_by(version_id: UUID) -> list[RedatedComplaint]:
    """The complaints whose due date a version of a calendar moved."""
    rows = RedatedComplaint.objects.filter(redating__version_id=version_id)
    return list(rows.select_related("complaint__handler__account").order_by("complaint__reference"))


def redatings(complaints: QuerySet[Complaint]) -> list[tuple[Redating, list[RedatedComplaint]]]:
    """The changes of calendars that moved any of these complaints, newest first, each with those it moved."""
    moved = RedatedComplaint.objects.filter(complaint__in=complaints.order_by().values("pk"))
    rows = moved.select_related("complaint__handler", "redating__version", "redating__made_by", "redating__undoes")
    found: dict[UUID, tuple[Redating, list[RedatedComplaint]]] = {}
    for row in rows.order_by("-redating__made_at", "complaint__reference")[:2000]:
        found.setdefault(row.redating_id, (row.redating, []))[1].append(row)
    return list(found.values())


def closed_complaint(complaint_id: UUID) -> Complaint:
    """A complaint by its id, for an area that hears that it closed."""
    found: Complaint = Complaint.objects.select_related("procedure").get(pk=complaint_id)
    return found


def counted() -> QuerySet[Complaint]:
    """The complaints that a figure shown beyond their own file may count: received, and not restricted.

    Not those found to be no complaint, nor those joined to another. In no order.
    """
    left_out = ["not_a_complaint", "merged"]
    rows: QuerySet[Complaint] = Complaint.objects.filter(restricted=False).exclude(state__in=left_out)
    return rows.order_by()
