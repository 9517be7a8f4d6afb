"""Asking colleagues: the request, the reminder, more time, and taking it to a manager."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services.progress import UnableToProceed, local_day
from wellheard.areas.investigation.models import Escalation, MoreTime, StaffRequest
from wellheard.areas.investigation.selectors.line import managers_over
from wellheard.areas.investigation.selectors.requests import answer_by, days_late, late_requests, level_now
from wellheard.areas.investigation.services.planning import locked_open
from wellheard.areas.investigation.services.telling import tell_asked, tell_manager, tell_reminder
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.rules.asking import LEVELS, Level, next_level


@transaction.atomic
def ask(
    *,
    complaint: Complaint,
    of: StaffMember,
    matter: str,
    by: Actor,
    at: datetime,
    kind: str = StaffRequest.Kind.STATEMENT,
    questions: str = "",
    service: Service | None = None,
    asked_on: date | None = None,
    due_on: date | None = None,
) -> StaffRequest:
    """Ask a colleague for their account. `matter` is all that they are shown of the complaint.

    Due in five working days of the service's calendar unless another day is given.
    """
    complaint = locked_open(complaint)
    asked_on = asked_on or local_day(at)
    if not complaint.received_on <= asked_on <= local_day(at):
        raise UnableToProceed("The day it is asked for lies between the day of receipt and today. Check the date.")
    place = service or complaint.service
    due = due_on or answer_by(asked_on, place, Calendars())
    if due < asked_on:
        raise UnableToProceed("The answer cannot be due before it is asked for. Check the dates.")
    row = StaffRequest(
        complaint=complaint, kind=kind, of=of, service=place, matter=matter, questions=questions,
        asked_by_id=by.staff_id, asked_on=asked_on, first_due_on=due, due_on=due,
    )  # fmt: skip
    row.save()
    tell_asked(row, by, at)
    values = {"of": of, "kind": kind, "matter": matter, "questions": questions, "due_on": due}
    record("request.ask", row, by=by, at=at, about=complaint.pk, values=values)
    return row


def held(complaint: Complaint, request: StaffRequest, *states: str) -> StaffRequest:
    """The request as it stands, with its complaint held. Raises UnableToProceed where it stands elsewhere."""
    locked_open(complaint)
    row: StaffRequest = StaffRequest.objects.select_related("of", "service", "complaint").get(pk=request.pk)
    if states and row.state not in states:
        raise UnableToProceed(f"This cannot be done now: it is “{row.get_state_display()}”. Look at it again.")
    return row


AWAITED = (StaffRequest.State.ASKED, StaffRequest.State.SENT_BACK)


@transaction.atomic
def chase(*, complaint: Complaint, request: StaffRequest, chased_on: date, by: Actor, at: datetime) -> StaffRequest:
    """Write down that they were reminded, and when."""
    row = held(complaint, request, *AWAITED)
    if not row.asked_on <= chased_on <= local_day(at):
        raise UnableToProceed("A reminder comes after the request and not in the future. Check the date.")
    row.chased_on = chased_on
    row.save(update_fields=["chased_on"])
    tell_reminder(row, by, at)
    values = {"of": row.of, "chased_on": chased_on}
    record("request.chase", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


@transaction.atomic
def give_more_time(
    *, complaint: Complaint, request: StaffRequest, until_on: date, reason: str, by: Actor, at: datetime
) -> StaffRequest:
    """Move the day it is due, for a reason. Until then it is not late."""
    row = held(complaint, request, *AWAITED)
    if until_on <= row.due_on:
        raise UnableToProceed(f"Give a day after {row.due_on:%-d %B %Y}, when it is due now.")
    if not reason.strip():
        raise UnableToProceed("Say why they have more time.")
    MoreTime(request=row, until_on=until_on, reason=reason, given_by_id=by.staff_id, given_on=local_day(at)).save()
    row.due_on, row.wanted_until, row.wanted_why = until_on, None, ""
    row.save(update_fields=["due_on", "wanted_until", "wanted_why"])
    values = {"of": row.of, "until_on": until_on, "reason": reason}
    record("request.give_more_time", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


@transaction.atomic
def withdraw_request(
    *, complaint: Complaint, request: StaffRequest, reason: str, by: Actor, at: datetime
) -> StaffRequest:
    """It is no longer needed. Raises UnableToProceed for one that was accepted."""
    row = held(complaint, request, *AWAITED, StaffRequest.State.GIVEN)
    row.state, row.withdrawn_why = StaffRequest.State.WITHDRAWN, reason
    row.save(update_fields=["state", "withdrawn_why"])
    record("request.withdraw", row, by=by, at=at, about=row.complaint_id, values={"of": row.of, "reason": reason})
    return row


@transaction.atomic
def escalate(*, complaint: Complaint, request: StaffRequest, by: Actor | None, at: datetime) -> Escalation:
    """Take what is late, or was twice sent back, to the next manager over the service it was asked of.

    Raises UnableToProceed where it is neither, where everybody above knows already, or where nobody can be told.
    """
    row = held(complaint, request, *AWAITED)
    raised = take_up(row, at)
    if raised is None:
        raise UnableToProceed("Nobody else needs to hear of it yet: it is not late, or those above know already.")
    tell_manager(raised, row, by, at)
    values = {"of": row.of, "to": raised.to, "level": raised.level, "why": raised.why}
    record("request.escalate", row, by=by, at=at, about=row.complaint_id, values=values)
    return raised


def take_up(row: StaffRequest, at: datetime) -> Escalation | None:
    """The escalation that is due now, written but not yet recorded; None where none is due."""
    on = local_day(at)
    late = days_late(row, on, Calendars())
    after = dict(zip(LEVELS, settings.ESCALATE_AFTER_DAYS, strict=True))
    due = next_level(level_now(row), late, row.times_sent_back, after)
    if due is None:
        return None
    level, to = _manager(row, due, on)
    row.level = level
    row.save(update_fields=["level"])
    why = Escalation.Why.LATE if late else Escalation.Why.SENT_BACK
    raised = Escalation(request=row, level=level, to=to, why=why, told_on=on)
    raised.save()
    return raised


def _manager(row: StaffRequest, due: Level, on: date) -> tuple[Level, StaffMember]:
    """The manager at the level that is due, or at the next above where there is none who may know of it."""
    found = managers_over(row.complaint, row.service, on, leaving_out={row.of_id})
    for level in LEVELS[LEVELS.index(due) :]:
        if level in found:
            return level, found[level]
    raise NobodyToTell(
        "No manager over this service may know of it. Give the duty to somebody, or name a manager in the complaint."
    )


class NobodyToTell(UnableToProceed):
    """There is no manager to take it to."""


def escalate_late(*, at: datetime) -> list[Escalation]:
    """Take up everything late that no reason was given for. May run as often as you like: each level hears once."""
    raised = []
    for row in late_requests(local_day(at)):
        try:
            raised.append(escalate(complaint=row.complaint, request=row, by=None, at=at))
        except UnableToProceed:
            continue
    return raised


@transaction.atomic
def answer_escalation(*, escalation: Escalation, answer: str, by: Actor, at: datetime) -> Escalation:
    """What the manager says will be done about it."""
    locked_open(escalation.request.complaint)
    if escalation.to_id != by.staff_id:
        raise UnableToProceed("Only the manager it went to answers it.")
    escalation.answer, escalation.answered_on = answer, local_day(at)
    escalation.save(update_fields=["answer", "answered_on"])
    complaint_id = escalation.request.complaint_id
    record("request.answer_escalation", escalation, by=by, at=at, about=complaint_id, values={"answer": answer})
    return escalation
