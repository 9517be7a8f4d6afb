"""Every row of an exchange file with all its cells, those the indicators do not read included: for moving in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from wellheard.analytics.exchange.columnar import ParquetFile
from wellheard.analytics.exchange.csv_files import CsvFile
from wellheard.analytics.exchange.files import open_source
from wellheard.analytics.exchange.sheets import SheetFile
from wellheard.analytics.exchange.sources import Row, Source

Cells = dict[str, str]


def whole_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Line and filled cells of each row that is not empty, in file order. Shifted rows are passed over: they
    are errors, which the inquiry names. Raises `UnreadableFile`."""
    source: Source = open_source(path, careful=True)
    for line, values in _values(source, path):
        cells = {n: v.strip() for n, v in zip(source.columns, values, strict=True) if n and v and v.strip()}
        if cells:
            yield line, cells


def _values(source: Source, path: Path) -> Iterator[tuple[int, list[str | None]]]:
    if isinstance(source, CsvFile):
        for record in source._records():
            if not isinstance(record, Row):
                yield record[0], list(record[1])
    elif isinstance(source, SheetFile):
        for line, row in zip(source._lines, source._rows, strict=True):
            if line not in source._spilled:
                yield line + 1, row
    elif isinstance(source, ParquetFile):
        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'Europe/London'")
        names = ", ".join(f'CAST("{column}" AS VARCHAR)' for column, _ in source._types)
        found = connection.execute(f"SELECT {names} FROM {source._source}")
        place = 0
        while cells := found.fetchone():
            place += 1
            yield place, list(cells)
