"""What every kind of exchange file gives: its columns, a relation for DuckDB, and single rows again."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

import duckdb

from wellheard.analytics.exchange.columns import BY_NAME, READ, REQUIRED

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Places: TypeAlias = "npt.NDArray[np.int64]"
"""Places of rows, in order. (Numpy is slow to load, and a small file without errors needs none of it.)"""


class UnreadableFile(ValueError):
    """A file that cannot be read as an exchange file at all: says why, and what to do."""


class ReadDifferently(Exception):
    """The fast reader and the careful one see different rows: the careful one is to be used."""


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file. `index`: its place among the rows that are complaints, from 0;
    none for a shifted row. `line`: the physical line, or the row of the sheet or table."""

    line: int
    index: int | None
    cells: dict[str, str | None] = field(default_factory=dict)
    is_empty: bool = False
    problem: str = ""


class Source(Protocol):
    """An exchange file of any kind."""

    name: str
    columns: tuple[str, ...]

    def relation(self, connection: duckdb.DuckDBPyConnection) -> str:
        """A query that gives the columns the indicators read, under their own names, in file order."""

    def shifted(self, connection: duckdb.DuckDBPyConnection) -> int:
        """After the relation was read: how many rows were shifted and so left out."""

    def refusal(self, fault: duckdb.Error) -> Exception:
        """What to raise when the relation could not be read."""

    def rows(self, wanted: Places) -> Iterator[Row]:
        """The rows at these places (ascending), and the shifted ones, in file order."""


def tidy_header(cells: Sequence[str | None]) -> tuple[str, ...]:
    """Column names as the format spells them: without spaces around, in small letters."""
    return tuple((cell or "").strip().lower() for cell in cells)


def check_header(name: str, columns: Sequence[str], line: int = 1) -> None:
    """Refuse a header in which a required column is missing or a known one stands twice."""
    counts = Counter(columns)
    for required in REQUIRED:
        if required not in counts:
            raise UnreadableFile(
                f"{name}: line {line}: there is no column {required}. {_nearest(required, columns)}"
                "The first row must hold the names of the columns, reference and received_at among them."
            )
    for column, count in counts.items():
        if count > 1 and column in BY_NAME:
            raise UnreadableFile(
                f"{name}: line {line}: the column {column} stands there {count} times. Keep one of them."
            )


def unknown_columns(columns: Sequence[str]) -> list[str]:
    """Columns that are not in the format, in the order of the file."""
    return [column for column in columns if column and column not in BY_NAME]


def read_columns(columns: Sequence[str]) -> list[tuple[int, str]]:
    """Place and name of the columns that the indicators read."""
    return [(place, column) for place, column in enumerate(columns) if column in READ]


def _nearest(required: str, columns: Sequence[str]) -> str:
    near = difflib.get_close_matches(required, columns, n=1)
    return f"Is '{near[0]}' meant? " if near else ""
