"""Where a response stands on its way to a signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

from django.db.models import Q

from wellheard.areas.casework.models import (
    Complaint,
    Response,
    ResponseComment,
    SigningStep,
    SoleSignatory,
    StageRecord,
)
from wellheard.areas.casework.selectors.complaint_file import response_gaps
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.outcomes import Gap, sign_off_gaps


def waiting_response(complaint: Complaint) -> Response | None:
    """The response that waits for a signature, if one does."""
    stage = _current(complaint)
    if stage is None:
        return None
    rows = stage.responses.filter(state=Response.State.FOR_SIGNATURE).select_related("drafted_by")
    response: Response | None = rows.first()
    return response


def turn_of(response: Response) -> SigningStep | None:
    """Whose turn it is; None where the response has no chain."""
    rows = response.steps.filter(state=SigningStep.State.WAITING).select_related("staff", "delegated_to")
    step: SigningStep | None = rows.order_by("number").first()
    return step


def is_theirs(step: SigningStep, by: Actor) -> bool:
    """Whether this person may act in this turn: whoever it was delegated to, whose it is, or who deputises."""
    holders = {step.delegated_to_id or step.staff_id, step.staff_id}
    return bool(holders & {by.staff_id, *by.standing_in_for})


def may_sign_alone(staff_id: UUID, on: date) -> bool:
    """Whether the body lets this manager prepare and sign, on that day."""
    held = SoleSignatory.objects.filter(staff_id=staff_id, from_on__lte=on)
    return bool(held.filter(Q(until_on=None) | Q(until_on__gt=on)).exists())


def signing_gaps(complaint: Complaint, by: Actor, alone: bool = False, reason: str = "") -> list[Gap]:
    """What a signatory is shown before signing: what is missing, and whether they are the one to sign.

    `alone`: the body lets them sign what they drafted, with a `reason` each time (records, "what they may do").
    """
    response, stage = waiting_response(complaint), _current(complaint)
    if response is None or stage is None:
        return [Gap("response", "No response waits for a signature.")]
    drafter = response.drafted_by
    found = sign_off_gaps(str(by.staff_id), str(drafter.pk), authorised=True, another_person=not alone)
    if alone and drafter.pk == by.staff_id and not reason.strip():
        found.append(Gap("same_person_reason", "You drafted this response. Say why you sign it yourself."))
    points = list(complaint.points.all())
    return [*found, *response_gaps(complaint, stage, points, response.outcome, response.text, drafter.name)]


def signed_alone(services: frozenset[UUID] | None) -> list[Response]:
    """Responses that one person prepared and signed, newest first, with the reason given each time."""
    rows = Response.objects.exclude(same_person_reason="").select_related("stage__complaint", "judged_by")
    if services is not None:
        rows = rows.filter(stage__complaint__service_id__in=services)
    return list(rows.filter(stage__complaint__restricted=False).order_by("-judged_at", "-id")[:200])


@dataclass(frozen=True)
class Passage:
    """Words of a response against the version before: kept, added or taken out."""

    kind: str
    text: str


def changes_between(before: str, after: str) -> list[Passage]:
    """What was changed from one version to the next, word by word."""
    old, new = _words(before), _words(after)
    found: list[Passage] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Passage("kept", "".join(old[a:b])))
            continue
        if a < b:
            found.append(Passage("taken_out", "".join(old[a:b])))
        if c < d:
            found.append(Passage("added", "".join(new[c:d])))
    return found


def comments_on(complaint: Complaint) -> list[ResponseComment]:
    """What was said of the response at the present stage, of any of its versions, the newest first."""
    stage = _current(complaint)
    rows = ResponseComment.objects.filter(response__stage=stage).select_related("written_by", "response")
    return list(rows.order_by("-written_at", "-id")) if stage else []


def _words(text: str) -> Sequence[str]:
    """The words of a text, each with the space that follows it."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        found.extend(part for part in _split(line) if part)
    return found


def _split(line: str) -> list[str]:
    words = line.split(" ")
    return [word + " " for word in words[:-1]] + words[-1:]


def _current(complaint: Complaint) -> StageRecord | None:
    stage: StageRecord | None = complaint.stages.order_by("-number").first()
    return stage
