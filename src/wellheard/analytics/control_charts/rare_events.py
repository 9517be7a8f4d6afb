"""Charts of the gaps between rare events, where a month has fewer than about five.

g: units between (contacts, bed-days); t: days between, after Nelson's transformation t^(1/3.6); and the exact
limits of gaps that come by chance alone. A long gap is an improvement. In 24 stable gaps a third of series break
the g chart's limit and some 2% each limit of the t chart: prefer t, and take no single gap as proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import median

from wellheard.analytics.control_charts.xmr import xmr

POWER = 3.6
CHANCES = (0.00135, 0.5, 0.99865)


@dataclass(frozen=True)
class GapChart:
    """Gaps with the centre line and the limits that hold for all of them."""

    gaps: tuple[float, ...]
    mean: float
    centre: float
    lower: float
    upper: float


def g_chart(gaps: Sequence[float]) -> GapChart:
    """Units between events; the centre line is the median."""
    mean = sum(gaps) / len(gaps)
    spread = 3 * sqrt(mean * (mean + 1))
    return GapChart(tuple(map(float, gaps)), mean, float(median(gaps)), max(0.0, mean - spread), mean + spread)


def t_chart(gaps: Sequence[float], *, screen: bool = False) -> GapChart:
    """Time between events; each gap must be above 0, so events of one day are told apart by the hour."""
    if any(gap <= 0 for gap in gaps):
        raise ValueError("A gap must be longer than nothing: give events of one day their time.")
    chart = xmr([gap ** (1 / POWER) for gap in gaps], screen=screen)
    limits = chart.phases[0]
    mean = sum(gaps) / len(gaps)
    lower = max(0.0, limits.lower) ** POWER
    return GapChart(tuple(map(float, gaps)), mean, limits.mean**POWER, lower, limits.upper**POWER)


def exponential_limits(mean: float) -> tuple[float, float, float]:
    """Lower limit, median and upper limit of gaps that come by chance with this mean."""
    lower, middle, upper = (-mean * log(1 - chance) for chance in CHANCES)
    return lower, middle, upper
