"""The days a body works: what is left out of a clock, and which statement of the calendar says so.

Bank holidays bind nobody: each body keeps a calendar of its own, and a service may lay one over it.
Weekends are never working days. A calendar knows the dates from `known_from` to `known_to`, both
included; it raises `DateOutsideCalendar` for any other, because a guess would move a due date.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from functools import cached_property

from wellheard.rules.dates import in_words

SATURDAY = 5


class DateOutsideCalendar(ValueError):
    """A date was asked about that the calendar does not know."""


class DayKind(StrEnum):
    """What makes a weekday unlike the others."""

    CLOSURE = "closure"
    HALF_DAY = "half_day"
    INDUSTRIAL_ACTION = "industrial_action"
    PAUSE = "pause"  # the clock stood still, where the rule set lets it
    OPEN = "open"  # a service works on a day its body is closed


@dataclass(frozen=True)
class SpecialDay:
    """One date unlike the other weekdays. `closes_at` belongs to a half day, and may be unknown."""

    on: date
    name: str = ""
    kind: DayKind = DayKind.CLOSURE
    closes_at: time | None = None
    announced_on: date | None = None
    source: str = ""

    @property
    def is_left_out(self) -> bool:
        """A half day counts as a working day; so does a day a service works."""
        return self.kind not in (DayKind.HALF_DAY, DayKind.OPEN)


@dataclass(frozen=True)
class Version:
    """The whole list of special days as it stood from `announced_on` (None: from the beginning)."""

    days: tuple[SpecialDay, ...] = ()
    announced_on: date | None = None
    source: str = ""

    @cached_property
    def by_date(self) -> dict[date, SpecialDay]:
        return {day.on: day for day in self.days}

    @property
    def label(self) -> str:
        return f"as announced on {in_words(self.announced_on)}" if self.announced_on else "first version"


@dataclass(frozen=True)
class CutOff:
    """Arrivals after `at` count from the next working day, for arrivals from `from_on` onwards."""

    at: time | None
    from_on: date | None = None


@dataclass(frozen=True)
class Entry:
    """What a calendar says of one date, and where it says it."""

    day: SpecialDay
    calendar: str
    version: Version

    @property
    def source(self) -> str:
        return self.day.source or self.version.source


@dataclass(frozen=True)
class Calendar:
    """Dated versions of the days a body (or, over `body`, a service) does not work.

    The newest version decides, for open complaints; a closed complaint keeps `as_known_on` the day it
    closed. Cut-off times are dated by themselves: the one in force on the day of arrival decides.
    """

    name: str
    known_from: date
    known_to: date
    versions: tuple[Version, ...] = (Version(),)
    cut_offs: tuple[CutOff, ...] = ()
    body: Calendar | None = None

    def __post_init__(self) -> None:
        if self.known_from > self.known_to:
            raise ValueError(f"The calendar {self.name} would end before it begins.")
        if not self.versions:
            raise ValueError(f"The calendar {self.name} has no version.")

    # What it says of a day

    def entry_on(self, on: date) -> Entry | None:
        """The special day on this date, if any: the service's own word first, then the body's."""
        newest = self.versions[-1]
        if day := newest.by_date.get(on):
            return Entry(day, self.name, newest)
        return self.body.entry_on(on) if self.body else None

    def is_working_day(self, on: date) -> bool:
        self.check(on)
        if on.weekday() >= SATURDAY:
            return False
        entry = self.entry_on(on)
        return entry is None or not entry.day.is_left_out

    def cut_off_on(self, on: date) -> time | None:
        """The time after which an arrival on this date counts from the next working day."""
        in_force = [cut for cut in self.cut_offs if cut.from_on is None or cut.from_on <= on]
        if in_force:
            return max(in_force, key=lambda cut: cut.from_on or date.min).at
        return self.body.cut_off_on(on) if self.body else None

    def closes_at(self, on: date) -> time | None:
        """The earlier of the cut-off and a half day's closing time; None when neither is set."""
        entry = self.entry_on(on)
        half_day_close = entry.day.closes_at if entry and entry.day.kind is DayKind.HALF_DAY else None
        times = [at for at in (self.cut_off_on(on), half_day_close) if at]
        return min(times, default=None)

    # Lists, for tables of many dates

    def days_off(self, first: date, last: date) -> frozenset[date]:
        """Weekdays from `first` to `last`, both included, that do not count. Weekends are not listed."""
        inherited = self.body.days_off(first, last) if self.body else frozenset()
        own = [day for day in self.versions[-1].days if first <= day.on <= last]
        closed = {day.on for day in own if day.is_left_out and day.on.weekday() < SATURDAY}
        return frozenset((inherited - {day.on for day in own}) | closed)

    def half_day_closings(self, first: date, last: date) -> dict[date, time]:
        """Half days from `first` to `last`, both included, with a known closing time."""
        closings = self.body.half_day_closings(first, last) if self.body else {}
        for day in self.versions[-1].days:
            if first <= day.on <= last:
                closings.pop(day.on, None)
                if day.kind is DayKind.HALF_DAY and day.closes_at:
                    closings[day.on] = day.closes_at
        return closings

    def silent_years(self, first: date, last: date) -> tuple[int, ...]:
        """Years touched by the dates in which no day off at all is listed: to be said beside a figure."""
        listed = {on.year for on in self.days_off(date(first.year, 1, 1), date(last.year, 12, 31))}
        return tuple(year for year in range(first.year, last.year + 1) if year not in listed)

    # Counting: cumulative, so that one look-up answers

    def working_days_to(self, on: date) -> int:
        """Working days from `known_from` to this date, both included."""
        self.check(on)
        return self._table.counts[(on - self.known_from).days]

    def nth_working_day(self, n: int) -> date:
        """The n-th working day the calendar knows, from 1."""
        if not 1 <= n <= len(self._table.working):
            raise DateOutsideCalendar(f"{self._range} The date asked for lies beyond. {_EXTEND_IT}")
        return date.fromordinal(self._table.working[n - 1])

    @cached_property
    def _table(self) -> _Table:
        off = {on.toordinal() for on in self.days_off(self.known_from, self.known_to)}
        working: array[int] = array("l")
        counts: array[int] = array("l")
        for ordinal in range(self.known_from.toordinal(), self.known_to.toordinal() + 1):
            if (ordinal + 6) % 7 < SATURDAY and ordinal not in off:
                working.append(ordinal)
            counts.append(len(working))
        return _Table(counts, working)

    def check(self, on: date) -> None:
        """Raise `DateOutsideCalendar` for a date the calendar does not know."""
        if not self.known_from <= on <= self.known_to:
            raise DateOutsideCalendar(f"{self._range} {in_words(on)} lies outside it. {_EXTEND_IT}")

    @property
    def _range(self) -> str:
        return f"The calendar {self.name} knows {in_words(self.known_from)} to {in_words(self.known_to)}."

    # Making another calendar from this one

    def as_known_on(self, on: date) -> Calendar:
        """This calendar with only what had been announced by that day, at every layer."""
        known = tuple(v for v in self.versions if v.announced_on is None or v.announced_on <= on)
        body = self.body.as_known_on(on) if self.body else None
        return replace(self, versions=known or self.versions[:1], body=body)

    def with_days_off(
        self,
        days: Iterable[SpecialDay | date],
        *,
        announced_on: date | None = None,
        source: str = "",
        name: str | None = None,
    ) -> Calendar:
        """Days added or replaced: as a new version when `announced_on` is given, else in the newest one."""
        added = [day if isinstance(day, SpecialDay) else SpecialDay(day, source=source) for day in days]
        newest = self.versions[-1]
        merged = newest.by_date | {day.on: _announced(day, announced_on) for day in added}
        return self._with_version(merged, announced_on, source or newest.source, name)

    def without(
        self,
        dates: Iterable[date],
        *,
        announced_on: date | None = None,
        source: str = "",
        name: str | None = None,
    ) -> Calendar:
        """Days taken out of this calendar's own list: a body that stays open on a bank holiday."""
        newest = self.versions[-1]
        removed = frozenset(dates)
        kept = {on: day for on, day in newest.by_date.items() if on not in removed}
        return self._with_version(kept, announced_on, source or newest.source, name)

    def with_cut_off(self, at: time | None, from_on: date | None = None) -> Calendar:
        """Arrivals from `from_on` (None: any) after `at` count from the next working day."""
        kept = tuple(cut for cut in self.cut_offs if cut.from_on != from_on)
        return replace(self, cut_offs=(*kept, CutOff(at, from_on)))

    def for_service(self, name: str, days: Iterable[SpecialDay | date] = (), source: str = "") -> Calendar:
        """A service's own calendar laid over this one: its word goes before the body's."""
        empty = Calendar(name, self.known_from, self.known_to, (Version(source=source),), body=self)
        return empty.with_days_off(days, source=source)

    def _with_version(
        self, days: dict[date, SpecialDay], announced_on: date | None, source: str, name: str | None
    ) -> Calendar:
        ordered = tuple(days[on] for on in sorted(days))
        if announced_on is None:
            newest = replace(self.versions[-1], days=ordered, source=source)
            versions = (*self.versions[:-1], newest)
        else:
            self._check_order(announced_on)
            versions = (*self.versions, Version(ordered, announced_on, source))
        return replace(self, versions=versions, name=name or self.name)

    def _check_order(self, announced_on: date) -> None:
        last = self.versions[-1].announced_on
        if last is not None and announced_on < last:
            raise ValueError(
                f"The calendar {self.name} already has a version of {in_words(last)}; "
                f"one of {in_words(announced_on)} cannot follow it."
            )


@dataclass(frozen=True)
class _Table:
    """`counts`: working days up to each known date; `working`: the ordinals of the working days."""

    counts: array[int]
    working: array[int]


_EXTEND_IT = "Give a calendar that covers the date."


def _announced(day: SpecialDay, on: date | None) -> SpecialDay:
    return replace(day, announced_on=on) if on and day.announced_on is None else day
