"""Whether a limit may be extended, and the next date somebody must look at a complaint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wellheard.rules.clock.stage_clock import Clock, Extension
from wellheard.rules.dates import in_words, with_weekday
from wellheard.rules.procedure import Approver, ExtensionRules, PastLimit
from wellheard.rules.working_days import Calendar
from wellheard.rules.working_days.counting import calendar_days


class UnableToExtend(ValueError):
    """The extension is not allowed; its words say why and what can be done."""


def check_extension(clock: Clock, asked: Extension, approver: Approver, good_reason: bool = False) -> None:
    """Pass an extension that the rules of the stage allow. Raises `UnableToExtend`.

    `approver` is the role of the person who approves: a senior manager may approve what a manager may.
    `good_reason`: on record that a longer extension than the usual one is needed, where the rules allow that.
    """
    rules = clock.stage.extension
    if rules is None:
        raise UnableToExtend(f"{clock.stage.label} cannot be extended under this procedure.")
    if clock.dates.responded_on:
        raise UnableToExtend("It has been answered: there is nothing left to extend.")
    if not asked.reason.strip():
        raise UnableToExtend("Say why it is extended: the customer must be told.")
    if not asked.approved_by.strip():
        raise UnableToExtend("Say who approved the extension.")
    if rules.approved_by is Approver.SENIOR_MANAGER and approver is not Approver.SENIOR_MANAGER:
        raise UnableToExtend(f"{clock.stage.label} is extended by a senior manager. Ask one to approve it.")
    _check_times(clock, rules)
    _check_date(clock, rules, asked, good_reason)


def _check_times(clock: Clock, rules: ExtensionRules) -> None:
    already = len(clock.dates.extensions)
    if rules.times is None or already < rules.times or rules.longer_for_good_reason:
        return
    often = "once" if rules.times == 1 else f"{rules.times} times"
    raise UnableToExtend(f"It can be extended {often}, and has been. {_next_step(clock)}")


def _check_date(clock: Clock, rules: ExtensionRules, asked: Extension, good_reason: bool) -> None:
    until = asked.until
    if clock.due_on is None:
        raise UnableToExtend("Its limit has not begun to count, so there is no date to extend yet.")
    if until <= clock.due_on:
        raise UnableToExtend(f"It is due on {in_words(clock.due_on)} already. Choose a later date.")
    if not clock.calendar.is_working_day(until):
        raise UnableToExtend(f"{with_weekday(until)} is not a working day. Choose one that is.")
    longest = clock.longest_due_on
    if longest is None or until <= longest:
        return
    if not rules.longer_for_good_reason and longest < asked.approved_on:
        next_step = _next_step(clock, passed=True)
        raise UnableToExtend(f"It could be extended to {in_words(longest)} at most: that day has passed. {next_step}")
    if not rules.longer_for_good_reason:
        raise UnableToExtend(f"It can be extended to {in_words(longest)} at most. {_next_step(clock)}")
    if not good_reason:
        raise UnableToExtend(
            f"Past {in_words(longest)} it can be extended only for a good reason: record it, and tell the customer."
        )


def _next_step(clock: Clock, passed: bool = False) -> str:
    if clock.stage.past_limit is PastLimit.MOVES_ON and passed:
        return "Answer it now, or move it to stage 2."
    if clock.stage.past_limit is PastLimit.MOVES_ON:
        return "If it cannot be answered by then, move it to stage 2."
    return "It stays open, late: keep the customer up to date."


def must_move_on(clock: Clock, on: date) -> bool:
    """Whether the extended limit has passed unanswered in a stage that then goes to stage 2.

    It is a pointer to a person. Nothing moves by itself.
    """
    longest = clock.longest_due_on
    return (
        clock.stage.past_limit is PastLimit.MOVES_ON
        and clock.dates.responded_on is None
        and longest is not None
        and on > longest
    )


def contact_due_on(clock: Clock, last_contact_on: date | None) -> date | None:
    """While an extension runs: so many working days after the customer last heard, never later than that.

    Without a later contact it counts from the day the last extension was approved.
    """
    rules = clock.stage.extension
    if rules is None or rules.contact_every is None or not clock.dates.extensions or clock.dates.responded_on:
        return None
    heard_on = max(filter(None, (last_contact_on, clock.dates.extensions[-1].approved_on)))
    return clock.calendar.nth_working_day(clock.calendar.working_days_to(heard_on) + rules.contact_every)


def next_look_on(clock: Clock, last_contact_on: date | None = None) -> date | None:
    """The next date somebody must look at it: to acknowledge, to keep in touch, to respond or to explain.

    It may lie in the past: then it is overdue. None once it is answered, or where no date is known yet.
    """
    if clock.dates.responded_on:
        return None
    unacknowledged = clock.dates.acknowledged_on is None
    dates = (
        clock.acknowledge_due_on if unacknowledged else None,
        clock.due_on,
        contact_due_on(clock, last_contact_on),
        clock.explain_due_on,
    )
    return min((on for on in dates if on is not None), default=None)


class WaitingFor(StrEnum):
    """On whom a complaint waited."""

    CUSTOMER = "customer"
    CONSENT = "consent"
    THIRD_PARTY = "third_party"
    INTERNAL = "internal"

    @property
    def is_justified(self) -> bool:
        """Every wait but one of the body's own making."""
        return self is not WaitingFor.INTERNAL


@dataclass(frozen=True)
class Wait:
    """A wait from `since` to `until`, both included. The clock runs on."""

    on: WaitingFor
    since: date
    until: date


@dataclass(frozen=True)
class Waited:
    """Working days waited: each day once; one waited for both ways is justified."""

    justified: int
    own: int


def waited(waits: Iterable[Wait], calendar: Calendar) -> Waited:
    """Working days of justified delay and of the body's own making, told apart."""
    justified: set[date] = set()
    own: set[date] = set()
    for wait in waits:
        days = {on for on in calendar_days(wait.since, wait.until) if calendar.is_working_day(on)}
        (justified if wait.on.is_justified else own).update(days)
    return Waited(len(justified), len(own - justified))
