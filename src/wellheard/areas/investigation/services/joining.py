"""Others' parts: of other bodies and contractors, signed by directors, joined into the response."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework import services as casework
from wellheard.areas.casework.models import Complaint, Response
from wellheard.areas.casework.services.progress import UnableToProceed, local_day
from wellheard.areas.investigation.models import OutsidePart, PartSignature, StaffRequest
from wellheard.areas.investigation.selectors.joining import last_words, signs_part
from wellheard.areas.investigation.services.planning import locked_open
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor


def _check(given: dict[str, Any], at: datetime) -> None:
    if bool(given.get("body", "").strip()) == bool(given.get("contractor")):
        raise UnableToProceed("Name another body, or choose a contractor: one of the two.")
    if given.get("consent") in (OutsidePart.Consent.ASKED, OutsidePart.Consent.REFUSED) and given.get("asked_on"):
        raise UnableToProceed("Nothing is shared with them before the customer agrees. Wait for consent.")
    asked, came = given.get("asked_on"), given.get("given_on")
    if came and (came > local_day(at) or (asked and came < asked)):
        raise UnableToProceed("Their answer comes after it was asked for and not in the future. Check the dates.")


@transaction.atomic
def add_outside_part(*, complaint: Complaint, by: Actor, at: datetime, **given: Any) -> OutsidePart:
    """Another body's or a contractor's part: agreed how, asked what, by when."""
    complaint = locked_open(complaint)
    _check(given, at)
    row = OutsidePart(complaint=complaint, **given)
    row.save()
    record("inquiry.add_outside_part", row, by=by, at=at, about=complaint.pk, values={**given, "name": row.name})
    return row


@transaction.atomic
def change_outside_part(
    *, complaint: Complaint, outside: OutsidePart, by: Actor, at: datetime, **given: Any
) -> OutsidePart:
    complaint = locked_open(complaint)
    _check(given, at)
    for name, value in given.items():
        setattr(outside, name, value)
    outside.save()
    values = {**given, "name": outside.name}
    record("inquiry.change_outside_part", outside, by=by, at=at, about=complaint.pk, values=values)
    return outside


@transaction.atomic
def sign_part(*, request: StaffRequest, remark: str, by: Actor, at: datetime) -> PartSignature:
    """The director of the service signs what it contributed. Raises UnableToProceed for anybody else."""
    complaint = locked_open(request.complaint)
    if not signs_part(by, request, local_day(at)):
        raise UnableToProceed("The director of the service that contributed signs this part.")
    if PartSignature.objects.filter(request=request).exists():
        raise UnableToProceed("This part is signed already.")
    row = PartSignature(request=request, signed_by_id=by.staff_id, signed_on=local_day(at), remark=remark)
    row.save()
    values = {"service": request.service, "remark": remark}
    record("request.sign_part", row, by=by, at=at, about=complaint.pk, values=values)
    return row


def add_to_response(
    *, complaint: Complaint, request: StaffRequest, text: str, outcome: str, by: Actor, at: datetime
) -> Response:
    """Put what was contributed at the end of the response as it stands, and keep it as a draft."""
    joined = f"{text.rstrip()}\n\n{last_words(request)}".strip()
    return casework.save_draft(complaint=complaint, text=joined, outcome=outcome, by=by, at=at)
