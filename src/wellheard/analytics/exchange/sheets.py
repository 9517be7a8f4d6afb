"""XLSX and ODS: the first sheet whose first filled row holds the required columns, as text.

A cell typed as a date becomes its ISO form; a whole number loses its point, so that a reference typed as
a number is what the person typed. A formula is text, never evaluated, and its last result is not used.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import pyarrow as pa

from wellheard.analytics.exchange.columns import REQUIRED
from wellheard.analytics.exchange.sources import Places, Row, UnreadableFile, check_header, read_columns, tidy_header

Cells = list[str | None]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class SheetFile:
    """One sheet of a workbook. `line` of a row is its number in the sheet, the first being 1."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path, self.name = path, name or path.name
        sheet, header, rows = self._sheet_with_header()
        self.columns = tidy_header(_without_empty_end(rows[header]))
        check_header(f"{self.name}, sheet {sheet}", self.columns, header + 1)
        width = len(self.columns)
        self._lines = [n for n in range(header + 1, len(rows)) if any(rows[n])]
        self._rows = [(rows[n] + [None] * width)[:width] for n in self._lines]
        self._spilled = {n for n in self._lines if any(rows[n][width:])}

    def relation(self, connection: duckdb.DuckDBPyConnection) -> str:
        kept = [row for line, row in zip(self._lines, self._rows, strict=True) if line not in self._spilled]
        columns = read_columns(self.columns)
        connection.register(
            "sheet_rows",
            pa.table({name: pa.array([row[place] for row in kept], pa.string()) for place, name in columns}),
        )
        return "SELECT * FROM sheet_rows"

    def shifted(self, connection: duckdb.DuckDBPyConnection) -> int:
        return len(self._spilled)

    def refusal(self, fault: duckdb.Error) -> Exception:
        return UnreadableFile(f"{self.name} cannot be read: {str(fault).splitlines()[0]}")

    def rows(self, wanted: Places) -> Iterator[Row]:
        indexes, index = set(map(int, wanted)), -1
        for line, cells in zip(self._lines, self._rows, strict=True):
            if line in self._spilled:
                yield Row(line + 1, None, problem=_BEYOND)
                continue
            index += 1
            if index in indexes:
                yield Row(line + 1, index, {name: cells[place] for place, name in read_columns(self.columns)})

    def _sheet_with_header(self) -> tuple[str, int, list[Cells]]:
        first: tuple[str, int, list[Cells]] | None = None
        for sheet, rows in _sheets(self.path, self.name):
            header = next((n for n, row in enumerate(rows) if any(row)), None)
            if header is None:
                continue
            found = sheet, header, rows
            if set(REQUIRED) <= set(tidy_header(rows[header])):
                return found
            first = first or found
        if first is None:
            raise UnreadableFile(
                f"{self.name} is empty. It needs a header with the columns reference and received_at, and "
                "a row a complaint."
            )
        return first


_BEYOND = (
    "the row has a cell to the right of the last column of the header, so its values may be shifted. "
    "Move them under their columns, or empty that cell."
)


def _without_empty_end(cells: Cells) -> Cells:
    filled = [place for place, cell in enumerate(cells) if cell]
    return cells[: filled[-1] + 1]


def _sheets(path: Path, name: str) -> Iterator[tuple[str, list[Cells]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        formulas = _formulas(path)
        for sheet in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            yield sheet, _texts(rows, formulas.get(sheet, {}))
    except (CalamineError, OSError, zipfile.BadZipFile, ElementTree.ParseError) as fault:
        raise UnreadableFile(
            f"{name} cannot be read as a spreadsheet ({fault}). Open it, save it again as "
            f"{path.suffix.lower()[1:].upper()}, or export it as CSV."
        ) from None


def _texts(rows: list[list[Any]], formulas: dict[tuple[int, int], str]) -> list[Cells]:
    texts = [[_text(value) for value in row] for row in rows]
    for (row, column), formula in formulas.items():
        while len(texts) <= row:
            texts.append([])
        texts[row] += [None] * (column + 1 - len(texts[row]))
        texts[row][column] = formula
    return texts


def _text(value: Any) -> str | None:
    """A cell as a person would have typed it."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            nearest = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            return nearest.date().isoformat() if nearest.time() == time() else nearest.isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip() or None


# Formulas: calamine gives their last results, so the few workbooks that hold any are looked at again


def _formulas(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Text of the formula in each cell that has one, by sheet and (row, column) from 0."""
    if path.suffix.lower() == ".ods":
        return _ods_formulas(path)
    with zipfile.ZipFile(path) as parts:
        sheets = [part for part in parts.namelist() if part.startswith("xl/worksheets/")]
        if not any(b"<f>" in parts.read(part) or b"<f " in parts.read(part) for part in sheets):
            return {}
    return _xlsx_formulas(path)


def _xlsx_formulas(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=False)
    return {
        sheet.title: {
            (cell.row - 1, cell.column - 1): str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in workbook.worksheets
    }


def _ods_formulas(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    with zipfile.ZipFile(path) as parts:
        content = parts.read("content.xml")
    if b"table:formula=" not in content:
        return {}
    tables = ElementTree.fromstring(content).iter(f"{TABLE}table")
    return {table.get(f"{TABLE}name", ""): dict(_formulas_in(table)) for table in tables}


def _formulas_in(table: ElementTree.Element) -> Iterator[tuple[tuple[int, int], str]]:
    row_number = 0
    for row in table.iter(f"{TABLE}table-row"):
        repeated = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        column = 0
        for cell in row:
            formula = cell.get(f"{TABLE}formula")
            if formula:
                yield (row_number, column), "=" + formula.partition("=")[2]
            column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        row_number += repeated
