"""Complaints by kind: how each of its dates stands to the period and to today, and what else is counted.

Every figure, every error and every warning is a predicate over these columns, so that a count and the
list of the complaints behind it come from the same words. Complaints of one kind are counted together:
ten million rows are a few thousand kinds.
"""

from __future__ import annotations

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import CODES, DATES
from wellheard.analytics.facts.complaints import ESCALATED

STATES = tuple(column.name for column in (*DATES, *CODES))
FLAGS = (
    "has_reference",
    "stage1_answered_before_receipt",
    "stage2_answered_before_receipt",
    "started_before_stage1_answer",
    "stage2_answered_before_start",
    "started_before_receipt",
    "closed_before_receipt",
    "closed_before_start",
    "stage1_acknowledged_out_of_order",
    "stage2_acknowledged_out_of_order",
    "stage1_extension_ends_before_answer",
    "stage2_extension_ends_before_answer",
    "stage1_extension_short",
    "stage2_extension_short",
    "stage1_past_longest",
    "stage1_timed",
    "stage2_timed",
    "stage1_within",
    "stage2_within",
    "stage1_within_extended",
    "stage2_within_extended",
    "outside_calendar",
)
DAY_COUNTS = ("stage1_days", "stage2_days")
KINDS = ibis.table(
    {
        "organisation": "string",
        **dict.fromkeys(STATES, "int64"),
        **dict.fromkeys(FLAGS, "boolean"),
        **dict.fromkeys(DAY_COUNTS, "int32"),
        "repeated": "boolean",
    },
    name="kinds",
)
PACKED = {"organisation": "string", "states": "int64", "flags": "int32", **dict.fromkeys(DAY_COUNTS, "int32")}
_EIGHT = 8  # a state or a code is below 8


def kinds(facts: ir.Table, calendar_years: tuple[int, int]) -> ir.Table:
    """Each complaint's kind; `stageN_days` beside it, because days are added up within a kind.

    `calendar_years`: the first and the last year of which the calendar lists a day off.
    """
    return facts.select(
        "organisation",
        "reference",
        **{column.name: facts[f"{column.name}_state"] for column in DATES},
        **{column.name: facts[column.name] for column in CODES},
        has_reference=facts.reference.notnull(),
        **_orders(facts),
        **{name: facts[name] for stage in ("stage1", "stage2") for name in _OF_THE_CLOCK[stage]},
        **{f"{stage}_timed": facts[f"{stage}_days"].notnull() for stage in ("stage1", "stage2")},
        outside_calendar=_outside(facts, *calendar_years),
        **{name: facts[name] for name in DAY_COUNTS},
    )


_OF_THE_CLOCK = {
    "stage1": (
        "stage1_extension_short", "stage1_past_longest", "stage1_within", "stage1_within_extended",
    ),
    "stage2": ("stage2_extension_short", "stage2_within", "stage2_within_extended"),
}  # fmt: skip


def _orders(facts: ir.Table) -> dict[str, ir.BooleanValue]:
    """Pairs of dates that stand the wrong way round, or that decide between two readings."""
    received, started, closed = facts.received_at, facts.stage2_started_on, facts.closed_on
    escalated = facts.stage2_route == ESCALATED
    found = {
        "started_before_stage1_answer": started < facts.stage1_responded_on,
        "stage2_answered_before_start": facts.stage2_responded_on < started,
        "started_before_receipt": started < received,
        "closed_before_receipt": closed < received,
        "closed_before_start": escalated & (closed < started),
    }
    for stage in ("stage1", "stage2"):
        answered, acknowledged = facts[f"{stage}_responded_on"], facts[f"{stage}_acknowledged_on"]
        found[f"{stage}_answered_before_receipt"] = answered < received
        found[f"{stage}_extension_ends_before_answer"] = facts[f"{stage}_extended_to"] < answered
        found[f"{stage}_acknowledged_out_of_order"] = (acknowledged < received) | (answered < acknowledged)
    return {name: one.fill_null(False) for name, one in found.items()}


def _outside(facts: ir.Table, first_year: int, last_year: int) -> ir.BooleanValue:
    """Counted over days of which the calendar says nothing."""
    first, last = ibis.date(f"{first_year:04}-01-01"), ibis.date(f"{last_year:04}-12-31")
    outside = facts.received_at < first
    for name in ("stage1_responded_on", "stage2_responded_on"):
        outside = outside | (facts[name] > last).fill_null(False)
    return outside.fill_null(False)


# Packed: ten million rows are stored and grouped as two whole numbers each


def packed(kinds: ir.Table) -> dict[str, ir.Value]:
    """The columns of a kind as two numbers, `states` in digits to base 8 and `flags` in bits."""
    states = [kinds[name].cast("int64") * _EIGHT**place for place, name in enumerate(STATES)]
    flags = [kinds[name].fill_null(False).cast("int32") * 2**place for place, name in enumerate(FLAGS)]
    return {
        "organisation": kinds.organisation,
        "states": reduce(add, states),
        "flags": reduce(add, flags),
        **{name: kinds[name].cast("int32") for name in DAY_COUNTS},
    }


def unpacked(table: ir.Table) -> dict[str, ir.Value]:
    """The columns of `KINDS` from those of `packed`."""
    return {
        "organisation": table.organisation,
        **{name: (table.states // _EIGHT**place) % _EIGHT for place, name in enumerate(STATES)},
        **{name: (table.flags // 2**place) % 2 == 1 for place, name in enumerate(FLAGS)},
        **{name: table[name] for name in DAY_COUNTS},
    }
