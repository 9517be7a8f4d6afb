"""The facts of each complaint: the day its clock counts from, and how long each answer took.

Working days run from the counted date to the day of the answer, both counted, never less than 1. The
counted date is the day the clock starts, or the next working day: after a day off, after the cut-off,
or after a half day has closed. Stage 1 and direct stage 2 start with the receipt, stage 2 after
escalation with `stage2_started_on`; where the rule set counts from the acknowledgement or the consent,
with that, at either stage. Source: docs/indicators.
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from wellheard.analytics.facts.clocks import ClockRules
from wellheard.analytics.facts.digits import ESCALATED_DIGIT
from wellheard.rules.procedure import CountsFrom


def facts(
    complaints: ir.Table, stage1: Sequence[ClockRules], stage2: Sequence[ClockRules], heeds_times: bool
) -> ir.Table:
    """Complaints as read, with for each stage its clock.

    `stageN_days`: working days to the answer, null without an answer or a start; `stageN_within`: within
    the standard limit; `stageN_within_extended`: or on or before `…_extended_to`;
    `stageN_past_longest`: answered after the longest limit; `stageN_extension_short`: the extension ends
    before the standard limit does. What cannot be known is null, and counts as not true.
    """
    arrived_late = _arrived_late(complaints) if heeds_times else ibis.literal(False)
    receipt = arrived_late.ifelse(complaints.received_at_number + 1, complaints.received_at_first)
    return complaints.mutate(
        **_stage(complaints, "stage1", stage1, receipt),
        **_stage(complaints, "stage2", stage2, receipt),
    )


def _arrived_late(complaints: ir.Table) -> ir.BooleanValue:
    """After the cut-off or the closing of a half day; at that very second is in time."""
    return (complaints.received_second > complaints.received_closes_at).fill_null(False)


def _stage(
    complaints: ir.Table, stage: str, clocks: Sequence[ClockRules], receipt: ir.IntegerValue
) -> dict[str, ir.Value]:
    """The clock of one stage under the edition in force on the day of receipt."""
    if not clocks:
        return {f"{stage}_{name}": value for name, value in _NO_CLOCK.items()}
    under = [_under(complaints, clock, receipt) for clock in clocks]
    latest = under[-1]
    for clock, later, earlier in zip(clocks[:0:-1], under[:0:-1], under[-2::-1], strict=True):
        since = complaints.received_at >= ibis.date(clock.received_from.isoformat())
        latest = {name: since.ifelse(later[name], earlier[name]) for name in later}
    return {f"{stage}_{name}": value for name, value in latest.items()}


_NO_CLOCK: dict[str, ir.Value] = {
    "days": ibis.null("int64"),
    "within": ibis.null("boolean"),
    "within_extended": ibis.null("boolean"),
    "past_longest": ibis.null("boolean"),
    "extension_short": ibis.null("boolean"),
}


def _under(complaints: ir.Table, clock: ClockRules, receipt: ir.IntegerValue) -> dict[str, ir.Value]:
    """The clock of one stage under one edition."""
    stage = clock.stage
    answered, answer_number = complaints[f"{stage}_responded_on"], complaints[f"{stage}_responded_on_number"]
    extended_to = complaints[f"{stage}_extended_to"]
    start = _start(complaints, clock, receipt)
    days = _at_least_one(answer_number - start + 1)
    if clock.counts_from is CountsFrom.AGREED or clock.limit is None:
        agreed = complaints.agreed_by
        days = agreed.notnull().ifelse(days, ibis.null("int64"))
        within, short = answered <= agreed, extended_to < agreed
    else:
        within = days <= clock.limit
        short = complaints[f"{stage}_extended_to_number"] < start + clock.limit - 1
    return {
        "days": days,
        "within": within,
        "within_extended": within | (days.notnull() & (answered <= extended_to)),
        "past_longest": days > clock.longest if clock.longest else ibis.null("boolean"),
        "extension_short": short,
    }


def _at_least_one(days: ir.IntegerValue) -> ir.IntegerValue:
    return (days < 1).ifelse(ibis.literal(1), days)


def _start(complaints: ir.Table, clock: ClockRules, receipt: ir.IntegerValue) -> ir.IntegerValue:
    """The number of the first working day of the clock, null where its start is not known."""
    if clock.counts_from is CountsFrom.ACKNOWLEDGEMENT:
        return complaints[f"{clock.stage}_acknowledged_on_first"]
    if clock.counts_from is CountsFrom.CONSENT and clock.stage == "stage1":
        return complaints.consent_received_on_first
    if clock.stage == "stage1":
        return receipt
    escalated = complaints.stage2_route_digit == ESCALATED_DIGIT
    return escalated.ifelse(complaints.stage2_started_on_first, receipt)
