"""Made-up monthly counts of a service in which an action did nothing, or did what it was for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from wellheard.analytics.effect import Question

AIM = 0.5


@dataclass(frozen=True)
class World:
    """What happens to the rate besides the action: all on the log scale, a month.

    `scatter`: variance over mean of the months. `alike`: how much a month's rate resembles the month before
    (scatter then comes from the rate). `dip`: two months of the year are lower by so much, instead of a wave.
    `peak`: the action was set off by a month that stood out by chance.
    """

    name: str
    drift: float = 0.0
    season: float = 0.0
    dip: float = 0.0
    scatter: float = 1.0
    alike: float = 0.0
    peak: bool = False
    ratio: float = 1.0


def year(part: float) -> float:
    """The drift a month that changes the rate in a year by this part."""
    return float(np.log(1 + part) / 12)


NOTHING_CHANGED = (
    World("nothing at all"),
    World("months scatter twice as chance", scatter=2.0),
    World("months scatter three times", scatter=3.0),
    World("season of ±30%", season=0.3),
    World("two months of the year 40% lower", dip=0.5),
    World("10% fewer a year", drift=year(-0.10)),
    World("20% fewer a year", drift=year(-0.20)),
    World("20% fewer a year, season, scatter 2", drift=year(-0.20), season=0.3, scatter=2.0),
    World("months like the month before (0.3), scatter 2", scatter=2.0, alike=0.3),
    World("set off by a month that stood out", peak=True),
)
BEYOND = (World("30% fewer a year", drift=year(-0.30)), World("months alike (0.6), scatter 3", scatter=3.0, alike=0.6))
GROWING = (
    World("months scatter twice as chance, looked at for worse", scatter=2.0),
    World("20% more a year", drift=year(0.20)),
)
HALVED = (
    World("halved", ratio=0.5),
    World("halved, scatter 2", ratio=0.5, scatter=2.0),
    World("halved, season of ±30%", ratio=0.5, season=0.3),
)


def question(world: World, rng: np.random.Generator, size: float, before: int, after: int) -> Question:
    """One series: so many months before, the month of completion, so many after."""
    months = before + 1 + after
    rate = size * np.exp(_by_itself(world, rng, months, before))
    rate[before + 1 :] *= world.ratio
    if world.alike:
        rate = rate * _alike(world, rng, months, size)
    elif world.scatter > 1:
        rate = rng.gamma(np.maximum(rate, 1e-9) / (world.scatter - 1), world.scatter - 1)
    counts = rng.poisson(rate)
    trigger: frozenset[int] = frozenset()
    if world.peak:  # the month before completion is the highest of twelve that might have been
        counts[before - 1] = int(np.max(rng.poisson(size, 12)))
        trigger = frozenset({before - 1})
    return Question(
        date(2021, int(rng.integers(1, 13)), 1),
        tuple(int(count) for count in counts),
        done=before,
        trigger=trigger,
        aim=AIM,
    )


def _by_itself(world: World, rng: np.random.Generator, months: int, before: int) -> np.ndarray:
    time = np.arange(months) - before
    begins = rng.integers(0, 12)
    wave = world.season * np.cos(2 * np.pi * (time - begins) / 12)
    low = world.dip * ((time - begins) % 12 < 2)
    return world.drift * time + wave - low


def _alike(world: World, rng: np.random.Generator, months: int, size: float) -> np.ndarray:
    spread = np.sqrt(np.log(1 + (world.scatter - 1) / size))
    shock = np.empty(months)
    shock[0] = rng.normal()
    for month in range(1, months):
        shock[month] = world.alike * shock[month - 1] + np.sqrt(1 - world.alike**2) * rng.normal()
    return np.exp(spread * shock - spread**2 / 2)
