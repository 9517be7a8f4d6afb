"""Rounding: half up, one decimal place, in whole numbers, never forced to add to 100."""

from __future__ import annotations

from decimal import Decimal


def percent(count: int, base: int) -> Decimal | None:
    """`count` as a percentage of `base` to one decimal; None without a base."""
    return quotient(100 * count, base)


def quotient(numerator: int, denominator: int) -> Decimal | None:
    """One number over another to one decimal, half up; None over nothing. Neither may be negative."""
    if denominator == 0:
        return None
    tenths = (20 * numerator + denominator) // (2 * denominator)
    return Decimal(tenths).scaleb(-1)
