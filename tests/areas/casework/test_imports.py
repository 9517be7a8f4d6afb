"""Bringing in an exchange file: named faults, all or nothing, undone; and its figures are those of the file."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people import NOW, TODAY, Body, Colleague
from wellheard.analytics.indicators import Counting, Period, Question, inquire, shaped
from wellheard.areas.casework.models import Complaint, Extension, ImportRun, StageRecord
from wellheard.areas.casework.selectors import exchange_rows, visible
from wellheard.areas.casework.selectors.exchange import exchange_columns
from wellheard.areas.casework.services import (
    UnableToProceed,
    add_note,
    apply_import,
    check_import,
    start_import,
    undo_import,
)
from wellheard.areas.procedures.selectors import Calendars, editions_of_body
from wellheard.areas.reporting.selectors import Asked, indicators
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Service

HEADER = (
    "reference,received_at,service,category,description,stage1_responded_on,stage1_outcome,stage1_extended_to,"
    "stage2_route,stage2_started_on,stage2_acknowledged_on,stage2_responded_on,stage2_outcome,closed_on,closure,"
    "ward\n"
)
ROWS = [
    "A1,2024-01-08,Housing > Repairs,Damp,Wet wall,2024-01-10,upheld,,,,,,,,,North",
    "A2,2024-01-09T17:45,Housing > Repairs,,,2024-01-19,not_upheld,2024-01-22,,,,,,,,",
    "A3,2024-01-13,Environment > Bins,,,2024-01-16,not_upheld,,escalated,2024-02-01,2024-02-05,2024-02-28,upheld,,,",
    "A4,2024-01-15,New service > New team,,,,,,direct,,2024-01-17,2024-02-20,partially_upheld,,,",
    "A5,2024-02-01,,,,,,,,,,,,2024-02-03,withdrawn,",
    "A6,2024-02-02,,,,,,,,,,,,2024-02-05,not_a_complaint,",
    "A7,2024-03-20,,,,,,,escalated,2024-03-25,,,,,,",
    "A8,2024-03-27T09:00:00+01:00,,,,,,,,,,,,,,",
    "A9,2023-11-01,,,,2023-11-03,resolved,,escalated,2024-01-05,,2024-02-14,not_upheld,,,",
]


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def brought(by: Colleague, rows: list[str], name: str = "cases.csv") -> ImportRun:
    upload = SimpleUploadedFile(name, (HEADER + "\n".join(rows) + "\n").encode())
    return check_import(run=start_import(upload=upload, by=by.actor(), at=NOW), at=NOW)


def test_a_dry_run_changes_nothing(ailsa: Colleague) -> None:
    run = brought(ailsa, ROWS)
    assert (run.state, run.rows, run.done, run.faults) == ("checked", 9, 0, [])
    assert not Complaint.objects.exists()
    assert not Service.objects.filter(path="New service").exists()


@pytest.mark.parametrize(
    ("row", "line", "column"),
    [
        ("B1,2024-13-01,,,,,,,,,,,,,,", 2, "received_at"),
        ("B1,2024-01-08,,,,2024-01-10,,,,,,,,,,", 2, "stage1_outcome"),
        ("B1,2024-01-08,,,,2024-01-10,half_upheld,,,,,,,,,", 2, "stage1_outcome"),
        ("B1,2020-01-08,,,,,,,,,,,,,,", 2, "received_at"),
    ],
)
def test_each_fault_is_named_with_its_line_and_column(ailsa: Colleague, row: str, line: int, column: str) -> None:
    run = brought(ailsa, [row])
    assert run.done >= 1
    assert (run.faults[0]["line"], run.faults[0]["column"]) == (line, column)
    with pytest.raises(UnableToProceed, match="faults"):
        apply_import(run=run, by=ailsa.actor(), at=NOW)
    assert not Complaint.objects.exists()


def test_a_reference_that_is_here_already_is_a_fault(ailsa: Colleague, complaint: Callable[..., Complaint]) -> None:
    made = complaint()
    run = brought(ailsa, [f"{made.reference},2024-01-08,,,,,,,,,,,,,,"])
    assert "here already" in run.faults[0]["problem"]


def test_a_file_that_cannot_be_read_says_why(ailsa: Colleague) -> None:
    upload = SimpleUploadedFile("cases.csv", b"name,date\nEffie,2024-01-01\n")
    run = check_import(run=start_import(upload=upload, by=ailsa.actor(), at=NOW), at=NOW)
    assert run.state == "failed"
    assert "no column reference" in run.failure


def test_what_was_checked_is_taken_in_whole(ailsa: Colleague) -> None:
    apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    held = {c.reference: c for c in Complaint.objects.all()}
    assert len(held) == 9
    assert held["A1"].service is not None
    assert held["A1"].service.path == "Housing > Repairs"
    assert (held["A1"].state, held["A5"].state, held["A7"].state) == (
        "stage1_answered",
        "withdrawn",
        "stage2_open",
    )
    assert held["A7"].due_on == date(2024, 4, 22)
    assert held["A1"].imported_columns == {"ward": "North"}
    assert Service.objects.filter(path="New service > New team").exists()


def test_an_import_can_be_undone_until_one_of_its_complaints_is_worked_on(ailsa: Colleague) -> None:
    run = apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    undo_import(run=run, by=ailsa.actor(), at=NOW)
    assert not Complaint.objects.exists()
    assert not StageRecord.objects.exists()
    assert not Extension.objects.exists()
    again = apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    add_note(complaint=Complaint.objects.get(reference="A7"), text="Rang her.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="A7"):
        undo_import(run=again, by=ailsa.actor(), at=NOW)
    assert Complaint.objects.count() == 9


def test_an_import_cannot_be_taken_in_twice(ailsa: Colleague) -> None:
    run = apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed):
        apply_import(run=run, by=ailsa.actor(), at=NOW)


@pytest.mark.parametrize("counting", list(Counting))
@pytest.mark.parametrize(
    "period", [Period(date(2024, 1, 1), date(2024, 3, 28)), Period(date(2024, 2, 1), date(2024, 2, 29))]
)
def test_the_figures_of_the_imported_period_equal_those_of_the_file(
    ailsa: Colleague, tmp_path: Path, counting: Counting, period: Period
) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(HEADER + "\n".join(ROWS) + "\n")
    apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    question = Question(period, editions_of_body(), Calendars().for_service(None), TODAY, counting)
    with inquire([path], question) as inquiry:
        of_the_file = shaped(inquiry.figures()[1], question)
    found = indicators(ailsa.actor(), Asked(period.first, period.last, counting), TODAY)
    assert _figures(shaped(found.figures, found.question)) == _figures(of_the_file)


def test_our_own_export_gives_the_same_figures_again(ailsa: Colleague, tmp_path: Path) -> None:
    apply_import(run=brought(ailsa, ROWS), by=ailsa.actor(), at=NOW)
    rows = list(exchange_rows(visible(ailsa.actor()), words=True))
    text = io.StringIO()
    writer = csv.DictWriter(text, exchange_columns(rows), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / "export.csv"
    path.write_text(text.getvalue())
    period = Period(date(2024, 1, 1), TODAY)
    question = Question(period, editions_of_body(), Calendars().for_service(None), TODAY)
    with inquire([path], question) as inquiry:
        assert list(inquiry.faults()) == []
        of_the_export = shaped(inquiry.figures()[1], question)
    found = indicators(ailsa.actor(), Asked(period.first, period.last), TODAY)
    assert _figures(of_the_export) == _figures(shaped(found.figures, found.question))
    assert rows[-1]["reference"] == "A8"


def _figures(shape: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in shape.items() if name not in ("warnings", "calendar", "organisation")}
