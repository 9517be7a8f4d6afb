"""Complaints by kind: how each of its dates stands to the period and to today, and what else is counted.

Every figure, every error and every warning is a predicate over these columns, so that a count and the
list of the complaints behind it come from the same words. Complaints of one kind are counted together:
ten million rows are a few thousand kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import add, or_

import ibis
import ibis.expr.types as ir

from wellheard.analytics.facts.digits import BASE, ESCALATED_DIGIT, STATES, weight

ORDERS = (
    "lacks_reference",
    "stage1_answered_before_receipt",
    "stage2_answered_before_receipt",
    "started_before_stage1_answer",
    "stage2_answered_before_start",
    "started_before_receipt",
    "closed_before_receipt",
    "closed_before_start",
    "stage1_acknowledged_out_of_order",
    "stage2_acknowledged_out_of_order",
    "outside_calendar",
)
"""Flags that hardly any complaint has."""
CLOCKS = {
    stage: tuple(
        f"{stage}_{name}"
        for name in (
            "timed",
            "within",
            "within_extended",
            "past_longest",
            "extension_short",
            "extension_ends_before_answer",
        )
    )
    for stage in ("stage1", "stage2")
}
FLAGS = (*ORDERS, *CLOCKS["stage1"], *CLOCKS["stage2"])
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


def packed_kinds(facts: ir.Table, calendar_years: tuple[int, int]) -> dict[str, ir.Value]:
    """Each complaint's kind as two numbers, `states` in digits to base 8 and `flags` in bits, and its
    `stageN_days` beside them, because days are added up within a kind.

    `calendar_years`: the first and the last year of which the calendar lists a day off.
    """
    return {
        "organisation": facts.organisation,
        "states": reduce(add, (facts[f"{name}_digit"] for name in STATES)),
        "flags": _flags(facts, calendar_years),
        **{name: facts[name].cast("int32") for name in DAY_COUNTS},
    }


def _flags(facts: ir.Table, calendar_years: tuple[int, int]) -> ir.IntegerValue:
    """A bit for each flag that is true, in the order of `FLAGS`. The rare ones are told apart only where
    there is one."""
    orders = _orders(facts) | {"outside_calendar": _outside(facts, *calendar_years)}
    rare = reduce(or_, (orders[name] for name in ORDERS)).ifelse(_bits(orders, *ORDERS), 0)
    return rare + _clock_bits(facts, "stage1") + _clock_bits(facts, "stage2")


def _bits(flags: Mapping[str, ir.BooleanValue], *names: str) -> ir.IntegerValue:
    return reduce(add, (flags[name].ifelse(_bit(name), 0) for name in names))


def _bit(*names: str) -> int:
    return sum(2 ** FLAGS.index(name) for name in names)


def _clock_bits(facts: ir.Table, stage: str) -> ir.IntegerValue:
    """The flags of a stage's clock, the commonest first."""
    timed, within, within_extended, past_longest, short, early = CLOCKS[stage]
    answered_late = {name: facts[name] for name in (within_extended, past_longest)}
    late = _bits(answered_late, within_extended, past_longest)
    answer = ibis.cases(
        (facts[within], _bit(timed, within, within_extended)),
        (facts[f"{stage}_days"].notnull(), late + _bit(timed)),
        else_=0,
    )
    ends = {short: facts[short], early: facts[f"{stage}_extended_to"] < facts[f"{stage}_responded_on"]}
    return answer + facts[f"{stage}_extended_to"].notnull().ifelse(_bits(ends, short, early), 0)


def _orders(facts: ir.Table) -> dict[str, ir.BooleanValue]:
    """Pairs of dates that stand the wrong way round, or that decide between two readings."""
    received, started, closed = facts.received_at, facts.stage2_started_on, facts.closed_on
    escalated = facts.stage2_route_digit == ESCALATED_DIGIT
    found = {
        "lacks_reference": facts.reference.isnull(),
        "started_before_stage1_answer": started < facts.stage1_responded_on,
        "stage2_answered_before_start": facts.stage2_responded_on < started,
        "started_before_receipt": started < received,
        "closed_before_receipt": closed < received,
        "closed_before_start": escalated & (closed < started),
    }
    for stage in ("stage1", "stage2"):
        answered, acknowledged = facts[f"{stage}_responded_on"], facts[f"{stage}_acknowledged_on"]
        found[f"{stage}_answered_before_receipt"] = answered < received
        found[f"{stage}_acknowledged_out_of_order"] = (acknowledged < received) | (answered < acknowledged)
    return found


def _outside(facts: ir.Table, first_year: int, last_year: int) -> ir.BooleanValue:
    """Counted over days of which the calendar says nothing."""
    first, last = ibis.date(f"{first_year:04}-01-01"), ibis.date(f"{last_year:04}-12-31")
    answers = facts.stage1_responded_on, facts.stage2_responded_on
    return reduce(or_, (answered > last for answered in answers), facts.received_at < first)


def unpacked(table: ir.Table) -> dict[str, ir.Value]:
    """The columns of `KINDS` from those of `packed_kinds`."""
    return {
        "organisation": table.organisation,
        **{name: (table.states // weight(name)) % BASE for name in STATES},
        **{name: (table.flags // 2**place) % 2 == 1 for place, name in enumerate(FLAGS)},
        **{name: table[name] for name in DAY_COUNTS},
    }
