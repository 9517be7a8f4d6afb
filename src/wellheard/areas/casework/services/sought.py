"""The outcomes sought, each with what is possible; and a concern for safety, which goes elsewhere at once."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from wellheard.areas.casework.models import Complaint, OutcomeSought, ProtectionReferral
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor


@transaction.atomic
def seek_outcome(
    *,
    complaint: Complaint,
    outcome: OutcomeSought | None = None,
    text: str,
    possible: str = "",
    why_not: str = "",
    alternatives: str = "",
    told_on: date | None = None,
    told_how: str = "",
    by: Actor,
    at: datetime,
) -> OutcomeSought:
    """Add an outcome that is sought, or say of one whether it is possible here, and when the person was told."""
    complaint = locked(complaint)
    if not text.strip():
        raise UnableToProceed("Say what they want to come of it.")
    if possible in (OutcomeSought.Possible.IN_PART, OutcomeSought.Possible.NO) and not why_not.strip():
        raise UnableToProceed("Say why it is not possible here, or not in full: the person is told it.", "why_not")
    check_not_before(told_on, complaint.received_on, "The day they were told", local_day(at))
    adding = outcome is None
    if outcome is None:
        last = complaint.outcomes_sought.order_by("-number").first()
        number = last.number + 1 if last else 1
        outcome = OutcomeSought(organisation_id=complaint.organisation_id, complaint=complaint, number=number)
    values = {
        "text": text, "possible": possible, "why_not": why_not, "alternatives": alternatives, "told_on": told_on,
        "told_how": told_how,
    }  # fmt: skip
    for name, value in values.items():
        setattr(outcome, name, value)
    outcome.save()
    act = "complaint.seek_outcome" if adding else "complaint.judge_outcome_sought"
    record(act, outcome, by=by, at=at, about=complaint.pk, values=values)
    return outcome


@transaction.atomic
def refer_for_protection(
    *,
    complaint: Complaint,
    who: str,
    concern: str,
    referred_to: str,
    referred_on: date,
    referred_time: time,
    advice: str = "",
    paused: bool = False,
    by: Actor,
    at: datetime,
) -> ProtectionReferral:
    """Write down that a concern for somebody's safety was passed on: to whom, when, by whom."""
    complaint = locked(complaint)
    moment = timezone.make_aware(datetime.combine(referred_on, referred_time))
    if moment > at:
        raise UnableToProceed("The time it was passed on is in the future. Check the date and the time.")
    row: ProtectionReferral = ProtectionReferral.objects.create(
        organisation_id=complaint.organisation_id, complaint=complaint, who=who, concern=concern,
        referred_to=referred_to, referred_at=moment, referred_by_id=by.staff_id, paused=paused, advice=advice,
    )  # fmt: skip
    values = {"who": who, "referred_to": referred_to, "referred_at": moment, "paused": paused}
    record("complaint.refer_for_protection", row, by=by, at=at, about=complaint.pk, values=values)
    return row
