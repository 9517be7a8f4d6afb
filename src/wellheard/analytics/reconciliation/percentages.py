"""Every percentage against its own group's base, at the precision it is printed with, rounding half up.

One finding per figure. What is judged:
- a share with a printed count, or one of a base so small that no whole count gives it;
- a share of all closed, each alone: shares need not add to 100, and one that was rounded to make them do
  so is wrong;
- where `closed` is not printed, only whether one base can be behind the shares at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from wellheard.analytics.reconciliation.amounts import Amount, Span, State, as_number, as_printed
from wellheard.analytics.reconciliation.bases import (
    EXPLAINS,
    Base,
    bases_of,
    closed_in_full,
    explanation,
    fits,
    percentage,
)
from wellheard.analytics.reconciliation.findings import Finding, finding
from wellheard.analytics.reconciliation.ledger import Figure, Statement
from wellheard.analytics.reconciliation.outcomes import apart_sums, exceeding_parts, outcome_sums
from wellheard.analytics.reconciliation.vocabulary import (
    ALL,
    APART_SHARES,
    OUTCOMES,
    OWN_SHARES,
    SHARES_OF_ALL,
    STAGES,
    TIMELY,
    in_words,
)

FAMILIES = (OUTCOMES, TIMELY)
"""The shares that have one base together: what was decided, and how long it took."""


@dataclass(frozen=True)
class Share:
    """A printed percentage and the counts it may be of; `counted` when the count itself is printed."""

    figure: Figure
    counts: list[Span]
    counted: bool

    @property
    def amount(self) -> Amount:
        """The percentage as printed."""
        return self.figure.amount

    def fits(self, base: Base) -> bool:
        """Whether it is right as a percentage of that base."""
        return fits(self.amount, self.counts, base.number)


def check_percentages(statement: Statement) -> Iterator[Finding]:
    """Every percentage of a statement that has a base."""
    for group in statement.groups:
        shares = _shares(statement, group)
        bases = closed_in_full(statement, group)
        if bases:
            yield from _against_closed(statement, group, shares, bases)
        else:
            yield from _without_closed(shares)
        yield from _more_than_all(shares)
        yield from _apart(statement, group, bases)
    for measure, count in SHARES_OF_ALL.items():
        yield from _shares_of_all(statement, measure, count)


def _share(statement: Statement, figure: Figure, count: str) -> Share:
    spans = statement.spans(figure.group, count)
    counted = any(span.high != float("inf") for span in spans)
    return Share(figure, spans if counted else [Span(0, float("inf"))], counted)


def _readable(figure: Figure | None) -> bool:
    return figure is not None and figure.amount.state is State.NUMBER and figure.amount.number >= 0


def _shares(statement: Statement, group: str) -> list[Share]:
    exceeding = {figure.measure for figure in exceeding_parts(statement, group)}
    figures = [(statement.figure(group, share), count) for share, count in OWN_SHARES.items() if count not in exceeding]
    return [_share(statement, figure, count) for figure, count in figures if figure and _readable(figure)]


def _family(shares: list[Share], family: tuple[str, ...]) -> list[Share]:
    return [share for share in shares if OWN_SHARES[share.figure.measure] in family]


def _against_closed(statement: Statement, group: str, shares: list[Share], bases: list[Base]) -> Iterator[Finding]:
    if _of_the_outcomes(statement, group, shares, bases):
        return
    for family in FAMILIES:
        members = _family(shares, family)
        best = max(bases, key=lambda base: sum(share.fits(base) for share in members))
        for share in members:
            if share.fits(best) or best.number == 0:
                continue
            if share.counted or statement.unprinted_is_none(group):
                yield _wrong_base(statement, share, best, members)


def _of_the_outcomes(statement: Statement, group: str, shares: list[Share], bases: list[Base]) -> bool:
    """Whether every share is of what the outcomes add up to, and that is not what is closed.

    Then the stage has one base, and the one fault is that the outcomes do not add up, found elsewhere.
    """
    totals = [span.low for span in outcome_sums(statement, group) if span.exact and span.low]
    known = {base.number for base in bases}
    return any(total not in known and all(share.fits(Base(total, "")) for share in shares) for total in totals)


def _wrong_base(statement: Statement, share: Share, base: Base, family: list[Share]) -> Finding:
    count, places = _nearest(share, base.number), share.amount.decimals
    right = percentage(count, base.number, places)
    rounded = _how_rounded(share, right, family)
    if share.counted:
        text = f"{_stated(share)}, but {count:,} of the {base.words} is {as_printed(right, places)}%."
        said = explanation(statement, share.figure.group, share.amount, share.counts, [base.number])
        text += f" {said}" if said.startswith(EXPLAINS) or not rounded else ""
    else:
        text = f"{_stated(share)}, but no whole number of the {base.words} gives that"
        text += f"; {count:,} would be {as_printed(right, places)}%."
    return finding(share.figure, "percentage-of-its-base", text + rounded, as_number(right, places))


def _stated(share: Share) -> str:
    word = in_words(share.figure.measure).removesuffix(" (%)").capitalize()
    return f"{word} is printed as {as_printed(share.amount.number, share.amount.decimals)}%"


def _nearest(share: Share, base: int) -> int:
    """The count nearest to the share: the printed one, or the best of those it may be."""
    wanted = round(share.amount.number * base / 100)
    span = share.counts[0]
    return int(max(span.low, min(wanted, span.high, max(base, span.low))))


def _how_rounded(share: Share, right: Decimal, family: list[Share]) -> str:
    """What the rounding shows, where the share is off by one in its last place."""
    step = share.amount.number - right
    if abs(step) != Decimal(1).scaleb(-share.amount.decimals):
        return ""
    if len(family) > 1 and sum(member.amount.number for member in family) == 100:
        return " The shares printed add to exactly 100: it seems to have been rounded to make them."
    how = "cut off" if step < 0 else "rounded up"
    return f" It seems to have been {how}, where half up is the rule."


def _without_closed(shares: list[Share]) -> Iterator[Finding]:
    """`closed` is not printed: is there any one base that gives all the shares of a family?"""
    for family in FAMILIES:
        members = [share for share in _family(shares, family) if share.counted and share.counts[0].exact]
        spans = [(share, bases_of(share.amount, share.counts[0].low)) for share in members]
        if len(spans) < 2:
            continue
        lows = (span.low for _, span in spans)
        best = max(lows, key=lambda base: sum(_holds(span, base) for _, span in spans))
        misfits = [share for share, span in spans if not _holds(span, best)]
        for share in misfits:
            yield _no_one_base(share, best)
        if family == OUTCOMES and not misfits:
            yield from _base_under_sum(spans)


def _base_under_sum(spans: list[tuple[Share, Span]]) -> Iterator[Finding]:
    """The outcomes cannot add up to more than the base of their shares."""
    share, total = spans[0][0], sum(share.counts[0].low for share, _ in spans)
    most = min(span.high for _, span in spans)
    if most < total:
        text = f"The outcomes add up to {total:,}, but their percentages are of at most {int(most):,}."
        yield finding(share.figure, "outcomes-add-up", text, total, stated=int(most))


def _more_than_all(shares: list[Share]) -> Iterator[Finding]:
    """Outcomes printed as percentages only cannot make more than 100, whatever was rounded."""
    members = _family(shares, OUTCOMES)
    if len(members) < 2 or any(share.counted for share in members):
        return
    total = sum((share.amount.number for share in members), Decimal(0))
    slack = sum(Decimal(5).scaleb(-share.amount.decimals - 1) for share in members)
    if total - slack > 100:
        places = max(share.amount.decimals for share in members)
        text = f"The outcomes are printed as {as_printed(total, places)}% together, more than rounding explains."
        yield finding(members[0].figure, "over-100", text, 100, stated=as_number(total, places))


def _holds(span: Span, base: int) -> bool:
    return span.low <= base <= span.high


def _no_one_base(share: Share, base: int) -> Finding:
    count = share.counts[0].low
    right = percentage(count, base, share.amount.decimals)
    text = (
        f"{_stated(share)} for {count:,}, but the other shares of the group are of a base of about {base:,}, "
        f"of which {count:,} is {as_printed(right, share.amount.decimals)}%. No one base gives them all."
    )
    return finding(share.figure, "percentage-of-its-base", text, as_number(right, share.amount.decimals))


def _apart(statement: Statement, group: str, bases: list[Base]) -> Iterator[Finding]:
    """The share of closings without an outcome: of `closed`, with or without them."""
    extras = [span for extra in apart_sums(statement, group) for span in extra if span.exact]
    wider = [*bases, *(Base(b.number + extra.low, "closed") for b in bases for extra in extras)]
    for measure, count in APART_SHARES.items():
        figure = statement.figure(group, measure)
        if not figure or not _readable(figure) or not bases or figure.amount.number > 100:
            continue
        share = _share(statement, figure, count)
        if share.counted and bases[0].number and not any(share.fits(base) for base in wider):
            yield _wrong_base(statement, share, bases[0], [share])


def _shares_of_all(statement: Statement, measure: str, count: str) -> Iterator[Finding]:
    """Each group's part of all that was closed (or received)."""
    figures = [
        f for f in statement.figures.values() if f.measure == measure and _readable(f) and f.amount.number <= 100
    ]
    shares = [_share(statement, figure, count) for figure in figures]
    shares = [share for share in shares if share.counted]
    bases = [Base(number, f"{number:,} {count} in all") for number in statement.exact(ALL, count)]
    if not bases or not bases[0].number:
        return
    staged = [share for share in shares if share.figure.group in STAGES]
    for share in shares:
        if not any(share.fits(base) for base in bases):
            family = staged if share.figure.group in STAGES else [s for s in shares if s not in staged]
            yield _wrong_base(statement, share, bases[0], family)
