"""The twin of `casework.services.investigation`."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from wellheard.areas.casework.models import Response
from wellheard.areas.casework.selectors import response_gaps
from wellheard.areas.casework.services import FindingGiven
from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.life.frontline import NotAllowed
from wellheard.interfaces.commands.example.life.telling import Life
from wellheard.rules.outcomes import blocking, sign_off_gaps
from wellheard.rules.stages import Act


def acknowledge(life: Life, *, acknowledged_on: date, by: StaffMember, at: datetime) -> None:
    life.called("acknowledge", acknowledged_on=acknowledged_on, by=by, at=at)
    life.advance(Act.ACKNOWLEDGE)
    life.stage.acknowledged_on = acknowledged_on
    life.set_dates(at)
    values = {"acknowledged_on": acknowledged_on, "stage": life.stage.number}
    life.said("complaint.acknowledge", life.stage, by, at, values)


def agree_points(life: Life, *, agreed_on: date, agreed_how: str, by: StaffMember, at: datetime) -> None:
    life.called("agree_points", agreed_on=agreed_on, agreed_how=agreed_how, by=by, at=at)
    life.advance(Act.AGREE_POINTS)
    life.stage.points_agreed_on, life.stage.points_agreed_how = agreed_on, agreed_how
    life.set_dates(at)
    values = {"agreed_on": agreed_on, "agreed_how": agreed_how}
    life.said("complaint.agree_points", life.stage, by, at, values)


def find(life: Life, *, findings: Mapping[int, FindingGiven], by: StaffMember, at: datetime) -> None:
    """`findings` by the number of the point; the service takes them by its key."""
    life.called("find", findings=findings, by=by, at=at)
    values: dict[str, object] = {}
    for point in life.points:
        given = findings[point.number]
        point.finding, point.reasons = given.finding, given.reasons
        values |= {f"finding on point {point.number}": given.finding, f"reasons {point.number}": given.reasons}
    life.said("complaint.find", life.complaint, by, at, values)


def propose_response(life: Life, *, text: str, outcome: str, by: StaffMember, at: datetime) -> None:
    life.called("propose_response", text=text, outcome=outcome, by=by, at=at)
    life.advance(Act.PROPOSE_RESPONSE)
    missing = blocking(response_gaps(life.complaint, life.stage, life.points, outcome, text, by.name))
    if missing:
        raise NotAllowed(" ".join(gap.words for gap in missing))
    response = Response(
        organisation_id=life.around.organisation_id,
        stage=life.stage,
        number=len(life.responses) + 1,
        state=Response.State.FOR_SIGNATURE,
        text=text,
        outcome=outcome,
        drafted_by=by,
        drafted_at=at,
    )
    life.responses.append(response)
    values = {"number": response.number, "outcome": outcome, "text": text}
    life.said("complaint.propose_response", response, by, at, values)


def send_back(life: Life, *, comment: str, by: StaffMember, at: datetime) -> None:
    life.called("send_back", comment=comment, by=by, at=at)
    life.advance(Act.SEND_BACK)
    response = life.responses[-1]
    response.state, response.comment = Response.State.SENT_BACK, comment
    response.judged_by, response.judged_at = by, at
    life.said("complaint.send_back", response, by, at, {"comment": comment})


def sign_off(
    life: Life, *, responded_on: date, root_cause: str, remedial_action: str, by: StaffMember, at: datetime
) -> None:
    life.called(
        "sign_off", responded_on=responded_on, root_cause=root_cause, remedial_action=remedial_action, by=by, at=at
    )
    life.advance(Act.SIGN_OFF)
    stage, response, complaint = life.stage, life.responses[-1], life.complaint
    missing = blocking(sign_off_gaps(str(by.pk), str(response.drafted_by_id), authorised=True))
    if missing:
        raise NotAllowed(" ".join(gap.words for gap in missing))
    response.state, response.judged_by, response.judged_at = Response.State.SIGNED, by, at
    response.sha256 = hashlib.sha256(response.text.encode()).hexdigest()
    stage.outcome, stage.response_text, stage.responded_on = response.outcome, response.text, responded_on
    stage.response_given, stage.answered_by = "letter", response.drafted_by
    complaint.closed_on, complaint.calendar_kept_at = responded_on, at
    complaint.root_cause = root_cause or complaint.root_cause
    complaint.remedial_action = remedial_action or complaint.remedial_action
    life.set_dates(at)
    values = {"outcome": stage.outcome, "responded_on": responded_on, "sha256": response.sha256}
    values |= {"root_cause": root_cause, "remedial_action": remedial_action}
    life.said("complaint.sign_off", response, by, at, values)
