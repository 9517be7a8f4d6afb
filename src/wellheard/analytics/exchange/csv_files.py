"""CSV, read by DuckDB at full speed; by Python's csv module where a row is shifted or a line is named.

The csv module, in its strict mode, decides what a row is. DuckDB reads well-formed files the same way;
when it refuses any row of a file, the whole file is read again by the csv module.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from wellheard.analytics.exchange.sources import (
    Places,
    ReadDifferently,
    Row,
    UnreadableFile,
    check_header,
    read_columns,
    tidy_header,
)

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 1 << 20
ROWS_A_BATCH = 20_000
OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
ROW_LIMIT = 1 << 27


class CsvFile:
    """A CSV file in UTF-8, with or without a byte order mark, with commas and a header."""

    def __init__(self, path: Path, name: str | None = None, *, careful: bool = False) -> None:
        self.path, self.name = path, name or path.name
        csv.field_size_limit(ROW_LIMIT)
        _check_encoding(path, self.name)
        line, self.columns = _header(path, self.name)
        self.careful = careful or line > 1  # DuckDB takes an empty first line for the header
        self._shifted = 0
        self._trouble: UnreadableFile | None = None

    # Reading all of it

    def relation(self, connection: duckdb.DuckDBPyConnection) -> str:
        if self.careful:
            connection.register("careful_rows", self._batches())
            return "SELECT * FROM careful_rows"
        names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(self.columns)))
        kept = ", ".join(f'c{place} AS "{name}"' for place, name in read_columns(self.columns))
        path = str(self.path).replace("'", "''")
        return (
            f"SELECT {kept} FROM read_csv('{_literal(path)}', header = true, delim = ',', quote = '\"', "
            f"escape = '\"', auto_detect = false, columns = {{{names}}}, store_rejects = true)"
        )

    def shifted(self, connection: duckdb.DuckDBPyConnection) -> int:
        if self.careful:
            return self._shifted
        refused = connection.execute("SELECT count(*) FROM reject_errors").fetchone()
        if refused and refused[0]:
            raise ReadDifferently(self.name)
        return 0

    def refusal(self, fault: duckdb.Error) -> Exception:
        if self.careful:
            return self._trouble or UnreadableFile(f"{self.name} cannot be read: {_first_line(fault)}")
        return ReadDifferently(f"{self.name}: {_first_line(fault)}")

    def _batches(self) -> pa.RecordBatchReader:
        import pyarrow as pa

        wanted = read_columns(self.columns)
        schema = pa.schema([(name, pa.string()) for _, name in wanted])

        def batches() -> Iterator[pa.RecordBatch]:
            held: list[list[str]] = []
            self._shifted = 0
            try:
                for row in self._records():
                    if isinstance(row, Row):
                        self._shifted += 1
                        continue
                    held.append(row[1])
                    if len(held) == ROWS_A_BATCH:
                        yield _batch(held, wanted, schema)
                        held = []
            except UnreadableFile as trouble:
                self._trouble = trouble
                raise
            yield _batch(held, wanted, schema)

        return pa.RecordBatchReader.from_batches(schema, batches())

    # Reading single rows again

    def rows(self, wanted: Places) -> Iterator[Row]:
        remaining = iter(wanted)
        following = next(remaining, None)
        index = -1
        for row in self._records():
            if following is None and not self.careful:
                return
            if isinstance(row, Row):
                if not self.careful:
                    raise ReadDifferently(self.name)
                yield row
                continue
            index += 1
            if index == following:
                line, fields = row
                cells: dict[str, str | None] = {name: fields[place] for place, name in read_columns(self.columns)}
                yield Row(line, index, cells, is_empty=not any(cell.strip() for cell in fields))
                following = next(remaining, None)

    def _records(self) -> Iterator[tuple[int, list[str]] | Row]:
        """Line and fields of each record after the header; a `Row` with its problem if it is shifted."""
        width = len(self.columns)
        with self.path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            is_header = True
            while True:
                line = reader.line_num + 1
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except csv.Error as fault:
                    yield Row(line, None, problem=self._quotes(fault, line))
                    continue
                if not fields or (len(fields) == 1 and not fields[0].strip()):
                    continue
                if is_header:
                    is_header = False
                elif len(fields) != width:
                    yield Row(line, None, problem=_width_problem(len(fields), width))
                else:
                    yield line, fields

    def _quotes(self, fault: csv.Error, line: int) -> str:
        if "unexpected end of data" in str(fault):
            raise UnreadableFile(
                f"{self.name}: line {line}: a quotation mark is opened in this row and never closed, so "
                "all that follows belongs to it. Close it, or write it twice where it is part of the text."
            )
        return "a quotation mark stands inside a quoted field. Write it twice where it is part of the text."


def _first_line(fault: duckdb.Error) -> str:
    return str(fault).splitlines()[0]


def _width_problem(found: int, expected: int) -> str:
    return (
        f"the row has {found} fields and the header {expected}, so its values are shifted. "
        'Put text with commas in quotation marks ("…"), and keep a comma for each empty field.'
    )


def _batch(held: list[list[str]], wanted: list[tuple[int, str]], schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.record_batch(
        [pa.array([fields[place] for fields in held], pa.string()) for place, _ in wanted], schema=schema
    )


def _literal(path: str) -> str:
    """A path in which DuckDB sees no pattern: it reads `*`, `?` and `[` as wildcards otherwise."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)


def _check_encoding(path: Path, name: str) -> None:
    """Refuse what is not UTF-8: all of it, since DuckDB looks only at the columns it is asked for."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as content:
            while chunk := content.read(CHUNK):
                if not chunk.isascii() or decoder.getstate()[0]:
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"{name}: line {_line_not_in_utf8(path)}: the file is not in UTF-8. "
            "Save it again as 'CSV UTF-8'; in a spreadsheet this is a choice of its own."
        ) from None
    except OSError as fault:
        raise UnreadableFile(f"{name} cannot be read: {fault.strerror or fault}. Check the name of the file.") from None


def _line_not_in_utf8(path: Path) -> int:
    with path.open("rb") as content:
        for number, line in enumerate(content, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _header(path: Path, name: str) -> tuple[int, tuple[str, ...]]:
    """Line of the header, and its columns as the format spells them."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        line, cells = 1, []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                break
            line = reader.line_num + 1
    if not any(cell.strip() for cell in cells):
        raise UnreadableFile(
            f"{name} is empty. It needs a header with the columns reference and received_at, and a row a complaint."
        )
    _check_delimiter(name, cells)
    columns = tidy_header(cells)
    check_header(name, columns, line)
    return line, columns


def _check_delimiter(name: str, cells: Sequence[str]) -> None:
    header = ",".join(cells)
    for sign, words in OTHER_DELIMITERS.items():
        if sign in header and "reference" in [cell.strip().lower() for cell in header.split(sign)]:
            raise UnreadableFile(f"{name}: line 1: the columns are separated by {words}. Save the file with commas.")
