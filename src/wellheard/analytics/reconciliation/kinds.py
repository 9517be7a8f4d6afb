"""Services, boards and other groups of one kind add up to all, where the kind is known to be complete.

Source: how to read a table of published returns: groups of one kind are added up to `all` only when the
kind is complete; what is not printed is never assumed otherwise. So the table itself must show that a kind
is complete, by the same groups adding up exactly elsewhere in what the body printed:
- received, or closed, in another period; for services also the other of the two in the same period;
- for what became of the closed (outcomes, time): closed, in the same period.

Where nothing shows it, a sum that differs is a note, as a group may not be printed or a complaint may stand
in two; but services that add up to more than all are a fault, as each complaint is counted in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wellheard.analytics.reconciliation.amounts import Span
from wellheard.analytics.reconciliation.findings import Finding, Note, finding, note
from wellheard.analytics.reconciliation.ledger import Figure, Ledger, Statement, sums
from wellheard.analytics.reconciliation.stages import agree_with_apart
from wellheard.analytics.reconciliation.vocabulary import ALL, COUNTS, STAGES, in_words, kind_of

ONE_PLACE = frozenset(["service", "directorate", "department", "resource", "portfolio"])
"""Kinds in which each complaint is counted once: services, whatever the body calls them."""

WHOLES = ("received", "closed")
_TOTALS = frozenset(["total", "totals", "all", "overall"])


@dataclass(frozen=True)
class Addition:
    """The groups of one kind that print a measure, and what they add up to."""

    statement: Statement
    kind: str
    measure: str
    groups: frozenset[str]
    sums: tuple[Span, ...]
    total: Figure

    @property
    def adds_up(self) -> bool:
        """Whether a reading of the parts gives the total."""
        return agree_with_apart(self.statement, self.measure, list(self.sums))

    @property
    def certain(self) -> bool:
        """Whether no part is withheld, so that a total that agrees is not luck."""
        parts = [self.statement.exact(group, self.measure) for group in self.groups]
        return all(parts) and sum(any(part) for part in parts) > 1

    @property
    def found(self) -> int:
        """What the parts add up to, at the end nearer to the total."""
        span, stated = self.sums[0], self.total.spans()[0].low
        return span.low if span.low > stated else int(min(span.high, max(stated, span.low)))


def check_kinds(ledger: Ledger) -> Iterator[Finding | Note]:
    """Every kind of every body, in every period."""
    for body in ledger.bodies:
        additions = [each for statement in ledger.of_body(body) for each in _additions(statement)]
        for addition in additions:
            if not addition.adds_up:
                yield from _judge(addition, additions)


def _additions(statement: Statement) -> Iterator[Addition]:
    for measure in COUNTS:
        total = statement.figure(ALL, measure)
        if not total or not any(span.exact for span in total.spans()):
            continue
        for kind in dict.fromkeys(kind_of(group) for group in statement.groups):
            groups = _members(statement, kind, measure)
            if len(groups) > 1:
                parts = sums(statement.spans(group, measure) for group in groups)
                yield Addition(statement, kind, measure, frozenset(groups), tuple(parts), total)


def _members(statement: Statement, kind: str, measure: str) -> list[str]:
    """The groups of a kind that print the measure: no totals, no part of another (`Housing > Repairs`)."""
    named = [
        group
        for group in statement.groups
        if kind_of(group) == kind and group not in (ALL, *STAGES) and statement.figure(group, measure)
    ]
    named = [group for group in named if group.partition(":")[2] not in _TOTALS]
    return [group for group in named if not any(group.startswith(f"{other} > ") for other in named)]


def _judge(addition: Addition, additions: list[Addition]) -> Iterator[Finding | Note]:
    too_much = min(span.low for span in addition.sums) > max(span.high for span in addition.total.spans())
    if _complete(addition, additions):
        yield _fault(addition, "The same groups add up elsewhere in the table.")
    elif addition.kind in ONE_PLACE and too_much:
        yield _fault(addition, "Even if none is left out, the parts cannot be more than the whole.")
    elif addition.kind:
        yield note(addition.total, "groups-add-up", f"{_sentence(addition)} {_CANNOT_TELL}")


_CANNOT_TELL = "Nothing in the table shows that these are all the groups, and that none overlap: no finding."


def _complete(addition: Addition, additions: list[Addition]) -> bool:
    return any(
        other.groups == addition.groups
        and other.kind == addition.kind
        and _shows(other, addition)
        and other.certain
        and other.adds_up
        for other in additions
    )


def _shows(other: Addition, addition: Addition) -> bool:
    """Whether the one, if it adds up, shows that the groups of the other are complete.

    Only received and closed show it: of a rarer thing an unprinted group may well have had none.
    """
    here = other.statement is addition.statement
    if addition.measure in WHOLES:
        same = other.measure == addition.measure
        return not here if same else here and other.measure in WHOLES and addition.kind in ONE_PLACE
    return here and other.measure == "closed"


def _fault(addition: Addition, reason: str) -> Finding:
    return finding(addition.total, "groups-add-up", f"{_sentence(addition)} {reason}", addition.found)


def _sentence(addition: Addition) -> str:
    stated, found = addition.total.spans()[0].low, addition.found
    difference = f"{stated - found:,} fewer than" if found < stated else f"{found - stated:,} more than"
    listed = f"The {len(addition.groups)} groups of the kind {addition.kind}"
    named = listed if addition.kind else "The other groups"
    return f"{named} add up to {found:,} {in_words(addition.measure)}, {difference} the {stated:,} in all."
