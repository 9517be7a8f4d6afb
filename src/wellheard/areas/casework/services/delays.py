"""More time asked for and answered, the people told of it, and what is waited for."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Extension, ExtensionRequest, Wait
from wellheard.areas.casework.selectors.clocks import clock_of
from wellheard.areas.casework.services.closing import add_extension
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    check_not_before,
    current_stage,
    local_day,
    locked,
    set_dates,
)
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.clock import Extension as AskedExtension
from wellheard.rules.clock import check_extension
from wellheard.rules.procedure import Approver
from wellheard.rules.stages import Act


@transaction.atomic
def ask_extension(*, complaint: Complaint, to_on: date, reason: str, by: Actor, at: datetime) -> ExtensionRequest:
    """Ask for more time. Raises UnableToExtend at once for what nobody could grant (procedure, "Stages and clocks")."""
    complaint = locked(complaint)
    advance(complaint, Act.EXTEND)
    stage = current_stage(complaint)
    if stage.extension_requests.filter(state=ExtensionRequest.State.WAITING).exists():
        raise UnableToProceed("More time has been asked for already, and waits for an answer.")
    asked = AskedExtension(to_on, local_day(at), by.name, reason)
    check_extension(clock_of(complaint, stage, Calendars()), asked, Approver.SENIOR_MANAGER)
    request: ExtensionRequest = ExtensionRequest.objects.create(
        organisation_id=scope.current(), stage=stage, to_on=to_on, reason=reason, asked_by_id=by.staff_id, asked_at=at
    )
    values = {"to_on": to_on, "reason": reason}
    record("complaint.ask_extension", request, by=by, at=at, about=complaint.pk, values=values)
    return request


@transaction.atomic
def decide_extension(
    *, complaint: Complaint, request: ExtensionRequest, granted: bool, answer: str = "", by: Actor, at: datetime
) -> ExtensionRequest:
    """Grant or refuse more time. A refusal says why; whoever grants it must have the authority to."""
    complaint = locked(complaint)
    request = ExtensionRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != ExtensionRequest.State.WAITING:
        raise UnableToProceed("This has been answered already.")
    if not granted and not answer.strip():
        raise UnableToProceed("Say why not: they will have to answer without the time.")
    if granted:
        authority = StaffMember.objects.get(pk=by.staff_id)
        add_extension(complaint, request.to_on, request.reason, authority, None, None, at)
    request.state = ExtensionRequest.State.GRANTED if granted else ExtensionRequest.State.REFUSED
    request.decided_by_id, request.decided_at, request.answer = by.staff_id, at, answer
    request.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    act = "complaint.grant_extension" if granted else "complaint.refuse_extension"
    values = {"to_on": request.to_on, "reason": request.reason, "answer": answer}
    record(act, request, by=by, at=at, about=complaint.pk, values=values)
    return request


@transaction.atomic
def tell_extension(
    *,
    complaint: Complaint,
    extension: Extension,
    customer_told_on: date | None,
    staff_told_on: date | None,
    by: Actor,
    at: datetime,
) -> Extension:
    """Record that the customer, and the staff complained about, were told the reason and the new date."""
    if customer_told_on is None and staff_told_on is None:
        raise UnableToProceed("Give the day on which one or the other was told.")
    complaint = locked(complaint)
    for on in (customer_told_on, staff_told_on):
        check_not_before(on, extension.stage.started_on, "The day they were told", local_day(at))
    extension.customer_told_on = customer_told_on or extension.customer_told_on
    extension.staff_told_on = staff_told_on or extension.staff_told_on
    extension.save(update_fields=["customer_told_on", "staff_told_on"])
    values = {"customer_told_on": extension.customer_told_on, "staff_told_on": extension.staff_told_on}
    record("complaint.tell_extension", extension, by=by, at=at, about=complaint.pk, values=values)
    return extension


@transaction.atomic
def take_back_telling(
    *, complaint: Complaint, acknowledgement: bool = False, extension: Extension | None = None, by: Actor, at: datetime
) -> Complaint:
    """Nobody was told after all: the letter that was to say so never left. The clock is set back with it."""
    complaint = locked(complaint)
    stage = current_stage(complaint)
    if acknowledgement:
        stage.acknowledged_on = None
        set_dates(complaint, stage)
        stage.save(update_fields=["acknowledged_on", "counted_on", "due_on"])
        complaint.save(update_fields=["due_on", "look_on"])
    if extension is not None:
        extension.customer_told_on = None
        extension.save(update_fields=["customer_told_on"])
    values = {"acknowledgement": acknowledgement, "extension": extension is not None}
    record("complaint.take_back_telling", stage, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def note_wait(*, complaint: Complaint, on: str, what: str, since: date, by: Actor, at: datetime) -> Wait:
    """Note what is waited for, and on whom: a justified delay and one of our own making are told apart."""
    complaint = locked(complaint)
    if not what.strip():
        raise UnableToProceed("Say what is waited for.")
    check_not_before(since, complaint.received_on, "The day the waiting began", local_day(at))
    wait: Wait = Wait.objects.create(
        organisation_id=scope.current(), complaint=complaint, on=on, what=what, since=since, noted_by_id=by.staff_id
    )
    values = {"on": on, "what": what, "since": since}
    record("complaint.note_wait", wait, by=by, at=at, about=complaint.pk, values=values)
    return wait


@transaction.atomic
def end_wait(*, complaint: Complaint, wait: Wait, until: date, by: Actor, at: datetime) -> Wait:
    """Note that the waiting is over: the last day of it."""
    locked(complaint)
    check_not_before(until, wait.since, "The last day of waiting", local_day(at))
    wait.until = until
    wait.save(update_fields=["until"])
    values = {"what": wait.what, "until": until}
    record("complaint.end_wait", wait, by=by, at=at, about=complaint.pk, values=values)
    return wait
