"""XLSX, ODS, Parquet and rows in memory give the figures of the same complaints in CSV."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pyarrow as pa
import pyarrow.parquet
import pytest

from analytics.indicators.asking import question
from wellheard.analytics.indicators import UnreadableFile, figures_from_rows, inquire, shaped

NAMES = ["reference", "received_at", "stage1_responded_on", "stage1_outcome", "stage1_extended_to", "extra"]
ROWS: list[list[object]] = [
    [1001, datetime(2024, 4, 8, 17, 30), date(2024, 4, 10), "upheld", None, "kept"],  # noqa: DTZ001
    ["A-2", date(2024, 4, 9), date(2024, 4, 9), "not_upheld", date(2024, 5, 1), None],
    ["A-3", "2024-06-30T23:30:00Z", None, None, None, None],
    ["A-4", "2024-04-31", None, None, None, None],
    [1001, date(2024, 4, 9), None, None, None, None],
]


def as_text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def write_csv(path: Path) -> None:
    lines = [",".join(NAMES), *(",".join(as_text(value) for value in row) for row in ROWS)]
    path.write_text("\n".join(lines) + "\n")


def write_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Notes", 0).append(["This sheet says who made the file."])
    for row in [NAMES, *ROWS]:
        book["Sheet"].append(row)
    book.save(path)


def write_ods(path: Path, rows: list[list[object]] | None = None) -> None:
    body = "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in [NAMES, *(rows or ROWS)]
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="S">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", MANIFEST)
        parts.writestr("content.xml", content)


def ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(str(value))}</text:p>"
    if str(value).startswith("="):
        formula = f'table:formula="of:{escape(str(value))}"'
        result = "<text:p>result</text:p>"
        return f'<table:table-cell {formula} office:value-type="string">{result}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def write_parquet(path: Path) -> None:
    columns = zip(*ROWS, strict=True)
    table = pa.table({name: pa.array(map(as_text, column)) for name, column in zip(NAMES, columns, strict=True)})
    pyarrow.parquet.write_table(table, path)


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
WRITERS = {"csv": write_csv, "xlsx": write_xlsx, "ods": write_ods, "parquet": write_parquet}
FIRST_LINES = {"csv": 2, "xlsx": 2, "ods": 2, "parquet": 1}


@pytest.mark.parametrize("kind", WRITERS)
def test_each_kind_of_file_gives_the_same_figures(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"complaints.{kind}"
    WRITERS[kind](path)
    with inquire([path], question()) as inquiry:
        total = inquiry.figures()[1]
        faults = [(fault.line - FIRST_LINES[kind], fault.column, fault.value) for fault in inquiry.faults()]
    assert (total.received, total.rejected) == (2, 2)
    assert total.groups["stage1"].closed_in_full == 2
    assert total.groups["stage1"].total_working_days == 4
    assert faults == [(3, "received_at", "2024-04-31"), (4, "reference", "1001")]
    assert total.warnings[-1] == (f"complaints.{kind}: columns not in the exchange format, kept and not used: extra.")


def test_formulas_in_cells_are_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["reference", "received_at"])
    book.active.append(["=1+1", date(2024, 4, 8)])
    book.active.append(["A", "=B2"])
    book.save(tmp_path / "formulas.xlsx")
    write_ods(tmp_path / "formulas.ods", [["=1+1", date(2024, 4, 8)], ["A", "=B2"]])
    for name in ("formulas.xlsx", "formulas.ods"):
        with inquire([tmp_path / name], question()) as inquiry:
            assert inquiry.figures()[1].received == 1
            assert [(fault.line, fault.column, fault.value) for fault in inquiry.faults()] == [
                (3, "received_at", "=B2")
            ]


def test_a_cell_beyond_the_header_makes_a_shifted_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["reference", "received_at"],
        ["A", "2024-04-08"],
        [],
        ["B", "2024-04-08", "spilled"],
        ["C", "x"],
    ):
        book.active.append(row)
    book.save(tmp_path / "complaints.xlsx")
    with inquire([tmp_path / "complaints.xlsx"], question()) as inquiry:
        assert inquiry.figures()[1].rejected == 2
        assert [(fault.line, fault.column) for fault in inquiry.faults()] == [(4, ""), (5, "received_at")]


def test_typed_columns_of_parquet_are_dates_and_moments(tmp_path: Path) -> None:
    table = pa.table(
        {
            "Reference": pa.array([1.0, 2.0, None]),
            "received_at": pa.array(
                [datetime(2024, 6, 30, 22, 59, tzinfo=UTC), datetime(2024, 6, 30, 23, 1, tzinfo=UTC), None],
                pa.timestamp("us", "UTC"),
            ),
            "stage1_responded_on": pa.array([datetime(2024, 7, 1), None, None], pa.timestamp("ns")),  # noqa: DTZ001
            "stage1_outcome": pa.array(["upheld", None, None]).dictionary_encode(),
            "stage1_extended_to": pa.array([date(2024, 7, 1), None, None]),
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "typed.parquet")
    with inquire([tmp_path / "typed.parquet"], question()) as inquiry:
        total = inquiry.figures()[1]
        assert (total.received, total.rejected, total.reconciliation.open_at_end) == (1, 1, 1)
        assert [(fault.line, fault.column) for fault in inquiry.faults()] == [
            (3, "reference"),
            (3, "received_at"),
        ]
    _, same = figures_from_rows(table, question())
    assert shaped(same, question()) == shaped(total, question())


@pytest.mark.parametrize("kind", ["xlsx", "ods", "parquet"])
def test_a_broken_file_is_said_in_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"broken.{kind}"
    path.write_bytes(b"not what it says")
    with pytest.raises(UnreadableFile, match=r"broken.* cannot be read"), inquire([path], question()):
        pass


def test_a_sheet_without_rows_is_said(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(UnreadableFile, match="is empty"), inquire([tmp_path / "empty.xlsx"], question()):
        pass
