"""Taking a letter back that waits in the outbox still, with what its sending was taken to mean."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Extension
from wellheard.areas.casework.services import UnableToProceed, take_back_telling
from wellheard.areas.casework.services.progress import locked
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.services import withdraw
from wellheard.foundation.organisations.actors import Actor


@transaction.atomic
def take_back_letter(*, complaint: Complaint, letter: CaseLetter, by: Actor, at: datetime) -> CaseLetter:
    """Keep a letter from leaving. Raises UnableToProceed once somebody has begun to send it, or it was posted."""
    complaint = locked(complaint)
    held: CaseLetter = complaint.letters.select_related("message").get(pk=letter.pk)
    if held.message is None or not withdraw(held.message, at=at):
        raise UnableToProceed(_("This letter has left already. Write another one that puts it right."))
    values = {"kind": held.kind, "to": held.to_name}
    record("letter.take_back", held, by=by, at=at, about=complaint.pk, values=values)
    return held


def take_back_sent(
    *,
    complaint: Complaint,
    letter: CaseLetter,
    acknowledged: bool,
    extension: Extension | None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Take a letter back, and with it the acknowledgement or the telling of more time that its sending recorded."""
    held = take_back_letter(complaint=complaint, letter=letter, by=by, at=at)
    if acknowledged or extension is not None:
        take_back_telling(complaint=complaint, acknowledgement=acknowledged, extension=extension, by=by, at=at)
    return held
