"""What else changed at the same time: a control without the action, sister categories, the rest of the unit."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

import numpy as np
from scipy.special import stdtr

from wellheard.analytics.effect.answers import Check, Controlled, Counted, Ratio
from wellheard.analytics.effect.question import Question
from wellheard.analytics.effect.rate_ratios import ALPHA, WIDEST, Z, dispersion, rate_ratio, ratio_of_rate_ratios
from wellheard.analytics.effect.regression import Array

ONE_SIDED = 1.6448536269514722
DISTURBING = 0.1
"""Two-sided: a neighbour that moved the wrong way is believed at 5% one-sided."""
FEWEST_FOR_A_TREND = 6


def counted(question: Question, rows: Sequence[int], series: Sequence[int]) -> Counted:
    """One side of a series."""
    return Counted(sum(series[row] for row in rows), len(rows), sum(question.exposures[row] for row in rows))


def scatter(question: Question, series: Sequence[int]) -> tuple[float, int]:
    """The dispersion of a series about the rate of each side, and the degrees of freedom that it rests on."""
    sides = (question.before, question.after)
    return dispersion(
        [[series[row] for row in rows] for rows in sides], [[question.exposures[row] for row in rows] for rows in sides]
    )


def compared(question: Question, series: Sequence[int]) -> tuple[Counted, Counted, Ratio]:
    """Before, after and the ratio of a series, with the scatter of its months."""
    before, after = (counted(question, rows, series) for rows in (question.before, question.after))
    spread, freedom = scatter(question, series)
    ratio = rate_ratio(before.count, after.count, before.exposure, after.exposure, spread, freedom)
    return before, after, ratio


def displaced(question: Question, sisters: Sequence[int]) -> Check:
    """Whether the complaints went to sister categories: they moved against the aim."""
    return _check(question, sisters, against=True)


def suppressed(question: Question, others: Sequence[int]) -> Check:
    """Whether fewer of everything came: then it is the way to complain that changed, or all of the service."""
    return _check(question, others, against=False)


def _check(question: Question, series: Sequence[int], *, against: bool) -> Check:
    before, after, ratio = compared(question, series)
    expected = before.count * after.exposure / before.exposure
    up = after.count > expected
    wrong = up == (question.fewer == against) and after.count != expected
    return Check(before, after, ratio, after.count - expected, wrong and ratio.p < DISTURBING)


def controlled(question: Question, control: Sequence[int], better: bool) -> Controlled:
    """How the action's own series changed to how the control did. `better`: it moved towards the aim.

    It undermines where the change beyond the control's is not believed at 5% one-sided, unless the two did not
    go side by side before: then the control says nothing.
    """
    before, after = (counted(question, rows, question.counts) for rows in (question.before, question.after))
    control_before, control_after, control_ratio = compared(question, control)
    spread = (scatter(question, question.counts)[0], scatter(question, control)[0])
    ratio, error = ratio_of_rate_ratios(
        (before.count, after.count),
        (control_before.count, control_after.count),
        spread,
        # The control's exposure is not known: it is taken as the same each month.
        (after.exposure / after.months) / (before.exposure / before.months),
    )
    score, reach = log(ratio) / error, min(Z * error, WIDEST)
    trend, trend_p = pre_trend(question, control)
    parallel = trend_p is None or trend_p >= ALPHA
    return Controlled(
        ratio=ratio,
        lower=ratio * exp(-reach),
        upper=ratio * exp(reach),
        control=control_ratio,
        pre_trend=trend,
        pre_trend_p=trend_p,
        parallel=parallel,
        undermines=parallel and (-score if question.fewer == better else score) < ONE_SIDED,
    )


def pre_trend(question: Question, control: Sequence[int]) -> tuple[float | None, float | None]:
    """How the series grew a month to the control before the action, as a ratio, with its p.

    Of all complaints of a month, the part in the target's series, by logistic regression on time.
    """
    rows = [row for row in question.before if question.counts[row] + control[row] > 0]
    both = all(any(series[row] for row in rows) for series in (question.counts, control))
    if len(rows) < FEWEST_FOR_A_TREND or not both:
        return None, None
    counts = np.array([question.counts[row] for row in rows], dtype=np.float64)
    totals = counts + np.array([control[row] for row in rows], dtype=np.float64)
    offset = np.log(np.array([question.exposures[row] for row in rows], dtype=np.float64))
    time = np.array(rows, dtype=np.float64)
    slope, error, freedom = _logistic_slope(counts, totals, time - time.mean(), offset - offset.mean())
    return exp(slope), 2 * float(stdtr(freedom, -abs(slope / error)))


def _logistic_slope(counts: Array, totals: Array, time: Array, offset: Array) -> tuple[float, float, int]:
    """Quasi-binomial; a whisper of a prior keeps it finite where one series counts nothing."""
    columns = np.column_stack([np.ones(len(time)), time])
    beta = np.array([float(np.log((counts.sum() + 0.5) / (totals.sum() - counts.sum() + 0.5))), 0.0])
    for _ in range(50):
        share = _share(columns @ beta + offset)
        information = columns.T @ ((totals * share * (1 - share))[:, None] * columns) + 1e-6 * np.eye(2)
        step = np.linalg.solve(information, columns.T @ (counts - totals * share) - 1e-6 * beta)
        beta = beta + step / max(1.0, float(np.max(np.abs(columns @ step))))
        if np.max(np.abs(step)) < 1e-9:
            break
    share = _share(columns @ beta + offset)
    freedom = len(time) - 2
    chi = float(np.sum((counts - totals * share) ** 2 / (totals * share * (1 - share))))
    variance = float(np.linalg.inv(information)[1, 1]) * max(1.0, chi / freedom)
    return float(beta[1]), float(np.sqrt(variance)), freedom


def _share(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -25.0, 25.0))), dtype=np.float64)
