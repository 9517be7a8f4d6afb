"""The SQL of each question, from Ibis expressions in steps, compiled once for all periods.

Nothing of a period, a calendar or a file is in it: these are in the tables it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from wellheard.analytics.facts import kinds
from wellheard.analytics.facts.clocks import ClockRules
from wellheard.analytics.facts.complaints import facts
from wellheard.analytics.facts.faults import Predicate, is_faulty
from wellheard.analytics.facts.kinds import DAY_COUNTS, KINDS, PACKED, unpacked
from wellheard.analytics.facts.reading import read, written
from wellheard.analytics.indicators.memberships import Counting, memberships, working_days
from wellheard.analytics.indicators.warnings import oddity_counts

Schema = tuple[tuple[str, str], ...]
CELLS = ibis.table({**KINDS.schema(), "complaints": "int64", "faulty": "boolean"}, name="cells")
STORED = ibis.table({**PACKED, "repeated": "boolean", "rowid": "int64"}, name="packed")
CREATE_PACKED = """
CREATE TABLE packed (
    organisation VARCHAR, states BIGINT, flags INTEGER, stage1_days INTEGER, stage2_days INTEGER,
    reference_hash UBIGINT, repeated BOOLEAN
)
"""
SHARED_HASHES = """
SELECT reference_hash FROM packed WHERE reference_hash IS NOT NULL GROUP BY reference_hash HAVING count(*) > 1
"""
SHARING_A_HASH = """
SELECT rowid AS place FROM packed WHERE reference_hash IN (FROM repeated_hashes) ORDER BY place
"""
MARK_ALL_BUT_THE_FIRST = """
UPDATE packed SET repeated = true
WHERE rowid IN (
    SELECT place
    FROM (
        SELECT rowid AS place, min(rowid) OVER (PARTITION BY reference_hash) AS earliest
        FROM packed
        WHERE reference_hash IN (FROM repeated_hashes)
    )
    WHERE place > earliest
)
"""


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string, dt.string), dt.uint64))
def _hash(organisation, reference):  # type: ignore[no-untyped-def]
    """DuckDB's own hash: equal references of one organisation have equal hashes."""


def _sql(expression: ir.Expr) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb", pretty=False))


def _after(step: ir.Table, name: str) -> ir.Table:
    """The table that a step gives, to build the next step on."""
    return ibis.table(step.schema(), name=name)


def _in_steps(steps: Iterable[tuple[str, ir.Table]]) -> str:
    """One query of named steps. Compiled together, each would repeat the words of all before it."""
    return _joined([(name, _sql(expression)) for name, expression in steps])


def _joined(named: Sequence[tuple[str, str]]) -> str:
    ctes = ", ".join(f"{name} AS NOT MATERIALIZED ({query})" for name, query in named)
    return f"WITH {ctes} SELECT * FROM {named[-1][0]}"


@cache
def packed_kinds(
    schema: Schema,
    name: str,
    stage1: tuple[ClockRules, ...],
    stage2: tuple[ClockRules, ...],
    heeds_times: bool,
    calendar_years: tuple[int, int],
) -> str:
    """From the cells of a table of such columns to the kind of each row, packed, with a hash."""
    cells = written(ibis.table(dict(schema), name=name))
    complaints = read(_after(cells, "cells_written"))
    known = facts(_after(complaints, "complaints_read"), stage1, stage2, heeds_times)
    after = _after(known, "facts_known")
    both = _hash(after.organisation.fill_null(""), after.reference)
    reference_hash = after.reference.notnull().ifelse(both, ibis.null("uint64"))
    steps = {
        "cells_written": cells,
        "complaints_read": complaints,
        "facts_known": known,
        "kinds_found": after.select(**kinds.packed_kinds(after, calendar_years), reference_hash=reference_hash),
    }
    return _in_steps(steps.items())


@cache
def counted_kinds() -> str:
    """One row a kind: how many complaints are of it, their days added up, and whether it is in error."""
    keys = [name for name in (*PACKED, "repeated") if name not in DAY_COUNTS]
    grouped = STORED.group_by(keys).aggregate(
        complaints=STORED.count(), **{name: STORED[name].sum() for name in DAY_COUNTS}
    )
    counted = _after(grouped, "kinds_counted")
    opened = counted.select(**unpacked(counted), repeated=counted.repeated, complaints=counted.complaints)
    cells = _after(opened, "kinds_opened")
    judged = cells.mutate(faulty=is_faulty(cells))
    return _in_steps({"kinds_counted": grouped, "kinds_opened": opened, "kinds_judged": judged}.items())


@cache
def figures_by_organisation(counting: Counting, groups: tuple[str, ...]) -> str:
    """Every figure of each organisation, under its path: a sum over the kinds of `cells`."""
    predicates = memberships(CELLS, counting, groups)
    sums = {path: CELLS.complaints.sum(where=which) for path, which in predicates.items()}
    for path, days in working_days(CELLS, predicates).items():
        sums[path] = days.sum(where=predicates[path.replace("total_working_days", "timed")])
    sums |= oddity_counts(CELLS)
    filled = {path: figure.fill_null(0) for path, figure in sums.items()}
    return _sql(CELLS.group_by("organisation").aggregate(**filled))


def places_where(predicate: Predicate) -> str:
    """Places of the complaints, in order, of whose kind the predicate holds."""
    steps, after = _judged()
    found = after.filter(predicate(after)).select("place").order_by("place")
    return _joined([*steps, ("places_found", _sql(found))])


@cache
def _judged() -> tuple[tuple[tuple[str, str], ...], ir.Table]:
    """The steps from what is stored to what is judged of each complaint, and the table that they give."""
    opened = STORED.select(**unpacked(STORED), repeated=STORED.repeated, place=STORED["rowid"])
    after = _after(opened, "kinds_opened")
    judged = after.mutate(faulty=is_faulty(after))
    return (("kinds_opened", _sql(opened)), ("kinds_judged", _sql(judged))), _after(judged, "kinds_judged")


def answers(predicates: Sequence[Predicate], name: str) -> str:
    """For each row of a table of packed kinds, which of the predicates hold."""
    stored = ibis.table(PACKED, name=name)
    opened = stored.select(**unpacked(stored), repeated=ibis.literal(False))
    after = _after(opened, "kinds_opened")
    judged = after.select(**{f"p{number}": holds(after) for number, holds in enumerate(predicates)})
    return _in_steps({"kinds_opened": opened, "kinds_judged": judged}.items())
