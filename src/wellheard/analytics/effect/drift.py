"""Would a difference remain, if the rate had gone on drifting and the year had its seasons?

A quasi-Poisson regression over both sides with a step at completion, a steady drift and two harmonics of the
year. Few months cannot tell these apart, so drift and season carry priors: what a service may do by itself
unless its own months say otherwise. The step is judged by the signed root of the ratio of penalised likelihoods
over the dispersion, which stands where one side counts 0.
"""

from __future__ import annotations

from math import copysign, exp, log, sqrt

import numpy as np
from scipy.special import ndtr, stdtrit

from wellheard.analytics.effect.answers import Adjusted
from wellheard.analytics.effect.question import Question
from wellheard.analytics.effect.rate_ratios import Z
from wellheard.analytics.effect.regression import Array, Fit, poisson_fit, season

DRIFT = 0.0225
"""Standard deviation of the drift a month, on the log scale: two in three services drift by under 30% in a year."""
SEASON = (0.25, 0.25, 0.15, 0.15)
"""Standard deviations of the waves of the year and of its halves."""
STEP = 5.0
PRECISION = np.array([1e-6, DRIFT**-2, *(wave**-2 for wave in SEASON), STEP**-2])


def allow_for_drift(question: Question) -> tuple[Adjusted, float]:
    """The step that remains, and the dispersion about it. Both sides must hold months with something counted."""
    rows = np.array([*question.before, *question.after])
    counts = np.array([question.counts[row] for row in rows], dtype=np.float64)
    offset = np.log(np.array([question.exposures[row] for row in rows], dtype=np.float64))
    columns = _columns(question, rows)
    dispersion = max(1.0, _dispersion(poisson_fit(counts, columns, offset, PRECISION), len(rows)))
    with_step = poisson_fit(counts, columns, offset, PRECISION * dispersion)
    without = poisson_fit(counts, columns[:, :-1], offset, PRECISION[:-1] * dispersion)
    step, error = float(with_step.beta[-1]), sqrt(dispersion * float(with_step.inverse[-1, -1]))
    score = copysign(sqrt(max(0.0, without.deviance - with_step.deviance) / dispersion), step)
    reach = float(stdtrit(len(rows) - with_step.parameters, 0.975)) if dispersion > 1 else Z
    adjusted = Adjusted(
        ratio=exp(step),
        lower=exp(step - reach * error),
        upper=exp(step + reach * error),
        score=score,
        remains=abs(score) > reach,
        power=chance_of_remaining(question, len(question.after), dispersion),
    )
    return adjusted, dispersion


def chance_of_remaining(question: Question, months_after: int, dispersion: float) -> float:
    """The chance that a step to the aim remains, with the baseline there is and so many months after it."""
    begins = question.done + 1 + question.transition
    after = [*question.after[:months_after]]
    last = max([begins - 1, *after])
    after += range(last + 1, last + 1 + months_after - len(after))
    sizes = question.exposures
    usual = sum(sizes[row] for row in question.before) / len(question.before)
    rows = np.array([*question.before, *after])
    exposure = np.array([sizes[row] if row < len(sizes) else usual for row in rows])
    exposure = np.where(exposure > 0, exposure, usual)
    rate = sum(question.counts[row] for row in question.before) / sum(sizes[row] for row in question.before)
    if rate == 0 or not after:
        return 0.0
    columns = _columns(question, rows)
    mean = rate * exposure * np.where(columns[:, -1] > 0, question.aim, 1.0)
    information = columns.T @ ((mean / dispersion)[:, None] * columns) + np.diag(PRECISION)
    error = sqrt(float(np.linalg.inv(information)[-1, -1]))
    return float(ndtr(abs(log(question.aim)) / error - Z))


def _columns(question: Question, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Array:
    time = (rows - question.done).astype(np.float64)
    year = season(rows.astype(np.float64) + question.first.month - 1, 2)
    after = (rows > question.done).astype(np.float64)
    return np.column_stack([np.ones(len(rows)), time, year, after])


def _dispersion(fit: Fit, months: int) -> float:
    return fit.pearson / max(1.0, months - fit.parameters)
