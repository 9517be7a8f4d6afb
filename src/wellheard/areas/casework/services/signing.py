"""Signing a response: each in turn agrees, the last signs, any of them may send it back or let another act for them."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Response, ResponseComment, SigningStep, SoleSignatory
from wellheard.areas.casework.permissions import Act as Permission
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors.signing import (
    is_theirs,
    may_sign_alone,
    signing_gaps,
    turn_of,
    waiting_response,
)
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    check_not_before,
    current_stage,
    local_day,
    locked,
    set_dates,
)
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.outcomes import blocking
from wellheard.rules.stages import Act


def lay_chain(complaint: Complaint, response: Response, chain: Sequence[StaffMember], at: datetime) -> None:
    """Write down whose turns there are, inside the transaction that puts the response forward.

    Raises UnableToProceed for somebody who may not see the complaint, and for a last one who may not sign.
    """
    for number, staff in enumerate(chain, 1):
        person = actor_for_staff(staff, local_day(at))
        last = number == len(chain)
        if not may(person, Permission.SIGN_OFF if last else Permission.SEE, complaint):
            what = "sign this response" if last else "see this complaint"
            raise UnableToProceed(f"{staff.name} may not {what}. Choose somebody else.")
        SigningStep.objects.create(
            organisation_id=complaint.organisation_id, response=response, number=number, staff=staff
        )


def _waiting(complaint: Complaint) -> Response:
    response = waiting_response(complaint)
    if response is None:
        raise UnableToProceed("No response waits for a signature.")
    return response


def _own_turn(complaint: Complaint, response: Response, by: Actor) -> SigningStep | None:
    """The step whose turn it is, when it is this person's: their own, delegated to them, or as a deputy."""
    step = turn_of(response)
    if step is None:
        return None
    if not is_theirs(step, by):
        holder = step.delegated_to or step.staff
        raise UnableToProceed(f"It is {holder.name}'s turn. It comes to you after that, or if they delegate it.")
    return step


def _decide(step: SigningStep, state: str, comment: str, by: Actor, at: datetime) -> None:
    step.state, step.comment, step.decided_by_id, step.decided_at = state, comment, by.staff_id, at
    step.save(update_fields=["state", "comment", "decided_by", "decided_at"])


@transaction.atomic
def agree_response(*, complaint: Complaint, comment: str = "", by: Actor, at: datetime) -> Response:
    """Agree to a response in one's turn; the next in the chain is asked. The last one signs instead."""
    complaint = locked(complaint)
    response = _waiting(complaint)
    step = _own_turn(complaint, response, by)
    if step is None:
        raise UnableToProceed("Nobody is asked to agree to this response: it waits for a signature.")
    if not response.steps.filter(number__gt=step.number).exists():
        raise UnableToProceed("You are the last: sign it, or send it back.")
    _decide(step, SigningStep.State.AGREED, comment, by, at)
    values = {"turn": step.number, "comment": comment}
    record("complaint.agree_response", response, by=by, at=at, about=complaint.pk, values=values)
    return response


@transaction.atomic
def delegate_signing(*, complaint: Complaint, to: StaffMember, why: str, by: Actor, at: datetime) -> SigningStep:
    """Let somebody else act in one's turn. The turn, and the complaint, stay with whoever they belong to."""
    complaint = locked(complaint)
    response = _waiting(complaint)
    step = _own_turn(complaint, response, by)
    if step is None:
        raise UnableToProceed("This response has no chain of signatures: any manager of the service may sign it.")
    last = not response.steps.filter(number__gt=step.number).exists()
    person = actor_for_staff(to, local_day(at))
    if not may(person, Permission.SIGN_OFF if last else Permission.SEE, complaint):
        raise UnableToProceed(f"{to.name} has no duty that allows it here. Choose somebody else.")
    if not why.strip():
        raise UnableToProceed("Say why you delegate it.")
    step.delegated_to, step.delegated_why = to, why
    step.save(update_fields=["delegated_to", "delegated_why"])
    values = {"turn": step.number, "of": step.staff, "to": to, "why": why}
    record("complaint.delegate_signing", response, by=by, at=at, about=complaint.pk, values=values)
    return step


@transaction.atomic
def comment_on_response(
    *, complaint: Complaint, text: str, words: str = "", by: Actor, at: datetime
) -> ResponseComment:
    """Say something of the newest version of a response, and of which words in it. Raises where it has none."""
    complaint = locked(complaint)
    response = current_stage(complaint).responses.order_by("-number").first()
    if response is None:
        raise UnableToProceed("There is no response to comment on yet.")
    if not text.strip():
        raise UnableToProceed("Write the comment first.")
    if words and words not in response.text:
        raise UnableToProceed("These words are not in the response. Copy them from it exactly, or leave them out.")
    comment: ResponseComment = ResponseComment.objects.create(
        organisation_id=scope.current(),
        response=response,
        text=text,
        words=words,
        written_by_id=by.staff_id,
        written_at=at,
    )
    values = {"text": text, "words": words, "version": response.number}
    record("complaint.comment_on_response", comment, by=by, at=at, about=complaint.pk, values=values)
    return comment


@transaction.atomic
def send_back(*, complaint: Complaint, comment: str, by: Actor, at: datetime) -> Response:
    """Send a response back to be worked on, saying what is wrong with it."""
    complaint = locked(complaint)
    advance(complaint, Act.SEND_BACK)
    if not comment.strip():
        raise UnableToProceed("Say what should be changed.")
    response = _waiting(complaint)
    step = _own_turn(complaint, response, by)
    if step is None and by.staff_id != response.drafted_by_id and not may(by, Permission.SIGN_OFF, complaint):
        raise UnableToProceed("It is sent back by whoever may sign it, or taken back by whoever drafted it.")
    if step is not None:
        _decide(step, SigningStep.State.SENT_BACK, comment, by, at)
    response.state, response.comment = Response.State.SENT_BACK, comment
    response.judged_by_id, response.judged_at = by.staff_id, at
    response.save(update_fields=["state", "comment", "judged_by", "judged_at"])
    complaint.save(update_fields=["state"])
    record("complaint.send_back", response, by=by, at=at, about=complaint.pk, values={"comment": comment})
    return response


@transaction.atomic
def sign_off(
    *,
    complaint: Complaint,
    responded_on: date,
    root_cause: str,
    remedial_action: str,
    same_person_reason: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """Sign the response: it is frozen, and the complaint closes with its outcome on the day it is sent.

    Raises UnableToProceed while a gap blocks, where it is another's turn, and where the signatory drafted it
    and the body has not let them sign alone.
    """
    complaint = locked(complaint)
    if complaint.state == "stage2_awaiting_sign_off":
        alone = may_sign_alone(by.staff_id, local_day(at))
        missing = blocking(signing_gaps(complaint, by, alone, same_person_reason))
    else:
        missing = []
    advance(complaint, Act.SIGN_OFF)
    if missing:
        raise UnableToProceed(" ".join(gap.words for gap in missing))
    stage, response = current_stage(complaint), _waiting(complaint)
    step = _last_turn(complaint, response, by)
    check_not_before(responded_on, stage.started_on, "The day of the response", local_day(at))
    if step is not None:
        _decide(step, SigningStep.State.SIGNED, "", by, at)
    response.state, response.judged_by_id, response.judged_at = Response.State.SIGNED, by.staff_id, at
    response.sha256 = hashlib.sha256(response.text.encode()).hexdigest()
    response.same_person_reason = same_person_reason if response.drafted_by_id == by.staff_id else ""
    response.save(update_fields=["state", "judged_by", "judged_at", "sha256", "same_person_reason"])
    _close(complaint, response, responded_on, root_cause, remedial_action, at)
    values: dict[str, Any] = {"outcome": stage.outcome or response.outcome, "responded_on": responded_on}
    values |= {"sha256": response.sha256, "root_cause": root_cause, "remedial_action": remedial_action}
    if response.same_person_reason:
        values["same_person_reason"] = response.same_person_reason
    record("complaint.sign_off", response, by=by, at=at, about=complaint.pk, values=values)
    return complaint


def _last_turn(complaint: Complaint, response: Response, by: Actor) -> SigningStep | None:
    step = _own_turn(complaint, response, by)
    if step is not None and response.steps.filter(number__gt=step.number).exists():
        raise UnableToProceed("Others sign after you: agree to it, and it goes to the next.")
    return step


def _close(
    complaint: Complaint, response: Response, on: date, root_cause: str, remedial_action: str, at: datetime
) -> None:
    stage = current_stage(complaint)
    stage.outcome, stage.response_text, stage.responded_on = response.outcome, response.text, on
    stage.response_given, stage.answered_by_id = "letter", response.drafted_by_id
    complaint.closed_on, complaint.calendar_kept_at = on, at
    complaint.root_cause = root_cause or complaint.root_cause
    complaint.remedial_action = remedial_action or complaint.remedial_action
    set_dates(complaint, stage)
    stage.save()
    complaint.save()


@transaction.atomic
def explain_gap(*, complaint: Complaint, code: str, why: str, by: Actor, at: datetime) -> None:
    """Say why something the procedure asks for was not done. It stays on the file, with the name."""
    complaint = locked(complaint)
    if not why.strip():
        raise UnableToProceed("Say why it was not done.")
    said: dict[str, Any] = {"why": why, "explained_by_id": by.staff_id, "explained_at": at}
    row, _made = complaint.explanations.update_or_create(
        code=code, defaults=said, create_defaults={**said, "organisation_id": scope.current()}
    )
    record("complaint.explain_gap", row, by=by, at=at, about=complaint.pk, values={"code": code, "why": why})


@transaction.atomic
def allow_alone(
    *, staff: StaffMember, why: str, from_on: date, until_on: date | None = None, by: Actor, at: datetime
) -> None:
    """Let a named manager prepare and sign responses alone, for a reason, between dates."""

    if not why.strip():
        raise UnableToProceed("Say why the body allows it: it is shown when conformance is reported.")
    row = SoleSignatory.objects.create(
        organisation_id=scope.current(), staff=staff, why=why, from_on=from_on, until_on=until_on
    )
    values: dict[str, UUID | date | str | None] = {"staff": staff.pk, "why": why, "from_on": from_on}
    record("signing.allow_alone", row, by=by, at=at, values=values | {"until_on": until_on})
