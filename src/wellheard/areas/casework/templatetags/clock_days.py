"""The clock's working as a calendar: weeks of days, each with the number it counted as or why it did not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django import template

from wellheard.areas.casework.selectors.complaint_file import StageOnFile
from wellheard.rules.working_days import LedgerDay, LeftOut

register = template.Library()


@dataclass(frozen=True)
class Day:
    """One date as the clock saw it, with what falls on it."""

    ledger: LedgerDay
    marks: tuple[str, ...]
    classes: str
    is_answer: bool
    is_end: bool
    """The stage ended here without an answer."""
    is_today: bool
    is_after: bool


@register.simple_tag
def clock_days(stage: StageOnFile, today: date) -> list[Day]:
    """Every date from the arrival to the last mark, the answer, the end without one, or today where it is late."""
    clock, ended = stage.clock, stage.record.responded_on or stage.left_on
    marks = clock.marks()
    ends = [on for on, _words in marks]
    ends += [on for on in (clock.due_on, ended) if on]
    if ended is None and clock.due_on and clock.due_on < today:
        ends.append(today)
    return [_day(day, marks, stage, today) for day in clock.ledger(max(ends) if ends else None)]


def _day(day: LedgerDay, marks: tuple[tuple[date, str], ...], stage: StageOnFile, today: date) -> Day:
    ended = stage.record.responded_on or stage.left_on
    here = tuple(words for on, words in marks if on == day.on)
    is_after = ended is not None and day.on > ended
    names = ["wh-day--counted"] if day.number and not is_after else []
    if day.left_out is not None and day.left_out is not LeftOut.WEEKEND:
        names.append("wh-day--closed")
    if is_after and day.number:
        names.append("wh-day--after")
    if here:
        names.append("wh-day--limit" if day.on == stage.clock.due_on else "wh-day--mark")
    if day.on == ended and stage.left_on is None:
        names.append("wh-day--answered")
    if day.on == today:
        names.append("wh-day--today")
    is_end = day.on == stage.left_on
    return Day(day, here, " ".join(names), day.on == ended and not is_end, is_end, day.on == today, is_after)


@register.filter
def by_week(days: Iterable[Day]) -> list[list[Day | None]]:
    """Weeks from Monday to Sunday; None where the clock had not begun, or had ended."""
    found: dict[date, list[Day | None]] = {}
    for day in days:
        monday = day.ledger.on - timedelta(days=day.ledger.on.weekday())
        found.setdefault(monday, [None] * 7)[day.ledger.on.weekday()] = day
    return list(found.values())
