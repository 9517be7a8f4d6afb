"""A calendar as a table of every day, so that a working-day count is one look-up and a subtraction.

`number`: working days from 1 January 1900 to the day, both included. The days a calendar does not know
are weekdays and weekends only. Days outside the table are reckoned the same way (`number_of`), so a
mistyped century gives a number too, never nothing.
"""

from __future__ import annotations

from datetime import date, time

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from wellheard.rules.working_days import Calendar

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
DAYS = ibis.table(
    {"day": "date", "written": "string", "number": "int32", "works": "boolean", "closes_at": "int32"},
    name="days",
)
"""`written` is the day in ISO form; `closes_at` the second of the day after which arrivals are late."""

_MONDAY = (date(1970, 1, 5) - date(1970, 1, 1)).days
_UNIX = date(1970, 1, 1).toordinal()


def days_of(calendar: Calendar) -> pa.Table:
    """Every day from `FIRST` to `LAST` as the calendar has it."""
    days = np.arange(np.datetime64(FIRST), np.datetime64(LAST) + 1)
    works = (days.astype(np.int64) - _MONDAY) % 7 < 5
    for on in calendar.days_off(FIRST, LAST):
        works[_place(on)] = False
    return pa.table(
        {
            "day": pa.array(days.astype("datetime64[D]")),
            "written": pa.array(np.datetime_as_string(days, unit="D")),
            "number": pa.array(np.cumsum(works).astype(np.int32)),
            "works": pa.array(works),
            "closes_at": _closing_seconds(calendar, len(days)),
        }
    )


def listed_years(calendar: Calendar) -> tuple[int, int]:
    """The first and the last year of which the calendar lists a day off; one past the other if none."""
    years = sorted(on.year for on in calendar.days_off(FIRST, LAST))
    return (years[0], years[-1]) if years else (LAST.year, FIRST.year)


def closes_early(calendar: Calendar) -> bool:
    """Whether there is any time of day to heed: a cut-off, or a half day with a known closing time."""
    return bool(_cut_off_starts(calendar) or calendar.half_day_closings(FIRST, LAST))


def number_of(day: ir.DateValue, looked_up: ir.IntegerValue, last_number: int) -> ir.IntegerValue:
    """The number looked up, or, for a day outside the table, the one that its weekdays give."""
    since_monday = day.epoch_days() - _MONDAY
    weekdays = (since_monday / 7).floor().cast("int64") * 5 + ibis.least(
        ((since_monday % 7) + 7) % 7 + 1, ibis.literal(5)
    )
    return ibis.cases(
        (looked_up.notnull() | day.isnull(), looked_up),
        (day < ibis.date(FIRST.isoformat()), weekdays - _weekdays_to(FIRST) + 1),
        else_=weekdays - _weekdays_to(LAST) + last_number,
    )


def _weekdays_to(on: date) -> int:
    """Weekdays from Monday 5 January 1970 to a day, both included: negative or 0 before it."""
    weeks, weekday = divmod(on.toordinal() - _UNIX - _MONDAY, 7)
    return weeks * 5 + min(weekday + 1, 5)


def _place(on: date) -> int:
    return on.toordinal() - FIRST.toordinal()


def _closing_seconds(calendar: Calendar, length: int) -> pa.Array:
    seconds = np.full(length, -1, dtype=np.int64)
    for start in sorted(_cut_off_starts(calendar)):
        at = calendar.cut_off_on(start)
        seconds[_place(start) :] = _second(at) if at else -1
    for on, at in calendar.half_day_closings(FIRST, LAST).items():
        cut_off = seconds[_place(on)]
        seconds[_place(on)] = _second(at) if cut_off < 0 else min(_second(at), cut_off)
    return pa.array(seconds.astype(np.int32), mask=seconds < 0)


def _cut_off_starts(calendar: Calendar | None) -> set[date]:
    """The days from which a cut-off, of the calendar or of those beneath it, begins to hold."""
    if calendar is None:
        return set()
    own = {max(cut.from_on or FIRST, FIRST) for cut in calendar.cut_offs}
    return own | _cut_off_starts(calendar.body)


def _second(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


