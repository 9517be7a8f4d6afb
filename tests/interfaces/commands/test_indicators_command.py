"""`wellheard indicators` as its user runs it: options, formats, exit statuses, what goes where."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wellheard.interfaces.commands.main import cli

HEADER = "reference,received_at,stage1_responded_on,stage1_outcome\n"
GOOD = HEADER + "A-1,2024-04-08,2024-04-10,upheld\nA-2,2024-04-08T18:00,2024-04-09,resolved\n"
BAD = GOOD + "A-3,2024-04-31,,\nA-4,2024-04-08,2024-04-10,splendid\n"
PERIOD = ["--from", "2024-04-01", "--to", "2024-06-30", "--ruleset", "local-authority"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.csv"
    path.write_text(GOOD)
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.csv"
    path.write_text(BAD)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["indicators", *map(str, arguments)])


def shape(*arguments: object) -> dict[str, object]:
    result = run(*arguments, *PERIOD, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_clean_file_gives_its_figures_and_status_0(good: Path) -> None:
    result = run(good, *PERIOD, "--calendar", "scotland", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    figures = json.loads(result.stdout)
    assert figures["period"] == {"from": "2024-04-01", "to": "2024-06-30"}
    assert (figures["ruleset"], figures["calendar"], figures["counting"]) == (
        "local-authority",
        "scotland",
        "where-it-ended",
    )
    assert (figures["received"], figures["rejected"], figures["warnings"]) == (2, 0, [])
    assert figures["groups"]["stage1"]["total_working_days"] == 5


def test_the_calendar_is_the_rule_sets_own_unless_another_is_given(good: Path, tmp_path: Path) -> None:
    assert shape(good)["calendar"] == "scotland"
    days_off = tmp_path / "our-days.csv"
    days_off.write_text("date,name\n2024-04-09,Founder's day\n")
    figures = shape(good, "--calendar", days_off)
    assert figures["calendar"] == "our-days.csv"
    assert figures["groups"]["stage1"]["total_working_days"] == 3


def test_a_cut_off_is_printed_with_the_figures_it_changes(good: Path) -> None:
    assert "cut_off" not in shape(good)
    figures = shape(good, "--cut-off", "17:00")
    assert figures["cut_off"] == "17:00"
    assert figures["groups"]["stage1"]["total_working_days"] == 4
    assert "Cut-off   17:00" in run(good, *PERIOD, "--cut-off", "17:00").stdout


def test_the_counting_rule_is_printed_with_the_figures(good: Path) -> None:
    assert shape(good, "--counting", "both-closures")["counting"] == "both-closures"
    assert "both closures" in run(good, *PERIOD, "--counting", "both-closures").stdout


def test_rows_in_error_are_named_and_left_out_with_status_1(bad: Path) -> None:
    result = run(bad, *PERIOD, "--format", "json")
    assert result.exit_code == 1
    figures = json.loads(result.stdout)
    assert (figures["received"], figures["rejected"]) == (2, 2)
    assert figures["warnings"][0] == "INCOMPLETE: 2 rows in error were left out."
    assert result.stderr.splitlines() == [
        "bad.csv: line 4, column received_at: '2024-04-31' is not a date. Write a day that exists as "
        "year-month-day, such as 2024-03-28.",
        "bad.csv: line 5, column stage1_outcome: 'splendid' is not in the list. Write resolved, upheld, "
        "partially_upheld or not_upheld, in small letters.",
        "2 rows are in error and left out.",
    ]


@pytest.mark.parametrize("form", ["table", "csv", "html"])
def test_incomplete_figures_are_marked_in_every_format(bad: Path, form: str) -> None:
    result = run(bad, *PERIOD, "--format", form)
    assert result.exit_code == 1
    assert "INCOMPLETE" in result.stdout or "all,rejected,2," in result.stdout


def test_strict_prints_nothing_but_the_errors_with_status_2(bad: Path, good: Path) -> None:
    result = run(bad, *PERIOD, "--strict", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 4, column received_at" in result.stderr
    assert run(good, *PERIOD, "--strict").exit_code == 0


def test_the_first_fifty_errors_are_printed_and_all_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text(HEADER + "".join(f"=A-{n},2024-04-31,,\n" for n in range(70)))
    result = run(path, *PERIOD)
    assert len(result.stderr.splitlines()) == 51
    assert result.stderr.splitlines()[-1] == ("70 rows are in error and left out. Use --errors FILE to have them all.")
    errors = tmp_path / "errors.csv"
    result = run(path, *PERIOD, "--errors", errors)
    assert len(result.stderr.splitlines()) == 51
    with errors.open(encoding="utf-8", newline="") as text:
        written = list(csv.DictReader(text))
    assert len(written) == 70
    assert list(written[0]) == ["file", "line", "column", "value", "problem", "remedy"]
    assert (written[69]["line"], written[69]["column"]) == ("71", "received_at")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2024-04-31", "--to", "2024-06-30"], "'2024-04-31' is not a date"),
        (["--from", "2024-07-01", "--to", "2024-06-30"], "Turn --from and --to round"),
        (["--from", "2024-04-01"], "--to"),
        (["--from", "2024-04-01", "--to", "2024-06-30", "--calendar", "mars"], "There is no calendar 'mars'"),
        (["--from", "2024-04-01", "--to", "2024-06-30", "--cut-off", "5pm"], "not a time of day"),
        (["--from", "2024-04-01", "--to", "2024-06-30", "--counting", "twice"], "twice"),
    ],
)
def test_a_wrong_option_is_said_with_status_2(good: Path, arguments: list[str], words: str) -> None:
    result = run(good, "--ruleset", "local-authority", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_an_unknown_rule_set_is_said_with_those_there_are(good: Path) -> None:
    result = run(good, "--from", "2024-04-01", "--to", "2024-06-30", "--ruleset", "prisons")
    assert result.exit_code == 2
    assert "housing-scotland" in result.stderr


def test_a_file_that_cannot_be_read_is_said_with_status_2(tmp_path: Path) -> None:
    result = run(tmp_path / "none.csv", *PERIOD)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no file" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_shifted_row_is_named_on_standard_error(good: Path) -> None:
    good.write_text(GOOD + "A-9,2024-04-08,one,comma,too,many\n")
    result = run(good, *PERIOD, "--format", "json")
    assert result.exit_code == 1
    assert result.stderr.startswith("good.csv: line 4: the row has 6 fields and the header 4")


def test_several_bodies_are_a_list_and_a_total(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text("organisation,reference,received_at\nB,1,2024-04-08\nA,1,2024-04-08\nA,2,2024-04-31\n")
    result = run(path, *PERIOD, "--format", "json")
    figures = json.loads(result.stdout)
    assert [(one["organisation"], one["received"], one["rejected"]) for one in figures["organisations"]] == [
        ("A", 1, 1),
        ("B", 1, 0),
    ]
    assert (figures["total"]["received"], figures["total"]["rejected"]) == (2, 1)
    assert "All 2 together" in run(path, *PERIOD).stdout


def test_the_csv_has_one_measure_a_row_in_the_words_of_published_returns(good: Path) -> None:
    result = run(good, *PERIOD, "--format", "csv")
    measures = {(row["group"], row["measure"]): row["value"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert measures["all", "received"] == "2"
    assert measures["stage1", "closed"] == "2"
    assert measures["stage1", "upheld_pct"] == "50.0"
    assert measures["stage1", "average_days"] == "2.5"
    assert measures["stage2_direct", "average_days"] == ""
    assert measures["reconciliation", "open_at_end"] == "0"


class Tags(HTMLParser):
    """Which elements are open at the end, and the text that was seen."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_whole_and_escapes_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text("organisation,reference,received_at\n<script>x</script>,1,2024-04-08\n")
    page = Tags()
    page.feed(run(path, *PERIOD, "--format", "html").stdout)
    assert page.open == []
    assert "<script>x</script>" in page.text


def test_a_name_that_looks_like_a_formula_stays_text_in_the_csv(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text("organisation,reference,received_at\n=1+1,1,2024-04-08\n")
    result = run(path, *PERIOD, "--format", "csv")
    assert result.stdout.splitlines()[1].startswith("'=1+1,")


def test_today_can_be_given(good: Path) -> None:
    result = run(good, *PERIOD, "--today", "2024-04-09", "--format", "json")
    assert result.exit_code == 1
    assert "line 2, column stage1_responded_on: '2024-04-10' lies in the future" in result.stderr


def test_help_shows_examples_and_exit_statuses() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for words in ("Examples:", "Exit status:", "--cut-off", "--strict", "none: any time on a working day"):
        assert words in " ".join(result.stdout.split())


def test_it_starts_without_django_pandas_or_a_settings_module(good: Path) -> None:
    code = (
        "import sys; from wellheard.interfaces.commands.main import cli\n"
        f"try: cli({['indicators', str(good), *PERIOD]!r})\n"
        "except SystemExit as end: print(end.code, [m for m in ('django', 'pandas') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "0 []"
