"""Questions and rows for the tests of the indicators."""

from __future__ import annotations

from datetime import date, time

import pyarrow as pa

from wellheard.analytics.exchange.columns import COLUMNS
from wellheard.analytics.indicators import Counting, Figures, Period, Question, figures_from_rows
from wellheard.rules.procedure import editions
from wellheard.rules.working_days import shipped_calendar

SPRING = Period(date(2024, 4, 1), date(2024, 6, 30))
TODAY = date(2026, 11, 21)


def question(
    counting: str = "where-it-ended",
    ruleset: str = "local-authority",
    period: Period = SPRING,
    cut_off: time | None = None,
    calendar: str = "scotland",
    today: date = TODAY,
) -> Question:
    days = shipped_calendar(calendar)
    return Question(
        period,
        editions(ruleset),
        days.with_cut_off(cut_off) if cut_off else days,
        today,
        Counting(counting),
    )


def rows(*complaints: dict[str, object]) -> pa.Table:
    """Complaints as rows of text; a reference is given where there is none."""
    names = [column.name for column in COLUMNS if any(column.name in one for one in complaints)]
    names = [*dict.fromkeys(["reference", *names])]
    held = [{"reference": f"C-{number}"} | one for number, one in enumerate(complaints)]
    return pa.table({name: pa.array([one.get(name) or None for one in held], pa.string()) for name in names})


def figures(*complaints: dict[str, object], **asked: object) -> Figures:
    """The figures of a few complaints of one body."""
    return figures_from_rows(rows(*complaints), question(**asked))[1]  # type: ignore[arg-type]
