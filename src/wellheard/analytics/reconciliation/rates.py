"""Figures that are one printed figure divided by another: a rate per 1,000, an average of days.

The denominator must be printed, for the group or for all; one that is not printed is not looked for.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from wellheard.analytics.reconciliation.amounts import State, as_number, as_printed, half_up
from wellheard.analytics.reconciliation.bases import closed_in_full
from wellheard.analytics.reconciliation.findings import Finding, Note, finding, note
from wellheard.analytics.reconciliation.ledger import Figure, Ledger, Statement
from wellheard.analytics.reconciliation.vocabulary import ALL, DENOMINATORS, in_words

PER_1000 = "_per_1000"


def check_rates(ledger: Ledger) -> Iterator[Finding]:
    """Rates per 1,000 and averages, of every statement."""
    for statement in ledger:
        for figure in statement.figures.values():
            if figure.amount.state is State.NUMBER and figure.amount.number >= 0:
                if figure.measure.endswith(PER_1000):
                    yield from _rate(ledger, statement, figure)
                elif figure.measure == "average_days":
                    yield from _average(statement, figure)


def _denominator(statement: Statement, group: str) -> Figure | None:
    """The one denominator printed for the group, else for all: population first, then the only other one."""
    for place in (group, ALL):
        printed = [figure for name in DENOMINATORS if (figure := statement.figure(place, name))]
        if printed and (printed[0].measure == "population" or len(printed) == 1):
            return printed[0]
    return None


def _rate(ledger: Ledger, statement: Statement, figure: Figure) -> Iterator[Finding]:
    count = figure.measure.removesuffix(PER_1000)
    denominator = _denominator(statement, figure.group)
    counts = statement.exact(figure.group, count)
    if not denominator or not counts:
        return
    numbers = [number for number in denominator.numbers() if number > 0]
    rates = [_per_1000(of, number, figure.amount.decimals) for of, number in product(counts, numbers)]
    if not rates or figure.amount.number in rates:
        return
    places = figure.amount.decimals
    message = (
        f"{counts[0]:,} {in_words(count)} for a {in_words(denominator.measure)} of {denominator.amount.text} "
        f"is {as_printed(rates[0], places)} per 1,000, not {as_printed(figure.amount.number, places)}."
    )
    message += _explanation(ledger, statement, figure, denominator, counts)
    yield finding(figure, "rate-per-1000", message, as_number(rates[0], places))


def _per_1000(count: int, denominator: Decimal, decimals: int) -> Decimal:
    return half_up(Fraction(1000 * count) / Fraction(denominator), decimals)


def _explanation(ledger: Ledger, statement: Statement, figure: Figure, denominator: Figure, counts: list[int]) -> str:
    places, stated = figure.amount.decimals, figure.amount.number
    for other in ledger.of_body(statement.body):
        same = other.figure(denominator.group, denominator.measure)
        for number in same.numbers() if same and other is not statement else []:
            if number > 0 and _per_1000(counts[0], number, places) == stated:
                when = same.first.row.period if same else ""
                return f" The {in_words(denominator.measure)} printed for {when} would explain it."
    for measure in ("received", "closed"):
        for count in statement.exact(figure.group, measure):
            if any(_per_1000(count, of, places) == stated for of in denominator.numbers() if of > 0):
                return f" The {count:,} {measure} would explain it."
    return " Nothing else is printed that would explain it."


def _average(statement: Statement, figure: Figure) -> Iterator[Finding]:
    days = statement.figure(figure.group, "total_days")
    bases = [base for base in closed_in_full(statement, figure.group) if base.number]
    if not days or not bases or not days.numbers():
        return
    places = figure.amount.decimals
    averages = [half_up(Fraction(number) / base.number, places) for number in days.numbers() for base in bases]
    if figure.amount.number not in averages:
        message = (
            f"{days.amount.text} days for the {bases[0].words} is an average of "
            f"{as_printed(averages[0], places)}, not {as_printed(figure.amount.number, places)}."
        )
        yield finding(figure, "average", message, as_number(averages[0], places))


def denominator_notes(ledger: Ledger) -> Iterator[Note]:
    """A denominator printed again, unchanged, for another period: it may be out of date."""
    seen: dict[tuple[str, str, str, Decimal], str] = {}
    for statement in ledger:
        for figure in statement.figures.values():
            if figure.measure in DENOMINATORS and figure.amount.state is State.NUMBER:
                key = (statement.body, figure.group, figure.measure, figure.amount.number)
                if key in seen:
                    what = f"{in_words(figure.measure).capitalize()} {figure.amount.text}"
                    words = f"{what} is the same as for {seen[key]}: is it of this period?"
                    yield note(figure, "denominator-repeated", words)
                seen.setdefault(key, figure.first.row.period)
