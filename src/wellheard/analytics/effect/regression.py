"""Poisson regression with a log link, an offset, and priors where they are asked for, by scoring.

Small and fast, because one page may assess some dozens of actions; checked against statsmodels in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
STEPS = 50
LARGEST_STEP = 2.0
TINY = 1e-7
"""Added to the information, so that what the months do not say comes out as very uncertain and not as an error."""
LARGEST_ETA = 30.0


@dataclass(frozen=True)
class Fit:
    """Coefficients, fitted means, deviance with its penalty, Pearson's chi-square, and the inverse information."""

    beta: Array
    mean: Array
    deviance: float
    pearson: float
    inverse: Array
    parameters: float


def poisson_fit(counts: Array, columns: Array, offset: Array, penalty: Array | None = None) -> Fit:
    """The fit of log E = offset + columns · beta. `penalty`: one over the prior variance of each coefficient."""
    precision = np.zeros(columns.shape[1]) if penalty is None else penalty
    tiny = np.full(columns.shape[1], TINY)
    beta = np.zeros(columns.shape[1])
    beta[0] = np.log((counts.sum() + 0.5) / np.exp(offset).sum())
    for _ in range(STEPS):
        mean = _mean(columns, offset, beta)
        information = columns.T @ (mean[:, None] * columns) + np.diag(precision + tiny)
        step = np.linalg.solve(information, columns.T @ (counts - mean) - precision * beta)
        # No month's mean may change by more than a factor of e² at once: an overshoot does not come back.
        beta = beta + step / max(1.0, float(np.max(np.abs(columns @ step))) / LARGEST_STEP)
        if np.max(np.abs(step)) < 1e-8:
            break
    mean = _mean(columns, offset, beta)
    information = columns.T @ (mean[:, None] * columns)
    inverse = np.asarray(np.linalg.inv(information + np.diag(precision + tiny)), dtype=np.float64)
    logs = np.log(np.where(counts > 0, counts, 1.0) / mean)
    deviance = 2 * float(np.sum(np.where(counts > 0, counts * logs, 0.0) - (counts - mean)))
    deviance += float(np.sum(precision * beta**2))
    pearson = float(np.sum((counts - mean) ** 2 / mean))
    return Fit(beta, mean, deviance, pearson, inverse, float(np.trace(inverse @ information)))


def _mean(columns: Array, offset: Array, beta: Array) -> Array:
    return np.asarray(np.exp(np.clip(columns @ beta + offset, -LARGEST_ETA, LARGEST_ETA)), dtype=np.float64)


def newey_west(fit: Fit, counts: Array, columns: Array, lag: int) -> Array:
    """The covariance of the coefficients where months that follow each other are alike (Bartlett weights).

    With the correction n / (n - p) for few months.
    """
    scores = columns * (counts - fit.mean)[:, None]
    middle = scores.T @ scores
    for step in range(1, lag + 1):
        shared = scores[step:].T @ scores[:-step]
        middle = middle + (1 - step / (lag + 1)) * (shared + shared.T)
    months, parameters = columns.shape
    return np.asarray(fit.inverse @ middle @ fit.inverse * months / (months - parameters), dtype=np.float64)


def season(months: Array, harmonics: int) -> Array:
    """Sine and cosine of the year, and of its halves; months are counted from a January."""
    angle = 2 * np.pi * months / 12
    return np.column_stack([wave(k * angle) for k in range(1, harmonics + 1) for wave in (np.cos, np.sin)])
