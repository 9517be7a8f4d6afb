"""The calendar feed of one's own dates: its secret address made, and taken out of use."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from wellheard.areas.workload.models import CalendarFeed
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(*, by: Actor, at: datetime) -> str:
    """A new secret address for one's dates; the one before stops working. Returns the token, shown this once."""
    token = secrets.token_urlsafe(24)
    feed, _made = CalendarFeed.objects.update_or_create(
        staff_id=by.staff_id,
        defaults={"token_sha256": digest_of(token), "made_at": at},
        create_defaults={"token_sha256": digest_of(token), "made_at": at, "organisation_id": scope.current()},
    )
    record("feed.make", feed, by=by, at=at)
    return token


@transaction.atomic
def remove_feed(*, by: Actor, at: datetime) -> None:
    """Take the address out of use."""
    feed = CalendarFeed.objects.filter(staff_id=by.staff_id).first()
    if feed is not None:
        record("feed.remove", feed, by=by, at=at)
        CalendarFeed.objects.filter(pk=feed.pk).delete()
