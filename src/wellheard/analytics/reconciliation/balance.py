"""Open at start + received + reopened = closed + open at end.

Source: "it must add up", in all and per group with the transfers between groups. Only printed figures are
used:
- with all four of open at start, received, closed and open at end it must be equal. `closed` may or may
  not include the closings without an outcome. From stage 1 complaints move to stage 2 unanswered, so
  there too few may leave;
- without open at start, closed + open at end cannot be less than received, where it is known that no
  closing is left out (the outcomes are printed) and that none moved on to another stage or service.
"""

from collections.abc import Iterator

from wellheard.analytics.reconciliation.amounts import Span
from wellheard.analytics.reconciliation.findings import Finding, finding
from wellheard.analytics.reconciliation.ledger import Figure, Statement, agree, sums
from wellheard.analytics.reconciliation.outcomes import apart_sums
from wellheard.analytics.reconciliation.vocabulary import (
    ALL,
    STAGE_1,
    STAGE_2,
    STAGE_2_DIRECT,
    STAGE_2_ESCALATED,
    STAGES,
)


def check_balance(statement: Statement) -> Iterator[Finding]:
    """Every group that prints what is needed."""
    for group in statement.groups:
        received, closed = statement.figure(group, "received"), statement.figure(group, "closed")
        end = statement.figure(group, "open_at_end")
        if not received or not closed or not end or not _known(received, closed, end):
            continue
        start = statement.figure(group, "open_at_start")
        if start and _known(start):
            yield from _whole_balance(statement, group, end)
        elif not start:
            yield from _least_balance(statement, group, end)


def _known(*figures: Figure) -> bool:
    return all(span.exact for figure in figures for span in figure.spans())


def _spans(statement: Statement, group: str, *measures: str) -> list[list[Span]]:
    return [spans for measure in measures if (spans := statement.spans(group, measure))]


def _out(statement: Statement, group: str) -> list[Span]:
    """Closed and open at end, with each choice among the closings without an outcome."""
    left = _spans(statement, group, "closed", "open_at_end")
    return [span for extra in apart_sums(statement, group) for span in sums([*left, extra])]


def _escalated(statement: Statement) -> list[Span]:
    """How many may have moved from stage 1 to stage 2, as printed; nothing where it is not."""
    printed = [
        statement.spans(STAGE_1, "escalated"),
        *(statement.spans(STAGE_2_ESCALATED, m) for m in ("received", "closed")),
    ]
    return [span for spans in printed for span in spans]


def _whole_balance(statement: Statement, group: str, end: Figure) -> Iterator[Finding]:
    into = sums(_spans(statement, group, "open_at_start", "received", "reopened"))
    out = _out(statement, group)
    if agree(into, out) or _explained_by_moves(statement, group, into, out):
        return
    yield _unbalanced(statement, group, end, into[0].low - (out[0].low - end.spans()[0].low))


def _explained_by_moves(statement: Statement, group: str, into: list[Span], out: list[Span]) -> bool:
    """Stage 1 loses those that are escalated unanswered; stage 2 gains them."""
    moved = _escalated(statement)
    if group == STAGE_1:
        if moved:
            return agree(into, sums([out, moved]))
        return max(span.high for span in out) < min(span.low for span in into)
    if group in (STAGE_2, STAGE_2_ESCALATED):
        if moved:
            return agree(out, sums([into, moved]))
        return min(span.low for span in out) > max(span.high for span in into)
    return False


def _least_balance(statement: Statement, group: str, end: Figure) -> Iterator[Finding]:
    moves = (group == STAGE_1 and not _none_moved(statement)) or group not in (ALL, *STAGES)
    if moves or not statement.unprinted_is_none(group):
        return
    into, out = sums(_spans(statement, group, "received")), _out(statement, group)
    if max(span.high for span in out) < min(span.low for span in into):
        yield _unbalanced(statement, group, end, into[0].low - (out[0].low - end.spans()[0].low))


def _none_moved(statement: Statement) -> bool:
    """Whether no complaint left stage 1 unanswered: every one at stage 2 is printed as received there."""
    total = statement.spans(ALL, "received")
    for second in (STAGE_2, STAGE_2_DIRECT):
        parts = [statement.spans(STAGE_1, "received"), statement.spans(second, "received")]
        if all(parts) and agree(sums(parts), total) and not statement.figure(STAGE_2_ESCALATED, "closed"):
            return True
    return False


def _unbalanced(statement: Statement, group: str, end: Figure, expected: int) -> Finding:
    def printed(measure: str) -> str:
        figure = statement.figure(group, measure)
        return figure.amount.text if figure else "0"

    start = statement.figure(group, "open_at_start")
    into = f"{printed('open_at_start')} open at start + " if start else ""
    reopened = f" + {printed('reopened')} reopened" if statement.figure(group, "reopened") else ""
    least = "" if start else " at least"
    message = (
        f"{into}{printed('received')} received{reopened} does not equal {printed('closed')} closed + "
        f"{end.amount.text} open at end: {expected:,}{least} would be open."
    )
    if not start:
        message = (
            f"{printed('received')} received, but only {printed('closed')} closed and {end.amount.text} open "
            f"at end: at least {expected:,} would be open, whatever was open at start."
        )
    return finding(end, "balance", message, expected)
