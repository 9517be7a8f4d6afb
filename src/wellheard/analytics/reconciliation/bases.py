"""What a percentage can be a percentage of, and which printed figure would explain one that is wrong.

Source: "a percentage uses its own group's closed in full as its base, never the total"; closings without
an outcome that `closed` includes may be taken off it; rounding is half up at the precision printed, each
share judged alone.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from wellheard.analytics.reconciliation.amounts import Amount, Span, half_up
from wellheard.analytics.reconciliation.ledger import Statement, agree, sums
from wellheard.analytics.reconciliation.outcomes import apart_sums, outcome_sums
from wellheard.analytics.reconciliation.stages import IN_WORDS, stage_readings
from wellheard.analytics.reconciliation.vocabulary import ALL, STAGE_1, in_words, kind_of


@dataclass(frozen=True)
class Base:
    """A number that a percentage may be of, and what it is."""

    number: int
    words: str


def printed_by(share: Amount, base: int) -> Span:
    """The counts of which a share of `base` prints as `share`, rounded half up."""
    low, high = _bounds(share)
    return Span(math.ceil(low * base / 100), math.ceil(high * base / 100) - 1)


def bases_of(share: Amount, count: int) -> Span:
    """The bases of which `count` prints as `share`; an empty span (high under low) where there is none."""
    low, high = _bounds(share)
    if count == 0:
        return Span(1, math.inf) if low <= 0 else Span(1, 0)
    most = math.floor(Fraction(100 * count) / low) if low > 0 else math.inf
    return Span(math.floor(Fraction(100 * count) / high) + 1, most)


def _bounds(share: Amount) -> tuple[Fraction, Fraction]:
    """A share prints as it does from the first of these, up to but without the second."""
    half = Fraction(1, 2 * 10**share.decimals)
    return Fraction(share.number) - half, Fraction(share.number) + half


def fits(share: Amount, counts: list[Span], base: int) -> bool:
    """Whether a count of these is printed as `share` of `base`: as a percentage, or as a fraction of 1."""
    return any(agree([printed_by(reading, base)], counts) for reading in _readings(share))


def _readings(share: Amount) -> Iterator[Amount]:
    yield share
    if 0 < share.number <= 1 and share.decimals >= 2 and "%" not in share.text:
        yield Amount(share.text, share.state, share.number * 100, share.decimals - 2)


def percentage(count: int, base: int, decimals: int) -> Decimal:
    """The percentage that `count` is of `base`."""
    return half_up(Fraction(100 * count, base), decimals)


def closed_in_full(statement: Statement, group: str) -> list[Base]:
    """What the percentages of a group may be of: its `closed`, and that without the closings it includes.

    Where the outcomes show which closings without an outcome `closed` includes, only those are taken off.
    """
    bases = [Base(number, f"{number:,} closed") for number in statement.exact(group, "closed")]
    outcomes = outcome_sums(statement, group)
    extras = [span for extra in apart_sums(statement, group) for span in extra if span.exact and span.low]
    for closed, extra in product(list(bases), extras):
        rest = closed.number - extra.low
        shown = [span for span in outcomes if agree([Span(rest, rest)], [span])]
        if rest >= 0 and (shown or not _closed_is_explained(closed.number, outcomes, extras)):
            bases.append(Base(rest, f"{rest:,} closed with an outcome"))
    return list(dict.fromkeys(bases))


def _closed_is_explained(closed: int, outcomes: list[Span], extras: list[Span]) -> bool:
    """Whether a reading of the outcomes, with or without closings apart, gives `closed`."""
    readings = [*outcomes, *(span.plus(extra) for span in outcomes for extra in extras)]
    return agree([Span(closed, closed)], readings)


def candidates(statement: Statement, group: str) -> Iterator[Base]:
    """Printed figures that might have been taken as the base, the likeliest first."""
    for span in outcome_sums(statement, group):
        if span.exact:
            yield Base(span.low, "what the outcomes add up to")
    for measure in ("closed", "received"):
        for number in statement.exact(group, measure):
            yield Base(number, f"the number {measure} {_where(group)}")
            for span in (span for extra in apart_sums(statement, group)[1:] for span in extra):
                yield Base(number + span.low, f"the number {measure} {_where(group)} and those closed apart")
                yield Base(number - span.low, f"the number {measure} {_where(group)} less those closed apart")
    for other in [ALL, *statement.groups]:
        for measure in ("closed", "received"):
            for number in statement.exact(other, measure):
                yield Base(number, f"the number {measure} {_where(other)}")
    yield from _stages_together(statement)


def _stages_together(statement: Statement) -> Iterator[Base]:
    for measure in ("closed", "received"):
        for reading in stage_readings(statement, measure):
            for parts in (reading, tuple(group for group in reading if group != STAGE_1)):
                for span in sums(statement.spans(group, measure) for group in parts):
                    if span.exact:
                        named = " and ".join(IN_WORDS[group] for group in parts)
                        yield Base(span.low, f"the number {measure} at {named}")


def _where(group: str) -> str:
    if group == ALL:
        return "in all"
    if group in IN_WORDS:
        return f"at {IN_WORDS[group]}"
    return f"for {group.partition(':')[2]}" if kind_of(group) else f"for {in_words(group)}"


EXPLAINS = "A base of"
"""How the sentence opens when a printed figure explains the share."""


def explanation(statement: Statement, group: str, share: Amount, counts: list[Span], wrong: list[int]) -> str:
    """A sentence on what base would give the share as printed."""
    found: dict[int, str] = {}
    for base in candidates(statement, group):
        if base.number > 0 and base.number not in wrong and fits(share, counts, base.number):
            found.setdefault(base.number, base.words)
    named = [f"{number:,}, {words}," for number, words in list(found.items())[:2]]
    if named:
        return f"{EXPLAINS} {' or of '.join(named)} would explain it."
    return _any_base(share, counts)


def _any_base(share: Amount, counts: list[Span]) -> str:
    span = bases_of(share, counts[0].low) if counts and counts[0].exact else Span(1, 0)
    if span.high < span.low:
        return "No base would give it."
    if span.exact:
        return f"It would take a base of {span.low:,}, which is not printed."
    top = "or more" if math.isinf(span.high) else f"to {int(span.high):,}"
    return f"It would take a base of {span.low:,} {top}; none is printed."
