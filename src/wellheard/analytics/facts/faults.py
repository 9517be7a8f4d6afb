"""The errors a row can have: exactly these. A row in error is left out of the figures and counted.

Each is a predicate over a complaint's kind, with the column it is laid to, what is wrong with the value
and what would put it right. The order of the table is the order in which a row's errors are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import (
    BY_NAME,
    CODES,
    COLUMNS,
    DATES,
    NO_CODE,
    NOT_IN_THE_LIST,
    Holds,
)
from wellheard.analytics.facts.days import When
from wellheard.analytics.facts.digits import DIRECT, ESCALATED

NOT_A_DATE = "is not a date"
IN_THE_FUTURE = (
    "lies in the future",
    "Give the day on which it happened, or leave the cell empty until it has.",
)
Predicate = Callable[[ir.Table], ir.BooleanValue]


@dataclass(frozen=True)
class Fault:
    """One error. `problem` follows the value in a sentence; `remedy` says what would put it right."""

    column: str
    holds_for: Predicate
    problem: str
    remedy: str


def is_faulty(kinds: ir.Table) -> ir.BooleanValue:
    """Whether a complaint is left out: it has any of the errors, or repeats a reference."""
    return reduce(or_, (fault.holds_for(kinds) for fault in FAULTS)) | kinds.repeated


def _filled(name: str) -> Predicate:
    if BY_NAME[name].is_date:
        return lambda k: k[name] > When.ABSENT
    return lambda k: k[name] != NO_CODE


def _dated(name: str) -> Predicate:
    """The cell holds a date, whenever that is."""
    return lambda k: k[name] > When.UNREADABLE


def _coded(name: str) -> Predicate:
    """The cell holds a word of the list."""
    return lambda k: (k[name] != NO_CODE) & (k[name] != NOT_IN_THE_LIST)


def _empty(name: str) -> Predicate:
    return lambda k: ~_filled(name)(k)


def _all(*predicates: Predicate) -> Predicate:
    return lambda k: reduce(and_, (predicate(k) for predicate in predicates))


def flag(name: str) -> Predicate:
    return lambda k: k[name]


def _direct(k: ir.Table) -> ir.BooleanValue:
    return k.stage2_route == DIRECT


def _not_direct(k: ir.Table) -> ir.BooleanValue:
    return k.stage2_route != DIRECT


def _escalated(k: ir.Table) -> ir.BooleanValue:
    return k.stage2_route == ESCALATED


def _missing() -> list[Fault]:
    return [
        Fault("reference", lambda k: k.lacks_reference, "is empty", "Give each complaint its reference."),
        Fault("received_at", _empty("received_at"), "is empty", "Give the day on which it arrived."),
    ]


def _impossible(column: str) -> Fault:
    return Fault(
        column,
        lambda k: k[column] == When.UNREADABLE,
        NOT_A_DATE,
        "Write a day that exists as year-month-day, such as 2024-03-28.",
    )


def _in_the_future(column: str) -> Fault:
    return Fault(
        column,
        lambda k: k[column] == When.IN_THE_FUTURE,
        *IN_THE_FUTURE,
    )


def _not_in_the_list(column: str, codes: Sequence[str]) -> Fault:
    words = f"{', '.join(codes[:-1])} or {codes[-1]}"
    return Fault(
        column,
        lambda k: k[column] == NOT_IN_THE_LIST,
        "is not in the list",
        f"Write {words}, in small letters.",
    )


def _of_each_column() -> list[Fault]:
    found: list[Fault] = []
    for column in COLUMNS:
        if column.is_date:
            found.append(_impossible(column.name))
        if column.is_event:
            found.append(_in_the_future(column.name))
        if column.holds is Holds.CODE:
            found.append(_not_in_the_list(column.name, column.codes))
    return found


def _of_the_answer(stage: str) -> list[Fault]:
    answered, outcome = f"{stage}_responded_on", f"{stage}_outcome"
    return [
        Fault(
            answered,
            flag(f"{stage}_answered_before_receipt"),
            "is before the complaint was received",
            "Correct the day of the response or received_at.",
        ),
        Fault(
            outcome,
            _all(_coded(outcome), _empty(answered)),
            "is an outcome without its date",
            f"Fill {answered}, or empty {outcome}.",
        ),
        Fault(
            outcome,
            _all(_dated(answered), _empty(outcome)),
            "is empty, and there is a response",
            f"Fill {outcome}, or empty {answered}.",
        ),
    ]


def _of_stage2() -> list[Fault]:
    return [
        Fault(
            "stage2_started_on",
            _all(flag("started_before_stage1_answer"), _not_direct),
            "is before stage1_responded_on",
            "An escalation follows the stage 1 response, on the same day or later. Correct one of the two.",
        ),
        Fault(
            "stage2_started_on",
            _all(_escalated, _empty("stage2_started_on")),
            "is empty, and the complaint was escalated",
            "Give the day on which it was escalated.",
        ),
        Fault(
            "stage2_responded_on",
            _all(flag("stage2_answered_before_start"), _not_direct),
            "is before stage2_started_on",
            "Correct one of the two.",
        ),
        Fault(
            "stage2_route",
            _all(_dated("stage2_responded_on"), _empty("stage2_route")),
            "is empty, and there is a stage 2 response",
            "Write direct or escalated.",
        ),
    ]


def _of_direct_complaints() -> list[Fault]:
    return [
        Fault(
            column.name,
            _all(_direct, _filled(column.name)),
            "belongs to stage 1, and the complaint came directly to stage 2",
            f"Empty {column.name}, or correct stage2_route.",
        )
        for column in (*DATES, *CODES)
        if column.name.startswith("stage1_")
    ]


def _of_closings() -> list[Fault]:
    return [
        Fault(
            "closed_on",
            _all(_coded("closure"), _empty("closed_on")),
            "is empty, and there is a closure",
            "Give the day on which it was closed, or empty closure.",
        )
    ]


FAULTS: tuple[Fault, ...] = (
    *_missing(),
    *_of_each_column(),
    *_of_the_answer("stage1"),
    *_of_the_answer("stage2"),
    *_of_stage2(),
    *_of_direct_complaints(),
    *_of_closings(),
)
