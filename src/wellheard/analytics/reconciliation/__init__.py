"""Says what does not add up in a published table of complaint figures, and what base would explain it.

`read_table` reads the file, `check` judges the rows. The figures are anyone's: what is not printed is
never assumed, and a table that can be read so that it adds up is right. Each rule's source stands in the
module that holds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wellheard.analytics.reconciliation.balance import check_balance
from wellheard.analytics.reconciliation.findings import Finding, Note
from wellheard.analytics.reconciliation.kinds import check_kinds
from wellheard.analytics.reconciliation.ledger import Ledger
from wellheard.analytics.reconciliation.one_fault import one_per_fault
from wellheard.analytics.reconciliation.outcomes import check_outcomes
from wellheard.analytics.reconciliation.percentages import check_percentages
from wellheard.analytics.reconciliation.rates import PER_1000, check_rates, denominator_notes
from wellheard.analytics.reconciliation.revisions import check_periods, check_revisions, unread_notes
from wellheard.analytics.reconciliation.single_figures import check_figures
from wellheard.analytics.reconciliation.stages import check_stages
from wellheard.analytics.reconciliation.table import Row, UnreadableTable, read_table
from wellheard.analytics.reconciliation.vocabulary import COUNTS, DENOMINATORS, PARTS_OF_A_WHOLE

__all__ = ["Checked", "Finding", "Note", "Row", "UnreadableTable", "check", "read_table"]

_READ = frozenset([*COUNTS, *DENOMINATORS, *PARTS_OF_A_WHOLE, "average_days", *(f"{m}{PER_1000}" for m in COUNTS)])


@dataclass(frozen=True)
class Checked:
    """What a check found, both lists in the order of the file, and how many figures were read."""

    findings: list[Finding]
    notes: list[Note]
    figures: int

    @property
    def adds_up(self) -> bool:
        """Whether nothing is wrong. Notes do not count."""
        return not self.findings


def check(rows: Iterable[Row]) -> Checked:
    """Judge published figures, one row each."""
    rows = list(rows)
    said = _said(rows)
    notes = [each for each in said if isinstance(each, Note)]
    return Checked(one_per_fault(_findings(said), rows, lambda some: _findings(_said(some))), notes, len(rows))


def _said(rows: list[Row]) -> list[Finding | Note]:
    ledger = Ledger(rows)
    said: list[Finding | Note] = []
    for statement in ledger:
        for rule in (check_figures, check_outcomes, check_stages, check_percentages, check_balance):
            said.extend(rule(statement))
    for over_all in (check_rates, check_kinds, check_revisions, check_periods, denominator_notes):
        said.extend(over_all(ledger))
    said.extend(unread_notes(ledger, _READ))
    return sorted(said, key=lambda each: each.line)


def _findings(said: list[Finding | Note]) -> list[Finding]:
    return [each for each in said if isinstance(each, Finding)]
