"""`wellheard chart`: what it prints, in each form, and what it says when it cannot."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wellheard.interfaces.commands.main import cli

VALUES = [20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21, 26, 27, 25, 26, 27, 25, 26]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "months.csv"
    rows = [f"2024-{row:02},{value},x" for row, value in enumerate(VALUES)]
    path.write_text("\n".join(["\ufeffmonth,complaints,note", *rows, ""]), encoding="utf-8")
    return path


def charted(file: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["chart", "xmr", str(file), "--value", "complaints", *options])


def test_json_is_as_the_contract_says(file: Path) -> None:
    shown = charted(file, "--direction", "decrease", "--fix-after", "12", "--target", "30", "--format", "json")
    found = json.loads(shown.stdout)
    assert set(found) == {"points", "assurance", "trial_limits"}
    assert set(found["points"][0]) == {"value", "mean", "lower", "upper", "special_cause", "side", "meaning"}
    assert (found["assurance"], found["trial_limits"]) == ("consistent_pass", False)
    assert found["points"][0]["special_cause"] is None
    assert found["points"][-1] == {
        "value": 26,
        "mean": 20.25,
        "lower": pytest.approx(15.172, abs=0.001),
        "upper": pytest.approx(25.328, abs=0.001),
        "special_cause": "outside",
        "side": "above",
        "meaning": "concern",
    }
    assert found["points"][14]["special_cause"] == "shift"


def test_options_reach_the_chart(file: Path) -> None:
    rebased = json.loads(charted(file, "--rebase-at", "12", "--format", "json").stdout)
    assert {point["meaning"] for point in rebased["points"]} == {"common_cause"}
    assert rebased["trial_limits"]
    eight = json.loads(charted(file, "--fix-after", "12", "--shift", "9", "--no-screen", "--format", "json").stdout)
    assert eight["points"][14]["special_cause"] != "shift"
    assert eight["points"][-1]["meaning"] == "high"


def test_a_table_for_people(file: Path) -> None:
    shown = charted(file, "--direction", "increase", "--target", "90", "--rebase-at", "12")
    assert "2024-00" in shown.stdout
    assert "The target will never be met" in shown.stdout
    assert "on trial" in shown.stdout
    assert "above: in a shift (high)" in charted(file, "--fix-after", "12").stdout


def test_a_drawing_stands_by_itself(file: Path) -> None:
    shown = charted(file, "--fix-after", "12", "--format", "svg", "--title", "Complaints a month")
    root = ElementTree.fromstring(shown.stdout)
    svg = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{svg}title") == "Complaints a month"
    assert "Special causes: 2024-11: 21, in a shift; 2024-12: 26, outside the limits" in (
        root.findtext(f"{svg}desc") or ""
    )
    assert root.find(f"{svg}style") is not None


def test_rows_without_another_column_are_called_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("complaints\n4\n5\n4\n")
    assert "   2  2  " in charted(path).stdout


def test_a_picture(file: Path) -> None:
    shown = charted(file, "--format", "png")
    assert shown.stdout_bytes.startswith(b"\x89PNG")
    assert len(shown.stdout_bytes) > 10_000


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("month,value\n1,2\n", (), "has no column 'complaints'. It has: month, value."),
        ("complaints\n1\nmany\n", (), "Row 1 of"),
        ("complaints\n1\nnan\n", (), "not a number"),
        ("a,complaints\n1,\n", (), "has nothing"),
        ("complaints\n", (), "has no rows"),
        ("complaints\n1\n2\n", ("--rebase-at", "7"), "names row 7; the rows are 0 to 1"),
        ("complaints\n1\n2\n", ("--rebase-at", "x"), "are not rows"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    tmp_path: Path, content: str, options: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "months.csv"
    path.write_text(content)
    shown = charted(path, *options)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert "Traceback" not in shown.output


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in charted(tmp_path / "none.csv").stderr
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00complaints")
    assert "not a CSV file in UTF-8" in charted(tmp_path / "b.csv").stderr


def test_no_django_is_imported(file: Path) -> None:
    program = (
        "import sys; from wellheard.interfaces.commands.main import cli\n"
        f"cli(['chart', 'xmr', {str(file)!r}, '--value', 'complaints', '--format', 'svg'], standalone_mode=False)\n"
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
