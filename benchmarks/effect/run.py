#!/usr/bin/env python3
"""How often the verdict errs, and how often it sees what is there: a simulation by size of service.

make bench-effect
make bench-effect ARGS="--series 200"
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from series import BEYOND, GROWING, HALVED, NOTHING_CHANGED, World, question

from wellheard.analytics.effect import Verdict, assess
from wellheard.analytics.effect.rate_ratios import rate_ratio

SIZES = (0.5, 1, 2, 5, 10, 20, 50)
SPANS = ((12, 6), (12, 12), (24, 6), (24, 12), (24, 24))
SEED = 20260501


def verdicts(world: World, size: float, span: tuple[int, int], series: int, seed: int = SEED) -> Counter[Verdict]:
    """The verdicts on so many series; the same every time."""
    rng = np.random.default_rng([seed, round(size * 10), *span, sum(world.name.encode())])
    return Counter(assess(question(world, rng, size, *span)).verdict for _ in range(series))


Cell = tuple[World, float, tuple[int, int]]


def false_claims(worlds: Sequence[World], series: int, claim: Verdict = Verdict.IMPROVED) -> list[tuple[float, Cell]]:
    """Print how often that is claimed of an action that did nothing; the same is returned, cell by cell."""
    cells: list[tuple[float, Cell]] = []
    print("| world | months before, after |" + "".join(f" {size:g} |" for size in SIZES))
    print("|---|---|" + "---|" * len(SIZES))
    for world in worlds:
        for span in SPANS:
            shares = [100 * verdicts(world, size, span, series)[claim] / series for size in SIZES]
            cells += [(share, (world, size, span)) for share, size in zip(shares, SIZES, strict=True)]
            print(
                f"| {world.name} | {span[0]}, {span[1]} |" + "".join(f" {share:.1f} |" for share in shares), flush=True
            )
    return cells


def anew(cells: list[tuple[float, Cell]], series: int) -> None:
    """The worst cells again, with other series: the worst of many is worse by chance than it is in truth."""
    print("| world | months before, after | a month | at first | anew |")
    print("|---|---|---|---|---|")
    for share, (world, size, span) in sorted(cells, key=lambda cell: -cell[0])[:10]:
        again = 100 * verdicts(world, size, span, series, SEED + 1)[Verdict.IMPROVED] / series
        print(f"| {world.name} | {span[0]}, {span[1]} | {size:g} | {share:.1f} | {again:.1f} |", flush=True)


def beside_the_bare_test(
    worlds: Sequence[World], series: int, size: float = 5, span: tuple[int, int] = (24, 12)
) -> None:
    """Print what the exact test alone would claim, without anything to hold it back."""
    print("| world | the rule | the test alone |")
    print("|---|---|---|")
    for world in worlds:
        rng = np.random.default_rng([SEED + 2, sum(world.name.encode())])
        bare = ruled = 0
        for _ in range(series):
            asked = question(world, rng, size, *span)
            ruled += assess(asked).verdict is Verdict.IMPROVED
            before, after = (sum(asked.counts[row] for row in rows) for rows in (asked.before, asked.after))
            found = rate_ratio(before, after, len(asked.before), len(asked.after))
            bare += found.p < 0.05 and (found.ratio or 0) < 1
        print(f"| {world.name} | {100 * ruled / series:.1f} | {100 * bare / series:.1f} |", flush=True)


def power(worlds: Sequence[World], series: int) -> None:
    """Print the verdicts on a rate that was halved: improved / no change yet / too little (worse is left out)."""
    print("| world | months before, after |" + "".join(f" {size:g} |" for size in SIZES))
    print("|---|---|" + "---|" * len(SIZES))
    for world in worlds:
        for span in SPANS:
            cells = []
            for size in SIZES:
                found = verdicts(world, size, span, series)
                said = (found[Verdict.IMPROVED], found[Verdict.NO_CHANGE_YET], found[Verdict.TOO_LITTLE])
                cells.append(" / ".join(f"{100 * share / series:.0f}" for share in said))
            print(f"| {world.name} | {span[0]}, {span[1]} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=1000, help="series a cell")
    series = parser.parse_args().series
    began = time.perf_counter()
    print(f"{series:,} series a cell; columns are complaints a month before.\n")
    print('How often "improved" is said when nothing changed, percent\n')
    cells = false_claims(NOTHING_CHANGED, series)
    print(f"\nThe ten worst of these anew, {5 * series:,} other series each\n")
    anew(cells, 5 * series)
    print("\nThe same in worlds beyond what the rule is made for\n")
    false_claims(BEYOND, series)
    print('\nHow often "worse" is said when nothing changed, percent\n')
    false_claims(GROWING, series, Verdict.WORSE)
    print("\nVerdicts when the rate was halved: improved / no change yet / too little, percent\n")
    power(HALVED, series)
    print('\n"Improved", percent, five a month, 24 months before and 12 after: the rule, and the test alone\n')
    beside_the_bare_test((*NOTHING_CHANGED, *HALVED), series)
    print(f"\n{time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
