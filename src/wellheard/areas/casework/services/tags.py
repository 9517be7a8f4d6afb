"""Words put on complaints to find them by, and a closing taken back."""

from datetime import datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint, Extension, Response
from wellheard.areas.casework.services.progress import UnableToProceed, advance, current_stage, locked, set_dates
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import Act


@transaction.atomic
def tag(*, complaint: Complaint, word: str, by: Actor, at: datetime) -> bool:
    """Put a word on a complaint. Whether it was not there before."""
    complaint = locked(complaint)
    word = " ".join(word.split()).lower()
    if not word:
        raise UnableToProceed("Write the tag first: a word or two.")
    said = {"organisation_id": scope.current(), "put_by_id": by.staff_id}
    row, made = complaint.tags.get_or_create(word=word, defaults=said)
    if made:
        record("complaint.tag", row, by=by, at=at, about=complaint.pk, values={"word": word})
    return bool(made)


@transaction.atomic
def untag(*, complaint: Complaint, word: str, by: Actor, at: datetime) -> None:
    """Take a word off a complaint."""
    complaint = locked(complaint)
    row = complaint.tags.filter(word=word).first()
    if row is not None:
        record("complaint.untag", row, by=by, at=at, about=complaint.pk, values={"word": word})
        complaint.tags.filter(pk=row.pk).delete()


@transaction.atomic
def take_back_closing(*, complaint: Complaint, why: str, by: Actor, at: datetime) -> Complaint:
    """Reopen what was closed without an outcome by mistake: it goes on as if it had not been, its clock included."""
    complaint = locked(complaint)
    advance(complaint, Act.TAKE_BACK_CLOSING)
    stage = current_stage(complaint)
    advance(complaint, Act.OPEN_AT_STAGE_1 if stage.number == 1 else Act.START_AT_STAGE_2)
    if stage.responses.filter(state=Response.State.FOR_SIGNATURE).exists():
        advance(complaint, Act.PROPOSE_RESPONSE)
    complaint.closed_on = complaint.calendar_kept_at = None
    complaint.closure, complaint.closure_reason = "", ""
    set_dates(complaint, stage)
    complaint.save()
    record("complaint.take_back_closing", complaint, by=by, at=at, about=complaint.pk, values={"why": why})
    return complaint


@transaction.atomic
def take_back_extension(*, complaint: Complaint, extension: Extension, why: str, by: Actor, at: datetime) -> None:
    """Take back an extension that the customer was not told of yet. Refuses once they were."""
    complaint = locked(complaint)
    stage = current_stage(complaint)
    if extension.stage_id != stage.pk or stage.responded_on is not None or complaint.closed_on:
        raise UnableToProceed("Its stage has ended: the extension stands.")
    if extension.customer_told_on:
        raise UnableToProceed("The customer has been told the new date: it stands.")
    record(
        "complaint.take_back_extension",
        extension,
        by=by,
        at=at,
        about=complaint.pk,
        values={"to_on": extension.to_on, "why": why},
    )
    stage.extensions.filter(pk=extension.pk).delete()
    last = stage.extensions.order_by("-authorised_on", "-id").first()
    stage = current_stage(complaint)
    stage.extended_to = last.to_on if last else None
    set_dates(complaint, stage)
    stage.save(update_fields=["extended_to", "counted_on", "due_on"])
    complaint.save(update_fields=["due_on", "look_on"])
