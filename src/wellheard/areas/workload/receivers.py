"""What this area does when it hears that something happened below."""

from collections.abc import Callable
from typing import Any

from wellheard.areas.workload.services.redating import tell_handlers
from wellheard.areas.workload.services.tasks import note_mentions
from wellheard.foundation.journal.models import Entry

REACTIONS: dict[str, list[Callable[[Entry], Any]]] = {
    "complaint.add_note": [note_mentions],
    "calendar.add_version": [tell_handlers],
}


def hear(sender: Any, entry: Entry, **_: Any) -> None:
    for reaction in REACTIONS.get(entry.act, []):
        reaction(entry)
