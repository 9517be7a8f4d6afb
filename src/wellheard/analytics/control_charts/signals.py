"""What a point on a control chart can say, in the words of the commands' JSON."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class SpecialCause(StrEnum):
    """The rule that a point breaks; where it breaks several, the first of these."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


class Side(StrEnum):
    """Which way a special cause points."""

    ABOVE = "above"
    BELOW = "below"
    INCREASING = "increasing"
    DECREASING = "decreasing"


class Meaning(StrEnum):
    """What a point means, given which way is better."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    HIGH = "high"
    LOW = "low"


class Assurance(StrEnum):
    """Whether the process, as it runs, will meet its target."""

    CONSISTENT_PASS = "consistent_pass"
    CONSISTENT_FAIL = "consistent_fail"
    HIT_OR_MISS = "hit_or_miss"


@dataclass(frozen=True)
class Point:
    """One value with the centre and limits that hold for it, and what it says."""

    value: float
    mean: float
    lower: float
    upper: float
    special_cause: SpecialCause | None = None
    side: Side | None = None
    meaning: Meaning = Meaning.COMMON_CAUSE


UPWARD = frozenset({Side.ABOVE, Side.INCREASING})


def meaning(side: Side | None, direction: Direction) -> Meaning:
    """What a special cause on one side means."""
    if side is None:
        return Meaning.COMMON_CAUSE
    upward = side in UPWARD
    if direction is Direction.NEUTRAL:
        return Meaning.HIGH if upward else Meaning.LOW
    return Meaning.IMPROVEMENT if upward == (direction is Direction.INCREASE) else Meaning.CONCERN
