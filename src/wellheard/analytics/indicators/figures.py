"""The figures of one body, or of several together, for one period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from wellheard.analytics.exchange.columns import CLOSURES, OUTCOMES
from wellheard.analytics.indicators.rounding import percent, quotient


@dataclass(frozen=True)
class Share:
    """A number of complaints and the number it is a share of."""

    count: int
    base: int

    @property
    def percent(self) -> Decimal | None:
        return percent(self.count, self.base)


@dataclass(frozen=True)
class Group:
    """Complaints closed in full in one group.

    `timed` of them can be timed: the base of the two limits and of the average. It is the whole of
    `closed_in_full` but where the rule set counts from or to a date that a complaint lacks.
    """

    closed_in_full: int
    timed: int
    within_limit: Share
    within_extended_limit: Share
    total_working_days: int
    extended: Share
    outcomes: Mapping[str, Share]

    @property
    def average_working_days(self) -> Decimal | None:
        return quotient(self.total_working_days, self.timed)


@dataclass(frozen=True)
class Reconciliation:
    """Complaints, not answers: open at start + received + reopened = closed + open at end."""

    open_at_start: int
    received: int
    reopened: int
    closed: int
    open_at_end: int

    @property
    def adds_up(self) -> bool:
        return self.open_at_start + self.received + self.reopened == self.closed + self.open_at_end


@dataclass(frozen=True)
class Figures:
    """All figures of a body (`organisation` is None where the rows name none) or of several (`TOTAL`)."""

    organisation: str | None
    received: int
    received_stage1: int
    received_stage2_direct: int
    groups: Mapping[str, Group]
    closed_without_outcome: Mapping[str, int]
    reconciliation: Reconciliation
    rejected: int
    warnings: tuple[str, ...] = ()


def figures_from(counts: Mapping[str, int], organisation: str | None, groups: Iterable[str]) -> Figures:
    """Figures from counts by path (`wellheard.analytics.indicators.memberships`)."""
    return Figures(
        organisation=organisation,
        received=counts["received"],
        received_stage1=counts["received_stage1"],
        received_stage2_direct=counts["received_stage2_direct"],
        groups={group: _group(counts, f"groups.{group}") for group in groups},
        closed_without_outcome={name: counts[f"closed_without_outcome.{name}"] for name in CLOSURES},
        reconciliation=Reconciliation(
            **{name: counts[f"reconciliation.{name}"] for name in Reconciliation.__dataclass_fields__}
        ),
        rejected=counts["rejected"],
    )


def _group(counts: Mapping[str, int], path: str) -> Group:
    closed, timed = counts[f"{path}.closed_in_full"], counts[f"{path}.timed"]
    return Group(
        closed_in_full=closed,
        timed=timed,
        within_limit=Share(counts[f"{path}.within_limit"], timed),
        within_extended_limit=Share(counts[f"{path}.within_extended_limit"], timed),
        total_working_days=counts[f"{path}.total_working_days"],
        extended=Share(counts[f"{path}.extended"], closed),
        outcomes={name: Share(counts[f"{path}.outcomes.{name}"], closed) for name in OUTCOMES},
    )
