"""Charts of counts, rates and shares, with limits from the counts themselves.

Laney's u' and p' widen or narrow the limits by how much successive values differ; I' does so for any measure
with a changing denominator. Source: Laney, Quality Engineering 2002;14:531; Taylor, Normalized I chart, 2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

TO_SIGMA = 1.128
SCREEN = 3.2665


@dataclass(frozen=True)
class Attribute:
    """One value and its limits; `outside` where it is strictly beyond one."""

    value: float
    lower: float
    upper: float
    outside: bool


@dataclass(frozen=True)
class AttributeChart:
    """The centre, the points, and by how much the limits of chance were multiplied."""

    centre: float
    points: tuple[Attribute, ...]
    sigma_z: float = 1.0


def c_chart(counts: Sequence[float]) -> AttributeChart:
    """Counts of equal exposure."""
    centre = sum(counts) / len(counts)
    return _chart(centre, counts, [sqrt(centre)] * len(counts))


def u_chart(counts: Sequence[float], exposures: Sequence[float]) -> AttributeChart:
    """Counts for each unit of exposure."""
    return _u(counts, exposures, laney=False)


def u_prime(counts: Sequence[float], exposures: Sequence[float]) -> AttributeChart:
    """The u chart where counts scatter more, or less, than chance."""
    return _u(counts, exposures, laney=True)


def p_chart(numerators: Sequence[float], denominators: Sequence[float]) -> AttributeChart:
    """Shares."""
    return _p(numerators, denominators, laney=False)


def p_prime(numerators: Sequence[float], denominators: Sequence[float]) -> AttributeChart:
    """The p chart where shares scatter more, or less, than chance."""
    return _p(numerators, denominators, laney=True)


def i_prime(numerators: Sequence[float], denominators: Sequence[float]) -> AttributeChart:
    """Any ratio with a changing denominator; ranges that stand out are left out of the limits, once."""
    sizes = _positive(denominators)
    values = [top / size for top, size in zip(numerators, sizes, strict=True)]
    centre = sum(numerators) / sum(sizes)
    spreads = [
        sqrt(pi / 2) * abs(values[i] - values[i - 1]) / sqrt(1 / sizes[i] + 1 / sizes[i - 1])
        for i in range(1, len(values))
    ]
    sigma = _mean(spreads)
    sigma = _mean([one for one in spreads if one < SCREEN * sigma] or spreads)
    return _chart(centre, values, [sigma / sqrt(size) for size in sizes])


def _u(counts: Sequence[float], exposures: Sequence[float], *, laney: bool) -> AttributeChart:
    sizes = _positive(exposures)
    centre = sum(counts) / sum(sizes)
    values = [count / size for count, size in zip(counts, sizes, strict=True)]
    errors = [sqrt(centre / size) for size in sizes]
    return _chart(centre, values, errors, _sigma_z(centre, values, errors) if laney else 1.0)


def _p(numerators: Sequence[float], denominators: Sequence[float], *, laney: bool) -> AttributeChart:
    sizes = _positive(denominators)
    centre = sum(numerators) / sum(sizes)
    values = [top / size for top, size in zip(numerators, sizes, strict=True)]
    errors = [sqrt(centre * (1 - centre) / size) for size in sizes]
    return _chart(centre, values, errors, _sigma_z(centre, values, errors) if laney else 1.0)


def _positive(sizes: Sequence[float]) -> list[float]:
    if any(size <= 0 for size in sizes):
        raise ValueError("Each row needs a denominator above 0. Leave out the rows without one.")
    return [float(size) for size in sizes]


def _sigma_z(centre: float, values: Sequence[float], errors: Sequence[float]) -> float:
    scores = [(value - centre) / error if error else 0.0 for value, error in zip(values, errors, strict=True)]
    return _mean([abs(later - earlier) for earlier, later in zip(scores, scores[1:], strict=False)]) / TO_SIGMA


def _chart(centre: float, values: Sequence[float], errors: Sequence[float], sigma_z: float = 1.0) -> AttributeChart:
    points = []
    for value, error in zip(values, errors, strict=True):
        lower, upper = centre - 3 * sigma_z * error, centre + 3 * sigma_z * error
        points.append(Attribute(float(value), lower, upper, not lower <= value <= upper))
    return AttributeChart(centre, tuple(points), sigma_z)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
