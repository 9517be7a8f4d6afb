"""A calendar as a table of every day, so that a working-day count is one look-up and a subtraction.

`number`: working days from 1 January 1900 to the day, both included; `first_number`: that of the first
working day on or after it. The days a calendar does not know are weekdays and weekends only. `state`:
how an event of that day stands to the period and to today.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import IntEnum
from itertools import pairwise

import duckdb
import ibis

from wellheard.rules.working_days import Calendar

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
DAYS = ibis.table(
    {
        "day": "date",
        "written": "string",
        "state": "int8",
        "number": "int32",
        "first_number": "int32",
        "closes_at": "int32",
    },
    name="days",
)
"""`written` is the day in ISO form; `closes_at` the second of the day after which arrivals are late."""


class When(IntEnum):
    """How a date stands. The period includes both its ends; what lies after it is not known yet."""

    ABSENT = 0
    UNREADABLE = 1
    BEFORE = 2
    WITHIN = 3
    AFTER = 4
    IN_THE_FUTURE = 5  # later than today: an event cannot be


@dataclass(frozen=True)
class Period:
    """A period of days, both its ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(
                f"The period would end on {self.last.isoformat()}, before it begins on "
                f"{self.first.isoformat()}. Turn the two round."
            )


def create_days(connection: duckdb.DuckDBPyConnection, calendar: Calendar, period: Period, today: date) -> None:
    """Make the table `days`: every day from `FIRST` to `LAST`."""
    closings = _closing_seconds(calendar) if closes_early(calendar) else {}
    connection.execute(
        _CREATE_DAYS,
        {
            "first": FIRST,
            "last": LAST,
            "off": sorted(calendar.days_off(FIRST, LAST)),
            "early": list(closings),
            "seconds": list(closings.values()),
            "period_first": period.first,
            "period_last": period.last,
            "today": today,
        },
    )


_CREATE_DAYS = f"""
CREATE TABLE days AS
WITH off AS (SELECT unnest($off::DATE[]) AS day),
     closings AS (SELECT unnest($early::DATE[]) AS day, unnest($seconds::INTEGER[]) AS second),
     every AS (
         SELECT CAST(moment AS DATE) AS day
         FROM generate_series($first::TIMESTAMP, $last::TIMESTAMP, INTERVAL 1 DAY) AS series(moment)
     ),
     numbered AS (
         SELECT every.day, second, works, sum(CAST(works AS INTEGER)) OVER (ORDER BY every.day) AS number
         FROM (
             SELECT every.day, isodow(every.day) < 6 AND off.day IS NULL AS works
             FROM every LEFT JOIN off ON off.day = every.day
         ) AS every LEFT JOIN closings ON closings.day = every.day
     )
SELECT day,
       CAST(day AS VARCHAR) AS written,
       CAST(CASE WHEN day > $today THEN {When.IN_THE_FUTURE} WHEN day > $period_last THEN {When.AFTER}
            WHEN day >= $period_first THEN {When.WITHIN} ELSE {When.BEFORE} END AS TINYINT) AS state,
       CAST(number AS INTEGER) AS number,
       CAST(number + CASE WHEN works THEN 0 ELSE 1 END AS INTEGER) AS first_number,
       second AS closes_at
FROM numbered
ORDER BY day
"""


def listed_years(calendar: Calendar) -> tuple[int, int]:
    """The first and the last year of which the calendar lists a day off; one past the other if none."""
    years = sorted(on.year for on in calendar.days_off(FIRST, LAST))
    return (years[0], years[-1]) if years else (LAST.year, FIRST.year)


def closes_early(calendar: Calendar) -> bool:
    """Whether there is any time of day to heed: a cut-off, or a half day with a known closing time."""
    return bool(_cut_off_starts(calendar) or calendar.half_day_closings(FIRST, LAST))


def _closing_seconds(calendar: Calendar) -> dict[date, int]:
    """The earlier of the cut-off and the closing of a half day, for each day that has either."""
    seconds: dict[date, int] = {}
    starts = sorted(_cut_off_starts(calendar))
    for start, end in pairwise([*starts, LAST + ONE_DAY]):
        at = calendar.cut_off_on(start)
        if at is not None:
            days = range(start.toordinal(), end.toordinal())
            seconds |= dict.fromkeys(map(date.fromordinal, days), _second(at))
    for on, at in calendar.half_day_closings(FIRST, LAST).items():
        seconds[on] = min(_second(at), seconds.get(on, _second(at)))
    return seconds


def _cut_off_starts(calendar: Calendar | None) -> set[date]:
    """The days from which a cut-off, of the calendar or of those beneath it, begins to hold."""
    if calendar is None:
        return set()
    own = {max(cut.from_on or FIRST, FIRST) for cut in calendar.cut_offs}
    return own | _cut_off_starts(calendar.body)


def _second(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second
