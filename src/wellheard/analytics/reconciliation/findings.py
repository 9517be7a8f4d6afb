"""What a check says: a finding is something that does not add up, a note is something worth knowing."""

from dataclasses import dataclass, field

from wellheard.analytics.reconciliation.ledger import Figure

Shown = int | float | str
FIELDS = ("body", "period", "group", "rule", "message", "stated", "expected")


@dataclass(frozen=True)
class Finding:
    """One fault. `body`, `period` and `group` are as the file has them.

    `stated` is the figure as printed; `expected` what the other printed figures give, as a number at the same
    precision, or words where there is no one number. `line` and `measure` say which figure it is at.
    """

    body: str
    period: str
    group: str
    rule: str
    message: str
    stated: Shown
    expected: Shown
    line: int = field(default=0, compare=False)
    measure: str = field(default="", compare=False)

    def as_dict(self) -> dict[str, Shown]:
        """For JSON: the seven fields."""
        return {name: getattr(self, name) for name in FIELDS}


@dataclass(frozen=True)
class Note:
    """Something worth knowing that is not a fault."""

    body: str
    period: str
    group: str
    rule: str
    message: str
    line: int = field(default=0, compare=False)


def finding(figure: Figure, rule: str, message: str, expected: Shown, stated: Shown | None = None) -> Finding:
    """A finding at a figure, in the words of the row that first printed it."""
    row = figure.first.row
    shown = figure.amount.shown() if stated is None else stated
    return Finding(row.body, row.period, row.group, rule, message, shown, expected, row.line, figure.measure)


def note(figure: Figure, rule: str, message: str) -> Note:
    """A note at a figure."""
    row = figure.first.row
    return Note(row.body, row.period, row.group, rule, message, row.line)
