"""The chart of a series about its frozen baseline, and the run rule."""

from __future__ import annotations

from wellheard.analytics.control_charts import Direction, RunChart, XmrChart, run_chart, xmr
from wellheard.analytics.effect.answers import Sustained
from wellheard.analytics.effect.question import Question

ENOUGH_FOR_XMR = 5.0
"""Below about five a month the limits of an XmR chart cry wolf: a third of stable series, and more."""


def rates(question: Question) -> tuple[float, ...]:
    """Counts, or counts at the baseline's usual exposure; a month without anybody counts 0."""
    sizes = question.exposures
    basis = question.before or range(len(sizes))
    usual = sum(sizes[row] for row in basis) / max(len(basis), 1)
    return tuple(count * usual / size if size > 0 else 0.0 for count, size in zip(question.counts, sizes, strict=True))


def chart(question: Question) -> XmrChart | RunChart | None:
    """XmR where the baseline counts about five a month or more, a run chart below; none without a baseline."""
    values, before = rates(question), question.before
    if not before:
        return None
    if sum(question.counts[row] for row in before) / len(before) < ENOUGH_FOR_XMR:
        return run_chart(values, baseline=before)
    direction = Direction.DECREASE if question.fewer else Direction.INCREASE
    return xmr(values, direction=direction, baseline=before, shift=question.run)


def sustained(question: Question) -> Sustained:
    """The longest run after completion strictly on the good side of the baseline's mean."""
    values, before = rates(question), question.before
    mean = sum(values[row] for row in before) / len(before) if before else 0.0
    longest, first, run = 0, None, 0
    for row in question.after if before else ():
        good = values[row] < mean if question.fewer else values[row] > mean
        run = run + 1 if good else 0
        if run > longest:
            longest, first = run, row - run + 1
    return Sustained(question.run, longest, first, longest >= question.run)
