"""What this area does when it hears that something happened below."""

from collections.abc import Callable
from typing import Any

from wellheard.areas.culture.services.survey import survey_falls_due
from wellheard.foundation.journal.models import Entry

REACTIONS: dict[str, list[Callable[[Entry], Any]]] = {
    "complaint.answer_at_stage_1": [survey_falls_due],
    "complaint.resolve": [survey_falls_due],
    "complaint.sign_off": [survey_falls_due],
}


def hear(sender: Any, entry: Entry, **_: Any) -> None:
    for reaction in REACTIONS.get(entry.act, []):
        reaction(entry)
