"""A calendar by the name of a shipped one, or from a file of days off: `.csv` or `.ics`.

In an `.ics` file every all-day event is a day off (several days: each of them). Rules of repetition
without an end are followed to the end of the range a list may speak of. An event with times of day is
refused: whether it closes the day cannot be known from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wellheard.rules.working_days import (
    SHIPPED,
    BrokenCalendar,
    Calendar,
    SpecialDay,
    Version,
    calendar_from_list,
    shipped_calendar,
)
from wellheard.rules.working_days.lists import LIST_FROM, LIST_TO

if TYPE_CHECKING:
    from icalendar import Component

ONE_DAY = timedelta(days=1)


def read_calendar(path_or_name: str | Path) -> Calendar:
    """The shipped calendar of that name, or the one in that file. Raises `BrokenCalendar`."""
    written = str(path_or_name)
    if written in SHIPPED:
        return shipped_calendar(written)
    path = Path(path_or_name)
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".ics"):
        raise BrokenCalendar(
            f"There is no calendar '{written}'. Give one of {', '.join(SHIPPED)}, "
            "or a file of days off that ends in .csv or .ics."
        )
    content = _content(path)
    if suffix == ".csv":
        return calendar_from_list(content, path.name)
    return calendar_from_ics(content, path.name)


def calendar_from_ics(text: str, name: str) -> Calendar:
    """A body's own list from iCalendar text: complete by itself, nothing added but weekends."""
    from icalendar import Calendar as Ics

    try:
        ics = Ics.from_ical(text)
    except (ValueError, IndexError, KeyError) as fault:
        raise BrokenCalendar(
            f"{name} is not an iCalendar file ({fault}). Export it again as .ics, or give the days as .csv."
        ) from None
    days: dict[date, SpecialDay] = {}
    for event in ics.walk("VEVENT"):
        for on in _days_of(event, name):
            days.setdefault(on, SpecialDay(on, str(event.get("SUMMARY", "")), source=name))
    if not days:
        raise BrokenCalendar(f"{name} holds no all-day event, so no day off. Is it the right file?")
    return Calendar(name, LIST_FROM, LIST_TO, (Version(tuple(days[on] for on in sorted(days)), source=name),))


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenCalendar(f"{path} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    except OSError as fault:
        raise BrokenCalendar(f"{path} cannot be read: {fault.strerror or fault}. Check the name.") from None


def _days_of(event: Component, name: str) -> Iterator[date]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    first, length = _span(event, name)
    for start in _starts(event, first, name):
        for n in range(length):
            on = start + n * ONE_DAY
            if LIST_FROM <= on <= LIST_TO:
                yield on


def _span(event: Component, name: str) -> tuple[date, int]:
    """First date and number of days. DTEND is the day after the last one (RFC 5545)."""
    if event.get("DTSTART") is None:
        raise BrokenCalendar(f"{name}: {_titled(event)} has no start. Give it a date, or take it out.")
    start = event.decoded("DTSTART")
    if event.get("DTEND") is not None:
        end = event.decoded("DTEND")
    elif event.get("DURATION") is not None:
        end = start + event.decoded("DURATION")
    else:
        end = start + ONE_DAY
    if isinstance(start, datetime):
        if start.time() != time() or not isinstance(end, datetime) or end.time() != time():
            raise BrokenCalendar(
                f"{name}: {_titled(event)} on {start.date().isoformat()} has times of day. Make it an "
                "all-day event, or give the days as .csv, where half_day holds a closing time."
            )
        start, end = start.date(), end.date()
    return start, max(1, (end - start).days)


def _starts(event: Component, first: date, name: str) -> Iterator[date]:
    """The first date and its repetitions (RRULE, RDATE), without the exceptions (EXDATE)."""
    from dateutil.rrule import rrulestr

    left_out = set(_dates(event, "EXDATE"))
    starts = {first, *_dates(event, "RDATE")}
    rule = event.get("RRULE")
    if rule is not None:
        written = "\n".join(part.to_ical().decode() for part in (rule if isinstance(rule, list) else [rule]))
        midnight = datetime.combine(first, time())  # noqa: DTZ001 - dates only
        try:
            repeated = rrulestr(_without_zone(written), dtstart=midnight)
        except ValueError as fault:
            raise BrokenCalendar(
                f"{name}: the repetition of {_titled(event)} cannot be read ({fault}). Give each date by itself."
            ) from None
        until = datetime.combine(LIST_TO, time())  # noqa: DTZ001
        starts |= {moment.date() for moment in repeated.between(midnight, until, inc=True)}
    yield from sorted(starts - left_out)


def _dates(event: Component, field: str) -> Iterator[date]:
    held: Any = event.get(field)
    for part in held if isinstance(held, list) else [held] if held is not None else []:
        for one in part.dts:
            yield one.dt.date() if isinstance(one.dt, datetime) else one.dt


def _without_zone(rule: str) -> str:
    """UNTIL in UTC as a plain date: all-day events have no zone, and dateutil refuses to mix the two."""
    parts = rule.split(";")
    return ";".join(part[:14] if part.startswith("UNTIL=") else part for part in parts)


def _titled(event: Component) -> str:
    return f"the event '{event.get('SUMMARY', 'without a title')}'"
