"""The printed figures in order: which body, period, group and measure, and every value printed for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product

from wellheard.analytics.reconciliation.amounts import Amount, Span, State, read_amount
from wellheard.analytics.reconciliation.periods import Period, read_period
from wellheard.analytics.reconciliation.table import Row
from wellheard.analytics.reconciliation.vocabulary import (
    APART,
    OUTCOMES,
    group_word,
    measure_word,
    squeeze,
)


@dataclass(frozen=True)
class Print:
    """One printing of a figure: the row and the amount read from it."""

    row: Row
    amount: Amount


@dataclass
class Figure:
    """A figure and all its printings, the first published first."""

    group: str
    measure: str
    prints: list[Print] = field(default_factory=list)

    @property
    def first(self) -> Print:
        """The printing that was published first."""
        return self.prints[0]

    def order_by_source(self) -> None:
        """First published first: by the year its source names where each names one, else as in the file."""
        years = [latest_year(each.row.source) for each in self.prints]
        if all(years):
            order = sorted(range(len(years)), key=lambda at: years[at] or 0)
            self.prints = [self.prints[at] for at in order]

    @property
    def amount(self) -> Amount:
        """The amount first printed."""
        return self.first.amount

    def spans(self) -> list[Span]:
        """The counts it may be: one for each printing."""
        return list(dict.fromkeys(each.amount.span() for each in self.prints))

    def numbers(self) -> list[Decimal]:
        """The different numbers printed for it."""
        known = (each.amount.number for each in self.prints if each.amount.state is State.NUMBER)
        return list(dict.fromkeys(known))


@dataclass
class Statement:
    """What one body printed of one period."""

    body: str
    period: Period | str
    figures: dict[tuple[str, str], Figure] = field(default_factory=dict)

    def figure(self, group: str, measure: str) -> Figure | None:
        """The figure, if it is printed."""
        return self.figures.get((group, measure))

    @cached_property
    def groups(self) -> list[str]:
        """The groups printed, in the order of the file."""
        return list(dict.fromkeys(group for group, _ in self.figures))

    def counts_of_closings(self, group: str) -> list[str]:
        """The outcomes, and the closings without one, of which a count is printed (a withheld one too)."""
        return [measure for measure in (*OUTCOMES, *APART) if self.figure(group, measure)]

    def unprinted_is_none(self, group: str) -> bool:
        """Whether a count of closings that is not printed is 0.

        Where a group prints `closed` and two or more of these counts it is; with fewer it is unknown.
        Source: how to read a table of published returns.
        """
        return self.figure(group, "closed") is not None and len(self.counts_of_closings(group)) >= 2

    def spans(self, group: str, measure: str) -> list[Span]:
        """The counts that a figure may be; none where nothing is printed and nothing follows."""
        figure = self.figure(group, measure)
        if figure:
            return figure.spans()
        if measure in (*OUTCOMES, *APART) and self.unprinted_is_none(group):
            share = self.figure(group, f"{measure}_pct")
            return [] if share and share.amount.number else [Span(0, 0)]
        return []

    def exact(self, group: str, measure: str) -> list[int]:
        """The printed counts, without those that are withheld or cannot be read."""
        figure = self.figure(group, measure)
        return [span.low for span in figure.spans() if span.exact] if figure else []


def latest_year(source: str) -> int | None:
    """The last year that the name of a source holds: 2022 for `Annual report 2021/22`."""
    found = re.findall(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–/]\s*(\d\d)(?!\d))?", source)
    return max((int(year[:2] + short) if short else int(year) for year, short in found), default=None)


class Ledger:
    """Every statement in a table, by body and period, in the order of the file."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._statements: dict[tuple[str, Period | str], Statement] = {}
        self._of_body: dict[str, list[Statement]] = {}
        for row in rows:
            self._enter(row)
        for statement in self:
            for figure in statement.figures.values():
                figure.order_by_source()

    def _enter(self, row: Row) -> None:
        body, period = squeeze(row.body), read_period(row.period, row.body)
        statement = self._statements.get((body, period))
        if not statement:
            statement = self._statements[body, period] = Statement(body, period)
            self._of_body.setdefault(body, []).append(statement)
        key = group_word(row.group), measure_word(row.measure)
        figure = statement.figures.setdefault(key, Figure(*key))
        figure.prints.append(Print(row, read_amount(row.value)))

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._statements.values())

    @property
    def bodies(self) -> list[str]:
        """The bodies, in the order of the file."""
        return list(self._of_body)

    def of_body(self, body: str) -> list[Statement]:
        """The statements of one body, in the order of the file."""
        return self._of_body[body]

    def statement(self, body: str, period: Period | str) -> Statement | None:
        """What a body printed of a period."""
        return self._statements.get((body, period))


def sums(parts: Iterable[list[Span]]) -> list[Span]:
    """Every sum of one reading of each part. A figure printed with two values gives two."""
    totals = []
    for choice in product(*parts):
        total = Span(0, 0)
        for span in choice:
            total = total.plus(span)
        totals.append(total)
    return list(dict.fromkeys(totals))


def agree(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether a reading of the one meets a reading of the other."""
    known = list(others)
    return any(span.meets(other) for span in some for other in known)
