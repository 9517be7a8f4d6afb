"""The clock shows its working: each date, whether it counted, and who says why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wellheard.rules.working_days.calendar import SATURDAY, Calendar, DayKind
from wellheard.rules.working_days.counting import (
    arrived_late,
    calendar_days,
    counted_on,
    day_of,
)


class LeftOut(StrEnum):
    """Why a date is not counted."""

    WEEKEND = "weekend"
    CLOSURE = "closure"
    INDUSTRIAL_ACTION = "industrial_action"
    PAUSE = "pause"
    ARRIVED_AFTER_CLOSE = "arrived_after_close"


@dataclass(frozen=True)
class LedgerDay:
    """One date of the clock: the number it counted as, or why it was left out and by whose word.

    `calendar`, `version` and `source` are empty for ordinary working days and weekends.
    """

    on: date
    number: int | None
    left_out: LeftOut | None = None
    words: str = ""
    calendar: str = ""
    version: str = ""
    source: str = ""


def ledger(arrived: date | datetime, last: date, calendar: Calendar) -> tuple[LedgerDay, ...]:
    """Every date from the arrival to `last`, both included: counted days are numbered from 1."""
    days: list[LedgerDay] = []
    first_counted = counted_on(arrived, calendar)
    number = 0
    for on in calendar_days(day_of(arrived), last):
        if on >= first_counted and calendar.is_working_day(on):
            number += 1
            days.append(_counted(on, number, calendar))
        else:
            days.append(_left_out(on, arrived, calendar))
    return tuple(days)


def _counted(on: date, number: int, calendar: Calendar) -> LedgerDay:
    entry = calendar.entry_on(on)
    if entry is None:
        return LedgerDay(on, number)
    words = "half day: counts" if entry.day.kind is DayKind.HALF_DAY else "worked here: counts"
    return LedgerDay(on, number, None, _named(entry.day.name, words), entry.calendar, entry.version.label, entry.source)


def _left_out(on: date, arrived: date | datetime, calendar: Calendar) -> LedgerDay:
    if on.weekday() >= SATURDAY:
        return LedgerDay(on, None, LeftOut.WEEKEND, "weekend")
    entry = calendar.entry_on(on)
    if entry is None or not entry.day.is_left_out:
        return _after_close(on, arrived, calendar)
    reason = LeftOut(entry.day.kind.value)
    words = _named(entry.day.name, reason.value.replace("_", " "))
    if entry.day.announced_on:
        words = f"{words} (announced {entry.day.announced_on.isoformat()})"
    return LedgerDay(on, None, reason, words, entry.calendar, entry.version.label, entry.source)


def _after_close(on: date, arrived: date | datetime, calendar: Calendar) -> LedgerDay:
    if not arrived_late(arrived, calendar):  # pragma: no cover - the ledger would have lost a day
        raise AssertionError(f"{on.isoformat()} is a working day that the clock did not count.")
    closes_at = calendar.closes_at(on)
    words = f"arrived at {arrived:%H:%M}, after {closes_at:%H:%M}: counts from the next working day"
    return LedgerDay(on, None, LeftOut.ARRIVED_AFTER_CLOSE, words, calendar.name)


def _named(name: str, words: str) -> str:
    return f"{name} ({words})" if name else words
