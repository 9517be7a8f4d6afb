"""Evidence, interviews, advice and dated events."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day
from wellheard.areas.investigation.models import Advice, DatedEvent, Evidence, Interview
from wellheard.areas.investigation.services.planning import locked_open
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _check_evidence(given: dict[str, Any], at: datetime) -> None:
    asked, received = given.get("asked_on"), given.get("received_on")
    if received and received > local_day(at):
        raise UnableToProceed("The day it was received cannot be in the future. Check the date.")
    if asked and received and received < asked:
        raise UnableToProceed("It cannot have come before it was asked for. Check the two dates.")
    if given.get("reliance") == Evidence.Reliance.NOT_RELIED_ON and not given.get("reliance_why", "").strip():
        raise UnableToProceed("Say why it is not relied on.")


@transaction.atomic
def add_evidence(*, complaint: Complaint, by: Actor, at: datetime, **given: Any) -> Evidence:
    """List an item: one that is held, or one that is asked for."""
    complaint = locked_open(complaint)
    _check_evidence(given, at)
    row = Evidence(complaint=complaint)
    _set(row, given)
    record("inquiry.add_evidence", row, by=by, at=at, about=complaint.pk, values=given)
    return row


@transaction.atomic
def change_evidence(*, complaint: Complaint, evidence: Evidence, by: Actor, at: datetime, **given: Any) -> Evidence:
    complaint = locked_open(complaint)
    _check_evidence(given, at)
    _set(evidence, given)
    record("inquiry.change_evidence", evidence, by=by, at=at, about=complaint.pk, values=given)
    return evidence


@transaction.atomic
def add_interview(*, complaint: Complaint, by: Actor, at: datetime, **given: Any) -> Interview:
    """Note an interview: with whom, when, who was there, and on what day they agreed the notes."""
    complaint = locked_open(complaint)
    check_not_before(given.get("agreed_on"), given["held_on"], "The day the notes were agreed", local_day(at))
    row = Interview(complaint=complaint)
    _set(row, given)
    record("inquiry.add_interview", row, by=by, at=at, about=complaint.pk, values=given)
    return row


@transaction.atomic
def change_interview(*, complaint: Complaint, interview: Interview, by: Actor, at: datetime, **given: Any) -> Interview:
    complaint = locked_open(complaint)
    check_not_before(given.get("agreed_on"), given["held_on"], "The day the notes were agreed", local_day(at))
    _set(interview, given)
    record("inquiry.change_interview", interview, by=by, at=at, about=complaint.pk, values=given)
    return interview


@transaction.atomic
def ask_advice(*, complaint: Complaint, by: Actor, at: datetime, **given: Any) -> Advice:
    """Ask somebody qualified for a view. Raises UnableToProceed for one who was involved in what is complained of."""
    complaint = locked_open(complaint)
    if not given.get("not_involved"):
        raise UnableToProceed("An adviser must not have been involved in what is complained of. Ask somebody else.")
    row = Advice(complaint=complaint)
    _set(row, given)
    record("inquiry.ask_advice", row, by=by, at=at, about=complaint.pk, values=given)
    return row


@transaction.atomic
def receive_advice(
    *,
    complaint: Complaint,
    advice: Advice,
    received_on: date,
    said: str,
    checked_by: StaffMember | None,
    by: Actor,
    at: datetime,
) -> Advice:
    """What the adviser said, as they said it, and who checked that it answers the question."""
    complaint = locked_open(complaint)
    check_not_before(received_on, advice.asked_on, "The day the advice came", local_day(at))
    values = {"received_on": received_on, "said": said, "checked_by": checked_by}
    _set(advice, {**values, "checked_on": local_day(at) if checked_by else None})
    values["from_whom"] = advice.from_whom
    record("inquiry.receive_advice", advice, by=by, at=at, about=complaint.pk, values=values)
    return advice


@transaction.atomic
def add_event(*, complaint: Complaint, by: Actor, at: datetime, **given: Any) -> DatedEvent:
    """Put an event into the chronology, with where it is known from."""
    complaint = locked_open(complaint)
    if given["on"] > local_day(at):
        raise UnableToProceed("An event of the chronology cannot be in the future. Check the date.")
    row = DatedEvent(complaint=complaint)
    _set(row, given)
    record("inquiry.add_event", row, by=by, at=at, about=complaint.pk, values=given)
    return row


@transaction.atomic
def change_event(*, complaint: Complaint, event: DatedEvent, by: Actor, at: datetime, **given: Any) -> DatedEvent:
    complaint = locked_open(complaint)
    if given["on"] > local_day(at):
        raise UnableToProceed("An event of the chronology cannot be in the future. Check the date.")
    _set(event, given)
    record("inquiry.change_event", event, by=by, at=at, about=complaint.pk, values=given)
    return event
