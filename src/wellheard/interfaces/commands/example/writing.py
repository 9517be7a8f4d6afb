"""Writing a body's past: rows in bulk, entries in the order in which things happened."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wellheard.areas.casework.models import (
    Complaint,
    Extension,
    NamedReader,
    Note,
    Person,
    PointOfComplaint,
    Response,
    StageRecord,
)
from wellheard.foundation.journal.services import Act, record_all
from wellheard.interfaces.commands.example.life import Life

AT_A_TIME = 1000


def write_past(
    lives: Sequence[Life],
    later: Iterable[Act],
    written: Callable[[int], None],
    more: Sequence[tuple[Any, list[Any]]] = (),
) -> None:
    """Every row, `more` of other areas included, then every entry; inside the body's scope and one transaction.

    `written` is told how many.
    """
    for model, rows in [*_rows(lives), *more]:
        for start in range(0, len(rows), AT_A_TIME):
            some = rows[start : start + AT_A_TIME]
            model.objects.bulk_create(some, batch_size=500)
            written(len(some))
    acts = sorted([*later, *(act for life in lives for act in life.acts)], key=lambda act: act.at)
    for start in range(0, len(acts), AT_A_TIME):
        some_acts = acts[start : start + AT_A_TIME]
        record_all(some_acts)
        written(len(some_acts))


def to_be_written(lives: Sequence[Life]) -> int:
    """How many rows and entries there are."""
    return sum(len(rows) for _, rows in _rows(lives)) + sum(len(life.acts) for life in lives)


def _rows(lives: Sequence[Life]) -> list[tuple[Any, list[Any]]]:
    """The tables in the order in which they refer to one another."""
    return [
        (Complaint, [life.complaint for life in lives]),
        (StageRecord, [stage for life in lives for stage in life.stages]),
        (Extension, [extension for life in lives for extension in life.extensions]),
        (Response, [response for life in lives for response in life.responses]),
        (PointOfComplaint, [point for life in lives for point in life.points]),
        (Person, [person for life in lives for person in life.people]),
        (NamedReader, [reader for life in lives for reader in life.readers]),
        (Note, [note for life in lives for note in life.notes]),
    ]
