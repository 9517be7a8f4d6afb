"""From when each stage's clock counts and to what limit, as the editions of a rule set say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wellheard.rules.procedure import CountsFrom, RuleSet


@dataclass(frozen=True)
class ClockRules:
    """One stage's clock, for complaints received on or after `received_from`. Limits are working days."""

    stage: str
    received_from: date
    counts_from: CountsFrom
    limit: int | None
    longest: int | None


def clock_rules(editions: Sequence[RuleSet], stage: str) -> tuple[ClockRules, ...]:
    """The clocks of a stage, earliest first; an edition that changes nothing in them is left out.

    A complaint keeps the rule set it was received under. One received before the first edition is counted
    by that first one, because a figure that left it out would not add up.
    """
    found: list[ClockRules] = []
    for edition in sorted(editions, key=lambda one: one.effective_from):
        for rules in edition.stages:
            if rules.key != stage:
                continue
            clock = ClockRules(
                stage,
                edition.effective_from,
                rules.counts_from,
                rules.respond_within,
                rules.longest,
            )
            if not found or not _same(found[-1], clock):
                found.append(clock)
    return tuple(found)


def _same(one: ClockRules, other: ClockRules) -> bool:
    return (one.counts_from, one.limit, one.longest) == (other.counts_from, other.limit, other.longest)
