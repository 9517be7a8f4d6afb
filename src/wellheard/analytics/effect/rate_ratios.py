"""The ratio of two rates: its interval, its exact test, and how many complaints the test needs.

The test is the binomial one: of all complaints, as many fall after as the exposure after is of all exposure.
Each tail has its half of 5%, so that a change is claimed in one direction by chance at most once in forty. Where
counts scatter more than chance (`dispersion` above 1), p is the larger of the exact one and that of the score
whose variance is multiplied, by Student's t with the degrees of freedom that the dispersion rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, exp, inf, log, sqrt

import numpy as np
from scipy.special import bdtr, bdtrik, betainc, betaincinv, gammaln, stdtr, stdtrit

from wellheard.analytics.effect.answers import Ratio

ALPHA = 0.05
POWER = 0.8
Z = 1.959963984540054
WIDEST = 100.0
"""An interval reaches no further on the log scale: beyond, nothing is known."""
MOST_COUNTED = 4000
"""Beyond so many complaints the chance of showing an effect is worked out by the normal approximation."""


def rate_ratio(
    before: float,
    after: float,
    exposure_before: float,
    exposure_after: float,
    dispersion: float = 1.0,
    freedom: float = inf,
) -> Ratio:
    """The rate after over the rate before; the interval is exact where one count is 0."""
    total = before + after
    if total == 0:
        return Ratio(None, None, None, 1.0)
    p = _two_sided_p(before, after, exposure_before, exposure_after, dispersion, freedom)
    per_exposure = exposure_before / exposure_after
    if before == 0 or after == 0:
        lower, upper = _exact_interval(before, after, per_exposure)
        return Ratio(after * per_exposure / before if before else None, lower, upper, p)
    ratio = after * per_exposure / before
    reach = _reach(freedom) if dispersion > 1 else Z
    width = min(reach * sqrt(dispersion * (1 / after + 1 / before)), WIDEST)
    return Ratio(ratio, ratio * exp(-width), ratio * exp(width), p)


def _reach(freedom: float) -> float:
    return Z if freedom == inf else float(stdtrit(freedom, 1 - ALPHA / 2))


def _two_sided_p(
    before: float, after: float, exposure_before: float, exposure_after: float, dispersion: float, freedom: float
) -> float:
    total, share = before + after, exposure_after / (exposure_before + exposure_after)
    low = float(bdtr(after, total, share))
    high = float(1 - bdtr(after - 1, total, share)) if after > 0 else 1.0
    exact = min(1.0, 2 * min(low, high))
    if dispersion <= 1:
        return exact
    score = (after - total * share) / sqrt(dispersion * total * share * (1 - share))
    tail = float(stdtr(freedom if freedom < inf else 1e9, -abs(score)))
    return max(exact, 2 * tail)


def _exact_interval(before: float, after: float, per_exposure: float) -> tuple[float | None, float | None]:
    """Clopper and Pearson's limits of the share after, as a ratio; `None` where there is no upper one."""
    if after == 0:
        share = float(betaincinv(1, before, 1 - ALPHA / 2))
        return 0.0, share / (1 - share) * per_exposure
    share = float(betaincinv(after, 1, ALPHA / 2))
    return share / (1 - share) * per_exposure, None


def ratio_of_rate_ratios(
    target: tuple[float, float],
    control: tuple[float, float],
    dispersion: tuple[float, float] = (1.0, 1.0),
    exposure: float = 1.0,
) -> tuple[float, float]:
    """How the target changed to how the control changed, and its standard error on the log scale.

    Each is before, after. `exposure`: how the target's exposure grew, to the control's. A half is added to each
    count where one is 0.
    """
    spare = 0.5 if 0 in (*target, *control) else 0.0
    (t0, t1), (c0, c1) = (tuple(count + spare for count in pair) for pair in (target, control))
    error = sqrt(dispersion[0] * (1 / t0 + 1 / t1) + dispersion[1] * (1 / c0 + 1 / c1))
    return (t1 / t0) / (c1 / c0) / exposure, error


def dispersion(counts: Sequence[Sequence[float]], exposures: Sequence[Sequence[float]]) -> tuple[float, int]:
    """How much months scatter about the rate of their own side, to chance: at least 1; and degrees of freedom."""
    chi, freedom = 0.0, 0
    for side, sizes in zip(counts, exposures, strict=True):
        rate = sum(side) / sum(sizes) if side else 0.0
        if rate > 0:
            chi += sum((count - rate * size) ** 2 / (rate * size) for count, size in zip(side, sizes, strict=True))
        freedom += max(len(side) - 1, 0)
    return (max(1.0, chi / freedom) if freedom else 1.0), freedom


def chance_of_showing(expected_before: float, exposure_ratio: float, aim: float, dispersion: float = 1.0) -> float:
    """The chance that the test shows the aim, if it is reached, with so many expected before.

    `exposure_ratio` is the exposure after to that before. Exact: over every total that could come.
    """
    before = expected_before / dispersion
    after = before * exposure_ratio * aim
    share = exposure_ratio / (1 + exposure_ratio)
    few, many, few_share = (after, before, share) if aim < 1 else (before, after, 1 - share)
    total = few + many
    if total < 1:
        return 0.0
    if total > MOST_COUNTED:
        error = sqrt(1 / before + 1 / after)
        return 1 - float(stdtr(1e9, Z - abs(log(aim)) / error))
    return _exact_chance(round(few, 3), round(many, 3), few_share)


@lru_cache(maxsize=4096)
def _exact_chance(few: float, many: float, share: float) -> float:
    total = few + many
    reach = 6 * sqrt(total) + 6
    totals = np.arange(max(1, int(total - reach)), int(total + reach) + 1, dtype=float)
    weights = np.exp(totals * log(total) - total - gammaln(totals + 1))
    critical = np.floor(np.nan_to_num(bdtrik(ALPHA / 2, totals, share), nan=-1.0))
    for step in (1.0, -1.0):  # the inverse is continuous: move to the last count whose tail is small enough
        if step > 0:
            critical = np.where(_tail(critical + 1, totals, share) <= ALPHA / 2, critical + 1, critical)
        else:
            critical = np.where(_tail(critical, totals, share) > ALPHA / 2, critical - 1, critical)
    return float(np.sum(weights * _tail(critical, totals, few / total)))


def _tail(counts: np.ndarray, totals: np.ndarray, share: float) -> np.ndarray:
    """P(X <= counts), 0 below 0."""
    within = np.clip(counts, 0, totals - 1)
    return np.where(counts < 0, 0.0, np.where(counts >= totals, 1.0, betainc(totals - within, within + 1, 1 - share)))


def baseline_needed(aim: float, exposure_ratio: float = 1.0, power: float = POWER) -> int:
    """How many complaints a baseline must be expected to hold, so that the test shows the aim at that power."""
    guess = (Z + 0.8416212335729143) ** 2 * (1 + 1 / (exposure_ratio * aim)) / log(aim) ** 2
    low, high = max(1, int(guess * 0.5)), ceil(guess * 2) + 20
    while low < high:
        middle = (low + high) // 2
        if chance_of_showing(middle, exposure_ratio, aim) >= power:
            high = middle
        else:
            low = middle + 1
    return low
