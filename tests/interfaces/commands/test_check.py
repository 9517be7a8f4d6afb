"""`wellheard check`: what a person and a program see, and with which exit status."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wellheard.interfaces.commands.check import check

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = DATA / "published_returns.csv"
RIGHT = DATA / "check" / "right_services_add_up.csv"
STALE = DATA / "check" / "right_fife_stage_2_holds_or_stands_beside.csv"
FIELDS = ["body", "period", "group", "rule", "message", "stated", "expected"]


def run(*arguments: object):
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


def test_json_is_exactly_a_list_of_findings_with_seven_fields():
    result = run(PUBLISHED, "--format", "json")
    findings = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [list(finding) for finding in findings] == [FIELDS] * 4
    assert findings[3] | {"message": ""} == {
        "body": "East Lothian Council",
        "period": "2019-04/2019-06",
        "group": "stage2",
        "rule": "percentage-of-its-base",
        "message": "",
        "stated": 67,
        "expected": 70,
    }


def test_everything_adding_up_is_an_empty_list_and_status_0():
    result = run(RIGHT, "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")


def test_table_that_cannot_be_read_is_status_2_with_one_sentence(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("body,period,measure,value\nA,2020,closed,1\n")
    result = run(path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the header has no column group" in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_file_is_status_2(tmp_path):
    assert run(tmp_path / "none.csv").exit_code == 2


def test_people_read_the_fault_and_the_base_that_would_explain_it():
    result = run(PUBLISHED)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 1
    assert text.startswith("4 things do not add up. 77 figures read. Inverclyde Council, 2024-04/2024-06")
    assert "14 of the 20 closed is 70%. A base of 21, what the outcomes add up to, would explain it." in text
    assert "The 3 after escalation, counted twice, would explain it." in text


def test_notes_stand_apart_and_only_in_the_table_for_people():
    table = run(STALE)
    assert table.exit_code == 0
    assert table.stdout.startswith("Everything printed adds up. 48 figures read.")
    assert table.stdout.index("Notes, which are no findings") < table.stdout.index("Population 367,260 is the same")
    assert json.loads(run(STALE, "--format", "json").stdout) == []


def test_csv_has_the_same_findings_as_json():
    rows = list(csv.DictReader(io.StringIO(run(PUBLISHED, "--format", "csv").stdout)))
    listed = json.loads(run(PUBLISHED, "--format", "json").stdout)
    assert rows == [{key: str(value) for key, value in finding.items()} for finding in listed]


def test_help_shows_examples_and_the_exit_status():
    text = run("--help").stdout
    assert "wellheard check returns.xlsx --format json" in text
    assert "0 everything adds up, 1 something does not, 2 the file cannot be read" in text


@pytest.mark.parametrize("module", ["django", "openpyxl", "pyarrow", "duckdb"])
def test_check_of_a_csv_imports_no_heavy_library(module):
    code = (
        "import sys; from click.testing import CliRunner; "
        "from wellheard.interfaces.commands.check import check; "
        f"CliRunner().invoke(check, [{str(RIGHT)!r}]); sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
