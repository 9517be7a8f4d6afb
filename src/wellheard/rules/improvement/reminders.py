"""When the date of an improvement action, or of a promise to a person, calls for a reminder or a notice.

Ten and two working days before, its owner is reminded. When the date passes, the owner, the head of service and the
director are told; five working days later the chief executive as well, and then all of them every five working days
again, until it is answered (domain learning, "Done"; the distances are settings of this module, and ours).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wellheard.rules.alerts import Reach
from wellheard.rules.working_days import Calendar

BEFORE = (10, 2)
EVERY = 5
CAUSE_DAYS, ANALYSIS_DAYS, PROMISE_DAYS = 5, 20, 20
"""Working days. After the closing, the cause is asked for in five and an analysis in twenty; what was agreed as a
resolution is to be kept in twenty where no day was agreed.
"""
REPEATED, REPEATED_WITHIN = 3, 365
"""So many complaints resolved for the same cause at one service, within so many days, call for an analysis."""


@dataclass(frozen=True)
class Notice:
    """What is told on a day: `step` names it, once for each date; `late` in working days, 0 before the date."""

    step: str
    late: int
    reaches: tuple[Reach, ...]


def notice_on(due_on: date, on: date, calendar: Calendar) -> Notice | None:
    """The notice in force on a day; None while the date is further off than the first reminder."""
    away = calendar.working_days_to(due_on) - calendar.working_days_to(on)
    if on > due_on:
        late = max(-away, 1)
        times = late // EVERY
        reaches = (Reach.HANDLER, Reach.HEAD_OF_SERVICE, Reach.DIRECTOR)
        return Notice(f"late_{times}", late, reaches if times == 0 else (*reaches, Reach.CHIEF_EXECUTIVE))
    passed = [days for days in BEFORE if away <= days]
    return Notice(f"before_{min(passed)}", 0, (Reach.HANDLER,)) if passed else None
