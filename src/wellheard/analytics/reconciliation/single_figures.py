"""Rules that one figure breaks alone: it is not a number, below 0, a fraction of a complaint, over 100%."""

from collections.abc import Iterator

from wellheard.analytics.reconciliation.amounts import State
from wellheard.analytics.reconciliation.findings import Finding, finding
from wellheard.analytics.reconciliation.ledger import Figure, Statement
from wellheard.analytics.reconciliation.vocabulary import (
    COUNTS,
    DENOMINATORS,
    OWN_SHARES,
    PARTS_OF_A_WHOLE,
    in_words,
)

NEVER_BELOW_ZERO = frozenset([*COUNTS, *DENOMINATORS, *PARTS_OF_A_WHOLE, "average_days"])


def check_figures(statement: Statement) -> Iterator[Finding]:
    """Each figure by itself. What is withheld or blank is not known, and no fault."""
    for figure in statement.figures.values():
        found = _fault(statement, figure)
        if found:
            yield found


def _fault(statement: Statement, figure: Figure) -> Finding | None:
    amount, measure = figure.amount, figure.measure
    name = in_words(measure)
    if amount.state is State.UNREADABLE:
        message = f"The value of {name} is not a number. Print one, or a mark such as * where it is withheld."
        return finding(figure, "not-a-number", message, "a number")
    if amount.state is not State.NUMBER:
        return None
    if amount.number < 0 and (measure in NEVER_BELOW_ZERO or measure.endswith("_per_1000")):
        return finding(figure, "below-zero", f"{name.capitalize()} cannot be below 0.", "0 or more")
    if measure in COUNTS and measure != "total_days" and not amount.whole:
        message = f"{name.capitalize()} is a count of complaints, so a whole number."
        return finding(figure, "not-a-count", message, "a whole number")
    if measure in PARTS_OF_A_WHOLE and amount.number > 100 and not _judged_elsewhere(statement, figure):
        message = f"{name.capitalize()} is a part of a whole, so at most 100."
        return finding(figure, "over-100", message, "at most 100")
    return None


def _judged_elsewhere(statement: Statement, figure: Figure) -> bool:
    """Whether its count and base are printed: judged against them, it is known what it should be."""
    count = OWN_SHARES.get(figure.measure)
    base = [number for number in statement.exact(figure.group, "closed") if number]
    return bool(count and base and statement.exact(figure.group, count))
