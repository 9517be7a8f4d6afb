"""Where problems gather, where they are seldom seen, and how grave they are.

After Gillespie and Reader, Milbank Quarterly 2018;96:530. A hot cell has more problems than its row and its column
lead one to expect: a standardised residual above 2 with five problems or more, and still there when the number of
cells that were looked at is allowed for (Benjamini and Hochberg).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median

from scipy.special import ndtr

RESIDUAL = 2.0
FEWEST = 5
FALSE_FLAGS = 0.05
"""The part of all flags that may be false."""
Z = 1.959963984540054
STAGES, SERVICES = 3, 2
"""A complaint over so many stages, or services, is about the system and not about one place."""


@dataclass(frozen=True)
class Cell:
    """One cell of the table; p is one-sided, `adjusted` allows for the number of cells."""

    row: int
    column: int
    count: int
    expected: float
    residual: float
    p: float
    adjusted: float
    hot: bool


def hot_cells(counts: Sequence[Sequence[int]], false_flags: float = FALSE_FLAGS) -> tuple[Cell, ...]:
    """Every cell of a table of categories by stages, row by row. Rows and columns that are empty are not tested."""
    total = sum(map(sum, counts))
    rows = [sum(row) for row in counts]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    found = []
    for row, line in enumerate(counts):
        for column, count in enumerate(line):
            expected = rows[row] * columns[column] / total if total else 0.0
            spread = expected * (1 - rows[row] / total) * (1 - columns[column] / total) if total else 0.0
            residual = (count - expected) / sqrt(spread) if spread > 1e-12 else 0.0
            found.append((row, column, count, expected, residual, spread > 1e-12))
    chances = [1 - float(ndtr(residual)) for *_, residual, tested in found if tested]
    adjusted = iter(benjamini_hochberg(chances))
    cells = []
    for row, column, count, expected, residual, tested in found:
        p = 1 - float(ndtr(residual)) if tested else 1.0
        allowed = next(adjusted) if tested else 1.0
        hot = residual > RESIDUAL and count >= FEWEST and allowed <= false_flags
        cells.append(Cell(row, column, count, expected, residual, p, allowed, hot))
    return tuple(cells)


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Each p, so raised that flagging all up to a level keeps the part of false flags at that level."""
    order = sorted(range(len(chances)), key=lambda place: chances[place], reverse=True)
    raised, lowest = [1.0] * len(chances), 1.0
    for rank, place in enumerate(order):
        lowest = min(lowest, chances[place] * len(chances) / (len(chances) - rank))
        raised[place] = lowest
    return raised


@dataclass(frozen=True)
class Coded:
    """One complaint as it was coded: the stage of each of its problems, the services, and whether something was
    left undone."""

    stages: tuple[Hashable, ...]
    services: frozenset[Hashable] = frozenset()
    omission: bool = False


@dataclass(frozen=True)
class Share:
    """A part of a whole with its 95% interval (Wilson); `None` where the whole is 0."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.of:
            return None
        part, spare = self.count / self.of, Z**2 / self.of
        middle = (part + spare / 2) / (1 + spare)
        reach = Z * sqrt(part * (1 - part) / self.of + spare / (4 * self.of)) / (1 + spare)
        return max(0.0, middle - reach), min(1.0, middle + reach)


@dataclass(frozen=True)
class BlindSpots:
    """What is hard to see otherwise: problems on the way in and out (of all problems), complaints that span the
    system, and what was left undone (of all complaints)."""

    at_the_edges: Share
    across_the_system: Share
    omissions: Share


def blind_spots(complaints: Iterable[Coded], edges: Collection[Hashable]) -> BlindSpots:
    """`edges`: the stages before somebody is let in and after they are let go."""
    told = list(complaints)
    problems = [stage for one in told for stage in one.stages]
    wide = [one for one in told if len(set(one.stages)) >= STAGES or len(one.services) >= SERVICES]
    return BlindSpots(
        Share(sum(stage in edges for stage in problems), len(problems)),
        Share(len(wide), len(told)),
        Share(sum(one.omission for one in told), len(told)),
    )


class Quadrant(StrEnum):
    """Many or few, grave or mild."""

    MANY_GRAVE = "many_grave"
    MANY_MILD = "many_mild"
    FEW_GRAVE = "few_grave"
    FEW_MILD = "few_mild"


@dataclass(frozen=True)
class Volume:
    """A category: how many problems, how severe on the whole, how many of the highest severity."""

    category: Hashable
    count: int
    severity: float
    highest: int
    quadrant: Quadrant


@dataclass(frozen=True)
class VolumeSeverity:
    """The categories, the most first, and where the two axes are divided."""

    categories: tuple[Volume, ...]
    count_divide: float
    severity_divide: float


def volume_against_severity(problems: Iterable[tuple[Hashable, int]], highest: int = 3) -> VolumeSeverity:
    """Each problem is its category and its severity; 0, not present, is none.

    Many is more than the median of the categories; grave is above the mean severity of all problems.
    """
    by_category: dict[Hashable, list[int]] = {}
    for category, severity in problems:
        if severity > 0:
            by_category.setdefault(category, []).append(severity)
    if not by_category:
        return VolumeSeverity((), 0.0, 0.0)
    every = [severity for severities in by_category.values() for severity in severities]
    many, grave = float(median(len(one) for one in by_category.values())), sum(every) / len(every)
    found = []
    for category, severities in by_category.items():
        mean = sum(severities) / len(severities)
        quadrant = Quadrant(f"{'many' if len(severities) > many else 'few'}_{'grave' if mean > grave else 'mild'}")
        found.append(Volume(category, len(severities), mean, severities.count(highest), quadrant))
    return VolumeSeverity(tuple(sorted(found, key=lambda one: (-one.count, str(one.category)))), many, grave)
