"""Every error of every row in error: where it is, what stands there, what would put it right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from wellheard.analytics.exchange.columns import BY_NAME
from wellheard.analytics.exchange.sources import Places, Row, Source
from wellheard.analytics.facts.days import FIRST, LAST
from wellheard.analytics.facts.faults import FAULTS, IN_THE_FUTURE, NOT_A_DATE, Fault
from wellheard.analytics.indicators.workspace import Workspace

ROWS_AT_A_TIME = 2_000
LOOKS_SHIFTED = "The values of this row look shifted by a column: look at the commas before it."


@dataclass(frozen=True)
class NamedFault:
    """One error of one row. `column` is empty where the row as a whole is wrong."""

    file: str
    line: int
    column: str
    value: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}: line {self.line}"
        if not self.column:
            return f"{where}: {self.problem}. {self.remedy}"
        value = f"'{self.value}' " if self.value else ""
        return f"{where}, column {self.column}: {value}{self.problem}. {self.remedy}"


@dataclass(frozen=True)
class Span:
    """The places of one source's rows in the table of kinds: from `first`, `count` of them."""

    source: Source
    first: int
    count: int
    shifted: int

    def indexes(self, places: Places) -> Places:
        """Those of the places, which are in order, that lie in this span, as places in the source."""
        first, after = places.searchsorted([self.first, self.first + self.count])
        return places[first:after] - self.first


def named_faults(workspace: Workspace, spans: Sequence[Span], first_of: Mapping[int, int]) -> Iterator[NamedFault]:
    """In the order of the files, of their lines, and of the table of faults.

    `first_of`: for a row that repeats a reference the place of the row that has it first.
    """
    import numpy as np

    faulty = workspace.places_where(lambda k: k.faulty)
    repeated = workspace.places_where(lambda k: k.repeated)
    wanted = np.union1d(faulty, np.array(sorted(first_of.values()), np.int64))
    where_first: dict[int, str] = {}
    for span in spans:
        indexes = span.indexes(wanted)
        if not len(indexes) and not span.shifted:
            continue
        rows = span.source.rows(indexes)
        while chunk := list(islice(rows, ROWS_AT_A_TIME)):
            for row, faults in _examined(workspace, chunk):
                place = -1 if row.index is None else span.first + row.index
                where_first[place] = f"{span.source.name}: line {row.line}"
                yield from _named(row, faults, span.source.name)
                if _is_among(repeated, place):
                    yield _repeated(row, span.source.name, where_first.get(first_of.get(place, -1), ""))


def _is_among(places: Places, place: int) -> bool:
    at = int(places.searchsorted(place))
    return at < len(places) and int(places[at]) == place


def _examined(workspace: Workspace, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Fault]]]:
    """Each row with its faults; a shifted row has none but its own problem."""
    readable = [row for row in rows if row.index is not None]
    answers = workspace.examine(readable, [fault.holds_for for fault in FAULTS]) if readable else []
    found = iter(answers)
    for row in rows:
        held = [] if row.index is None else next(found)
        yield row, [fault for fault, holds in zip(FAULTS, held, strict=False) if holds]


def _named(row: Row, faults: Sequence[Fault], file: str) -> Iterator[NamedFault]:
    if row.index is None:
        problem, _, remedy = row.problem.partition(". ")
        yield NamedFault(file, row.line, "", "", problem, remedy)
    shifted = _looks_shifted(row)
    for fault in faults:
        value = (row.cells.get(fault.column) or "").strip()
        said = _of_a_far_day(value) or (fault.problem, fault.remedy)
        problem, remedy = said if fault.problem == NOT_A_DATE else (fault.problem, fault.remedy)
        if fault.column in shifted:
            remedy = f"{remedy} {LOOKS_SHIFTED}"
        yield NamedFault(file, row.line, fault.column, value, problem, remedy)


def _of_a_far_day(value: str) -> tuple[str, str] | None:
    """What to say of a day outside the table of days: it can be read, and cannot be meant."""
    try:
        on = date.fromisoformat(value[:10])
    except ValueError:
        return None
    if on > LAST:
        return IN_THE_FUTURE
    return ("lies before 1900", "Correct the century.") if on < FIRST else None


def _looks_shifted(row: Row) -> set[str]:
    """Columns of dates that hold a word of a list, columns of words that hold a date or another's word."""
    words = {word: name for name, column in BY_NAME.items() for word in column.codes}
    found: set[str] = set()
    for name, cell in row.cells.items():
        value, column = (cell or "").strip(), BY_NAME[name]
        is_strange = value in words or (bool(column.codes) and _is_like_a_date(value))
        if is_strange and (column.is_date or column.codes) and value not in column.codes:
            found.add(name)
    return found


def _is_like_a_date(value: str) -> bool:
    return len(value) >= 10 and value[4] == value[7] == "-" and value[:4].isdigit()


def _repeated(row: Row, file: str, first: str) -> NamedFault:
    value = (row.cells.get("reference") or "").strip()
    problem = f"repeats the reference of {first}" if first else "repeats the reference of an earlier row"
    remedy = "Give each complaint of an organisation its own reference, or take the row out."
    return NamedFault(file, row.line, "reference", value, problem, remedy)
