"""Reads a table of published figures: CSV, XLSX, ODS or Parquet, one figure a row.

The columns body, period, group, measure and value must be there, in any order; `source` may be; the
others are left alone, but for a remark that a figure was revised.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

NEEDED = ("body", "period", "group", "measure", "value")
REMARKS = ("source", "note", "notes", "remark", "remarks", "status", "comment")
ROWS_BEFORE_HEADER = 20
"""A spreadsheet may open with a title; the header is looked for in this many rows."""


class UnreadableTable(Exception):
    """The table cannot be read; the message says where and what would put it right."""


@dataclass(frozen=True)
class Row:
    """One figure as the file has it. `line` is the line or row of the file, the header being counted."""

    line: int
    body: str
    period: str
    group: str
    measure: str
    value: str
    source: str = ""
    remark: str = ""


Line = tuple[int, list[str]]


def read_table(path: Path) -> list[Row]:
    """The figures in the file. Raises UnreadableTable, naming the line and the column."""
    readers = {
        ".xlsx": _xlsx,
        ".xlsm": _xlsx,
        ".ods": _sheet,
        ".xls": _sheet,
        ".xlsb": _sheet,
        ".parquet": _parquet,
    }
    try:
        lines = list(readers.get(path.suffix.lower(), _csv)(path))
    except UnreadableTable:
        raise
    except OSError as error:
        raise UnreadableTable(f"{path} cannot be opened: {error.strerror or error}.") from error
    except Exception as error:  # each format's library has its own errors; none may reach a person
        form = path.suffix.lstrip(".") or "CSV"
        raise UnreadableTable(f"{path} is not a {form} file that can be read: {error}") from error
    return _rows(path, lines)


def _rows(path: Path, lines: list[Line]) -> list[Row]:
    header_at, columns = _header(path, lines)
    rows = [_row(path, number, cells, columns) for number, cells in lines[header_at + 1 :] if any(cells)]
    if not rows:
        raise UnreadableTable(f"{path} has a header but no figures under it.")
    return rows


def _header(path: Path, lines: list[Line]) -> tuple[int, dict[str, int]]:
    best: list[str] = []
    for at, (_, cells) in enumerate(lines[:ROWS_BEFORE_HEADER]):
        names = [" ".join(cell.split()).casefold() for cell in cells]
        if all(name in names for name in NEEDED):
            return at, {name: names.index(name) for name in (*NEEDED, *REMARKS) if name in names}
        best = max(best, [name for name in NEEDED if name in names], key=len)
    if not lines:
        raise UnreadableTable(f"{path} is empty. It needs a header: {', '.join(NEEDED)}.")
    missing = [name for name in NEEDED if name not in best]
    raise UnreadableTable(
        f"{path}, line {lines[0][0]}: the header has no column {' and no column '.join(missing)}. "
        f"A table of published figures has the columns {', '.join(NEEDED)} and, if you like, source."
    )


def _row(path: Path, number: int, cells: list[str], columns: dict[str, int]) -> Row:
    width = max(columns.values()) + 1
    needed = max(columns[name] for name in NEEDED) + 1
    if len(cells) < needed:
        raise UnreadableTable(
            f"{path}, line {number}: the row has {len(cells)} fields, {needed} are needed. Is a comma missing?"
        )
    cells = cells + [""] * (width - len(cells))
    found = {name: cells[at].strip() for name, at in columns.items()}
    for name in NEEDED[:-1]:
        if not found[name]:
            where = f"{path}, line {number}: the column {name} is empty."
            raise UnreadableTable(f"{where} Say which {name} the figure is of.")
    remark = "; ".join(found[name] for name in REMARKS if found.get(name))
    body, period, group, measure, value = (found[name] for name in NEEDED)
    return Row(number, body, period, group, measure, value, found.get("source", ""), remark)


def _csv(path: Path) -> Iterator[Line]:
    raw = path.read_bytes()
    if b"\0" in raw[:4096]:
        raise UnreadableTable(f"{path} is not a text file. Save it as CSV, XLSX, ODS or Parquet.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    width = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            while len(cells) > max(width, 1) and width and not cells[-1].strip():
                cells.pop()
            if width and len(cells) > width:
                raise UnreadableTable(_too_wide(path, reader.line_num, len(cells), width))
            width = width or (len(cells) if len(cells) >= len(NEEDED) else 0)
            yield reader.line_num, [cell.strip() for cell in cells]


def _too_wide(path: Path, line: int, found: int, width: int) -> str:
    return (
        f"{path}, line {line}: the row has {found} fields, the header {width}. "
        "A value with a comma in it, such as 1,087, must stand in quotation marks."
    )


def _xlsx(path: Path) -> Iterator[Line]:
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, [_formatted(cell.value, str(cell.number_format or "")) for cell in cells]


def _formatted(value: object, number_format: str) -> str:
    """A number with the decimals and the percent sign that the sheet shows it with."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _plain(value)
    shape = number_format.partition(";")[0]
    decimals = len(shape.rpartition(".")[2].rstrip("%_) ")) if "." in shape else 0
    exact = Decimal(repr(value))
    if shape.rstrip("_) ").endswith("%"):
        return f"{_rounded(exact * 100, decimals)}%"
    fixed = shape.strip("_() ") != "" and set(shape) <= set("0#,._() ")
    return str(_rounded(exact, decimals)) if fixed and "0" in shape else _plain(value)


def _rounded(number: Decimal, decimals: int) -> Decimal:
    from fractions import Fraction

    from wellheard.analytics.reconciliation.amounts import half_up

    return half_up(Fraction(number), decimals)


def _sheet(path: Path) -> Iterator[Line]:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    yield from _numbered(rows, start=1)


def _parquet(path: Path) -> Iterator[Line]:
    from pyarrow import parquet

    table = parquet.read_table(path)
    yield 1, list(table.column_names)
    yield from _numbered(zip(*(column.to_pylist() for column in table.columns), strict=True), start=2)


def _numbered(rows: Iterable[Iterable[object]], start: int) -> Iterator[Line]:
    for number, cells in enumerate(rows, start=start):
        yield number, [_plain(cell) for cell in cells]


def _plain(value: object) -> str:
    """A cell as text: a whole number without the `.0` that a spreadsheet's file adds."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return str(value).strip()
