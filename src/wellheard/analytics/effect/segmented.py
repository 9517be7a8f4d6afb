"""Segmented regression of an interrupted series: the step at completion and the change of slope.

Source: Bernal, Cummins and Gasparrini, Int J Epidemiol 2017;46:348. Quasi-Poisson with exposure as offset. The
year enters as one wave from two whole years on; intervals are the wider of the quasi-Poisson one and Newey and
West's, which alone is too narrow for so few months. It is shown beside the verdict and does not make it: level
and slope together need far more months than the one test.
"""

from __future__ import annotations

from math import exp, floor

import numpy as np
from scipy.special import stdtrit

from wellheard.analytics.effect.answers import Code, Segmented
from wellheard.analytics.effect.question import Question
from wellheard.analytics.effect.regression import newey_west, poisson_fit, season

FEWEST_MONTHS = 24
FEWEST_ON_A_SIDE = 8
LARGEST = 8.0
"""A coefficient, or its interval, that reaches beyond this on the log scale: the months do not say."""


def segmented(question: Question) -> Segmented | Code:
    """The regression, or the code that says why there is none."""
    before, after = question.before, question.after
    if len(before) + len(after) < FEWEST_MONTHS or min(len(before), len(after)) < FEWEST_ON_A_SIDE:
        return Code.SEGMENTED_TOO_SHORT
    rows = np.array([*before, *after])
    counts = np.array([question.counts[row] for row in rows], dtype=np.float64)
    if not counts[: len(before)].any() or not counts[len(before) :].any():
        return Code.SEGMENTED_NOT_ESTIMABLE
    offset = np.log(np.array([question.exposures[row] for row in rows], dtype=np.float64))
    begins = question.done + 1 + question.transition
    is_after = (rows >= begins).astype(np.float64)
    time = (rows - begins).astype(np.float64)
    year = season(rows.astype(np.float64) + question.first.month - 1, 1)
    columns = np.column_stack([np.ones(len(rows)), time, is_after, time * is_after, year])
    fit = poisson_fit(counts, columns, offset)
    if np.max(np.abs(fit.beta[1:])) > LARGEST:
        return Code.SEGMENTED_NOT_ESTIMABLE
    freedom = len(rows) - columns.shape[1]
    dispersion = max(1.0, fit.pearson / freedom)
    lag = floor(4 * (len(rows) / 100) ** (2 / 9))
    plain = np.diag(fit.inverse) * dispersion
    errors = np.sqrt(np.maximum(plain, np.diag(newey_west(fit, counts, columns, lag))))
    reach = float(stdtrit(freedom, 0.975)) * errors
    if np.max(reach[2:4]) > LARGEST:
        return Code.SEGMENTED_NOT_ESTIMABLE
    _, slope_before, level, slope = (float(one) for one in fit.beta[:4])
    return Segmented(
        level=exp(level),
        level_lower=exp(level - reach[2]),
        level_upper=exp(level + reach[2]),
        slope=exp(slope),
        slope_lower=exp(slope - reach[3]),
        slope_upper=exp(slope + reach[3]),
        slope_before=exp(slope_before),
        dispersion=dispersion,
        lag=lag,
    )
