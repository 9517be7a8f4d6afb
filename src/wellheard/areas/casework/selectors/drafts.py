"""The complaints somebody has begun to take down and not sent: theirs alone, on whatever device."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wellheard.foundation.organisations import drafts
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Draft

UNDO_SHOWN = timedelta(hours=1)


@dataclass(frozen=True)
class Begun:
    """A complaint begun: its address, a few words to know it by, when it was last typed in."""

    path: str
    words: str
    saved_at: datetime


@dataclass(frozen=True)
class Unfinished:
    begun: tuple[Begun, ...]
    thrown_away: tuple[Begun, ...]


def unfinished(actor: Actor, at: datetime, but: str = "") -> Unfinished:
    """What this person has begun, the last first, and what they threw away within the hour."""
    prefix = reverse("office:casework:record")
    begun = tuple(_begun(drafts.under(actor, prefix), but))
    return Unfinished(begun, tuple(_begun(drafts.discarded_since(actor, prefix, at - UNDO_SHOWN), but)))


def _begun(rows: QuerySet[Draft], but: str) -> Iterator[Begun]:
    for row in rows[:50]:
        if row.path != but:
            yield Begun(row.path, _words(row), row.saved_at)


def _words(row: Draft) -> str:
    name, about = (" ".join(row.fields.get(field) or []).strip() for field in ("name", "description"))
    short = Truncator(about).chars(80)
    return ": ".join(part for part in (name, short) if part) or _("Nothing written yet")
