"""The clock of one stage: when it is due, how long it took, and how that came about.

Day 1 is the counted date (`working_days.counted_on`). Stage 2 has its own clock from the day it was asked
for, moved on, or received. An extension never turns a late response into one within the standard limit:
both are answered apart. Where the rule set lets consent stop the clock, those days are left out and shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from wellheard.rules.dates import months_after
from wellheard.rules.procedure import CountsFrom, RuleSet, StageRules
from wellheard.rules.working_days import (
    Calendar,
    DayKind,
    LedgerDay,
    SpecialDay,
    counted_on,
    day_of,
    due_on,
    ledger,
    working_days_between,
)
from wellheard.rules.working_days.counting import calendar_days


@dataclass(frozen=True)
class Extension:
    """A new date for the response: approved by whom, when, why; and when the customer was told."""

    until: date
    approved_on: date
    approved_by: str
    reason: str
    customer_told_on: date | None = None


@dataclass(frozen=True)
class Pause:
    """Days on which the clock stood still for consent, both included; `until` None: still standing."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class StageDates:
    """What happened in one stage. `started` is the arrival, with its local time where it is known."""

    started: date | datetime
    acknowledged_on: date | None = None
    agreed_by: date | None = None
    consent_received_on: date | None = None
    responded_on: date | None = None
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()


@dataclass(frozen=True)
class Clock:
    """The clock of one stage under its rules and calendar. Every question with a day takes it handed in."""

    dates: StageDates
    stage: StageRules
    calendar: Calendar

    @cached_property
    def counted_on(self) -> date:
        """Day 1 of the stage."""
        return counted_on(self.dates.started, self.calendar)

    @cached_property
    def acknowledge_due_on(self) -> date | None:
        """The last day to acknowledge, from the start of the stage."""
        days = self.stage.acknowledge_within
        return due_on(self.counted_on, days, self.calendar) if days else None

    @cached_property
    def limit_counted_on(self) -> date | None:
        """Day 1 of the limit for the response; None while the moment it counts from has not come."""
        match self.stage.counts_from:
            case CountsFrom.ACKNOWLEDGEMENT:
                moment = self.dates.acknowledged_on
            case CountsFrom.CONSENT:
                moment = self.dates.consent_received_on
            case _:
                return self.counted_on
        return None if moment is None else max(self.counted_on, counted_on(moment, self.calendar))

    @cached_property
    def respond_due_on(self) -> date | None:
        """The standard limit: the n-th working day, or the date agreed. None while it is not yet known."""
        if self.stage.counts_from is CountsFrom.AGREED:
            return self.dates.agreed_by
        if self.stage.respond_within is None or self.limit_counted_on is None:
            return None
        return due_on(self.limit_counted_on, self.stage.respond_within, self.calendar)

    @cached_property
    def latest_respond_due_on(self) -> date | None:
        """The standard limit; while it waits for an acknowledgement, as if that came on its last day.

        So a body that never acknowledges is late all the same.
        """
        return self.respond_due_on or self._latest(self.stage.respond_within)

    def _latest(self, days: int | None) -> date | None:
        """The day so many working days from day 1 of the limit, at the latest."""
        counted = self.limit_counted_on
        if counted is None and self.stage.counts_from is CountsFrom.ACKNOWLEDGEMENT:
            counted = self.acknowledge_due_on
        return due_on(counted, days, self.calendar) if counted and days else None

    @cached_property
    def extended_due_on(self) -> date | None:
        """The date of the last extension, never earlier than the standard limit. None without one."""
        if not self.dates.extensions:
            return None
        until = self.dates.extensions[-1].until
        standard = self.latest_respond_due_on
        return max(until, standard) if standard else until

    @property
    def due_on(self) -> date | None:
        """The day by which the response is due now, extensions included."""
        return self.extended_due_on or self.latest_respond_due_on

    @property
    def longest_due_on(self) -> date | None:
        """The last day to which the rules let it be extended, None where they set none."""
        return self._latest(self.stage.longest)

    @property
    def explain_due_on(self) -> date | None:
        """The day past which the delay must be explained, where the rules say so (NHS England: 6 months)."""
        months = self.stage.explain_after_months
        return months_after(day_of(self.dates.started), months) if months else None

    def working_days_used(self, on: date) -> int:
        """Working days from the counted date to the response (or `on`), both counted, at least 1."""
        return working_days_between(self.counted_on, self.dates.responded_on or on, self.calendar)

    def days_left(self, on: date) -> int | None:
        """Working days after `on` up to the due date: 0 on that day, less than 0 past it."""
        if self.due_on is None or self.dates.responded_on:
            return None
        return self.calendar.working_days_to(self.due_on) - self.calendar.working_days_to(on)

    def is_late(self, on: date) -> bool:
        """Past the due date, extensions included, on that day; an answered stage as it was answered."""
        end = self.dates.responded_on or on
        return self.due_on is not None and end > self.due_on

    def acknowledged_late(self, on: date) -> bool:
        """Past the last day to acknowledge, on that day."""
        end = self.dates.acknowledged_on or self.dates.responded_on or on
        return self.acknowledge_due_on is not None and end > self.acknowledge_due_on

    @property
    def within_limit(self) -> bool | None:
        """Answered within the standard limit. None while open, or where the limit could not be counted."""
        return _by(self.dates.responded_on, self.respond_due_on)

    @property
    def within_extended_limit(self) -> bool | None:
        """Answered within the standard limit or on or before the extended date. None as above."""
        if self.within_limit:
            return True
        extended = _by(self.dates.responded_on, self.extended_due_on)
        return self.within_limit if extended is None else extended

    def ledger(self, until: date | None = None) -> tuple[LedgerDay, ...]:
        """Every date from the arrival to `until` (default: the day it is due), counted or left out."""
        last = until or self.due_on or self.counted_on
        return ledger(self.dates.started, max(last, day_of(self.dates.started)), self.calendar)

    def marks(self) -> tuple[tuple[date, str], ...]:
        """What falls on which date: limits, and each extension with who approved it and why."""
        found = [
            (self.acknowledge_due_on, "last day to acknowledge"),
            (self.latest_respond_due_on, "last day to respond"),
        ]
        for extension in self.dates.extensions:
            words = f"last day as extended, approved by {extension.approved_by}: {extension.reason}"
            found.append((extension.until, words))
        return tuple(sorted((on, words) for on, words in found if on is not None))


def clock(dates: StageDates, stage_key: str, rules: RuleSet, calendar: Calendar, on: date | None = None) -> Clock:
    """The clock of one stage. Pauses are left out where the rule set lets consent stop the clock.

    `on` is the day the question is asked: a pause still standing is left out up to and including it.
    """
    if rules.consent_stops_clock and dates.pauses:
        calendar = calendar.for_service("pause for consent", _paused(dates.pauses, on))
    return Clock(dates, rules.stage(stage_key), calendar)


def _paused(pauses: Sequence[Pause], on: date | None) -> list[SpecialDay]:
    days = []
    for pause in pauses:
        for day in calendar_days(pause.since, pause.until or on or pause.since):
            days.append(SpecialDay(day, "consent awaited", DayKind.PAUSE))
    return days


def _by(responded_on: date | None, limit: date | None) -> bool | None:
    return None if responded_on is None or limit is None else responded_on <= limit
