"""What is odd in a row but no error: the row counts, and a warning says how it was counted.

Each is a predicate over a complaint's kind, with a sentence. `{limit}` and `{longest}` are the standard
and the longest limit of stage 1 in working days.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import DATES, NO_CODE, code_of
from wellheard.analytics.facts.days import When
from wellheard.analytics.facts.digits import DIRECT, ESCALATED
from wellheard.analytics.facts.faults import Predicate, flag

NOT_A_COMPLAINT = code_of("closure", "not_a_complaint")


@dataclass(frozen=True)
class Oddity:
    """One thing to be warned of: the column to look at, and the sentence."""

    name: str
    column: str
    holds_for: Predicate
    sentence: str


def _route_less(k: ir.Table) -> ir.BooleanValue:
    stage2 = [column.name for column in DATES if column.name.startswith("stage2_")]
    filled = k.stage2_outcome != NO_CODE
    for name in stage2:
        filled = filled | (k[name] != When.ABSENT)
    return (k.stage2_route == NO_CODE) & filled


def _answered(k: ir.Table) -> ir.BooleanValue:
    return (k.stage1_responded_on > When.UNREADABLE) | (k.stage2_responded_on > When.UNREADABLE)


def _closed_after_an_answer(k: ir.Table) -> ir.BooleanValue:
    """Answered at the stage at which it was also closed without an outcome."""
    escalated = k.stage2_route == ESCALATED
    answered_there = escalated.ifelse(
        (k.stage2_responded_on > When.UNREADABLE) | (k.closed_before_start & (k.stage1_responded_on > When.UNREADABLE)),
        _answered(k),
    )
    return (k.closure != NO_CODE) & (k.closure != NOT_A_COMPLAINT) & answered_there


ODDITIES = (
    Oddity(
        "stage1_past_longest",
        "stage1_responded_on",
        lambda k: k.stage1_past_longest,
        "Stage 1 answered after working day {longest}, the longest its limit can be: counted as it stands.",
    ),
    *(
        Oddity(
            f"{stage}_extension_short",
            f"{stage}_extended_to",
            flag(f"{stage}_extension_short"),
            f"{label} extension ends before the standard limit does: it is counted as an extension.",
        )
        for stage, label in (("stage1", "Stage 1"), ("stage2", "Stage 2"))
    ),
    *(
        Oddity(
            f"{stage}_extension_ends_before_answer",
            f"{stage}_extended_to",
            flag(f"{stage}_extension_ends_before_answer"),
            f"{label} answered after its extension ended: it is counted as an extension.",
        )
        for stage, label in (("stage1", "Stage 1"), ("stage2", "Stage 2"))
    ),
    *(
        Oddity(
            f"{stage}_acknowledged_out_of_order",
            f"{stage}_acknowledged_on",
            flag(f"{stage}_acknowledged_out_of_order"),
            f"{label} acknowledged before the receipt or after the answer: counted as it stands.",
        )
        for stage, label in (("stage1", "Stage 1"), ("stage2", "Stage 2"))
    ),
    Oddity(
        "route_less",
        "stage2_route",
        _route_less,
        "Stage 2 columns are filled and stage2_route is empty: counted as a stage 1 complaint.",
    ),
    Oddity(
        "started_before_receipt",
        "stage2_started_on",
        lambda k: k.started_before_receipt & (k.stage2_route == ESCALATED),
        "Escalated before it was received: counted as it stands.",
    ),
    Oddity(
        "direct_started_before_receipt",
        "stage2_started_on",
        lambda k: (k.stage2_route == DIRECT) & (k.started_before_receipt | k.stage2_answered_before_start),
        "Direct to stage 2 with a stage2_started_on that does not fit: the receipt is used.",
    ),
    Oddity(
        "closed_before_receipt",
        "closed_on",
        lambda k: k.closed_before_receipt & (k.closure != NO_CODE),
        "Closed without an outcome before it was received: counted as it stands.",
    ),
    Oddity(
        "closed_before_start",
        "closed_on",
        lambda k: k.closed_before_start & (k.closure != NO_CODE),
        "Closed without an outcome, then escalated: the escalation opened it again.",
    ),
    Oddity(
        "closed_after_an_answer",
        "closure",
        _closed_after_an_answer,
        "Both answered and closed without an outcome at one stage: in closed_in_full and in "
        "closed_without_outcome, and once in the reconciliation.",
    ),
    Oddity(
        "not_a_complaint_answered",
        "closure",
        lambda k: (k.closure == NOT_A_COMPLAINT) & _answered(k),
        "Answered and then not_a_complaint: only in closed_without_outcome.",
    ),
    Oddity(
        "closed_on_alone",
        "closed_on",
        lambda k: (k.closed_on > When.UNREADABLE) & (k.closure == NO_CODE) & ~_answered(k),
        "closed_on without a closure or a response: not used, so the complaint counts as open.",
    ),
    Oddity(
        "outside_calendar",
        "received_at",
        lambda k: k.outside_calendar,
        "Counted over years in which the calendar lists no day off: only weekends were left out there.",
    ),
)
