"""A table is read from any of the formats, whatever its layout; one that cannot be read says where."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from wellheard.analytics.reconciliation import UnreadableTable, check, read_table

HEADER = "body,period,group,measure,value,source\n"
ROW = "Strath Council,2023/24,stage1,closed,20,Annual report\n"


def written(tmp_path: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_columns_may_stand_in_any_order_and_case(tmp_path):
    path = written(tmp_path, "Value,Line,Measure,Group,Body,Period\n20,7,closed,stage1,Strath Council,2023/24\n")
    row = read_table(path)[0]
    assert (row.line, row.body, row.period, row.group, row.measure, row.value, row.source) == (
        2, "Strath Council", "2023/24", "stage1", "closed", "20", "",
    )  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found(tmp_path, delimiter):
    text = (HEADER + ROW).replace(",", delimiter)
    assert read_table(written(tmp_path, text))[0].value == "20"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encoding_is_found(tmp_path, encoding):
    row = read_table(written(tmp_path, HEADER + ROW.replace("Strath", "Stráth"), encoding=encoding))[0]
    assert row.body == "Stráth Council"


def test_title_over_the_header_and_blank_lines_are_passed(tmp_path):
    path = written(tmp_path, "Complaints 2023/24,,,,,\n\n" + HEADER + "\n" + ROW)
    assert [(row.line, row.value) for row in read_table(path)] == [(5, "20")]


def test_thousands_in_quotation_marks_are_one_value(tmp_path):
    path = written(tmp_path, HEADER + 'Strath Council,2023/24,stage1,closed,"1,087",Annual report\n')
    assert read_table(path)[0].value == "1,087"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("body,period,measure,value\nA,2020,closed,1\n", "line 1: the header has no column group"),
        ("a,b\n1,2\n", "no column body and no column period"),
        (HEADER, "no figures under it"),
        (
            HEADER + ROW + "Strath Council,2023/24,stage1,closed,1,087,Annual report\n",
            "line 3: the row has 7 fields",
        ),
        (HEADER + "Strath Council,2023/24,stage1\n", "line 2: the row has 3 fields, 5 are needed"),
        (HEADER + "Strath Council,,stage1,closed,20,\n", "line 2: the column period is empty"),
        ("PK\0\0", "is not a text file"),
    ],
)
def test_unreadable_table_says_where_and_what(tmp_path, text, said):
    with pytest.raises(UnreadableTable) as refusal:
        read_table(written(tmp_path, text))
    assert said in str(refusal.value)


def test_missing_file_is_unreadable(tmp_path):
    with pytest.raises(UnreadableTable, match="cannot be opened"):
        read_table(tmp_path / "none.csv")


@pytest.mark.parametrize("name", ["table.xlsx", "table.ods", "table.parquet"])
def test_file_of_another_format_by_name_only_is_unreadable(tmp_path, name):
    with pytest.raises(UnreadableTable, match="that can be read"):
        read_table(written(tmp_path, HEADER + ROW, name))


def _workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(["Complaints"])
    sheet.append(["body", "period", "group", "measure", "value", "source"])
    values = [
        ("closed", 1087, "#,##0"),
        ("upheld", 217, "0"),
        ("upheld_pct", 0.1996, "0.0%"),
        ("average_days", 5, "0.0"),
    ]
    for measure, value, number_format in values:
        sheet.append(["Strath Council", "2023/24", "stage1", measure, value, "Annual report"])
        sheet.cell(sheet.max_row, 5).number_format = number_format
    path = tmp_path / "table.xlsx"
    book.save(path)
    return path


def test_spreadsheet_is_read_as_it_shows_its_numbers(tmp_path):
    rows = read_table(_workbook(tmp_path))
    assert [(row.line, row.value) for row in rows] == [(3, "1087"), (4, "217"), (5, "20.0%"), (6, "5.0")]
    assert check(rows).adds_up


def test_parquet_keeps_decimals_and_missing_values(tmp_path):
    columns = {
        "body": ["Strath Council"] * 3,
        "period": ["2023/24"] * 3,
        "group": ["stage1"] * 3,
        "measure": ["closed", "within_limit", "within_limit_pct"],
        "value": pa.array([Decimal("20.0"), Decimal("14.0"), None], pa.decimal128(6, 1)),
    }
    path = tmp_path / "table.parquet"
    parquet.write_table(pa.table(columns), path)
    assert [(row.line, row.value) for row in read_table(path)] == [(2, "20.0"), (3, "14.0"), (4, "")]


def test_parquet_of_floats_prints_whole_numbers_whole(tmp_path):
    columns = {name: ["x"] for name in ("body", "period", "group", "measure")} | {"value": [20.0]}
    path = tmp_path / "table.parquet"
    parquet.write_table(pa.table(columns), path)
    assert read_table(path)[0].value == "20"


def test_opendocument_sheet_is_read():
    path = Path(__file__).parents[1] / "data" / "check" / "formats" / "published.ods"
    assert [(f.group, f.stated, f.expected) for f in check(read_table(path)).findings] == [("stage2", 67, 70)]
