"""The worked dates of the procedure, as a policy officer reads them: tests/data/rules/worked_dates.csv."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.working_days import Calendar, counted_on, due_on, shipped_calendar

TABLE = Path(__file__).parents[1] / "data" / "rules" / "worked_dates.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


def dates(written: str) -> list[date]:
    return [date.fromisoformat(one) for one in written.split()]


def calendar_of(row: dict[str, str]) -> Calendar:
    calendar = shipped_calendar(row["calendar"])
    return calendar.with_days_off(dates(row["days_added"])).without(dates(row["days_removed"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['received']} {row['note'][:40]}")
@pytest.mark.parametrize("day", [3, 5, 10, 20])
def test_worked_date_is_due_as_the_procedure_says(row: dict[str, str], day: int) -> None:
    calendar = calendar_of(row)
    counted = counted_on(date.fromisoformat(row["received"]), calendar)
    assert due_on(counted, day, calendar) == date.fromisoformat(row[f"day_{day}"])


def test_every_worked_date_of_the_procedure_is_in_the_table() -> None:
    assert len(ROWS) == 8
