"""After the answer: a question is answered as clarification; an error or new evidence changes the response.

Domain procedure, "Outcomes": after stage 2, clarification, correction of an error, or new evidence may change it;
otherwise the ombudsman. The first answer and its date are kept: the clock is not run again.
"""

import hashlib
from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Clarification, Complaint, Response, Revision
from wellheard.areas.casework.selectors.complaint_file import response_gaps
from wellheard.areas.casework.selectors.signing import may_sign_alone
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    check_not_before,
    current_stage,
    local_day,
    locked,
)
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.outcomes import Outcome, blocking
from wellheard.rules.stages import Act


@transaction.atomic
def clarify(
    *, complaint: Complaint, asked_on: date, question: str, answer: str, by: Actor, at: datetime
) -> Clarification:
    """Answer a question about the answer. Raises UnableToAct before there is one."""
    complaint = locked(complaint)
    advance(complaint, Act.CLARIFY)
    stage = current_stage(complaint)
    if not (question.strip() and answer.strip()):
        raise UnableToProceed("Write down what was asked, and what you answer.")
    check_not_before(asked_on, stage.responded_on or stage.started_on, "The day they asked", local_day(at))
    row: Clarification = Clarification.objects.create(
        organisation_id=scope.current(), complaint=complaint, asked_on=asked_on, question=question, answer=answer,
        written_by_id=by.staff_id, written_at=at,
    )  # fmt: skip
    values = {"asked_on": asked_on, "question": question, "answer": answer}
    record("complaint.clarify", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def propose_revision(
    *, complaint: Complaint, ground: str, reason: str, text: str, outcome: str, by: Actor, at: datetime
) -> Revision:
    """Put a changed response forward, for a clear error or new evidence. Another person signs it.

    Raises UnableToAct where there is no response at stage 2, UnableToProceed naming what is missing.
    """
    complaint = locked(complaint)
    advance(complaint, Act.REVISE)
    stage = current_stage(complaint)
    last = stage.responses.order_by("-number").first()
    if last is not None and last.state == Response.State.FOR_SIGNATURE:
        raise UnableToProceed("A changed response waits for a signature already.")
    if not reason.strip():
        raise UnableToProceed("Say what the error was, or what is new. The same points again are no reason.")
    if (text.strip(), outcome) == (stage.response_text.strip(), stage.outcome):
        raise UnableToProceed("This is the response as it was. Change it, or answer the question as clarification.")
    _check_outcome(complaint, outcome)
    missing = blocking(response_gaps(complaint, stage, list(complaint.points.all()), outcome, text, by.name))
    if missing:
        raise UnableToProceed(" ".join(gap.words for gap in missing))
    response = Response.objects.create(
        organisation_id=scope.current(), stage=stage, number=last.number + 1 if last else 1, text=text,
        outcome=outcome, state=Response.State.FOR_SIGNATURE, drafted_by_id=by.staff_id, drafted_at=at,
    )  # fmt: skip
    row: Revision = Revision.objects.create(
        organisation_id=scope.current(), complaint=complaint, response=response, ground=Revision.Ground(ground),
        reason=reason, outcome_before=stage.outcome,
    )  # fmt: skip
    values = {"ground": ground, "reason": reason, "outcome": outcome, "text": text}
    record("complaint.propose_revision", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def sign_revision(*, complaint: Complaint, revision: Revision, by: Actor, at: datetime) -> Revision:
    """Sign a changed response: it is the answer from now on. The first is kept, and so is its date."""
    complaint = locked(complaint)
    advance(complaint, Act.REVISE)
    response = _waiting(revision)
    if response.drafted_by_id == by.staff_id and not may_sign_alone(by.staff_id, local_day(at)):
        raise UnableToProceed("Whoever wrote it cannot sign. Ask another authorised manager.")
    stage = current_stage(complaint)
    response.state, response.judged_by_id, response.judged_at = Response.State.SIGNED, by.staff_id, at
    response.sha256 = hashlib.sha256(response.text.encode()).hexdigest()
    response.save(update_fields=["state", "judged_by", "judged_at", "sha256"])
    stage.outcome, stage.response_text = response.outcome, response.text
    stage.save(update_fields=["outcome", "response_text"])
    values = {"outcome": response.outcome, "outcome_before": revision.outcome_before, "sha256": response.sha256}
    values |= {"reason": revision.reason}
    record("complaint.sign_revision", revision, by=by, at=at, about=complaint.pk, values=values)
    return revision


@transaction.atomic
def refuse_revision(*, complaint: Complaint, revision: Revision, comment: str, by: Actor, at: datetime) -> Revision:
    """Leave the answer as it was, saying why."""
    complaint = locked(complaint)
    response = _waiting(revision)
    if not comment.strip():
        raise UnableToProceed("Say why the answer stays as it was.")
    response.state, response.comment = Response.State.SENT_BACK, comment
    response.judged_by_id, response.judged_at = by.staff_id, at
    response.save(update_fields=["state", "comment", "judged_by", "judged_at"])
    record("complaint.refuse_revision", revision, by=by, at=at, about=complaint.pk, values={"comment": comment})
    return revision


def _waiting(revision: Revision) -> Response:
    response: Response = Response.objects.select_for_update().get(pk=revision.response_id)
    if response.state != Response.State.FOR_SIGNATURE:
        raise UnableToProceed("This changed response does not wait for a signature.")
    return response


def _check_outcome(complaint: Complaint, outcome: str) -> None:
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    if outcome not in rules.outcomes or outcome == Outcome.RESOLVED:
        raise UnableToProceed("Choose upheld, partially upheld or not upheld.")
