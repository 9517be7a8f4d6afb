"""A file from another system: its faults named, put right, taken in by the worker, counted, undone."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journeys.conftest import Visit

pytestmark = pytest.mark.once

HEADER = "reference,received_at,stage1_responded_on,stage1_outcome,closed_on,closure\n"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_file_is_checked_taken_in_and_undone(visit: Visit, tmp_path: Path, script: bool) -> None:
    ailsa = visit("ailsa", script=script)
    day = datetime.now(ZoneInfo("Europe/London")).date() - timedelta(days=400)
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(HEADER + f"J1,{day},{day - timedelta(1)},upheld,,\nJ2,{day},,,,\n")
    ailsa.go("/office/complaints/imports/")
    ailsa.page.locator("#id_upload").set_input_files(wrong)
    ailsa.press("Check the file")
    _until(ailsa, "Nothing has been taken in.")
    ailsa.sees("stage1_responded_on")
    right = tmp_path / "right.csv"
    right.write_text(HEADER + f"J1,{day},{day + timedelta(2)},upheld,,\nJ2,{day},,,{day},withdrawn\n")
    ailsa.go("/office/complaints/imports/")
    ailsa.page.locator("#id_upload").set_input_files(right)
    ailsa.press("Check the file")
    _until(ailsa, "Take in 2 complaints")
    ailsa.press("Take in 2 complaints")
    _until(ailsa, "Taken in")
    ailsa.go(f"/office/indicators/?first={day:%d/%m/%Y}&last={day:%d/%m/%Y}")
    ailsa.sees("Adds up")
    ailsa.page.go_back()
    ailsa.press("Undo this import")
    ailsa.sees("The import is undone.")


def _until(visitor, words: str) -> None:  # type: ignore[no-untyped-def]
    for _ in range(60):
        if words in visitor.page.locator("main").inner_text():
            return
        visitor.page.wait_for_timeout(500)
        visitor.page.reload()
    visitor.sees(words)
