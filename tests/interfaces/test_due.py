"""`wellheard due`, as it is used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wellheard.interfaces.commands.main import SUBCOMMANDS, cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["due", *arguments])


def due_dates(*arguments: str) -> dict[str, str]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return {f"{one['stage']} {one['what']}": one["on"] for one in json.loads(result.stdout)["due"]}


def test_dates_and_ledger_are_printed_for_people() -> None:
    result = run("2024-03-28", "--calendar", "scotland")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Received   Thursday 28 March 2024"
    assert "  5  2024-04-04  Thursday 4 April 2024        respond (Stage 1: frontline response)" in lines
    assert any("Good Friday (closure) [scotland, first version, holidays" in line for line in lines)
    assert "\x1b" not in result.output


def test_json_holds_the_same_dates() -> None:
    assert due_dates("2024-03-28", "--calendar", "scotland") == {
        "stage2 acknowledge": "2024-04-02",
        "stage1 respond": "2024-04-04",
        "stage1 respond, if extended": "2024-04-11",
        "stage2 respond": "2024-04-25",
    }


def test_json_ledger_has_every_date_and_says_who_left_it_out() -> None:
    told = json.loads(run("2024-03-28", "--format", "json").stdout)
    assert (told["counted_on"], told["calendar"], told["cut_off"]) == ("2024-03-28", "scotland", None)
    assert [row["on"] for row in told["ledger"]] == [
        *(f"2024-03-{day}" for day in range(28, 32)),
        *(f"2024-04-{day:02}" for day in range(1, 26)),
    ]
    assert told["ledger"][1]["left_out"] == "closure"
    assert told["ledger"][-1]["day"] == 20


def test_cut_off_moves_what_arrives_after_it() -> None:
    assert due_dates("2024-03-28T17:00", "--cut-off", "17:00")["stage1 respond"] == "2024-04-04"
    assert due_dates("2024-03-28T17:01", "--cut-off", "17:00")["stage1 respond"] == "2024-04-05"
    assert due_dates("2024-03-28", "--cut-off", "17:00")["stage1 respond"] == "2024-04-04"


def test_time_with_an_offset_becomes_the_local_one() -> None:
    """16:30 in universal time is 17:30 in Edinburgh in June."""
    assert due_dates("2024-06-03T16:30:00+00:00", "--cut-off", "17:00")["stage1 respond"] == "2024-06-10"


def test_limit_in_england_counts_from_the_acknowledgement_given() -> None:
    dates = due_dates("2024-06-03", "--ruleset", "housing-england", "--acknowledged", "2024-06-05")
    assert dates["stage1 respond"] == "2024-06-18"
    assert "as its last day: give the real one" in run("2024-06-03", "--ruleset", "housing-england").output


def test_calendar_from_a_file_is_used_alone_and_silent_years_are_said(tmp_path: Path) -> None:
    own = tmp_path / "days.csv"
    own.write_text("date,name\n2024-12-25,Christmas\n", "utf-8")
    result = run("2024-12-24", "--calendar", str(own))
    assert "Christmas (closure) [days.csv, first version, days.csv]" in result.output
    assert "The calendar days.csv lists no day off in 2025" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2024-02-30"], "'2024-02-30' is not a date. Write year-month-day"),
        (["28/03/2024"], "'28/03/2024' is not a date."),
        (["2024-03-28", "--calendar", "mars"], "There is no calendar 'mars'."),
        (["2024-03-28", "--calendar", "none.csv"], "none.csv cannot be read: No such file or directory."),
        (["2024-03-28", "--ruleset", "prisons"], "'prisons' is not one of"),
        (["2024-03-28", "--cut-off", "five"], "'five' is not a time of day. Write it as 17:00."),
        (["2012-03-28"], "The rule set local-authority begins on 1 April 2013"),
        (["2035-12-20"], "The calendar scotland knows 1 January 2010 to 31 December 2035."),
        (
            ["2024-06-03", "--acknowledged", "2024-06-01"],
            "acknowledged on 1 June 2024, before it was received",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_with_status_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_help_has_examples() -> None:
    output = run("--help").output
    assert "Examples:" in output
    assert "wellheard due 2024-03-28 --calendar scotland" in output


def test_group_lists_every_command_with_a_line_about_it() -> None:
    output = CliRunner().invoke(cli, ["--help"]).output
    for name, command in SUBCOMMANDS.items():
        assert f"  {name}" in output
        assert command.summary in output


@pytest.mark.parametrize("arguments", [["--help"], ["due", "2024-03-28"]])
def test_neither_help_nor_due_loads_what_is_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom wellheard.interfaces.commands.main import cli\n"
        f"cli({arguments!r}, standalone_mode=False)\n"
        "heavy = {'django', 'duckdb', 'ibis', 'numpy', 'pyarrow', 'pandas', 'holidays', 'icalendar'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"
