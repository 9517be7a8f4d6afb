"""Whatever the calendar: the clock loses no day, and counting forwards and back agree."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wellheard.rules.working_days import (
    Calendar,
    DayKind,
    SpecialDay,
    counted_on,
    due_on,
    ledger,
    working_days_between,
)

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
dates_known = st.dates(FIRST, date(2024, 12, 31))
kinds = st.sampled_from([DayKind.CLOSURE, DayKind.HALF_DAY, DayKind.INDUSTRIAL_ACTION])
closings = st.none() | st.times(time(9), time(18))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    special = st.builds(SpecialDay, on=dates_known, kind=kinds, closes_at=closings)
    calendar = Calendar("body", FIRST, LAST).with_days_off(draw(st.lists(special, max_size=60)))
    calendar = calendar.with_cut_off(draw(closings))
    if draw(st.booleans()):
        own = st.builds(SpecialDay, on=dates_known, kind=st.sampled_from(list(DayKind)), closes_at=closings)
        calendar = calendar.for_service("service", draw(st.lists(own, max_size=20)))
    return calendar


arrivals = dates_known | st.builds(datetime.combine, dates_known, st.times())
limits = st.integers(1, 60)


def walked(counted: date, n: int, calendar: Calendar) -> date:
    """The n-th working day found by walking, one day after another."""
    on = counted
    while n > 1:
        on += timedelta(days=1)
        n -= calendar.is_working_day(on)
    return on


@given(calendars(), arrivals, limits)
def test_due_date_is_the_one_found_by_walking(calendar: Calendar, arrived: date, n: int) -> None:
    counted = counted_on(arrived, calendar)
    assert due_on(counted, n, calendar) == walked(counted, n, calendar)


@given(calendars(), arrivals, limits)
def test_days_taken_to_the_due_date_are_the_limit(calendar: Calendar, arrived: date, n: int) -> None:
    counted = counted_on(arrived, calendar)
    assert working_days_between(counted, due_on(counted, n, calendar), calendar) == n


@given(calendars(), arrivals)
def test_day_1_is_a_working_day_not_before_the_arrival(calendar: Calendar, arrived: date) -> None:
    counted = counted_on(arrived, calendar)
    on = arrived.date() if isinstance(arrived, datetime) else arrived
    assert counted >= on
    assert calendar.is_working_day(counted)


@given(calendars(), arrivals, limits)
def test_ledger_loses_no_day(calendar: Calendar, arrived: date, n: int) -> None:
    on = arrived.date() if isinstance(arrived, datetime) else arrived
    last = due_on(counted_on(arrived, calendar), n, calendar)
    days = ledger(arrived, last, calendar)
    assert [day.on for day in days] == [on + timedelta(days=k) for k in range((last - on).days + 1)]
    assert [day.number for day in days if day.number] == list(range(1, n + 1))
    assert all((day.number is None) == (day.left_out is not None) for day in days)
    assert all(day.words for day in days if day.left_out)


@given(calendars(), arrivals, limits, limits)
def test_a_longer_limit_is_due_later(calendar: Calendar, arrived: date, one: int, other: int) -> None:
    counted = counted_on(arrived, calendar)
    due = due_on(counted, one, calendar), due_on(counted, other, calendar)
    assert (due[0] < due[1]) == (one < other)


@given(calendars(), dates_known, dates_known)
def test_what_arrives_later_never_counts_from_an_earlier_day(calendar: Calendar, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert counted_on(first, calendar) <= counted_on(second, calendar)


@given(calendars(), dates_known, dates_known, dates_known)
def test_days_taken_never_fall_as_the_answer_comes_later(
    calendar: Calendar, received: date, one: date, other: date
) -> None:
    first, second = sorted((one, other))
    counted = counted_on(received, calendar)
    assert 1 <= working_days_between(counted, first, calendar) <= working_days_between(counted, second, calendar)


@given(calendars(), dates_known)
def test_days_off_list_and_working_days_say_the_same(calendar: Calendar, on: date) -> None:
    off = calendar.days_off(FIRST, LAST)
    assert calendar.is_working_day(on) == (on.weekday() < 5 and on not in off)


@given(calendars(), st.lists(dates_known, max_size=20))
def test_the_order_in_which_days_are_entered_changes_nothing(calendar: Calendar, days: list[date]) -> None:
    forwards, backwards = calendar.with_days_off(days), calendar.with_days_off(reversed(days))
    assert forwards == backwards
