"""How far coders agree beyond chance: Gwet's AC1 and AC2, and weighted kappa, each with its interval.

AC1 and AC2 are used for rare categories: where nearly everything is "not present", kappa is low though the coders
agree. Sources: Gwet, Br J Math Stat Psychol 2008;61:29, and Handbook of Inter-Rater Reliability, 2014, for any
number of coders and gaps; Fleiss, Cohen and Everitt, Psychol Bull 1969;72:323, for the error of weighted kappa.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Z = 1.959963984540054


class Weights(StrEnum):
    """What a near miss is worth."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


@dataclass(frozen=True)
class Agreement:
    """A coefficient with its 95% interval; both `None` where the codes do not vary, or only one item was coded."""

    coefficient: float | None
    lower: float | None
    upper: float | None
    observed: float
    expected: float
    items: int


def ac1(ratings: Sequence[Sequence[Hashable | None]], categories: Sequence[Hashable]) -> Agreement:
    """Gwet's AC1 for categories without an order. One row an item, one code a coder, `None` where not coded."""
    return _gwet(ratings, categories, Weights.NONE)


def ac2(
    ratings: Sequence[Sequence[Hashable | None]],
    categories: Sequence[Hashable],
    weights: Weights = Weights.QUADRATIC,
) -> Agreement:
    """Gwet's AC2 for categories in their order, such as a severity from 0 to 3."""
    return _gwet(ratings, categories, weights)


def _gwet(ratings: Sequence[Sequence[Hashable | None]], categories: Sequence[Hashable], kind: Weights) -> Agreement:
    counts = _counts(ratings, categories)
    counts = counts[counts.sum(axis=1) > 0]
    weights = _weights(len(categories), kind)
    coders = counts.sum(axis=1)
    paired = coders >= 2
    if not paired.any():
        return Agreement(None, None, None, 0.0, 0.0, 0)
    items = len(counts)
    shares = counts / coders[:, None]
    prevalence = shares.mean(axis=0)
    agreeing = (counts * (counts @ weights - 1)).sum(axis=1)
    own = np.where(paired, agreeing / np.where(paired, coders * (coders - 1), 1), 0.0)
    observed = float(own[paired].mean())
    factor = float(weights.sum()) / (len(categories) * (len(categories) - 1))
    expected = factor * float((prevalence * (1 - prevalence)).sum())
    coefficient = (observed - expected) / (1 - expected)
    if items < 2:
        return Agreement(coefficient, None, None, observed, expected, items)
    # Each item's own coefficient, and what it does to the agreement by chance.
    each = np.where(paired, items / paired.sum() * (own - expected) / (1 - expected), 0.0)
    chance = factor * (shares * (1 - prevalence)).sum(axis=1)
    each = each - 2 * (1 - coefficient) * (chance - expected) / (1 - expected)
    error = sqrt(float(((each - coefficient) ** 2).sum()) / (items * (items - 1)))
    reach = float(stdtrit(items - 1, 0.975)) * error
    return Agreement(
        coefficient, max(-1.0, coefficient - reach), min(1.0, coefficient + reach), observed, expected, items
    )


def weighted_kappa(
    first: Sequence[Hashable | None],
    second: Sequence[Hashable | None],
    categories: Sequence[Hashable],
    weights: Weights = Weights.QUADRATIC,
) -> Agreement:
    """Cohen's weighted kappa of two coders; items that only one has coded are left out. `NONE` is plain kappa."""
    place = {category: number for number, category in enumerate(categories)}
    pairs = [(one, two) for one, two in zip(first, second, strict=True) if one is not None and two is not None]
    if not pairs:
        return Agreement(None, None, None, 0.0, 0.0, 0)
    table = np.zeros((len(categories), len(categories)))
    for one, two in pairs:
        table[_place(place, one), _place(place, two)] += 1
    return _kappa(table / len(pairs), len(pairs), _weights(len(categories), weights))


def _kappa(table: NDArray[np.float64], items: int, weights: NDArray[np.float64]) -> Agreement:
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed, expected = float((weights * table).sum()), float(rows @ weights @ columns)
    if expected >= 1 - 1e-12:
        return Agreement(None, None, None, observed, expected, items)
    kappa = (observed - expected) / (1 - expected)
    margins = (weights @ columns)[:, None] + (rows @ weights)[None, :]
    spread = float((table * (weights * (1 - expected) - margins * (1 - observed)) ** 2).sum())
    spread -= (observed * expected - 2 * expected + observed) ** 2
    reach = Z * sqrt(max(spread, 0.0) / items) / (1 - expected) ** 2
    return Agreement(kappa, max(-1.0, kappa - reach), min(1.0, kappa + reach), observed, expected, items)


def _counts(ratings: Sequence[Sequence[Hashable | None]], categories: Sequence[Hashable]) -> NDArray[np.float64]:
    if len(categories) < 2:
        raise ValueError("Agreement is about two categories or more.")
    place = {category: number for number, category in enumerate(categories)}
    counts = np.zeros((len(ratings), len(categories)))
    for row, codes in enumerate(ratings):
        for code in codes:
            if code is not None:
                counts[row, _place(place, code)] += 1
    return counts


def _place(place: dict[Hashable, int], code: Hashable) -> int:
    if code not in place:
        raise ValueError(f"{code!r} is not among the categories.")
    return place[code]


def _weights(categories: int, kind: Weights) -> NDArray[np.float64]:
    if kind is Weights.NONE:
        return np.eye(categories)
    apart = np.abs(np.subtract.outer(np.arange(categories), np.arange(categories))) / (categories - 1)
    return np.asarray(1 - (apart if kind is Weights.LINEAR else apart**2), dtype=np.float64)
