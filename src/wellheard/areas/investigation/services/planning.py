"""The plan, each point weighed, the report, and the time it took."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint, PointOfComplaint
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.areas.investigation.models import Plan, PlannedPart, PointInquiry, Report, TimeSpent
from wellheard.areas.investigation.services.telling import tell_given
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.stages import OPEN

LONGEST_DAY = 24 * 60


def locked_open(complaint: Complaint) -> Complaint:
    """The complaint, held. Raises UnableToProceed for one that is closed: its file is not rewritten."""
    complaint = locked(complaint)
    if complaint.state not in OPEN:
        raise UnableToProceed("This complaint is closed, so its investigation is not changed. Write a note instead.")
    return complaint


@transaction.atomic
def plan(*, complaint: Complaint, by: Actor, at: datetime, **planned: Any) -> Plan:
    """Set down what is to be looked into, for what, how and by when; as often as it changes."""
    complaint = locked_open(complaint)
    row = Plan.objects.filter(complaint=complaint).first() or Plan(complaint=complaint)
    for name, value in planned.items():
        setattr(row, name, value)
    row.made_by_id, row.made_at = by.staff_id, at
    row.save()
    record("inquiry.plan", row, by=by, at=at, about=complaint.pk, values=planned)
    return row


@transaction.atomic
def add_part(
    *, complaint: Complaint, what: str, who: StaffMember, due_on: date, by: Actor, at: datetime
) -> PlannedPart:
    """Give a part of the work to somebody, by a day. `what` is all that they are shown of the complaint."""
    complaint = locked_open(complaint)
    row = PlannedPart(complaint=complaint, what=what, who=who, due_on=due_on)
    row.save()
    tell_given(row, by, at)
    values = {"what": what, "who": who, "due_on": due_on}
    record("inquiry.add_part", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def finish_part(*, complaint: Complaint, part: PlannedPart, done_on: date, by: Actor, at: datetime) -> PlannedPart:
    complaint = locked_open(complaint)
    check_not_before(done_on, complaint.received_on, "The day it was done", local_day(at))
    part.done_on = done_on
    part.save(update_fields=["done_on"])
    record("inquiry.finish_part", part, by=by, at=at, about=complaint.pk, values={"done_on": done_on})
    return part


@transaction.atomic
def weigh_point(
    *, complaint: Complaint, point: PointOfComplaint, by: Actor, at: datetime, **weighed: str
) -> PointInquiry:
    """What happened, what should have happened, the gap, and what outweighs what. The finding comes after."""
    complaint = locked_open(complaint)
    row = PointInquiry.objects.filter(point=point).first() or PointInquiry(point=point)
    for name, value in weighed.items():
        setattr(row, name, value)
    row.save()
    record("inquiry.weigh_point", row, by=by, at=at, about=complaint.pk, values={"point": point.number, **weighed})
    return row


@transaction.atomic
def write_report(*, complaint: Complaint, text: str, by: Actor, at: datetime) -> Report:
    """Keep a new version of the report. One that says the same as the last is no new version."""
    complaint = locked_open(complaint)
    last = complaint.reports.order_by("-number").first()
    if last and last.text == text:
        raise UnableToProceed("This is the same as the last version. Change it, or go back to the investigation.")
    row = Report(
        complaint=complaint, number=last.number + 1 if last else 1, text=text, written_by_id=by.staff_id, written_at=at
    )
    row.save()
    record("inquiry.write_report", row, by=by, at=at, about=complaint.pk, values={"number": row.number, "text": text})
    return row


@transaction.atomic
def read_report(*, report: Report, by: Actor, at: datetime) -> None:
    """Write down that a report left as a file."""
    record("inquiry.read_report", report, by=by, at=at, about=report.complaint_id, values={"number": report.number})


@transaction.atomic
def note_time(*, complaint: Complaint, work: str, minutes: int, on: date, by: Actor, at: datetime) -> TimeSpent:
    """Note minutes of one's own. Also after the closing: what an answer took is known only then."""
    complaint = locked(complaint)
    if not 0 < minutes <= LONGEST_DAY:
        raise UnableToProceed("Give the minutes of one day: at least 1, at most 1,440.")
    check_not_before(on, complaint.received_on, "The day", local_day(at))
    row = TimeSpent(complaint=complaint, staff_id=by.staff_id, work=work, minutes=minutes, on=on)
    row.save()
    values = {"work": work, "minutes": minutes, "on": on}
    record("inquiry.note_time", row, by=by, at=at, about=complaint.pk, values=values)
    return row
