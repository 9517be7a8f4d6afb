"""Stage 2: acknowledge, agree the points, find, put a response forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Response
from wellheard.areas.casework.selectors.complaint_file import response_gaps
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    check_not_before,
    current_stage,
    local_day,
    locked,
    set_dates,
)
from wellheard.areas.casework.services.signing import lay_chain
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.outcomes import Outcome, blocking
from wellheard.rules.stages import Act


@transaction.atomic
def acknowledge(*, complaint: Complaint, acknowledged_on: date, by: Actor, at: datetime) -> Complaint:
    """Record that the customer was told it has come, and what happens next."""
    complaint = locked(complaint)
    stage = current_stage(complaint)
    advance(complaint, Act.ACKNOWLEDGE)
    if stage.acknowledged_on:
        raise UnableToProceed(f"It was acknowledged on {stage.acknowledged_on:%-d %B %Y} already.")
    check_not_before(acknowledged_on, stage.started_on, "The day of the acknowledgement", local_day(at))
    stage.acknowledged_on = acknowledged_on
    set_dates(complaint, stage)
    stage.save(update_fields=["acknowledged_on", "counted_on", "due_on"])
    complaint.save(update_fields=["due_on", "look_on"])
    values = {"acknowledged_on": acknowledged_on, "stage": stage.number}
    record("complaint.acknowledge", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def agree_points(
    *,
    complaint: Complaint,
    agreed_on: date,
    agreed_how: str,
    agreed_by: date | None = None,
    by: Actor,
    at: datetime,
) -> Complaint:
    """Record when and how the points and the outcome sought were agreed, and the date where one is agreed."""
    complaint = locked(complaint)
    stage = current_stage(complaint)
    advance(complaint, Act.AGREE_POINTS)
    if not complaint.points.exists():
        raise UnableToProceed("Add the points of complaint first, then record that they were agreed.")
    check_not_before(agreed_on, stage.started_on, "The day the points were agreed", local_day(at))
    stage.points_agreed_on, stage.points_agreed_how = agreed_on, agreed_how
    stage.agreed_by = agreed_by or stage.agreed_by
    set_dates(complaint, stage)
    stage.save(update_fields=["points_agreed_on", "points_agreed_how", "agreed_by", "counted_on", "due_on"])
    complaint.save(update_fields=["due_on", "look_on"])
    values = {"agreed_on": agreed_on, "agreed_how": agreed_how}
    record("complaint.agree_points", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@dataclass(frozen=True)
class FindingGiven:
    """What was found on one point, and why."""

    finding: str
    reasons: str


@transaction.atomic
def find(*, complaint: Complaint, findings: Mapping[UUID, FindingGiven], by: Actor, at: datetime) -> Complaint:
    """Set down the finding and the reasons on each point. May be done bit by bit until a response is put forward."""
    complaint = locked(complaint)
    if complaint.state != "stage2_open":
        raise UnableToProceed("Findings are made while a complaint is open at stage 2.")
    values: dict[str, object] = {}
    for point in complaint.points.select_for_update():
        given = findings.get(point.pk)
        if given is None or (given.finding, given.reasons) == (point.finding, point.reasons):
            continue
        point.finding, point.reasons = given.finding, given.reasons
        point.save(update_fields=["finding", "reasons"])
        values |= {
            f"finding on point {point.number}": given.finding,
            f"reasons {point.number}": given.reasons,
        }
    if values:
        record("complaint.find", complaint, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def save_draft(*, complaint: Complaint, text: str, outcome: str, by: Actor, at: datetime) -> Response:
    """Keep the response as it is being written; nothing is asked of it yet."""
    complaint = locked(complaint)
    if complaint.state != "stage2_open":
        raise UnableToProceed("A response is drafted while a complaint is open at stage 2.")
    response = _draft(complaint, text, outcome, by, at)
    values = {"number": response.number, "outcome": outcome, "text": text}
    record("complaint.save_draft", response, by=by, at=at, about=complaint.pk, values=values)
    return response


@transaction.atomic
def propose_response(
    *, complaint: Complaint, text: str, outcome: str, chain: Sequence[StaffMember] = (), by: Actor, at: datetime
) -> Response:
    """Put a response forward: to anybody who may sign it, or to a chain of people, the last of whom signs.

    Raises UnableToProceed naming every gap that must be closed first.
    """
    complaint = locked(complaint)
    advance(complaint, Act.PROPOSE_RESPONSE)
    stage = current_stage(complaint)
    missing = blocking(response_gaps(complaint, stage, list(complaint.points.all()), outcome, text, by.name))
    if missing:
        raise UnableToProceed(" ".join(gap.words for gap in missing))
    response = _draft(complaint, text, outcome, by, at)
    response.state = Response.State.FOR_SIGNATURE
    response.save(update_fields=["state"])
    complaint.save(update_fields=["state"])
    lay_chain(complaint, response, chain, at)
    values: dict[str, object] = {"number": response.number, "outcome": outcome, "text": text}
    if chain:
        values["chain"] = [staff.name for staff in chain]
    record("complaint.propose_response", response, by=by, at=at, about=complaint.pk, values=values)
    return response


def _draft(complaint: Complaint, text: str, outcome: str, by: Actor, at: datetime) -> Response:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    if outcome and (outcome not in rules.outcomes or outcome == Outcome.RESOLVED):
        raise UnableToProceed("Choose upheld, partially upheld or not upheld.")
    stage = current_stage(complaint)
    last = stage.responses.order_by("-number").first()
    if last and last.state == Response.State.DRAFT:
        last.text, last.outcome, last.drafted_by_id, last.drafted_at = text, outcome, by.staff_id, at
        last.save(update_fields=["text", "outcome", "drafted_by", "drafted_at"])
        return last
    response: Response = Response.objects.create(
        organisation_id=scope.current(),
        stage=stage,
        number=last.number + 1 if last else 1,
        text=text,
        outcome=outcome,
        drafted_by_id=by.staff_id,
        drafted_at=at,
    )
    return response
