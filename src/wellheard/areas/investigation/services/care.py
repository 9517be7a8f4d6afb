"""Staff complained about are told, supported, heard and told the outcome; handlers are supported too."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.areas.investigation.models import Concern, ConcernUpdate, HandlerCare, StaffRequest
from wellheard.areas.investigation.services.asking import ask
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember


@transaction.atomic
def tell_concerned(
    *, complaint: Complaint, person: Person, told: str, told_on: date, supported_by: str, by: Actor, at: datetime
) -> Concern:
    """Tell somebody that a complaint is about them, in words chosen for them, and who supports them."""
    complaint = locked(complaint)
    _concerned(person)
    check_not_before(told_on, complaint.received_on, "The day they were told", local_day(at))
    row = Concern.objects.filter(person=person).first() or Concern(person=person)
    row.told, row.told_on, row.supported_by = told, told_on, supported_by
    row.save()
    person.told_on = told_on
    person.save(update_fields=["told_on"])
    values = {"who": person.staff, "told": told, "told_on": told_on, "supported_by": supported_by}
    record("concern.tell", row, by=by, at=at, about=complaint.pk, values=values)
    return row


def _concerned(person: Person) -> StaffMember:
    if person.part != Person.Part.STAFF_COMPLAINED_ABOUT or person.staff is None:
        raise UnableToProceed("Say first, in their details, which of our staff they are.")
    return person.staff


def _told(person: Person) -> Concern:
    row: Concern | None = Concern.objects.select_related("person__staff").filter(person=person).first()
    if row is None:
        raise UnableToProceed("Tell them first that a complaint is about them.")
    return row


def share_facts(
    *, complaint: Complaint, person: Person, facts: str, due_on: date | None, by: Actor, at: datetime
) -> StaffRequest:
    """Let them comment on the facts found about them, before the response is signed. They see these words alone."""
    _told(person)
    return ask(
        complaint=complaint, of=_concerned(person), kind=StaffRequest.Kind.FACTS, matter=facts, due_on=due_on, by=by,
        at=at,
    )  # fmt: skip


@transaction.atomic
def keep_informed(
    *, complaint: Complaint, person: Person, on: date, what: str, by: Actor, at: datetime
) -> ConcernUpdate:
    """They were told how it goes."""
    complaint = locked(complaint)
    concern = _told(person)
    check_not_before(on, concern.told_on, "The day they heard", local_day(at))
    row = ConcernUpdate(concern=concern, on=on, what=what)
    row.save()
    record("concern.keep_informed", row, by=by, at=at, about=complaint.pk, values={"on": on, "what": what})
    return row


@transaction.atomic
def tell_outcome(
    *, complaint: Complaint, person: Person, outcome: str, told_on: date, by: Actor, at: datetime
) -> Concern:
    """They are told what came of it, as far as it concerns them."""
    complaint = locked(complaint)
    concern = _told(person)
    if complaint.closed_on is None:
        raise UnableToProceed("There is no outcome yet. Tell them when the complaint is closed.")
    check_not_before(told_on, complaint.closed_on, "The day they were told", local_day(at))
    concern.outcome, concern.outcome_told_on = outcome, told_on
    concern.save(update_fields=["outcome", "outcome_told_on"])
    values = {"outcome": outcome, "told_on": told_on}
    record("concern.tell_outcome", concern, by=by, at=at, about=complaint.pk, values=values)
    return concern


@transaction.atomic
def support_handler(
    *,
    complaint: Complaint,
    supported_by: StaffMember,
    why: str,
    debrief_asked_on: date | None,
    by: Actor,
    at: datetime,
) -> HandlerCare:
    """Name who supports whoever handles it; after abuse, ask for a talk about it."""
    complaint = locked(complaint)
    if complaint.handler_id is None:
        raise UnableToProceed("Nobody handles this complaint yet.")
    if supported_by.pk == complaint.handler_id:
        raise UnableToProceed("Nobody supports themselves. Choose somebody else.")
    row = HandlerCare(
        complaint=complaint, staff_id=complaint.handler_id, supported_by=supported_by, why=why,
        debrief_asked_on=debrief_asked_on,
    )  # fmt: skip
    row.save()
    values = {"supported_by": supported_by, "why": why, "debrief_asked_on": debrief_asked_on}
    record("handler.support", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def hold_debrief(*, complaint: Complaint, care: HandlerCare, held_on: date, by: Actor, at: datetime) -> HandlerCare:
    complaint = locked(complaint)
    check_not_before(held_on, care.debrief_asked_on or complaint.received_on, "The day of the talk", local_day(at))
    care.debrief_held_on = held_on
    care.save(update_fields=["debrief_held_on"])
    record("handler.hold_debrief", care, by=by, at=at, about=complaint.pk, values={"held_on": held_on})
    return care
