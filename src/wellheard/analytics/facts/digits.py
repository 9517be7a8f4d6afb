"""The states of a complaint's dates, and its codes, as the digits of one whole number to base 8.

Ten million complaints are stored and grouped by it; a digit is made where the cell is read, at its own
place, so that putting them together is an addition.
"""

from __future__ import annotations

from wellheard.analytics.exchange.columns import CODES, DATES, code_of

BASE = 8  # a state or a code is below it
STATES = tuple(column.name for column in (*DATES, *CODES))


def at_place(column: str, value: int) -> int:
    """A state or a code of a column as its digit counts in the number."""
    return value * weight(column)


def weight(column: str) -> int:
    return int(BASE ** STATES.index(column))


DIRECT, ESCALATED = code_of("stage2_route", "direct"), code_of("stage2_route", "escalated")
ESCALATED_DIGIT = at_place("stage2_route", ESCALATED)
