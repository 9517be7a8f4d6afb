"""The run chart: values about their median, and Anhøj's two rules for a shift.

Source: Anhøj and Olesen, PLoS ONE 2014;9:e113825. Points on the median are dropped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from scipy.special import bdtr

from wellheard.analytics.control_charts.xmr import runs


@dataclass(frozen=True)
class RunChart:
    """The median, the longest run on one side, the crossings, what chance allows, and whether it is more."""

    values: tuple[float, ...]
    median: float
    useful: int
    longest_run: int
    crossings: int
    longest_allowed: int
    fewest_allowed: int
    signal: bool


def run_chart(values: Sequence[float], *, baseline: Collection[int] | None = None) -> RunChart:
    """The chart of some values; with `baseline`, the median of just these rows is frozen."""
    centre = float(median([values[row] for row in baseline] if baseline is not None else values))
    signs = [int(value > centre) - int(value < centre) for value in values if value != centre]
    stretches = runs(signs)
    longest = max((end - first for first, end, _ in stretches), default=0)
    crossings = max(0, len(stretches) - 1)
    allowed, fewest = allowances(len(signs))
    signal = len(signs) >= 2 and (longest > allowed or crossings < fewest)
    return RunChart(
        tuple(float(value) for value in values), centre, len(signs), longest, crossings, allowed, fewest, signal
    )


def allowances(useful: int) -> tuple[int, int]:
    """The longest run and the fewest crossings that so many useful points give by chance."""
    if useful < 2:
        return max(useful, 0), 0
    fewest = next(k for k in range(useful) if bdtr(k, useful - 1, 0.5) >= 0.05)
    return round(log2(useful)) + 3, fewest
