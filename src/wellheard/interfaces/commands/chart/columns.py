"""A column of a plain CSV: numbers, and what each row is called."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from wellheard.interfaces.commands.errors import CannotDo


@dataclass(frozen=True)
class Table:
    """The header and the rows; `name` is how the file is told of."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def texts(self, column: str) -> tuple[str, ...]:
        """The cells of a column."""
        if column not in self.header:
            raise CannotDo(f"{self.name} has no column '{column}'. It has: {', '.join(self.header)}.")
        place = self.header.index(column)
        return tuple(row[place].strip() if place < len(row) else "" for row in self.rows)

    def numbers(self, column: str) -> tuple[float, ...]:
        """The numbers of a column; the first cell that is none is told with its line."""
        return tuple(self._number(column, row, text) for row, text in enumerate(self.texts(column)))

    def _number(self, column: str, row: int, text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = float("nan")
        if isfinite(found):
            return found
        said = f"'{text}', which is not a number" if text else "nothing"
        raise CannotDo(
            f"Row {row} of {self.name} (the first is 0) has {said}, in the column '{column}'. "
            "Write a number such as 12 or 3.5, or leave out the row."
        )


def read_csv(path: Path) -> Table:
    """The whole file; a comma between cells, names of the columns in the first line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines = [tuple(line) for line in csv.reader(handle) if any(cell.strip() for cell in line)]
    except OSError as error:
        raise CannotDo(f"{path} cannot be opened: {error.strerror or error}.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise CannotDo(f"{path} is not a CSV file in UTF-8: {error}.") from None
    if len(lines) < 2:
        raise CannotDo(f"{path} has no rows. The first line names the columns, and each line after it is a row.")
    return Table(str(path), tuple(name.strip() for name in lines[0]), tuple(lines[1:]))
