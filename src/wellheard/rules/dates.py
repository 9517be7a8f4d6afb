"""Dates as people write them, and months as the procedure counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(on: date) -> str:
    """28 March 2024: the same under any locale."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def with_weekday(on: date) -> str:
    """Thursday 28 March 2024."""
    return f"{WEEKDAYS[on.weekday()]} {in_words(on)}"


def months_after(on: date, months: int) -> date:
    """The same day of the month, `months` calendar months later: the last day inside a limit.

    Where that month is shorter, its last day: six months after 31 August is 28 (or 29) February.
    A limit of six months from 15 January therefore still includes 15 July.
    """
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
