"""How strongly a change holds by itself: weaker, intermediate, stronger.

After the action hierarchy of RCA2 and the Veterans Affairs: what changes the system outlasts what reminds people.
The grouping is as domain coding gives it; the words are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Changed(StrEnum):
    """What an improvement action changes (domain learning)."""

    PRACTICE = "practice"
    POLICY = "policy"
    PROVISION = "provision"
    TRAINING = "training"
    SYSTEMS = "systems"


class Strength(StrEnum):
    WEAKER = "weaker"
    INTERMEDIATE = "intermediate"
    STRONGER = "stronger"


class Means(StrEnum):
    """By what means an action brings its change about."""

    PLACE_OR_BUILDING = "place_or_building"
    CANNOT_GO_WRONG = "cannot_go_wrong"
    SIMPLER_PROCESS = "simpler_process"
    SAME_EQUIPMENT = "same_equipment"
    LEADERSHIP = "leadership"
    SECOND_MEANS = "second_means"
    SOFTWARE = "software"
    CHECKLIST = "checklist"
    LESS_LOAD = "less_load"
    STAFFING = "staffing"
    SIMULATION = "simulation"
    TRAINING = "training"
    POLICY = "policy"
    DOUBLE_CHECK = "double_check"
    REMINDER = "reminder"


_STRONGER = {Means.PLACE_OR_BUILDING, Means.CANNOT_GO_WRONG, Means.SIMPLER_PROCESS, Means.SAME_EQUIPMENT,
             Means.LEADERSHIP}  # fmt: skip
_WEAKER = {Means.TRAINING, Means.POLICY, Means.DOUBLE_CHECK, Means.REMINDER}


def strength_of(means: Means) -> Strength:
    """How strongly a change by these means holds."""
    if means in _STRONGER:
        return Strength.STRONGER
    return Strength.WEAKER if means in _WEAKER else Strength.INTERMEDIATE


def calls_for_caution(means: Iterable[Means], serious: bool) -> bool:
    """Whether all that is planned for a serious matter are reminders, training, policies and double checks."""
    found = list(means)
    return serious and bool(found) and all(strength_of(one) is Strength.WEAKER for one in found)
