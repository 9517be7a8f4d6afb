"""One finding per fault: where one misprinted count makes several rules fail, that count is the finding.

A count is taken as the one fault only if another value for it makes every other printed figure of the body
agree with it: two findings or more go, none comes, and no other single count does as much.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from wellheard.analytics.reconciliation.amounts import read_amount
from wellheard.analytics.reconciliation.findings import Finding
from wellheard.analytics.reconciliation.periods import read_period
from wellheard.analytics.reconciliation.table import Row
from wellheard.analytics.reconciliation.vocabulary import (
    ALL,
    COUNTS,
    SHARES_OF_ALL,
    group_word,
    in_words,
    measure_word,
    squeeze,
)

Judge = Callable[[list[Row]], list[Finding]]
MOST_ROWS = 600
"""A body with more rows is judged without this: every repair is tried out on all of them."""

_APART = frozenset(["silently-revised", "printed-twice", "not-a-number", "below-zero", "not-a-count", "over-100"])
"""Faults of one figure alone; they are never a sign of another."""


def one_per_fault(findings: list[Finding], rows: list[Row], judge: Judge) -> list[Finding]:
    """The findings, those of one misprinted count made one. `judge` is asked again for each repair tried."""
    merged = _merged(findings)
    for key in dict.fromkeys(_where(finding.body, finding.period) for finding in merged):
        theirs = [finding for finding in merged if _where(finding.body, finding.period) == key]
        if len([finding for finding in theirs if finding.rule not in _APART]) > 1:
            merged = _folded(merged, theirs, rows, judge)
    return merged


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """One figure that two rules would have as the same other number is one fault."""
    kept: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.line, finding.stated, finding.expected)
        first = kept.get(key)
        kept[key] = replace(first, message=f"{first.message} {finding.message}") if first else finding
    return list(kept.values())


def _where(body: str, period: str) -> tuple[str, object]:
    return squeeze(body), read_period(period, body)


def _folded(merged: list[Finding], theirs: list[Finding], rows: list[Row], judge: Judge) -> list[Finding]:
    body, period = _where(theirs[0].body, theirs[0].period)
    own = [row for row in rows if squeeze(row.body) == body]
    if len(own) > MOST_ROWS:
        return merged
    before = {_identity(finding): finding for finding in _merged(judge(own))}
    repairs = []
    for row in own:
        if read_period(row.period, row.body) != period or measure_word(row.measure) not in COUNTS:
            continue
        if sum(_touches(row, finding) for finding in theirs) > 1:
            repairs += _repairs_of(row, own, before, theirs, judge)
    repairs.sort(key=lambda repair: -len(repair[2]))
    if not repairs or (len(repairs) > 1 and len(repairs[1][2]) == len(repairs[0][2])):
        return merged
    row, value, gone = repairs[0]
    folded = [finding for finding in merged if _identity(finding) not in gone]
    folded.append(_fault(row, value, [before[identity] for identity in before if identity in gone]))
    return sorted(folded, key=lambda finding: finding.line)


Repair = tuple[Row, int, set[tuple[object, ...]]]


def _repairs_of(
    row: Row, own: list[Row], before: dict[tuple[object, ...], Finding], theirs: list[Finding], judge: Judge
) -> list[Repair]:
    """The other values of one count with which two findings or more go and none comes."""
    amount = read_amount(row.value)
    repairs: list[Repair] = []
    for step in sorted(_steps(theirs)) if amount.whole else []:
        value = int(amount.number) + step
        if value < 0:
            continue
        after = {_identity(f) for f in judge([replace(r, value=str(value)) if r is row else r for r in own])}
        gone = set(before) - after
        if after <= set(before) and len(gone) > 1:
            repairs.append((row, value, gone))
    return repairs


def _touches(row: Row, finding: Finding) -> bool:
    """Whether the count may be behind the finding: of its group, or a part of its total."""
    group = group_word(finding.group)
    if group == group_word(row.group):
        return True
    if group == ALL:
        return finding.measure == measure_word(row.measure)
    return group_word(row.group) == ALL and finding.measure in SHARES_OF_ALL


def _steps(findings: list[Finding]) -> set[int]:
    """By how much the sums are out, both ways."""
    away = {
        finding.expected - finding.stated
        for finding in findings
        if isinstance(finding.stated, int) and isinstance(finding.expected, int) and finding.measure in COUNTS
    }
    return away | {-step for step in away}


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.line, finding.stated, finding.expected


def _fault(row: Row, value: int, findings: list[Finding]) -> Finding:
    name = in_words(measure_word(row.measure)).capitalize()
    told = " ".join(finding.message for finding in findings[:2])
    more = f" And {len(findings) - 2} more." if len(findings) > 2 else ""
    message = f"{name} is printed as {row.value}; {value:,} would agree with every other figure. {told}{more}"
    stated = int(read_amount(row.value).number)
    measure = measure_word(row.measure)
    rule = "one-figure-disagrees"
    return Finding(row.body, row.period, row.group, rule, message, stated, value, row.line, measure)
