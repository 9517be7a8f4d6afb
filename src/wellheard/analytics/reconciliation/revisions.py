"""A figure, once published, stays as published: a later correction is shown beside it, with the reason.

Source: "it must add up". A figure printed again with another value is a fault unless the row says that it
is revised. Periods that make up a longer one are added where every one is printed by the same source.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from wellheard.analytics.reconciliation.amounts import Amount, Span, State, half_up
from wellheard.analytics.reconciliation.findings import Finding, Note, finding, note
from wellheard.analytics.reconciliation.ledger import Figure, Ledger, Print, Statement, sums
from wellheard.analytics.reconciliation.periods import Period, the_year_before
from wellheard.analytics.reconciliation.vocabulary import ALL, FLOWS, in_words, kind_of, squeeze

_MARKED = re.compile(r"\b(revis|restat|correct|amend|updat|re-?stated)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:(?:previous|prior)(?:_year)?_(\w+)|(\w+)_(?:previous|prior)(?:_year)?)")
CHILD_MONTHS = (1, 3, 6)


def check_revisions(ledger: Ledger) -> Iterator[Finding | Note]:
    """Figures printed twice, and figures of the year before that are printed with this one."""
    for statement in ledger:
        for figure in statement.figures.values():
            yield from _printings(figure)
            yield from _year_before(ledger, statement, figure)


def _same(first: Amount, later: Amount) -> bool:
    """Whether two printings agree, at the precision of the coarser one."""
    places = min(first.decimals, later.decimals)
    return half_up(Fraction(first.number), places) == half_up(Fraction(later.number), places)


def _printings(figure: Figure) -> Iterator[Finding | Note]:
    known = [each for each in figure.prints if each.amount.state is State.NUMBER]
    told: set[Decimal] = set()
    for each in known[1:]:
        if each.amount.number in told or _same(known[0].amount, each.amount):
            continue
        told.add(each.amount.number)
        yield _revision(figure, known[0], each)
    if len(known) > 1 and not told:
        name = in_words(figure.measure).capitalize()
        yield note(figure, "printed-twice", f"{name} is printed {len(known)} times, each the same.")


def _revision(figure: Figure, first: Print, later: Print) -> Finding | Note:
    name, row = in_words(figure.measure).capitalize(), later.row
    if later.amount.revised or _MARKED.search(row.remark) or _MARKED.search(row.measure):
        words = f"{name} was published as {first.amount.text} and is shown as revised to {later.amount.text}."
        return Note(row.body, row.period, row.group, "revised", words, row.line)
    if squeeze(first.row.source) == squeeze(row.source):
        rule, words = (
            "printed-twice",
            f"{name} is printed as {first.amount.text} and again as {later.amount.text}",
        )
    else:
        words = f"{name} was published as {first.amount.text} ({first.row.source})"
        words += f" and later as {later.amount.text} ({row.source})"
        rule = "silently-revised"
    message = f"{words}. Nothing says that it was revised, or why."
    stated, expected = later.amount.shown(), first.amount.shown()
    return Finding(row.body, row.period, row.group, rule, message, stated, expected, row.line, figure.measure)


def _year_before(ledger: Ledger, statement: Statement, figure: Figure) -> Iterator[Finding]:
    match = _YEAR_BEFORE.fullmatch(figure.measure)
    if not match or not isinstance(statement.period, Period) or figure.amount.state is not State.NUMBER:
        return
    before = ledger.statement(statement.body, the_year_before(statement.period))
    first = before.figure(figure.group, match[1] or match[2]) if before else None
    if not first or first.amount.state is not State.NUMBER or _same(first.amount, figure.amount):
        return
    if figure.amount.revised or _MARKED.search(figure.first.row.remark):
        return
    message = (
        f"{in_words(first.measure).capitalize()} for {first.first.row.period} was published as "
        f"{first.amount.text} and is now given as {figure.amount.text}. "
        "Nothing says that it was revised, or why."
    )
    yield finding(figure, "silently-revised", message, first.amount.shown())


def check_periods(ledger: Ledger) -> Iterator[Finding | Note]:
    """A period against the shorter ones that make it up, where all of them are printed."""
    for statement in ledger:
        if isinstance(statement.period, Period):
            for figure in statement.figures.values():
                for months in CHILD_MONTHS:
                    yield from _children(ledger, statement, statement.period, figure, months)


def _children(
    ledger: Ledger, statement: Statement, period: Period, figure: Figure, months: int
) -> Iterator[Finding | Note]:
    if figure.measure not in FLOWS or months >= period.months or period.months % months:
        return
    firsts = range(period.first, period.first + period.months, months)
    statements = [ledger.statement(statement.body, Period(first, months)) for first in firsts]
    figures = [each.figure(figure.group, figure.measure) if each else None for each in statements]
    children = [each for each in figures if each]
    if len(children) < len(figures) or not all(span.exact for span in figure.spans()):
        return
    found, stated = sums(child.spans() for child in children), figure.spans()
    if not _impossible(figure, found, stated):
        return
    total = found[0].low
    parts = f"The {len(children)} shorter periods add up to {total:,} {in_words(figure.measure)}"
    message = f"{parts}, not {figure.amount.text}."
    sources = {squeeze(each.first.row.source) for each in [figure, *children]}
    if len(sources) == 1:
        yield finding(figure, "periods-add-up", message, total)
    else:
        yield note(figure, "periods-add-up", f"{message} They are of different publications.")


def _impossible(figure: Figure, found: list[Span], stated: list[Span]) -> bool:
    """Received must be equal. A year may count fewer closed: one closed, escalated and closed again."""
    if any(span.meets(other) for span in found for other in stated):
        return False
    alone = figure.group == ALL or bool(kind_of(figure.group))
    if figure.measure == "received" and alone:
        return True
    return max(span.high for span in found) < min(span.low for span in stated)


def unread_notes(ledger: Ledger, known: frozenset[str]) -> Iterator[Note]:
    """Measures that no rule reads, once for each body."""
    for body in ledger.bodies:
        figures = [figure for statement in ledger.of_body(body) for figure in statement.figures.values()]
        unread = [f for f in figures if f.measure not in known and not _YEAR_BEFORE.fullmatch(f.measure)]
        names = list(dict.fromkeys(figure.first.row.measure for figure in unread))
        if names:
            yield note(unread[0], "not-checked", f"No rule reads these measures: {', '.join(names)}.")
