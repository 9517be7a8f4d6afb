"""Answering what was asked: saved, given, sent back, accepted."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services.progress import UnableToProceed, local_day
from wellheard.areas.investigation.models import Escalation, Reply, StaffRequest
from wellheard.areas.investigation.selectors.requests import answer_by
from wellheard.areas.investigation.services.asking import AWAITED, NobodyToTell, held, take_up
from wellheard.areas.investigation.services.telling import tell_manager, tell_sent_back
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.asking import AFTER_TIMES_SENT_BACK, Level


def _own(request: StaffRequest, by: Actor) -> StaffRequest:
    row = held(request.complaint, request, *AWAITED)
    if row.of_id != by.staff_id:
        raise UnableToProceed("Only the person who was asked gives their account.")
    return row


@transaction.atomic
def save_reply(*, request: StaffRequest, text: str, prevention: str, by: Actor, at: datetime) -> StaffRequest:
    """Keep what was typed so far, to go on with later. Nobody else reads it."""
    row = _own(request, by)
    row.draft, row.draft_prevention = text, prevention
    row.save(update_fields=["draft", "draft_prevention"])
    record("request.save", row, by=by, at=at, about=row.complaint_id, values={"length": len(text)})
    return row


@transaction.atomic
def ask_more_time(*, request: StaffRequest, until_on: date, reason: str, by: Actor, at: datetime) -> StaffRequest:
    """Say why one's account will be late, and by when it comes. Until that day no manager is told of itself."""
    row = _own(request, by)
    if until_on <= max(row.due_on, local_day(at)):
        raise UnableToProceed("Give a day in the future, after the day it is due now.")
    if not reason.strip():
        raise UnableToProceed("Say why you need more time.")
    row.wanted_until, row.wanted_why = until_on, reason
    row.save(update_fields=["wanted_until", "wanted_why"])
    values = {"of": row.of, "until_on": until_on, "reason": reason}
    record("request.ask_more_time", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


@transaction.atomic
def give_reply(*, request: StaffRequest, text: str, prevention: str, by: Actor, at: datetime) -> Reply:
    """Give one's account, kept as it was typed; what was given before and sent back stays beside it."""
    row = _own(request, by)
    if not text.strip():
        raise UnableToProceed("Write your account first.")
    late = local_day(at) > row.due_on
    reply = Reply(request=row, number=row.replies.count() + 1, text=text, prevention=prevention, given_at=at, late=late)
    reply.save()
    row.state, row.given_on, row.draft, row.draft_prevention = StaffRequest.State.GIVEN, local_day(at), "", ""
    row.save(update_fields=["state", "given_on", "draft", "draft_prevention"])
    values = {"of": row.of, "number": reply.number, "text": text, "prevention": prevention}
    record("request.give", reply, by=by, at=at, about=row.complaint_id, values=values)
    return reply


@transaction.atomic
def send_back_reply(
    *, complaint: Complaint, request: StaffRequest, returned_for: str, reason: str, by: Actor, at: datetime
) -> StaffRequest:
    """Send an account back, whoever it is from, saying why. Sent back twice it goes to the director as well."""
    row = held(complaint, request, StaffRequest.State.GIVEN)
    if row.of_id == by.staff_id:
        raise UnableToProceed("Nobody judges their own account. Ask a colleague of the complaints team.")
    if not reason.strip():
        raise UnableToProceed("Say what is missing or what should be different, so that they can put it right.")
    reply = _last(row)
    reply.returned_for, reply.returned_why = returned_for, reason
    reply.returned_by_id, reply.returned_at = by.staff_id, at
    reply.save(update_fields=["returned_for", "returned_why", "returned_by", "returned_at"])
    row.state, row.times_sent_back = StaffRequest.State.SENT_BACK, row.times_sent_back + 1
    row.due_on = max(row.due_on, answer_by(local_day(at), row.service, Calendars()))
    row.draft, row.draft_prevention = reply.text, reply.prevention
    row.save(update_fields=["state", "times_sent_back", "due_on", "draft", "draft_prevention"])
    raised = _taken_up(row, at)
    tell_sent_back(row, by, at)
    if raised is not None:
        tell_manager(raised, row, by, at)
    values = {"of": row.of, "returned_for": returned_for, "reason": reason, "to": raised.to if raised else ""}
    record("request.send_back", reply, by=by, at=at, about=row.complaint_id, values=values)
    return row


def _last(row: StaffRequest) -> Reply:
    reply = row.replies.order_by("-number").first()
    if reply is None:
        raise UnableToProceed("Nothing has been given yet.")
    return reply


def _taken_up(row: StaffRequest, at: datetime) -> Escalation | None:
    """Twice sent back, a manager hears of it; that there is none to tell does not keep it from being sent back."""
    if row.times_sent_back < AFTER_TIMES_SENT_BACK[Level.DIRECTOR]:
        return None
    try:
        return take_up(row, at)
    except NobodyToTell:
        return None


@transaction.atomic
def accept_reply(*, complaint: Complaint, request: StaffRequest, by: Actor, at: datetime) -> StaffRequest:
    """It answers what was asked."""
    row = held(complaint, request, StaffRequest.State.GIVEN)
    if row.of_id == by.staff_id:
        raise UnableToProceed("Nobody judges their own account. Ask a colleague of the complaints team.")
    row.state = StaffRequest.State.ACCEPTED
    row.save(update_fields=["state"])
    record("request.accept", row, by=by, at=at, about=row.complaint_id, values={"of": row.of})
    return row


@transaction.atomic
def read_request(*, request: StaffRequest, by: Actor, at: datetime) -> None:
    record("request.read", request, by=by, at=at, about=request.complaint_id)
