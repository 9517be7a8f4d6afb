"""Which complaints each figure counts: the one definition of the indicators.

Every figure is a predicate over complaints by kind (`wellheard.analytics.facts.kinds`), named by its path
in the published shape, such as `groups.stage1.within_limit`. The figures are those known at the end of
the period's last day: a date after it is not known yet. The one exception is `not_a_complaint`, which
takes a complaint out of everything but `closed_without_outcome`, whenever it was found.

Open, closed and reopened are said of complaints, not of answers, and so are the same under either
counting rule. A complaint is open from its receipt until it is closed; an escalation opens it again.
Source: docs/indicators, one page an indicator.
"""

from __future__ import annotations

from enum import StrEnum

import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import CLOSURES, NO_CODE, OUTCOMES, code_of
from wellheard.analytics.facts.days import When
from wellheard.analytics.facts.digits import DIRECT, ESCALATED

NOT_A_COMPLAINT = code_of("closure", "not_a_complaint")
STAGE_OF = {"stage1": "stage1", "stage2_direct": "stage2", "stage2_escalated": "stage2"}


class Counting(StrEnum):
    """Whether an escalated complaint that was answered at stage 1 counts as closed there as well."""

    WHERE_IT_ENDED = "where-it-ended"
    BOTH_CLOSURES = "both-closures"


def memberships(kinds: ir.Table, counting: Counting, groups: tuple[str, ...]) -> dict[str, ir.BooleanValue]:
    """For each figure, whether it counts a complaint of this kind."""
    found = _received(kinds)
    for group in groups:
        found |= _group(kinds, group, _closed_in_full(kinds, group, counting))
    found |= _closed_without_outcome(kinds)
    found |= _reconciliation(kinds)
    found["rejected"] = kinds.faulty
    return found


def is_counted(k: ir.Table) -> ir.BooleanValue:
    """A row without an error whose complaint was not found to be no complaint after all."""
    return ~k.faulty & (k.closure != NOT_A_COMPLAINT)


def _known(when: ir.IntegerValue) -> ir.BooleanValue:
    """On or before the last day of the period."""
    return when.isin([int(When.BEFORE), int(When.WITHIN)])


def _received(k: ir.Table) -> dict[str, ir.BooleanValue]:
    """Received in the period, by the day of arrival. An escalation is not a new complaint."""
    received = is_counted(k) & (k.received_at == When.WITHIN)
    return {
        "received": received,
        "received_stage1": received & (k.stage2_route != DIRECT),
        "received_stage2_direct": received & (k.stage2_route == DIRECT),
    }


def _closed_in_full(k: ir.Table, group: str, counting: Counting) -> ir.BooleanValue:
    """Answered with one of the outcomes in the period, in this group.

    Where it ended: a stage 1 answer followed by an escalation by the end of the period is not a closing.
    """
    if group == "stage1":
        answered = is_counted(k) & (k.stage1_responded_on == When.WITHIN)
        return answered & ~_escalated(k) if counting is Counting.WHERE_IT_ENDED else answered
    route = DIRECT if group == "stage2_direct" else ESCALATED
    return is_counted(k) & (k.stage2_responded_on == When.WITHIN) & (k.stage2_route == route)


def _group(k: ir.Table, group: str, closed: ir.BooleanValue) -> dict[str, ir.BooleanValue]:
    stage, path = STAGE_OF[group], f"groups.{group}"
    outcome_of = k[f"{stage}_outcome"]
    timed = closed & k[f"{stage}_timed"]
    return {
        f"{path}.closed_in_full": closed,
        f"{path}.timed": timed,
        f"{path}.within_limit": timed & k[f"{stage}_within"],
        f"{path}.within_extended_limit": timed & k[f"{stage}_within_extended"],
        f"{path}.extended": closed & (k[f"{stage}_extended_to"] > When.UNREADABLE),
        **{
            f"{path}.outcomes.{outcome}": closed & (outcome_of == code_of(f"{stage}_outcome", outcome))
            for outcome in OUTCOMES
        },
    }


def _closed_without_outcome(k: ir.Table) -> dict[str, ir.BooleanValue]:
    """Closed in the period for a reason that is no outcome, by `closed_on`."""
    closed = ~k.faulty & (k.closed_on == When.WITHIN)
    return {
        f"closed_without_outcome.{closure}": closed & (k.closure == code_of("closure", closure)) for closure in CLOSURES
    }


def _reconciliation(k: ir.Table) -> dict[str, ir.BooleanValue]:
    """Open at start + received + reopened = closed + open at end, exactly, complaint by complaint.

    Reopened: closed before the period began, escalated within it.
    """
    here_before = is_counted(k) & (k.received_at == When.BEFORE)
    received = is_counted(k) & (k.received_at == When.WITHIN)
    closed_before, closed_by_end = _closed_at_start(k), _closed_at_end(k)
    escalated_within = (k.stage2_route == ESCALATED) & (k.stage2_started_on == When.WITHIN)
    reopened = here_before & closed_before & escalated_within
    in_play = received | (here_before & ~closed_before) | reopened
    return {
        "reconciliation.open_at_start": here_before & ~closed_before,
        "reconciliation.received": received,
        "reconciliation.reopened": reopened,
        "reconciliation.closed": in_play & closed_by_end,
        "reconciliation.open_at_end": (here_before | received) & ~closed_by_end,
    }


def _escalated(k: ir.Table) -> ir.BooleanValue:
    """Escalated on or before the last day of the period."""
    return (k.stage2_route == ESCALATED) & _known(k.stage2_started_on)


def _closed_at_end(k: ir.Table) -> ir.BooleanValue:
    escalated = _escalated(k)
    closed_without_outcome = (k.closure != NO_CODE) & _known(k.closed_on)
    return (
        _known(k.stage2_responded_on)
        | (closed_without_outcome & ~(escalated & k.closed_before_start))
        | (_known(k.stage1_responded_on) & ~escalated)
    )


def _closed_at_start(k: ir.Table) -> ir.BooleanValue:
    escalated = (k.stage2_route == ESCALATED) & (k.stage2_started_on == When.BEFORE)
    closed_without_outcome = (k.closure != NO_CODE) & (k.closed_on == When.BEFORE)
    return (
        (k.stage2_responded_on == When.BEFORE)
        | (closed_without_outcome & ~(escalated & k.closed_before_start))
        | ((k.stage1_responded_on == When.BEFORE) & ~escalated)
    )


def working_days(kinds: ir.Table, figures: dict[str, ir.BooleanValue]) -> dict[str, ir.IntegerValue]:
    """For each group the working days to its answers: what a complaint adds to `total_working_days`."""
    return {
        f"groups.{group}.total_working_days": kinds[f"{stage}_days"]
        for group, stage in STAGE_OF.items()
        if f"groups.{group}.timed" in figures
    }
