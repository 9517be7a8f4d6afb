"""More time, and the closings that are no outcome."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from wellheard.areas.casework.models import Complaint, Extension, StageRecord
from wellheard.areas.casework.permissions import MANAGERS, SENIOR_MANAGERS
from wellheard.areas.casework.selectors.clocks import clock_of
from wellheard.areas.casework.services.progress import (
    NO_STAGE,
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
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.clock import Clock, UnableToExtend, check_extension
from wellheard.rules.clock import Extension as AskedExtension
from wellheard.rules.outcomes import Closure
from wellheard.rules.procedure import Approver
from wellheard.rules.stages import Act, UnableToAct
from wellheard.rules.working_days import DateOutsideCalendar

CLOSING_ACTS = {
    Closure.WITHDRAWN: Act.WITHDRAW,
    Closure.NO_CONSENT: Act.CLOSE_FOR_NO_CONSENT,
    Closure.ANONYMOUS_NOT_PURSUED: Act.NOT_PURSUE_ANONYMOUS,
    Closure.NOT_A_COMPLAINT: Act.FIND_NOT_A_COMPLAINT,
}


@transaction.atomic
def extend(
    *,
    complaint: Complaint,
    to_on: date,
    reason: str,
    authorised_by: StaffMember,
    customer_told_on: date | None,
    staff_told_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Extension:
    """Give the present stage more time, as a manager authorised. Raises UnableToExtend for what the rules refuse."""
    complaint = locked(complaint)
    extension = add_extension(complaint, to_on, reason, authorised_by, customer_told_on, staff_told_on, at)
    values = {
        "to_on": to_on,
        "reason": reason,
        "authorised_by": authorised_by.pk,
        "told_on": customer_told_on,
    }
    record("complaint.extend", extension, by=by, at=at, about=complaint.pk, values=values)
    return extension


def add_extension(
    complaint: Complaint,
    to_on: date,
    reason: str,
    authorised_by: StaffMember,
    customer_told_on: date | None,
    staff_told_on: date | None,
    at: datetime,
) -> Extension:
    """What every way of extending shares, inside its transaction: the authority, the rules, the new dates."""
    stage, today = current_stage(complaint), local_day(at)
    asked = AskedExtension(to_on, today, authorised_by.name, reason, customer_told_on)
    _extended(complaint, stage, asked, actor_for_staff(authorised_by, today), Calendars())
    extension: Extension = Extension.objects.create(
        organisation_id=scope.current(),
        stage=stage,
        to_on=to_on,
        reason=reason,
        authorised_by=authorised_by,
        authorised_on=today,
        customer_told_on=customer_told_on,
        staff_told_on=staff_told_on,
    )
    stage.extended_to = to_on
    set_dates(complaint, stage)
    stage.save(update_fields=["extended_to", "counted_on", "due_on"])
    complaint.save(update_fields=["due_on", "look_on"])
    return extension


def _extended(
    complaint: Complaint, stage: StageRecord, asked: AskedExtension, authority: Actor, calendars: Calendars
) -> Clock:
    """The stage's clock with the extension asked for, where its rules and the authority allow it. Saves nothing."""
    advance(complaint, Act.EXTEND)
    if not authority.holds_for(complaint.service_id, *MANAGERS):
        raise UnableToExtend(f"{asked.approved_by} cannot authorise an extension here. Choose a manager.")
    senior = authority.holds_for(complaint.service_id, *SENIOR_MANAGERS)
    clock = clock_of(complaint, stage, calendars)
    check_extension(clock, asked, Approver.SENIOR_MANAGER if senior else Approver.MANAGER)
    check_not_before(asked.customer_told_on, stage.started_on, "The day the customer was told", asked.approved_on)
    dates = replace(clock.dates, extensions=(*clock.dates.extensions, asked))
    return replace(clock, dates=dates)


def try_extending(
    complaints: Sequence[Complaint], *, to_on: date, reason: str, authorised_by: StaffMember, at: datetime
) -> dict[UUID, date | str]:
    """The last day that each complaint would get, or why it cannot be extended, by the rules of `extend`.

    Nothing is written. As many questions to the database for one complaint as for fifty.
    """
    stages = StageRecord.objects.order_by("number").prefetch_related("extensions__authorised_by")
    prefetch_related_objects(complaints, "procedure", Prefetch("stages", queryset=stages))
    today = local_day(at)
    authority, calendars = actor_for_staff(authorised_by, today), Calendars()
    asked = AskedExtension(to_on, today, authorised_by.name, reason)
    tried: dict[UUID, date | str] = {}
    for complaint in complaints:
        try:
            held = list(complaint.stages.all())
            if not held:
                raise UnableToProceed(NO_STAGE)
            due_on = _extended(complaint, held[-1], asked, authority, calendars).due_on
            assert due_on is not None
            tried[complaint.pk] = due_on
        except (UnableToProceed, UnableToAct, UnableToExtend, DateOutsideCalendar) as refusal:
            tried[complaint.pk] = str(refusal)
    return tried


@transaction.atomic
def close_without_outcome(
    *,
    complaint: Complaint,
    closure: str,
    reason: str,
    closed_on: date,
    not_a_complaint_reason: str = "",
    by: Actor,
    at: datetime,
) -> Complaint:
    """Close with no outcome: withdrawn, no consent, anonymous and not pursued, or not a complaint after all.

    Not pursuing an anonymous complaint takes a manager; the reason is always recorded, and what is not a
    complaint has one of the coded ones, which says where it goes instead.
    """
    complaint = locked(complaint)
    kind = Closure(closure)
    advance(complaint, CLOSING_ACTS[kind])
    stage = current_stage(complaint)
    if not reason.strip():
        raise UnableToProceed("Say why it is closed: it is part of the record.")
    if kind is Closure.ANONYMOUS_NOT_PURSUED and not complaint.anonymous:
        raise UnableToProceed("This complaint is not marked as anonymous. Correct its details first.")
    if kind.needs_manager and not by.holds_for(complaint.service_id, *MANAGERS):
        raise UnableToProceed("Not pursuing an anonymous complaint needs a manager. Ask one to close it.")
    if kind is not Closure.NOT_A_COMPLAINT:
        not_a_complaint_reason = ""
    elif not not_a_complaint_reason:
        raise UnableToProceed("Choose why it is not a complaint: the reason says where it goes instead.")
    check_not_before(closed_on, stage.started_on, "The day it closed", local_day(at))
    complaint.closed_on, complaint.closure, complaint.closure_reason = closed_on, kind.value, reason
    complaint.not_a_complaint_reason = not_a_complaint_reason
    complaint.calendar_kept_at = at
    complaint.due_on = complaint.look_on = None
    complaint.save()
    values = {"closure": kind.value, "reason": reason, "closed_on": closed_on}
    values |= {"not_a_complaint_reason": not_a_complaint_reason} if not_a_complaint_reason else {}
    record("complaint.close_without_outcome", complaint, by=by, at=at, about=complaint.pk, values=values)
    return complaint
