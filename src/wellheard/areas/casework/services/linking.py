"""Complaints that belong together: linked, joined to the one they are the same as, and taken apart again."""

from datetime import datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Link, Merge
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    current_stage,
    locked,
    set_dates,
)
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import OPEN, Act


@transaction.atomic
def link(*, complaint: Complaint, other: Complaint, why: str = "", by: Actor, at: datetime) -> Link:
    """Say that two complaints have to do with each other. Both stay what they are."""
    if complaint.pk == other.pk:
        raise UnableToProceed("This is the same complaint. Give the reference of another one.")
    if Link.objects.filter(complaint__in=[complaint, other], other__in=[complaint, other]).exists():
        raise UnableToProceed(f"It is linked to {other.reference} already.")
    made: Link = Link.objects.create(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        other=other,
        why=why,
        made_by_id=by.staff_id,
        made_at=at,
    )
    record("complaint.link", made, by=by, at=at, about=complaint.pk, values={"other": other.pk, "why": why})
    return made


@transaction.atomic
def unlink(*, complaint: Complaint, link: Link, by: Actor, at: datetime) -> None:
    """Say that they have nothing to do with each other after all."""
    values = {"complaint": link.complaint_id, "other": link.other_id}
    Link.objects.filter(pk=link.pk).delete()
    record("complaint.unlink", link, by=by, at=at, about=complaint.pk, values=values)


@transaction.atomic
def merge(*, complaint: Complaint, lead: Complaint, why: str, by: Actor, at: datetime) -> Merge:
    """Join a complaint to the one it is the same as: the same person and the same matter, come twice.

    It is no second complaint then: it stands in no figure and has no clock. The lead is the one that came
    first, so that no time is lost to the customer. Raises UnableToProceed where they cannot be one.
    """
    first, second = sorted((complaint, lead), key=lambda one: one.pk)
    held = {one.pk: one for one in (locked(first), locked(second))}
    complaint, lead = held[complaint.pk], held[lead.pk]
    _check_one(complaint, lead)
    before = complaint.state
    advance(complaint, Act.MERGE)
    made: Merge = Merge.objects.create(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        lead=lead,
        state_before=before,
        why=why,
        merged_by_id=by.staff_id,
        merged_at=at,
    )
    complaint.merged_into, complaint.due_on, complaint.look_on = lead, None, None
    complaint.save(update_fields=["state", "merged_into", "due_on", "look_on"])
    record("complaint.merge", made, by=by, at=at, about=complaint.pk, values={"lead": lead.pk, "why": why})
    return made


@transaction.atomic
def unmerge(*, complaint: Complaint, by: Actor, at: datetime) -> Complaint:
    """Take a complaint apart from the one it was joined to: it stands where it stood, with its own clock.

    The clock is counted as if it had never stopped, with the body's calendar as it is now.
    """
    complaint = locked(complaint)
    made = Merge.objects.filter(complaint=complaint, undone_at=None).first()
    if made is None:
        raise UnableToProceed("It is not joined to another complaint.")
    complaint.state, complaint.merged_into = made.state_before, None
    stage = current_stage(complaint)
    set_dates(complaint, stage)
    stage.save(update_fields=["counted_on", "due_on"])
    complaint.save(update_fields=["state", "merged_into", "due_on", "look_on"])
    made.undone_by_id, made.undone_at = by.staff_id, at
    made.save(update_fields=["undone_by", "undone_at"])
    record("complaint.unmerge", made, by=by, at=at, about=complaint.pk, values={"lead": made.lead_id})
    return complaint


def _check_one(complaint: Complaint, lead: Complaint) -> None:
    if complaint.pk == lead.pk:
        raise UnableToProceed("This is the same complaint. Give the reference of the one that came first.")
    if lead.merged_into_id:
        raise UnableToProceed(f"{lead.reference} is itself joined to another. Join it to that one.")
    if complaint.merged.exists():
        raise UnableToProceed("Others are joined to this one. Take them apart first, or make it the lead.")
    if lead.state not in OPEN:
        raise UnableToProceed(
            f"{lead.reference} is closed. If the customer is still dissatisfied, escalate that one; "
            "if this is something new, keep it as it is and link them."
        )
    if lead.received_on > complaint.received_on:
        raise UnableToProceed(
            f"{lead.reference} came later. Join that one to this one, so that the customer loses no time."
        )
    if _readers(complaint) != _readers(lead):
        raise UnableToProceed("Different people may see the two. Give both the same access first.")


def _readers(complaint: Complaint) -> set[object]:
    if not complaint.restricted:
        return set()
    return {"restricted", *complaint.named_readers.values_list("staff_id", flat=True)}
