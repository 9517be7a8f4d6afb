"""Counting working days. Day 1 is the day of receipt, or the next working day after it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wellheard.rules.working_days.calendar import Calendar


def counted_on(arrived: date | datetime, calendar: Calendar) -> date:
    """Day 1 of the clock: the day of arrival, or the next working day.

    The next working day counts when the arrival is on a day that is not one, or later than the cut-off
    time or the closing of a half day (at that very minute is still in time). A date without a time is
    before both. A time is local to the body and has no offset: times with one raise `ValueError`.
    """
    on = day_of(arrived)
    calendar.check(on)
    if calendar.is_working_day(on) and not arrived_late(arrived, calendar):
        return on
    return calendar.nth_working_day(calendar.working_days_to(on) + 1)


def arrived_late(arrived: date | datetime, calendar: Calendar) -> bool:
    """Whether it arrived on a day's cut-off or half-day closing had passed."""
    if not isinstance(arrived, datetime):
        return False
    closes_at = calendar.closes_at(arrived.date())
    return closes_at is not None and arrived.time() > closes_at


def day_of(arrived: date | datetime) -> date:
    """The local date of an arrival."""
    if not isinstance(arrived, datetime):
        return arrived
    if arrived.tzinfo is not None:
        raise ValueError(f"{arrived.isoformat()} has an offset: give the body's local time without one.")
    return arrived.date()


def due_on(counted: date, n: int, calendar: Calendar) -> date:
    """The n-th working day, the counted date being the first: the counted date plus n−1 working days."""
    if n < 1:
        raise ValueError(f"A limit is at least 1 working day, not {n}.")
    if not calendar.is_working_day(counted):
        raise ValueError(f"{counted.isoformat()} is not a working day: count from `counted_on` of it.")
    return calendar.nth_working_day(calendar.working_days_to(counted) + n - 1)


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days from `first` to `last`, both counted, never less than 1.

    So an answer on the day of receipt took 1 day; so did one given on the Saturday of a complaint
    that arrived that Saturday and is counted from Monday.
    """
    calendar.check(first)
    if last <= first:
        return 1
    before = calendar.working_days_to(first) - calendar.is_working_day(first)
    return max(1, calendar.working_days_to(last) - before)


def next_working_day(on: date, calendar: Calendar) -> date:
    """The first working day after this date."""
    return calendar.nth_working_day(calendar.working_days_to(on) + 1)


def calendar_days(first: date, last: date) -> list[date]:
    """Every date from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
