"""When a date calls for an alert, and how far up: days either side of each step."""

from datetime import date

import pytest

from wellheard.rules.alerts import Reach, Step, step_of
from wellheard.rules.working_days import shipped_calendar

CALENDAR = shipped_calendar("scotland")
DUE = date(2024, 4, 4)


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2024, 3, 28), None),
        (date(2024, 4, 1), None),
        (date(2024, 4, 2), Step.SOON),
        (date(2024, 4, 3), Step.SOON),
        (DUE, Step.TODAY),
        (date(2024, 4, 5), Step.LATE),
        (date(2024, 4, 6), Step.LATE),
        (date(2024, 4, 10), Step.LATE),
        (date(2024, 4, 11), Step.FIVE_LATE),
        (date(2024, 4, 17), Step.FIVE_LATE),
        (date(2024, 4, 18), Step.TEN_LATE),
        (date(2025, 4, 18), Step.TEN_LATE),
    ],
)
def test_the_step_a_date_has_reached(on: date, step: Step | None) -> None:
    assert step_of(DUE, on, CALENDAR) == step


def test_a_date_on_a_weekend_is_late_the_day_after() -> None:
    saturday = date(2024, 4, 6)
    assert [step_of(saturday, date(2024, 4, day), CALENDAR) for day in (5, 6, 7, 8)] == [
        Step.TODAY, Step.TODAY, Step.LATE, Step.LATE,
    ]  # fmt: skip


def test_each_step_reaches_those_before_it_too() -> None:
    assert Step.SOON.reaches.and_below == (Reach.HANDLER,)
    assert Step.FIVE_LATE.reaches.and_below == (Reach.HANDLER, Reach.HEAD_OF_SERVICE, Reach.DIRECTOR)
    assert Step.TEN_LATE.reaches.and_below == tuple(Reach)
