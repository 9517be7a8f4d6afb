"""CSV as people save it: lines, quotes, byte order marks, shifted rows, and what cannot be read at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.indicators.asking import question
from wellheard.analytics.indicators import ReadDifferently, UnreadableFile, inquire

HEADER = "reference,received_at,description,stage1_responded_on,stage1_outcome\n"
GOOD = "{},2024-04-08,text,2024-04-10,upheld\n"
BAD = "{},2024-04-08,text,2024-04-10,splendid\n"


def ask(path: Path, careful: bool = False) -> tuple[int, int, list[tuple[int, str]]]:
    """Received, rejected, and line and column of each fault; read carefully where it has to be."""
    try:
        with inquire([path], question(), careful=careful) as inquiry:
            total = inquiry.figures()[1]
            faults = [(fault.line, fault.column) for fault in inquiry.faults()]
            return total.received, total.rejected, faults
    except ReadDifferently:
        assert not careful
        return ask(path, careful=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "complaints.csv"


@pytest.mark.parametrize("careful", [False, True])
def test_lines_are_counted_as_an_editor_counts_them(file: Path, careful: bool) -> None:
    quoted = 'Q,2024-04-08,"two\n\nlines, and a ""word""",2024-04-10,upheld\n'
    file.write_text(HEADER + quoted + "\n" + BAD.format("A") + GOOD.format("B") + BAD.format("C"))
    assert ask(file, careful) == (2, 2, [(6, "stage1_outcome"), (8, "stage1_outcome")])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_is_read(file: Path, ending: str) -> None:
    text = HEADER + GOOD.format("A") + BAD.format("B")
    file.write_bytes(text.replace("\n", ending).encode())
    assert ask(file) == (1, 1, [(3, "stage1_outcome")])


def test_mixed_line_endings_are_read(file: Path) -> None:
    file.write_bytes((HEADER + GOOD.format("A") + "B,2024-04-08,,,\r\n" + BAD.format("C")).encode())
    assert ask(file) == (2, 1, [(4, "stage1_outcome")])


def test_a_byte_order_mark_is_no_part_of_the_first_column(file: Path) -> None:
    file.write_text(HEADER + GOOD.format("A"), encoding="utf-8-sig")
    assert ask(file) == (1, 0, [])


def test_names_of_columns_may_have_capitals_and_spaces(file: Path) -> None:
    file.write_text("Reference , Received_At\nA,2024-04-08\n")
    assert ask(file) == (1, 0, [])


@pytest.mark.parametrize(
    "row",
    [
        "B,2024-04-08,one,two,2024-04-10,upheld\n",
        "B,2024-04-08,text\n",
        "B,2024-04-08,text,,,\n",
        '"B"x,2024-04-08,,,\n',
    ],
)
def test_a_shifted_row_is_left_out_and_named(file: Path, row: str) -> None:
    file.write_text(HEADER + GOOD.format("A") + row + GOOD.format("C") + BAD.format("D"))
    assert ask(file) == (2, 2, [(3, ""), (5, "stage1_outcome")])


def test_values_in_neighbouring_columns_are_said_to_look_shifted(file: Path) -> None:
    file.write_text(HEADER + "A,2024-04-08,2024-04-10,upheld,\n")
    with inquire([file], question()) as inquiry:
        faults = list(inquiry.faults())
    assert [fault.column for fault in faults] == ["stage1_responded_on"]
    assert "look shifted" in faults[0].remedy


def test_rows_of_nothing_are_passed_over(file: Path) -> None:
    file.write_text(HEADER + GOOD.format("A") + ",,,,\n\n   \n" + GOOD.format("B"))
    with inquire([file], question(), careful=True) as inquiry:
        total = inquiry.figures()[1]
    assert (total.received, total.rejected) == (2, 0)
    assert "Rows without any value, passed over: 1." in total.warnings


def test_cells_of_spaces_are_empty(file: Path) -> None:
    file.write_text(HEADER + "".join(f"A{n},2024-04-08,,{' ' * n},{' ' * n}\n" for n in range(12)))
    assert ask(file) == (12, 0, [])


def test_empty_lines_before_the_header_do_no_harm(file: Path) -> None:
    file.write_text("\n\n" + HEADER + GOOD.format("A") + BAD.format("B"))
    assert ask(file) == (1, 1, [(5, "stage1_outcome")])


def test_a_row_without_a_reference_but_with_text_is_in_error(file: Path) -> None:
    file.write_text(HEADER + ",,lost,,\n")
    assert ask(file) == (0, 1, [(2, "reference"), (2, "received_at")])


def test_the_second_of_two_equal_references_is_in_error(file: Path) -> None:
    file.write_text(HEADER + GOOD.format("A") + GOOD.format("B") + GOOD.format(" A ") + GOOD.format("A"))
    with inquire([file], question()) as inquiry:
        faults = list(inquiry.faults())
        assert inquiry.figures()[1].received == 2
    assert [(fault.line, fault.column, fault.value) for fault in faults] == [
        (4, "reference", "A"),
        (5, "reference", "A"),
    ]
    assert "repeats the reference of complaints.csv: line 2" in str(faults[0])


def test_references_too_many_to_look_at_are_known_by_their_hash(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wellheard.analytics.indicators.inquiry.VERIFIED_AT_MOST", 1)
    monkeypatch.setattr("wellheard.analytics.indicators.workspace.FEW", 0)
    monkeypatch.setattr("wellheard.analytics.indicators.workspace.HASHES_AT_A_TIME", 2)
    file.write_text(HEADER + "".join(GOOD.format(reference) for reference in "ABACBA"))
    with inquire([file], question()) as inquiry:
        assert inquiry.figures()[1].received == 3
        assert [fault.line for fault in inquiry.faults()] == [4, 6, 7]


def test_a_row_in_error_holds_its_reference(file: Path) -> None:
    file.write_text(HEADER + BAD.format("A") + GOOD.format("A"))
    assert ask(file) == (0, 2, [(2, "stage1_outcome"), (3, "reference")])


def test_a_reference_may_stand_once_in_each_organisation(file: Path) -> None:
    file.write_text("organisation,reference,received_at\nX,A,2024-04-08\nY,A,2024-04-08\nX,A,2024-04-09\n")
    assert ask(file) == (2, 1, [(4, "reference")])


def test_a_reference_may_not_stand_in_two_files_of_one_body(tmp_path: Path) -> None:
    april, may = tmp_path / "april.csv", tmp_path / "may.csv"
    april.write_text(HEADER + GOOD.format("A"))
    may.write_text("received_at,reference\n2024-05-08,B\n2024-05-09,A\n")
    with inquire([april, may], question()) as inquiry:
        assert inquiry.figures()[1].received == 2
        assert [(fault.file, fault.line) for fault in inquiry.faults()] == [("may.csv", 3)]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "complaints.csv" for folder in ("april", "may")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(HEADER + BAD.format(path.parent.name))
    with inquire(paths, question()) as inquiry:
        assert [fault.file for fault in inquiry.faults()] == list(map(str, paths))


def test_a_name_with_wildcards_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a1.csv").write_text(HEADER + GOOD.format("B"))
    odd = tmp_path / "a*[1]'?.csv"
    odd.write_text(HEADER + GOOD.format("A"))
    assert ask(odd) == (1, 0, [])


def test_a_very_long_text_is_read(file: Path) -> None:
    file.write_text(HEADER + f"A,2024-04-08,{'long ' * 700_000},,\n" + GOOD.format("B"))
    assert ask(file) == (2, 0, [])


CELLS = st.sampled_from(["text", 'a "q" b', "x,y", "line\nbreak", "", '"', "é", '"ab"c', '"open', " ", "2024-04-31"])
RECORDS = st.lists(st.lists(CELLS, min_size=4, max_size=6).map(",".join), max_size=8)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS, st.sampled_from(["\n", "\r\n"]))
def test_the_fast_reader_sees_what_the_careful_one_sees(records: list[str], ending: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "complaints.csv"
        text = ending.join([HEADER.strip(), "A,2024-04-08,text,,", *records])
        path.write_bytes(text.encode())
        assert answer(path, careful=False) == answer(path, careful=True)


def answer(path: Path, careful: bool) -> object:
    try:
        return ask(path, careful)
    except UnreadableFile as refusal:
        return str(refusal)


def unreadable(file: Path) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        ask(file)
    return str(refusal.value)


def test_a_missing_file_is_said() -> None:
    assert "There is no file nowhere.csv" in unreadable(Path("nowhere.csv"))


def test_an_empty_file_is_said(file: Path) -> None:
    file.write_text("")
    assert "complaints.csv is empty" in unreadable(file)


def test_a_file_with_a_header_only_is_said(file: Path) -> None:
    file.write_text(HEADER)
    assert "no complaints" in unreadable(file)


def test_a_missing_column_is_said_with_the_nearest_name(file: Path) -> None:
    file.write_text("reference,recieved_at\nA,2024-04-08\n")
    assert "no column received_at. Is 'recieved_at' meant?" in unreadable(file)


def test_a_column_that_stands_twice_is_said(file: Path) -> None:
    file.write_text("reference,received_at,closure,closure\nA,2024-04-08,,\n")
    assert "the column closure stands there 2 times" in unreadable(file)


@pytest.mark.parametrize(("sign", "words"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
def test_another_delimiter_is_said(file: Path, sign: str, words: str) -> None:
    file.write_text((HEADER + GOOD.format("A")).replace(",", sign))
    assert f"separated by {words}" in unreadable(file)


def test_another_encoding_is_said_with_its_line(file: Path) -> None:
    file.write_bytes((HEADER + GOOD.format("A") + "B,2024-04-08,café,,\n").encode("latin-1"))
    assert "line 3: the file is not in UTF-8" in unreadable(file)


def test_a_quotation_mark_that_is_never_closed_is_said_with_its_line(file: Path) -> None:
    file.write_text(HEADER + GOOD.format("A") + 'B,2024-04-08,"text,,\n' + GOOD.format("C"))
    assert "line 3: a quotation mark is opened in this row and never closed" in unreadable(file)


def test_an_ending_that_is_not_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "complaints.docx"
    path.write_text("x")
    assert "ends in .docx" in unreadable(path)
