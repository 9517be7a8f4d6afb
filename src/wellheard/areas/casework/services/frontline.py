"""Stage 1: answer, resolve, and on to stage 2."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, StageRecord
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    check_not_before,
    current_stage,
    local_day,
    locked,
    set_dates,
)
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.outcomes import Agreement, Answer, Outcome, blocking, gaps
from wellheard.rules.remit import LateAcceptance, accept, stage_2_in_time
from wellheard.rules.stages import Act


@transaction.atomic
def answer_at_stage_1(
    *,
    complaint: Complaint,
    outcome: str,
    response_text: str,
    response_given: str,
    responded_on: date,
    told_of_stage_2: bool,
    root_cause: str = "",
    remedial_action: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """Answer at stage 1 with a finding. A spoken answer is written down in full.

    Raises UnableToAct where it stands at another stage, UnableToProceed for what the rule set still asks for.
    """
    complaint = locked(complaint)
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    stage = current_stage(complaint)
    advance(complaint, Act.ANSWER_AT_STAGE_1)
    check_not_before(responded_on, stage.started_on, "The day of the answer", local_day(at))
    _refuse_gaps(
        Answer(
            outcome=Outcome(outcome),
            reasons=response_text,
            signposts_stage_2=told_of_stage_2,
            signposts_ombudsman=rules.stage("stage1").signpost_ombudsman and told_of_stage_2,
            named_contact=by.name,
        ),
        complaint,
    )
    stage.outcome, stage.response_text, stage.response_given = outcome, response_text, response_given
    stage.responded_on, stage.answered_by_id = responded_on, by.staff_id
    _close(complaint, stage, responded_on, at, root_cause, remedial_action)
    values = {"outcome": outcome, "responded_on": responded_on, "response_given": response_given}
    values |= {"response_text": response_text, "root_cause": root_cause, "remedial_action": remedial_action}
    record("complaint.answer_at_stage_1", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def resolve(
    *,
    complaint: Complaint,
    resolution: str,
    agreed_with: str,
    agreed_on: date,
    agreed_how: str,
    told_of_stage_2: bool,
    root_cause: str = "",
    remedial_action: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """Close stage 1 as resolved: what will be done, in full and finally, was agreed with the customer.

    No finding is made. The customer may still escalate, weeks later.
    """
    complaint = locked(complaint)
    stage = current_stage(complaint)
    advance(complaint, Act.RESOLVE)
    if stage.number != 1:
        raise UnableToProceed("At stage 2 an agreement is put forward for signature with the response.")
    check_not_before(agreed_on, stage.started_on, "The day of the agreement", local_day(at))
    _refuse_gaps(
        Answer(
            outcome=Outcome.RESOLVED,
            agreement=Agreement(resolution, agreed_with, agreed_on, agreed_how),
            signposts_stage_2=told_of_stage_2,
            signposts_ombudsman=told_of_stage_2,
            named_contact=by.name,
        ),
        complaint,
    )
    stage.outcome, stage.responded_on, stage.answered_by_id = Outcome.RESOLVED.value, agreed_on, by.staff_id
    stage.resolution, stage.resolution_agreed_with = resolution, agreed_with
    stage.resolution_agreed_on, stage.resolution_agreed_how = agreed_on, agreed_how
    _close(complaint, stage, agreed_on, at, root_cause, remedial_action)
    values = {
        "outcome": "resolved",
        "resolution": resolution,
        "agreed_with": agreed_with,
        "agreed_on": agreed_on,
    }
    values |= {"agreed_how": agreed_how, "root_cause": root_cause, "remedial_action": remedial_action}
    record("complaint.resolve", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def escalate(
    *,
    complaint: Complaint,
    asked_on: date,
    why: str,
    special_circumstances: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """Take an answered complaint to stage 2, because the customer is still dissatisfied. Its own 20 days begin.

    Raises UnableToAccept when it is asked for too late and no special circumstances are recorded.
    """
    complaint = locked(complaint)
    first = current_stage(complaint)
    advance(complaint, Act.ESCALATE)
    assert first.responded_on is not None
    check_not_before(asked_on, first.responded_on, "The day stage 2 was asked for", local_day(at))
    limits = ruleset_of(complaint.procedure, complaint.received_on).limits
    verdict = stage_2_in_time(asked_on, first.responded_on, complaint.event_on, complaint.known_on, limits)
    special = LateAcceptance(special_circumstances, by.name, local_day(at)) if special_circumstances else None
    accept(verdict, special)
    stage = _second_stage(complaint, asked_on, why)
    values = {"asked_on": asked_on, "why": why, "due_on": stage.due_on}
    if special:
        values["special_circumstances"] = special_circumstances
    record("complaint.escalate", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def move_to_stage_2(*, complaint: Complaint, moved_on: date, why: str, by: Actor, at: datetime) -> Complaint:
    """Move an unanswered complaint to stage 2: it cannot be closed in time, or needs an investigation."""
    complaint = locked(complaint)
    first = current_stage(complaint)
    advance(complaint, Act.MOVE_TO_STAGE_2_UNANSWERED)
    check_not_before(moved_on, first.started_on, "The day it moves to stage 2", local_day(at))
    if not why.strip():
        raise UnableToProceed("Say why it moves to stage 2 without an answer.")
    stage = _second_stage(complaint, moved_on, why)
    values = {"moved_on": moved_on, "why": why, "due_on": stage.due_on}
    record("complaint.move_to_stage_2", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


def _second_stage(complaint: Complaint, started_on: date, why: str) -> StageRecord:
    stage = StageRecord(
        organisation_id=scope.current(),
        complaint=complaint,
        number=2,
        route=StageRecord.Route.ESCALATED,
        started_on=started_on,
        counted_on=started_on,
        why_started=why,
    )
    complaint.closed_on = None
    complaint.calendar_kept_at = None
    set_dates(complaint, stage, Calendars())
    stage.save(force_insert=True)
    complaint.save(update_fields=["state", "closed_on", "calendar_kept_at", "due_on", "look_on"])
    return stage


def _close(
    complaint: Complaint, stage: StageRecord, on: date, at: datetime, root_cause: str, remedial_action: str
) -> None:
    complaint.closed_on, complaint.calendar_kept_at = on, at
    complaint.root_cause = root_cause or complaint.root_cause
    complaint.remedial_action = remedial_action or complaint.remedial_action
    set_dates(complaint, stage)
    stage.save()
    complaint.save()


def _refuse_gaps(answer: Answer, complaint: Complaint) -> None:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    missing = blocking(gaps(answer, rules.stage("stage1"), rules))
    if missing:
        raise UnableToProceed(" ".join(gap.words for gap in missing))
