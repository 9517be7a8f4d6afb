"""Asking colleagues for what they know: when it is late, and who hears of it when nothing fit to use comes.

Staff complained about and services involved are asked for statements and contributions. The complaints team may
send one back, from anyone of any grade, as incomplete, defensive or beside the point, with the reason. One that is
late without a reason goes to the head of service, then the director, then the chief executive; one that was twice
sent back goes to the director, then the chief executive. How many working days lie between these steps is not
written in the procedure (?): the values here are a default, which an installation can set.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

ANSWER_WITHIN = 5
"""Working days to answer when no date is given (?)."""


class Level(StrEnum):
    """Who hears of it, lowest first. The values are those of the roles."""

    HEAD_OF_SERVICE = "head_of_service"
    DIRECTOR = "director"
    CHIEF_EXECUTIVE = "chief_executive"


LEVELS = tuple(Level)
AFTER_DAYS_LATE = {Level.HEAD_OF_SERVICE: 1, Level.DIRECTOR: 4, Level.CHIEF_EXECUTIVE: 7}
"""Working days past the day it was due (?)."""
AFTER_TIMES_SENT_BACK = {Level.DIRECTOR: 2, Level.CHIEF_EXECUTIVE: 3}


class Fault(StrEnum):
    """Why a statement or a contribution is sent back."""

    INCOMPLETE = "incomplete"
    DEFENSIVE = "defensive"
    BESIDE_THE_POINT = "beside_the_point"


def level_due(
    days_late: int, times_sent_back: int, after: Mapping[Level, int] = MappingProxyType(AFTER_DAYS_LATE)
) -> Level | None:
    """The highest manager who should have heard of it by now; None while nobody need. `after`: days late."""
    reached = [level for level, days in after.items() if days_late >= days]
    reached += [level for level, times in AFTER_TIMES_SENT_BACK.items() if times_sent_back >= times]
    return max(reached, key=LEVELS.index, default=None)


def is_higher(level: Level, than: Level | None) -> bool:
    return than is None or LEVELS.index(level) > LEVELS.index(than)


def next_level(
    held: Level | None,
    days_late: int,
    times_sent_back: int,
    after: Mapping[Level, int] = MappingProxyType(AFTER_DAYS_LATE),
) -> Level | None:
    """Who it goes to now. One step at a time, as high as is due; None when nobody else should hear of it yet.

    What was twice sent back passes over the head of service.
    """
    due = level_due(days_late, times_sent_back, after)
    if due is None or not is_higher(due, held):
        return None
    first = Level.DIRECTOR if times_sent_back >= AFTER_TIMES_SENT_BACK[Level.DIRECTOR] else Level.HEAD_OF_SERVICE
    return next(level for level in LEVELS if is_higher(level, held) and not is_higher(first, level))
