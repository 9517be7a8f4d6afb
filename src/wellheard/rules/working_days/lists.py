"""Calendars from lists of days off: the shipped ones by name, and a body's own as CSV text.

A list has a column `date` (ISO). Optional columns: `name`; `half_day` (yes, or the closing time such as
12:30, after which arrivals count from the next working day); `kind` (closure, half_day,
industrial_action); `announced_on` (ISO); `source`. Anything else in the file is left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from importlib import resources

from wellheard.rules.working_days.calendar import Calendar, DayKind, SpecialDay, Version

SHIPPED = ("scotland", "england-wales", "northern-ireland")
SHIPPED_FROM, SHIPPED_TO = date(2010, 1, 1), date(2035, 12, 31)
# A list says nothing of its own limits: outside the years it lists, `Calendar.silent_years` tells.
LIST_FROM, LIST_TO = date(1990, 1, 1), date(2059, 12, 31)

_YES = {"yes", "y", "true", "1", "half"}
_NO = {"", "no", "n", "false", "0"}


class BrokenCalendar(ValueError):
    """A list of days off that cannot be read: says which line, what is wrong and what to do."""


@cache
def shipped_calendar(name: str) -> Calendar:
    """The bank holidays of scotland, england-wales or northern-ireland: a list to start from."""
    if name not in SHIPPED:
        raise BrokenCalendar(f"There is no calendar '{name}'. The shipped ones are {', '.join(SHIPPED)}.")
    text = (resources.files("wellheard.rules") / "calendars" / f"{name}.csv").read_text("utf-8")
    days = special_days(text, f"{name}.csv")
    return Calendar(name, SHIPPED_FROM, SHIPPED_TO, (Version(days, source=days[0].source),))


def calendar_from_list(text: str, name: str, source: str = "") -> Calendar:
    """A body's own list, complete by itself: nothing is added to it but weekends."""
    days = special_days(text, name)
    return Calendar(name, LIST_FROM, LIST_TO, (Version(days, source=source or name),))


def special_days(text: str, name: str) -> tuple[SpecialDay, ...]:
    """The days of a CSV list in order of date. Raises `BrokenCalendar`; a repeated date must agree."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = [(column or "").strip().lower() for column in reader.fieldnames or ()]
    if "date" not in columns:
        raise BrokenCalendar(f"{name}: line 1 has no column 'date'. Start with a header: date,name,half_day")
    reader.fieldnames = columns
    days: dict[date, SpecialDay] = {}
    for row in reader:
        if not any((value or "").strip() for value in row.values() if not isinstance(value, list)):
            continue
        day = _day({key: (row.get(key) or "").strip() for key in columns}, f"{name}: line {reader.line_num}")
        known = days.setdefault(day.on, day)
        if (known.kind, known.closes_at) != (day.kind, day.closes_at):
            raise BrokenCalendar(
                f"{name}: line {reader.line_num} says something else of {day.on.isoformat()} than a line "
                "before it. Keep one of the two."
            )
    return tuple(days[on] for on in sorted(days))


def _day(row: Mapping[str, str], where: str) -> SpecialDay:
    on = _date(row["date"], where, "date")
    if not LIST_FROM <= on <= LIST_TO:
        raise BrokenCalendar(f"{where}: {on.isoformat()} is not between {LIST_FROM.year} and {LIST_TO.year}.")
    kind, closes_at = _kind(row, where)
    announced = row.get("announced_on", "")
    return SpecialDay(
        on,
        row.get("name", ""),
        kind,
        closes_at,
        _date(announced, where, "announced_on") if announced else None,
        row.get("source", ""),
    )


def _kind(row: Mapping[str, str], where: str) -> tuple[DayKind, time | None]:
    half_day, closes_at = _half_day(row.get("half_day", ""), where)
    written = row.get("kind", "").lower().replace(" ", "_")
    if not written:
        return (DayKind.HALF_DAY if half_day else DayKind.CLOSURE), closes_at
    if written not in {kind.value for kind in DayKind}:
        raise BrokenCalendar(f"{where}: '{written}' is no kind of day. Write closure, half_day or industrial_action.")
    kind = DayKind(written)
    if half_day and kind is not DayKind.HALF_DAY:
        raise BrokenCalendar(f"{where}: a {written.replace('_', ' ')} cannot also be a half day. Empty one of the two.")
    return kind, closes_at


def _half_day(written: str, where: str) -> tuple[bool, time | None]:
    if written.lower() in _NO:
        return False, None
    if written.lower() in _YES:
        return True, None
    try:
        return True, time.fromisoformat(written)
    except ValueError:
        raise BrokenCalendar(
            f"{where}: half_day is '{written}'. Write yes, no, or the closing time, such as 12:30."
        ) from None


def _date(written: str, where: str, column: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BrokenCalendar(
            f"{where}: {column} is '{written}', which is not a date. Write year-month-day, such as 2024-03-29."
        ) from None
