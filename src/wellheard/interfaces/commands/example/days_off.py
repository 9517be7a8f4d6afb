"""The days off of an example body: the shipped list, and what the body adds to it."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from dateutil.easter import easter

from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar

NOON = time(12, 0)


def listed_days(kinds: Iterable[str], years: range) -> list[SpecialDay]:
    """The shipped Scottish days of these years with the body's own laid over them, in order of date."""
    shipped = shipped_calendar("scotland").versions[-1].days
    days = {day.on: day for day in shipped if day.on.year in years}
    for kind in kinds:
        days |= {day.on: day for year in years for day in OWN_DAYS[kind](year)}
    return [days[on] for on in sorted(days)]


def storm_day(year: int) -> date:
    """The fourth Friday of January: the day the offices of the example were shut for a red warning."""
    first = date(year, 1, 1)
    return first + timedelta(days=(4 - first.weekday()) % 7 + 21)


def _easter_monday(year: int) -> list[SpecialDay]:
    return [SpecialDay(easter(year) + timedelta(days=1), "Easter Monday")]


def _september_weekend(year: int) -> list[SpecialDay]:
    monday = date(year, 9, 30) - timedelta(days=date(year, 9, 30).weekday())
    return [SpecialDay(monday - timedelta(days=3), "September weekend"), SpecialDay(monday, "September weekend")]


def _christmas_eve_half_day(year: int) -> list[SpecialDay]:
    eve = date(year, 12, 24)
    return [SpecialDay(eve, "Christmas Eve", DayKind.HALF_DAY, NOON)] if eve.weekday() < 5 else []


OWN_DAYS = {
    "easter_monday": _easter_monday,
    "september_weekend": _september_weekend,
    "christmas_eve_half_day": _christmas_eve_half_day,
}
