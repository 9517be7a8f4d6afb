"""The twin of `casework.services.frontline`."""

from datetime import date, datetime

from wellheard.areas.casework.models import StageRecord
from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.life.telling import Life
from wellheard.rules.outcomes import Agreement, Answer, Outcome, blocking, gaps
from wellheard.rules.remit import LateAcceptance, accept, stage_2_in_time
from wellheard.rules.stages import Act


class NotAllowed(AssertionError):
    """The example was about to tell of something that the services would have refused."""


def answer_at_stage_1(
    life: Life,
    *,
    outcome: str,
    response_text: str,
    response_given: str,
    responded_on: date,
    root_cause: str,
    remedial_action: str,
    by: StaffMember,
    at: datetime,
) -> None:
    life.called(
        "answer_at_stage_1", outcome=outcome, response_text=response_text, response_given=response_given,
        responded_on=responded_on, told_of_stage_2=True, root_cause=root_cause, remedial_action=remedial_action,
        by=by, at=at,
    )  # fmt: skip
    life.advance(Act.ANSWER_AT_STAGE_1)
    _refuse_gaps(
        life, Answer(outcome=Outcome(outcome), reasons=response_text, signposts_stage_2=True, named_contact=by.name)
    )
    stage = life.stage
    stage.outcome, stage.response_text, stage.response_given = outcome, response_text, response_given
    stage.responded_on, stage.answered_by = responded_on, by
    _close(life, responded_on, at, root_cause, remedial_action)
    values = {"outcome": outcome, "responded_on": responded_on, "response_given": response_given}
    values |= {"response_text": response_text, "root_cause": root_cause, "remedial_action": remedial_action}
    life.said("complaint.answer_at_stage_1", stage, by, at, values)


def resolve(
    life: Life,
    *,
    resolution: str,
    agreed_with: str,
    agreed_on: date,
    agreed_how: str,
    root_cause: str,
    remedial_action: str,
    by: StaffMember,
    at: datetime,
) -> None:
    life.called(
        "resolve", resolution=resolution, agreed_with=agreed_with, agreed_on=agreed_on, agreed_how=agreed_how,
        told_of_stage_2=True, root_cause=root_cause, remedial_action=remedial_action, by=by, at=at,
    )  # fmt: skip
    life.advance(Act.RESOLVE)
    agreement = Agreement(resolution, agreed_with, agreed_on, agreed_how)
    _refuse_gaps(life, Answer(Outcome.RESOLVED, agreement=agreement, signposts_stage_2=True, named_contact=by.name))
    stage = life.stage
    stage.outcome, stage.responded_on, stage.answered_by = Outcome.RESOLVED.value, agreed_on, by
    stage.resolution, stage.resolution_agreed_with = resolution, agreed_with
    stage.resolution_agreed_on, stage.resolution_agreed_how = agreed_on, agreed_how
    _close(life, agreed_on, at, root_cause, remedial_action)
    values = {"outcome": "resolved", "resolution": resolution, "agreed_with": agreed_with, "agreed_on": agreed_on}
    values |= {"agreed_how": agreed_how, "root_cause": root_cause, "remedial_action": remedial_action}
    life.said("complaint.resolve", stage, by, at, values)


def escalate(
    life: Life, *, asked_on: date, why: str, special_circumstances: str, by: StaffMember, at: datetime
) -> None:
    life.called("escalate", asked_on=asked_on, why=why, special_circumstances=special_circumstances, by=by, at=at)
    complaint, answered_on = life.complaint, life.stage.responded_on
    assert answered_on is not None
    life.advance(Act.ESCALATE)
    verdict = stage_2_in_time(asked_on, answered_on, complaint.event_on, complaint.known_on, life.rules.limits)
    special = LateAcceptance(special_circumstances, by.name, at.date()) if special_circumstances else None
    accept(verdict, special)
    stage = _second_stage(life, asked_on, why, at)
    values = {"asked_on": asked_on, "why": why, "due_on": stage.due_on}
    if special:
        values["special_circumstances"] = special_circumstances
    life.said("complaint.escalate", stage, by, at, values)


def move_to_stage_2(life: Life, *, moved_on: date, why: str, by: StaffMember, at: datetime) -> None:
    life.called("move_to_stage_2", moved_on=moved_on, why=why, by=by, at=at)
    life.advance(Act.MOVE_TO_STAGE_2_UNANSWERED)
    stage = _second_stage(life, moved_on, why, at)
    values = {"moved_on": moved_on, "why": why, "due_on": stage.due_on}
    life.said("complaint.move_to_stage_2", stage, by, at, values)


def _second_stage(life: Life, started_on: date, why: str, at: datetime) -> StageRecord:
    stage = StageRecord(
        **life.belongs(
            number=2,
            route=StageRecord.Route.ESCALATED,
            started_on=started_on,
            counted_on=started_on,
            why_started=why,
        )
    )
    life.stages.append(stage)
    life.complaint.closed_on = life.complaint.calendar_kept_at = None
    life.set_dates(at)
    return stage


def _close(life: Life, on: date, at: datetime, root_cause: str, remedial_action: str) -> None:
    complaint = life.complaint
    complaint.closed_on, complaint.calendar_kept_at = on, at
    complaint.root_cause = root_cause or complaint.root_cause
    complaint.remedial_action = remedial_action or complaint.remedial_action
    life.set_dates(at)


def _refuse_gaps(life: Life, answer: Answer) -> None:
    missing = blocking(gaps(answer, life.rules.stage("stage1"), life.rules))
    if missing:
        raise NotAllowed(" ".join(gap.words for gap in missing))
