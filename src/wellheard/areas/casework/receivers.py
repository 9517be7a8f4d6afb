"""What this area does when it hears that something happened elsewhere."""

from collections.abc import Callable
from typing import Any

from wellheard.areas.casework.services.redating import redate_open_complaints
from wellheard.foundation.journal.models import Entry

REACTIONS: dict[str, list[Callable[[Entry], Any]]] = {
    "calendar.add_version": [redate_open_complaints],
}


def hear(sender: Any, entry: Entry, **_: Any) -> None:
    for reaction in REACTIONS.get(entry.act, []):
        reaction(entry)
