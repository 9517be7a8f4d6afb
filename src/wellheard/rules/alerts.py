"""When a date that a complaint must keep calls for an alert, and how far up it goes.

Two working days before and on the day itself whoever handles it is told; a working day late their head of
service as well, five late the director, ten late the chief executive (our own steps: the procedure asks only
that lateness is known to those who answer for it). Each step tells those of the steps before it too.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from wellheard.rules.working_days import Calendar


class Step(StrEnum):
    """How near, or how far past, a date is."""

    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    FIVE_LATE = "five_late"
    TEN_LATE = "ten_late"

    @property
    def reaches(self) -> Reach:
        """How far up those go who are told at this step."""
        return _REACHES[self]


class Reach(StrEnum):
    """Who is told, each with those before it."""

    HANDLER = "handler"
    HEAD_OF_SERVICE = "head_of_service"
    DIRECTOR = "director"
    CHIEF_EXECUTIVE = "chief_executive"

    @property
    def and_below(self) -> tuple[Reach, ...]:
        order = tuple(Reach)
        return order[: order.index(self) + 1]


_REACHES = {
    Step.SOON: Reach.HANDLER,
    Step.TODAY: Reach.HANDLER,
    Step.LATE: Reach.HEAD_OF_SERVICE,
    Step.FIVE_LATE: Reach.DIRECTOR,
    Step.TEN_LATE: Reach.CHIEF_EXECUTIVE,
}
SOON_DAYS = 2


def step_of(due_on: date, on: date, calendar: Calendar) -> Step | None:
    """The step reached on a day, in working days to or past the date; None while it is further off.

    A worker that was down tells the step it finds, once, and not those it slept through: each step tells
    everybody whom the earlier ones would have told.
    """
    away = calendar.working_days_to(due_on) - calendar.working_days_to(on)
    if on > due_on:
        late = max(-away, 1)
        return Step.TEN_LATE if late >= 10 else Step.FIVE_LATE if late >= 5 else Step.LATE
    if on == due_on or away == 0:
        return Step.TODAY
    return Step.SOON if away <= SOON_DAYS else None
