"""Consent and its chase: asked, chased, given, refused, taken back. What each step leaves is on the person."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, ConsentStep, Person
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor

AFTER = {
    ConsentStep.Kind.ASKED: Person.Consent.AWAITED,
    ConsentStep.Kind.CHASED: Person.Consent.AWAITED,
    ConsentStep.Kind.GIVEN: Person.Consent.GIVEN,
    ConsentStep.Kind.REFUSED: Person.Consent.REFUSED,
    ConsentStep.Kind.TAKEN_BACK: Person.Consent.REFUSED,
}


@transaction.atomic
def take_consent_step(
    *,
    complaint: Complaint,
    person: Person,
    kind: str,
    on: date,
    how: str = "",
    due_on: date | None = None,
    limits: str = "",
    by: Actor,
    at: datetime,
) -> ConsentStep:
    """Write down a step in asking for consent. `limits`: what may be looked at, and what may be said to whom."""
    complaint = locked(complaint)
    step_kind = ConsentStep.Kind(kind)
    check_not_before(on, complaint.received_on, "The day", local_day(at))
    asking = step_kind in (ConsentStep.Kind.ASKED, ConsentStep.Kind.CHASED)
    if step_kind == ConsentStep.Kind.CHASED and person.consent != Person.Consent.AWAITED:
        raise UnableToProceed("Consent has not been asked for, so it cannot be chased. Record that it was asked for.")
    if step_kind == ConsentStep.Kind.TAKEN_BACK and person.consent != Person.Consent.GIVEN:
        raise UnableToProceed("Only consent that was given can be taken back.")
    if due_on and due_on < on:
        raise UnableToProceed("The day it is wanted by is before the day it was asked for. Check the dates.")
    step: ConsentStep = ConsentStep.objects.create(
        organisation_id=complaint.organisation_id, complaint=complaint, person=person, kind=kind, on=on, how=how,
        due_on=due_on if asking else None, limits=limits, recorded_by_id=by.staff_id,
    )  # fmt: skip
    person.consent = AFTER[step_kind]
    person.consent_on = None if asking else on
    person.consent_due_on = (due_on or person.consent_due_on) if asking else None
    person.consent_limits = limits or person.consent_limits
    person.save(update_fields=["consent", "consent_on", "consent_due_on", "consent_limits"])
    values = {"kind": kind, "on": on, "how": how, "due_on": step.due_on, "limits": limits}
    record("complaint.consent", step, by=by, at=at, about=complaint.pk, values=values)
    return step
