"""The complaints somebody has begun to take down and not sent: theirs alone, on whatever device."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    begun, thrown_away = drafts.under(actor, prefix, at - UNDO_SHOWN)
    return Unfinished(tuple(_begun(begun, but)), tuple(_begun(thrown_away, but)))


def _begun(rows: list[Draft], but: str) -> Iterator[Begun]:
    for row in rows:
        if row.path != but:
            yield Begun(row.path, _words(row), row.saved_at)


def _words(row: Draft) -> str:
    name, about = (" ".join(row.fields.get(field) or []).strip() for field in ("name", "description"))
    short = Truncator(about).chars(80)
    return ": ".join(part for part in (name, short) if part) or _("Nothing written yet")
