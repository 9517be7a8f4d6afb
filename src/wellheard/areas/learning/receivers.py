"""What this area does when it hears that something happened below."""

from collections.abc import Callable
from typing import Any

from wellheard.areas.learning.services.causes import ask_for_learning
from wellheard.foundation.journal.models import Entry

REACTIONS: dict[str, list[Callable[[Entry], Any]]] = {
    "complaint.answer_at_stage_1": [ask_for_learning],
    "complaint.resolve": [ask_for_learning],
    "complaint.sign_off": [ask_for_learning],
    "complaint.sign_revision": [ask_for_learning],
}


def hear(sender: Any, entry: Entry, **_: Any) -> None:
    for reaction in REACTIONS.get(entry.act, []):
        reaction(entry)
