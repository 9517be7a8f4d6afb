"""The XmR chart: single values, limits from moving ranges, and the four rules of Making Data Count.

Sources: NHS England, Making Data Count; NHSRplotthedots for the rules exactly as implemented. Limits are the
mean and 2.66 mean moving ranges, and are not cut off at 0. Rows are 0-based.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wellheard.analytics.control_charts.signals import (
    Assurance,
    Direction,
    Point,
    Side,
    SpecialCause,
    meaning,
)

TO_LIMIT = 2.66
SCREEN = 3.267
"""A moving range beyond this many mean moving ranges is left out of the limits, once."""
NEAR = 2 / 3
ENOUGH_POINTS = 13
ENOUGH_FIXED = 12
"""A phase of fewer points is on trial, and so are limits fixed on fewer."""


@dataclass(frozen=True)
class Limits:
    """Centre and limits of one phase, and the rows they hold for."""

    first: int
    end: int
    mean: float
    lower: float
    upper: float
    points: int


@dataclass(frozen=True)
class XmrChart:
    """Points, phases, whether the target will be met, and whether limits rest on too few points."""

    points: tuple[Point, ...]
    phases: tuple[Limits, ...]
    assurance: Assurance | None
    trial_limits: bool


def xmr(
    values: Sequence[float],
    *,
    direction: Direction = Direction.NEUTRAL,
    target: float | None = None,
    fix_after: int | None = None,
    rebase_at: Collection[int] = (),
    baseline: Collection[int] | None = None,
    screen: bool = True,
    shift: int = 7,
    trend: int = 7,
) -> XmrChart:
    """The chart of some values.

    `rebase_at`: rows at which a new baseline begins. `fix_after`: limits come from the first so many points of
    each phase. `baseline`: limits come from just these rows, and hold for all; there is then one phase.
    """
    if not values:
        raise ValueError("There is no value to chart.")
    starts = sorted({0, *(row for row in rebase_at if 0 < row < len(values))}) if baseline is None else [0]
    phases, points = [], []
    for first, end in zip(starts, [*starts[1:], len(values)], strict=True):
        rows = range(first, end)
        basis = sorted(baseline) if baseline is not None else rows[:fix_after] if fix_after else rows
        phase = _limits(first, end, [float(values[row]) for row in basis], screen)
        phases.append(phase)
        points += _points(phase, [float(values[row]) for row in rows], direction, shift, trend)
    trial = any(phase.end - phase.first < ENOUGH_POINTS or phase.points < ENOUGH_FIXED for phase in phases)
    return XmrChart(tuple(points), tuple(phases), _assurance(phases[-1], target, direction), trial)


def _limits(first: int, end: int, basis: Sequence[float], screen: bool) -> Limits:
    if not basis:
        raise ValueError("The baseline holds no point.")
    mean = sum(basis) / len(basis)
    ranges = [abs(later - earlier) for earlier, later in zip(basis, basis[1:], strict=False)]
    average = _mean(ranges)
    if screen:
        # A series that never changes has no range to leave out; its limits are its mean.
        average = _mean([one for one in ranges if one < SCREEN * average] or ranges)
    return Limits(first, end, mean, mean - TO_LIMIT * average, mean + TO_LIMIT * average, len(basis))


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _points(phase: Limits, values: Sequence[float], direction: Direction, shift: int, trend: int) -> list[Point]:
    """In order of priority: the first rule that says something about a point is the one that is told."""
    found: dict[int, tuple[SpecialCause, Side]] = {}
    rules = (
        (SpecialCause.OUTSIDE, _outside(phase, values)),
        (SpecialCause.TREND, _trends(values, trend)),
        (SpecialCause.TWO_OF_THREE, _two_of_three(phase, values)),
        (SpecialCause.SHIFT, _shifts(phase.mean, values, shift)),
    )
    for cause, sides in rules:
        for row, side in sides.items():
            found.setdefault(row, (cause, side))
    points = []
    for row, value in enumerate(values):
        special, where = found.get(row, (None, None))
        said = meaning(where, direction)
        points.append(Point(value, phase.mean, phase.lower, phase.upper, special, where, said))
    return points


def _outside(phase: Limits, values: Sequence[float]) -> dict[int, Side]:
    return {
        row: Side.ABOVE if value > phase.upper else Side.BELOW
        for row, value in enumerate(values)
        if value > phase.upper or value < phase.lower
    }


def _trends(values: Sequence[float], length: int) -> dict[int, Side]:
    """`length` points, each strictly above (below) the one before: `length` - 1 steps."""
    steps = [_sign(later - earlier) for earlier, later in zip(values, values[1:], strict=False)]
    found: dict[int, Side] = {}
    for first, end, sign in runs(steps):
        if sign and end - first >= length - 1:
            found |= dict.fromkeys(range(first, end + 1), Side.INCREASING if sign > 0 else Side.DECREASING)
    return found


def _shifts(mean: float, values: Sequence[float], length: int) -> dict[int, Side]:
    found: dict[int, Side] = {}
    for first, end, sign in runs([_sign(value - mean) for value in values]):
        if sign and end - first >= length:
            found |= dict.fromkeys(range(first, end), Side.ABOVE if sign > 0 else Side.BELOW)
    return found


def _two_of_three(phase: Limits, values: Sequence[float]) -> dict[int, Side]:
    """Two of three successive points near a limit, not beyond it, all three on the same side of the mean."""
    high = phase.mean + NEAR * (phase.upper - phase.mean)
    low = phase.mean - NEAR * (phase.mean - phase.lower)
    near = [high < value <= phase.upper or phase.lower <= value < low for value in values]
    signs = [_sign(value - phase.mean) for value in values]
    found: dict[int, Side] = {}
    for first in range(len(values) - 2):
        window = range(first, first + 3)
        together = {signs[row] for row in window}
        if len(together) == 1 and together != {0} and sum(near[row] for row in window) >= 2:
            side = Side.ABOVE if together == {1} else Side.BELOW
            found |= {row: side for row in window if near[row]}
    return found


def runs(signs: Sequence[int]) -> list[tuple[int, int, int]]:
    """Stretches of the same sign: first row, the row after the last, the sign."""
    found: list[tuple[int, int, int]] = []
    for row, sign in enumerate(signs):
        if found and found[-1][2] == sign:
            found[-1] = (found[-1][0], row + 1, sign)
        else:
            found.append((row, row + 1, sign))
    return found


def _sign(number: float) -> int:
    return int(number > 0) - int(number < 0)


def _assurance(last: Limits, target: float | None, direction: Direction) -> Assurance | None:
    if target is None or direction is Direction.NEUTRAL:
        return None
    if last.lower <= target <= last.upper:
        return Assurance.HIT_OR_MISS
    passes = (target < last.lower) == (direction is Direction.INCREASE)
    return Assurance.CONSISTENT_PASS if passes else Assurance.CONSISTENT_FAIL
