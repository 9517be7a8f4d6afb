"""Outcomes add up to what was closed in full; a part is never more than its whole.

Source: "outcomes sum to closed in full; closures without an outcome are a line of their own", and how to
read a table of published returns: where a group prints `closed` and two or more counts among the outcomes
and the closings without one, a count that is not printed is 0; with fewer it is unknown. `closed` may or
may not include the closings without an outcome: a fault only if no reading adds up.
"""

from collections.abc import Iterator
from itertools import chain, combinations

from wellheard.analytics.reconciliation.amounts import Span
from wellheard.analytics.reconciliation.findings import Finding, finding
from wellheard.analytics.reconciliation.ledger import Figure, Statement, agree, sums
from wellheard.analytics.reconciliation.vocabulary import APART, OUTCOMES, TIMELY, in_words


def check_outcomes(statement: Statement) -> Iterator[Finding]:
    """Every group of a statement."""
    for group in statement.groups:
        closed = statement.figure(group, "closed")
        if closed and any(span.exact for span in closed.spans()):
            yield from _outcomes_of(statement, closed)
            yield from _parts_of(statement, closed)


def printed_outcomes(statement: Statement, group: str) -> list[str]:
    """The outcomes with a printed count."""
    return [outcome for outcome in OUTCOMES if statement.figure(group, outcome)]


def outcome_sums(statement: Statement, group: str) -> list[Span]:
    """What the outcomes of a group add up to; nothing where one of them is unknown."""
    parts = [statement.spans(group, outcome) for outcome in OUTCOMES]
    return sums(parts) if printed_outcomes(statement, group) and all(parts) else []


def apart_sums(statement: Statement, group: str) -> list[list[Span]]:
    """What `closed` may hold besides the outcomes: each choice among the printed closings without one."""
    printed = [statement.spans(group, measure) for measure in APART if statement.figure(group, measure)]
    choices = chain.from_iterable(combinations(printed, size) for size in range(len(printed) + 1))
    return [sums(choice) for choice in choices]


def _outcomes_of(statement: Statement, closed: Figure) -> Iterator[Finding]:
    group = closed.group
    if not statement.unprinted_is_none(group) or not printed_outcomes(statement, group):
        return
    unknown = [Span(0, max(span.high for span in closed.spans()))]
    parts = [statement.spans(group, outcome) or unknown for outcome in OUTCOMES]
    outcomes = sums(parts)
    readings = [sums([outcomes, extra]) for extra in apart_sums(statement, group)]
    if any(agree(reading, closed.spans()) for reading in readings):
        return
    stated = closed.spans()[0].low
    nearest = min(chain.from_iterable(readings), key=lambda span: _distance(span, stated))
    yield finding(closed, "outcomes-add-up", _wording(statement, closed, outcomes[0], stated), _bound(nearest, stated))


def _distance(span: Span, stated: int) -> float:
    return max(span.low - stated, stated - span.high, 0)


def _bound(span: Span, stated: int) -> int:
    """The end of the span that is nearer to what is stated."""
    return span.low if span.low > stated else int(span.high)


def _wording(statement: Statement, closed: Figure, outcomes: Span, stated: int) -> str:
    group = closed.group
    named = [_named(statement, group, measure) for measure in printed_outcomes(statement, group)]
    total = _bound(outcomes, stated)
    add_up = f"The outcomes ({', '.join(named)}) add up to {total:,}"
    text = f"{add_up}, {_difference(total, stated)} the {stated:,} closed"
    apart = [measure for measure in APART if statement.figure(group, measure)]
    if not apart:
        return f"{text}. Nothing else is printed that would account for it."
    listed = ", ".join(_named(statement, group, measure) for measure in apart)
    return f"{text}. Nor does it add up with the closings without an outcome ({listed})."


def _named(statement: Statement, group: str, measure: str) -> str:
    figure = statement.figure(group, measure)
    return f"{in_words(measure)} {figure.amount.text if figure else 0}"


def _difference(total: int, stated: int) -> str:
    return f"{stated - total:,} fewer than" if total < stated else f"{total - stated:,} more than"


def exceeding_parts(statement: Statement, group: str) -> list[Figure]:
    """Counts within the closed of a group that are more than it, whatever it includes."""
    closed = statement.spans(group, "closed")
    if not closed:
        return []
    most = max(span.high for extra in apart_sums(statement, group) for span in sums([closed, extra]))
    parts = TIMELY if statement.unprinted_is_none(group) else (*OUTCOMES, *TIMELY)
    figures = (statement.figure(group, measure) for measure in parts)
    return [figure for figure in figures if figure and min(span.low for span in figure.spans()) > most]


def _parts_of(statement: Statement, closed: Figure) -> Iterator[Finding]:
    for part in exceeding_parts(statement, closed.group):
        stated = closed.amount.text
        name = f"{in_words(part.measure).capitalize()} {part.amount.text}"
        message = f"{name} is more than the {stated} closed that it is a part of."
        yield finding(part, "part-exceeds-whole", message, f"at most {stated}")
