"""Priority: risk from negligible to extreme, urgency and vulnerability (domain procedure, "Priority and triage").

Which of the three weighs how much is not written in the procedure (?): here the risk sets the priority, and
urgency or vulnerability raises it by a step; nothing lowers it. Which risk begins where is a default that an
installation can set.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Risk(StrEnum):
    NEGLIGIBLE = "negligible"
    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"
    EXTREME = "extreme"


class Urgency(StrEnum):
    ROUTINE = "routine"
    SOON = "soon"
    AT_ONCE = "at_once"


class Priority(StrEnum):
    """Lowest first."""

    ROUTINE = "routine"
    RAISED = "raised"
    HIGH = "high"
    TOP = "top"


PRIORITIES = tuple(Priority)
BY_RISK = {
    Risk.NEGLIGIBLE: Priority.ROUTINE,
    Risk.MINOR: Priority.ROUTINE,
    Risk.MODERATE: Priority.RAISED,
    Risk.MAJOR: Priority.HIGH,
    Risk.EXTREME: Priority.TOP,
}


def priority_of(
    risk: Risk, urgency: Urgency, vulnerable: bool, by_risk: Mapping[Risk, Priority] = MappingProxyType(BY_RISK)
) -> Priority:
    """What cannot wait is top whatever the risk; what is to be done soon, or for somebody vulnerable, a step up."""
    if urgency is Urgency.AT_ONCE:
        return Priority.TOP
    steps = (urgency is Urgency.SOON) + vulnerable
    return PRIORITIES[min(PRIORITIES.index(by_risk[risk]) + steps, len(PRIORITIES) - 1)]


def needs_action(risk: Risk, urgency: Urgency) -> bool:
    """Whether what was done at once must be written down."""
    return risk is Risk.EXTREME or urgency is Urgency.AT_ONCE
