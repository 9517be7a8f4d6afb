"""A bulletin begun from the records, edited by a person, approved by another, sent, and counted as it is read."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.culture.models import Bulletin, BulletinReceipt, BulletinService
from wellheard.areas.culture.selectors.bulletins import audience, draft_text
from wellheard.areas.culture.selectors.meetings import may_write
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service


@transaction.atomic
def begin_bulletin(
    *, kind: str, title: str, service: Service | None, first_on: date, last_on: date, services: Sequence[Service] = (),
    by: Actor, at: datetime,
) -> Bulletin:  # fmt: skip
    """Begin a bulletin: its text is made from the period's records, for a person to edit."""
    if not may_write(by, service.pk if service else None):
        raise UnableToProceed("You write of the services that you work for. Choose one of those.")
    if not title.strip():
        raise UnableToProceed("Give it a title.")
    if last_on < first_on:
        raise UnableToProceed("The period ends before it begins. Check both dates.")
    text = draft_text(by, kind, first_on, last_on, service.pk if service else None)
    bulletin = Bulletin(
        kind=Bulletin.Kind(kind), title=title, service=service, first_on=first_on, last_on=last_on, text=text,
        begun_by_id=by.staff_id,
    )  # fmt: skip
    bulletin.save()
    BulletinService.objects.bulk_create(BulletinService(bulletin=bulletin, service=one) for one in services)
    values = {"kind": kind, "title": title, "service": service, "first_on": first_on, "last_on": last_on}
    to = sorted(str(one.pk) for one in services)
    record("bulletin.begin", bulletin, by=by, at=at, values={**values, "services": to})
    return bulletin


def _held(bulletin: Bulletin, state: str) -> Bulletin:
    """The bulletin as it stands now, held until the transaction ends."""
    row: Bulletin = Bulletin.objects.select_for_update(of=("self",)).get(pk=bulletin.pk)
    if row.state != state:
        raise UnableToProceed(f"This bulletin is “{row.get_state_display()}”.")
    return row


@transaction.atomic
def edit_bulletin(*, bulletin: Bulletin, title: str, text: str, by: Actor, at: datetime) -> Bulletin:
    """Change the words of a draft."""
    row = _held(bulletin, Bulletin.State.DRAFT)
    if not title.strip() or not text.strip():
        raise UnableToProceed("Give it a title and a text.")
    row.title, row.text, row.edited_by_id = title, text, by.staff_id
    row.editors = sorted({*row.editors, str(by.staff_id)})
    row.save(update_fields=["title", "text", "edited_by", "editors"])
    record("bulletin.edit", row, by=by, at=at, values={"title": title, "text": text})
    return row


@transaction.atomic
def approve_bulletin(*, bulletin: Bulletin, by: Actor, at: datetime) -> Bulletin:
    """Approve a draft as a manager who did not write it. From now on its words stand."""
    row = _held(bulletin, Bulletin.State.DRAFT)
    if not by.holds_for(row.service_id, *MANAGERS):
        raise UnableToProceed("A manager of the service approves it.")
    if row.edited_by_id is None:
        raise UnableToProceed("Nobody has edited it yet: a person reads and edits it before it is approved.")
    if {str(one) for one in (by.staff_id, *by.standing_in_for)} & {str(row.begun_by_id), *row.editors}:
        raise UnableToProceed("Somebody who did not write in it approves it.")
    row.state, row.approved_by_id, row.approved_on = Bulletin.State.APPROVED, by.staff_id, local_day(at)
    row.save(update_fields=["state", "approved_by", "approved_on"])
    record("bulletin.approve", row, by=by, at=at, values={"title": row.title})
    return row


@transaction.atomic
def take_bulletin_back(*, bulletin: Bulletin, why: str, by: Actor, at: datetime) -> Bulletin:
    """Make an approved bulletin that is not sent a draft again, for a reason. It is approved anew after that."""
    row = _held(bulletin, Bulletin.State.APPROVED)
    if not why.strip():
        raise UnableToProceed("Say what should be changed.")
    row.state, row.approved_by, row.approved_on = Bulletin.State.DRAFT, None, None
    row.save(update_fields=["state", "approved_by", "approved_on"])
    record("bulletin.take_back", row, by=by, at=at, values={"title": row.title, "why": why})
    return row


@transaction.atomic
def send_bulletin(*, bulletin: Bulletin, by: Actor, at: datetime) -> int:
    """Send an approved bulletin to its staff, once each: a mail that says where it is. How many it went to."""
    row = _held(bulletin, Bulletin.State.APPROVED)
    staff = list(audience(row, local_day(at)))
    if not staff:
        raise UnableToProceed("Nobody holds a duty in the services it is for.")
    address = f"{settings.ADDRESS}/office/learning/bulletins/{row.pk}/"
    text = _("What we learned from complaints: “%(title)s”. Read it here: %(address)s\n") % {
        "title": row.title, "address": address,
    }  # fmt: skip
    for person in staff:
        email = person.account.email if person.account else ""
        key = f"bulletin {row.pk} {person.pk}"
        post(channel=Message.Channel.EMAIL, to=email, subject=row.title, text=text, key=key, at=at,
             by=by)  # fmt: skip
    BulletinReceipt.objects.bulk_create(BulletinReceipt(bulletin=row, staff=person) for person in staff)
    row.state, row.sent_on = Bulletin.State.SENT, local_day(at)
    row.save(update_fields=["state", "sent_on"])
    record("bulletin.send", row, by=by, at=at, values={"title": row.title, "sent_to": len(staff)})
    return len(staff)


@transaction.atomic
def read_bulletin(*, bulletin: Bulletin, by: Actor, at: datetime) -> bool:
    """Count that somebody it was sent to has opened it, once; whether this was the time.

    The entry names nobody: who read it, and when, is not to be had from the journal either.
    """
    unread = BulletinReceipt.objects.filter(bulletin=bulletin, staff_id=by.staff_id, read=False)
    if not unread.update(read=True):
        return False
    record("bulletin.read", bulletin, by=None, at=at)
    return True
