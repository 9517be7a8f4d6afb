"""Saved views: kept, changed, removed; sent as a digest; watched for a threshold."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.areas.casework.selectors import CAPPED
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.procedures.selectors import Calendars, NoCalendar
from wellheard.areas.workload.models import SavedView
from wellheard.areas.workload.selectors.views import Counted, complaints_of, count_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import Organisation

DIGEST_HOUR, LISTED = 7, 25
MONDAY = 0


@transaction.atomic
def save_view(
    *,
    name: str,
    asked: dict[str, str],
    shared: bool = False,
    digest: str = SavedView.Digest.NEVER.value,
    threshold: int | None = None,
    by: Actor,
    at: datetime,
) -> SavedView:
    """Keep a question to the caseload under a name of one's own."""
    _refuse_same_name(name, by)
    said: dict[str, Any] = {"name": name.strip(), "shared": shared, "digest": digest, "threshold": threshold}
    view: SavedView = SavedView.objects.create(
        organisation_id=scope.current(), owner_id=by.staff_id, asked=asked, **said
    )
    record("view.save", view, by=by, at=at, values=said | {"asked": asked})
    return view


@transaction.atomic
def change_view(*, view: SavedView, by: Actor, at: datetime, **said: Any) -> SavedView:
    """Change the name, who may use it, the digest or the threshold of one's own view."""
    view = _own(view, by)
    if said.get("name", view.name) != view.name:
        _refuse_same_name(said["name"], by)
    changed = {name: value for name, value in said.items() if getattr(view, name) != value}
    for name, value in changed.items():
        setattr(view, name, value)
    if changed:
        view.save(update_fields=list(changed))
        record("view.change", view, by=by, at=at, values=changed)
    return view


@transaction.atomic
def remove_view(*, view: SavedView, by: Actor, at: datetime) -> None:
    """Take one's own view out of use."""
    view = _own(view, by)
    view.removed_at = at
    view.save(update_fields=["removed_at"])
    record("view.remove", view, by=by, at=at, values={"name": view.name})


def _own(view: SavedView, by: Actor) -> SavedView:
    held: SavedView = SavedView.objects.select_for_update().get(pk=view.pk)
    if held.owner_id != by.staff_id:
        raise UnableToProceed("This view is somebody else's. Save one of your own.")
    return held


def _refuse_same_name(name: str, by: Actor) -> None:
    if not name.strip():
        raise UnableToProceed("Give the view a name.")
    if SavedView.objects.filter(owner_id=by.staff_id, removed_at=None, name__iexact=name.strip()).exists():
        raise UnableToProceed("You have a view of this name already. Choose another.")


def send_digests(at: datetime) -> int:
    """The digests of the day, and word of every view that went over its threshold; how many messages were posted.

    Each is posted once a day by its key, whoever runs this and however often.
    """
    rows = SavedView.objects.filter(removed_at=None, owner__left_on=None).select_related("owner__account")
    return sum(_watched(view, at) for view in rows.order_by("id"))


@transaction.atomic
def _watched(view: SavedView, at: datetime) -> int:
    Organisation.objects.select_for_update().get(pk=scope.current())
    view = SavedView.objects.select_related("owner__account").get(pk=view.pk)
    if view.owner.account is None or (view.digest == SavedView.Digest.NEVER and view.threshold is None):
        return 0
    on = local_day(at)
    actor = actor_for_staff(view.owner, on)
    counted = count_of(actor, view, on)
    posted = 0
    if view.threshold is not None:
        over = counted.number > view.threshold
        if over and not view.over:
            posted += _post(view, counted, at, "threshold", _over_words(view, counted))
        if over != view.over:
            view.over = over
            view.save(update_fields=["over"])
    if _digest_is_due(view, at) and not _sent(view, at):
        posted += _post(view, counted, at, "digest", _digest_words(view, actor, counted, at))
    return posted


def _sent(view: SavedView, at: datetime) -> bool:
    return bool(Message.objects.filter(key=_key(view, "digest", at)).exists())


def _key(view: SavedView, kind: str, at: datetime) -> str:
    moment = local_day(at).isoformat() if kind == "digest" else at.isoformat()
    return f"view:{kind}:{view.pk}:{moment}"


def _digest_is_due(view: SavedView, at: datetime) -> bool:
    local = timezone.localtime(at)
    if view.digest == SavedView.Digest.NEVER or local.hour < DIGEST_HOUR:
        return False
    if view.digest == SavedView.Digest.WEEKLY:
        return local.weekday() == MONDAY
    try:
        return bool(Calendars().for_service(None).is_working_day(local.date()))
    except NoCalendar:
        return local.weekday() < 5


def _post(view: SavedView, counted: Counted, at: datetime, kind: str, text: str) -> int:
    assert view.owner.account is not None
    subject = f"{view.name}: {counted.words}"
    post(
        channel=Message.Channel.EMAIL,
        to=view.owner.account.email,
        subject=subject,
        text=text,
        key=_key(view, kind, at),
        at=at,
    )
    return 1


def _over_words(view: SavedView, counted: Counted) -> str:
    words = _("Your view “%(name)s” holds %(count)s complaints, more than the %(threshold)d you set.\n\n%(address)s\n")
    return words % {
        "name": view.name,
        "count": counted.words,
        "threshold": view.threshold,
        "address": f"{settings.ADDRESS}/office/work/views/{view.pk}/",
    }


def _digest_words(view: SavedView, actor: Actor, counted: Counted, at: datetime) -> str:
    found = complaints_of(actor, view, local_day(at))[:LISTED]
    lines = [f"{c.reference}  " + (date_format(c.due_on, "D j M Y") if c.due_on else _("closed")) for c in found]
    if counted.number > LISTED:
        more = min(counted.number, CAPPED) - LISTED
        lines.append(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
    return "\n".join(
        [
            _("Your view “%(name)s” holds %(count)s complaints today, by the day each is due:")
            % {"name": view.name, "count": counted.words},
            "",
            *lines,
            "",
            f"{settings.ADDRESS}/office/work/views/{view.pk}/",
            "",
        ]
    )
