"""A DuckDB connection of bounded memory in which complaints are counted by kind.

The expressions are Ibis; DuckDB runs the SQL they become. Each complaint leaves one narrow row (its kind,
its day counts, a hash of its reference), which goes to a temporary folder when there is no room for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import duckdb
import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import numpy as np

from wellheard.analytics.exchange.sources import ReadDifferently, Row, Source
from wellheard.analytics.facts.complaints import facts
from wellheard.analytics.facts.days import closes_early, create_days, listed_years
from wellheard.analytics.facts.faults import Predicate, is_faulty
from wellheard.analytics.facts.kinds import DAY_COUNTS, KINDS, PACKED, kinds, packed, unpacked
from wellheard.analytics.facts.reading import read, written
from wellheard.analytics.indicators.question import Question

MEMORY_LIMIT = "600MB"
HASHES_AT_A_TIME = 10_000_000
SECONDS_BETWEEN_LOOKS = 0.2
Watch = Callable[[str, float], None]
"""Called now and then with the name of the file and the part of it that is read, from 0 to 1."""
Schema = tuple[tuple[str, str], ...]
PLACEHOLDER = "complaints_to_read"
# The small side of every join is the table of days; DuckDB cannot know how long a CSV file is.
SETTINGS = """
SET TimeZone = 'Europe/London';
SET enable_progress_bar = false;
SET disabled_optimizers = 'build_side_probe_side,join_order';
"""
CELLS = ibis.table({**KINDS.schema(), "complaints": "int64", "faulty": "boolean"}, name="cells")
_STORED = ibis.table({**PACKED, "repeated": "boolean", "rowid": "int64"}, name="packed")


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string, dt.string), dt.uint64))
def _hash(organisation, reference):  # type: ignore[no-untyped-def]
    """DuckDB's own hash: equal references of one organisation have equal hashes."""


def sql(expression: ir.Expr) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb", pretty=False))


def in_steps(steps: Iterable[tuple[str, ir.Table]]) -> str:
    """One query of named steps. Compiled together, each would repeat the words of all before it."""
    named = [(name, sql(expression)) for name, expression in steps]
    ctes = ", ".join(f"{name} AS NOT MATERIALIZED ({query})" for name, query in named)
    return f"WITH {ctes} SELECT * FROM {named[-1][0]}"


class Workspace:
    """Loads sources, finds repeated references, counts kinds."""

    def __init__(self, question: Question, watch: Watch | None = None) -> None:
        self.question = question
        self._watch = watch
        self._compiled: dict[Schema, str] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="wellheard-")
        self.connection = duckdb.connect(
            config={"memory_limit": MEMORY_LIMIT, "temp_directory": self._folder.name}
        )
        self.connection.execute(SETTINGS)
        create_days(self.connection, question.calendar, question.period, question.today)
        self.connection.execute(
            "CREATE TABLE packed (organisation VARCHAR, states BIGINT, flags INTEGER, "
            "stage1_days INTEGER, stage2_days INTEGER, reference_hash UBIGINT, repeated BOOLEAN)"
        )

    def close(self) -> None:
        self.connection.close()
        self._folder.cleanup()

    # Loading

    def load(self, source: Source) -> int:
        """Add the complaints of a source; how many rows of it are in the table."""
        self.connection.execute(f'CREATE OR REPLACE VIEW "raw" AS {source.relation(self.connection)}')
        before = self.count()
        found = self._packed_sql(self._raw_schema(), "raw")
        try:
            self._run(f"INSERT INTO packed SELECT *, false FROM ({found})", source.name)
        except duckdb.InvalidInputException as fault:
            raise ReadDifferently(f"{source.name}: {str(fault).splitlines()[0]}") from fault
        return self.count() - before

    def _run(self, statement: str, name: str) -> None:
        """Run a long statement and, where somebody watches, say how far it is."""
        if self._watch is None:
            self.connection.execute(statement)
            return
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(self.connection.execute, statement)
            try:
                while not running.done():
                    wait([running], timeout=SECONDS_BETWEEN_LOOKS)
                    self._watch(name, max(0.0, self.connection.query_progress()) / 100)
            except BaseException:
                self.connection.interrupt()
                raise
            running.result()

    def count(self) -> int:
        return int(self._value("SELECT count(*) FROM packed"))

    def _value(self, query: str) -> Any:
        return self.connection.execute(query).fetchall()[0][0]

    def _raw_schema(self) -> Schema:
        described = self.connection.execute('DESCRIBE "raw"').fetchall()
        return tuple((name, _ibis_type(kind)) for name, kind, *_ in described)

    def _packed_sql(self, schema: Schema, name: str) -> str:
        """The query that gives each row of a table of such columns its kind, packed."""
        if schema not in self._compiled:
            self._compiled[schema] = in_steps(self._steps(schema))
        return self._compiled[schema].replace(f'"{PLACEHOLDER}"', f'"{name}"')

    def _steps(self, schema: Schema) -> Iterator[tuple[str, ir.Table]]:
        """From cells to kinds, each step over the table that the one before it gives."""
        question, calendar = self.question, self.question.calendar
        cells = written(ibis.table(dict(schema), name=PLACEHOLDER))
        yield "cells_written", cells
        complaints = read(ibis.table(cells.schema(), name="cells_written"))
        yield "complaints_read", complaints
        clocks = question.clocks("stage1"), question.clocks("stage2")
        known = facts(
            ibis.table(complaints.schema(), name="complaints_read"), *clocks, closes_early(calendar)
        )
        yield "facts_known", known
        found = kinds(ibis.table(known.schema(), name="facts_known"), listed_years(calendar))
        yield "kinds_found", found
        found = ibis.table(found.schema(), name="kinds_found")
        both = _hash(found.organisation.fill_null(""), found.reference)
        reference_hash = found.reference.notnull().ifelse(both, ibis.null("uint64"))
        yield "kinds_packed", found.select(**packed(found), reference_hash=reference_hash)

    # Rows by their place in the table

    def places_where(self, predicate: Predicate) -> list[int]:
        """Places of the complaints of which the predicate holds, in order."""
        opened = _STORED.select(**unpacked(_STORED), repeated=_STORED.repeated, place=_STORED["rowid"])
        kinds_opened = ibis.table(opened.schema(), name="kinds_opened")
        judged = kinds_opened.mutate(faulty=is_faulty(kinds_opened))
        kinds_judged = ibis.table(judged.schema(), name="kinds_judged")
        found = kinds_judged.filter(predicate(kinds_judged)).select("place")
        steps = {"kinds_opened": opened, "kinds_judged": judged, "places_found": found}
        return self._places(in_steps(steps.items()))

    def sharing_a_hash(self) -> list[int]:
        """Places of complaints whose reference has the hash of another's, in order."""
        repeated = self._repeated_hashes()
        if not len(repeated):
            return []
        self.connection.execute(
            "CREATE OR REPLACE TABLE repeated_hashes AS SELECT unnest($hashes::UBIGINT[]) AS reference_hash",
            {"hashes": repeated.tolist()},
        )
        return self._places(
            "SELECT rowid AS place FROM packed WHERE reference_hash IN (FROM repeated_hashes)"
        )

    def _repeated_hashes(self) -> np.ndarray[Any, np.dtype[np.uint64]]:
        """Hashes that stand more than once. Sorted in parts by their last bits, so that memory is bounded."""
        parts = max(1, -(-self.count() // HASHES_AT_A_TIME))
        found = []
        for part in range(parts):
            where = f"AND reference_hash % {parts} = {part}" if parts > 1 else ""
            hashes = self.connection.execute(
                f"SELECT reference_hash FROM packed WHERE reference_hash IS NOT NULL {where}"
            ).fetchnumpy()["reference_hash"]
            hashes.sort()
            found.append(np.unique(hashes[1:][hashes[1:] == hashes[:-1]]))
        return np.concatenate(found)

    def not_first_of_their_hash(self) -> list[int]:
        """Places of complaints whose reference has the hash of an earlier one's, in order."""
        return self._places(
            "SELECT place FROM (SELECT rowid AS place, min(rowid) OVER (PARTITION BY reference_hash) AS "
            "earliest FROM packed WHERE reference_hash IN (FROM repeated_hashes)) WHERE place > earliest"
        )

    def _places(self, query: str) -> list[int]:
        found = self.connection.execute(f"SELECT place FROM ({query}) ORDER BY place").fetchall()
        return [place for (place,) in found]

    def mark_repeated(self, places: Sequence[int]) -> None:
        self._at(places, "UPDATE packed SET repeated = true")

    def remove(self, places: Sequence[int]) -> None:
        self._at(places, "DELETE FROM packed")

    def _at(self, places: Sequence[int], statement: str) -> None:
        self.connection.execute(
            f"{statement} WHERE rowid IN (SELECT unnest($places::BIGINT[]))", {"places": list(places)}
        )

    # Counting

    def count_kinds(self) -> None:
        """The table `cells`: one row a kind, with how many complaints are of it and their days added up."""
        keys = [name for name in (*PACKED, "repeated") if name not in DAY_COUNTS]
        grouped = _STORED.group_by(keys).aggregate(
            complaints=_STORED.count(), **{name: _STORED[name].sum() for name in DAY_COUNTS}
        )
        counted = ibis.table(grouped.schema(), name="kinds_counted")
        opened = counted.select(**unpacked(counted), repeated=counted.repeated, complaints=counted.complaints)
        cells = ibis.table(opened.schema(), name="kinds_opened")
        steps = {
            "kinds_counted": grouped,
            "kinds_opened": opened,
            "cells_judged": cells.mutate(faulty=is_faulty(cells)),
        }
        self.connection.execute(f"CREATE OR REPLACE TABLE cells AS {in_steps(steps.items())}")

    def any_faulty(self) -> bool:
        """Once kinds are counted: whether any row is in error."""
        return bool(self._value("SELECT coalesce(bool_or(faulty), false) FROM cells"))

    def fetch(self, expression: ir.Table) -> list[dict[str, Any]]:
        found = self.connection.execute(sql(expression))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    # Looking at single rows again

    def examine(self, rows: Sequence[Row], predicates: Sequence[Predicate]) -> list[list[bool]]:
        """For each of a few rows of one file, which of the predicates hold, in their order."""
        names = list(rows[0].cells)
        columns = ", ".join(f'unnest($c{n}::VARCHAR[]) AS "{name}"' for n, name in enumerate(names))
        self.connection.execute(
            f"CREATE OR REPLACE TABLE examined AS SELECT {columns}",
            {f"c{n}": [row.cells[name] for row in rows] for n, name in enumerate(names)},
        )
        found = self._packed_sql(tuple(dict.fromkeys(names, "string").items()), "examined")
        self.connection.execute(f"CREATE OR REPLACE TABLE examined_kinds AS {found}")
        stored = ibis.table(PACKED, name="examined_kinds")
        opened = stored.select(**unpacked(stored), repeated=ibis.literal(False))
        found_kinds = ibis.table(opened.schema(), name="examined_opened")
        answers = found_kinds.select(**{f"p{n}": holds(found_kinds) for n, holds in enumerate(predicates)})
        steps = {"examined_opened": opened, "examined_judged": answers}
        return [list(answer) for answer in self.connection.execute(in_steps(steps.items())).fetchall()]


def _ibis_type(kind: str) -> str:
    if kind == "DATE":
        return "date"
    if kind.endswith("TIME ZONE"):
        return "timestamp('UTC')"
    return "timestamp" if kind.startswith("TIMESTAMP") else "string"
