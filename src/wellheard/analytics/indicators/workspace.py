"""A DuckDB connection of bounded memory in which complaints are counted by kind.

The expressions are Ibis; DuckDB runs the SQL they become. Each complaint leaves one narrow row (its kind,
its day counts, a hash of its reference), which goes to a temporary folder when there is no room for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import duckdb
import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wellheard.analytics.exchange.sources import ReadDifferently, Row, Source
from wellheard.analytics.facts.complaints import facts
from wellheard.analytics.facts.days import closes_early, days_of, listed_years
from wellheard.analytics.facts.faults import Predicate, is_faulty
from wellheard.analytics.facts.kinds import DAY_COUNTS, KINDS, kinds
from wellheard.analytics.facts.reading import raw_complaints, read
from wellheard.analytics.indicators.question import Question

MEMORY_LIMIT = "600MB"
CELLS = ibis.table({**KINDS.schema(), "faulty": "boolean", "complaints": "int64"}, name="cells")
SECONDS_BETWEEN_LOOKS = 0.2
Watch = Callable[[str, float], None]
"""Called now and then with the name of the file and the part of it that is read, from 0 to 1."""
Places = npt.NDArray[np.int64]
_TYPES = {"string": "VARCHAR", "int8": "TINYINT", "boolean": "BOOLEAN", "int32": "INTEGER"}


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string, dt.string), dt.uint64))
def _hash(organisation, reference):  # type: ignore[no-untyped-def]
    """DuckDB's own hash: equal references of one organisation have equal hashes."""


def sql(expression: ir.Expr) -> str:
    return str(ibis.to_sql(expression, dialect="duckdb"))


class Workspace:
    """Loads sources, finds repeated references, counts kinds."""

    def __init__(self, question: Question, watch: Watch | None = None) -> None:
        self.question = question
        self._watch = watch
        self._folder = tempfile.TemporaryDirectory(prefix="wellheard-")
        self.connection = duckdb.connect(
            config={"memory_limit": MEMORY_LIMIT, "temp_directory": self._folder.name}
        )
        self.connection.execute("SET TimeZone = 'Europe/London'; SET enable_progress_bar = false; SET disabled_optimizers = 'build_side_probe_side,join_order'")
        days = days_of(question.calendar)
        self._last_number = int(days["number"][-1].as_py())
        self.connection.register("days_given", days)
        self.connection.execute("CREATE TABLE days AS SELECT * FROM days_given")
        columns = ", ".join(f'"{name}" {_TYPES[str(kind)]}' for name, kind in KINDS.schema().items())
        self.connection.execute(f"CREATE TABLE kinds ({columns}, reference_hash UBIGINT)")

    def close(self) -> None:
        self.connection.close()
        self._folder.cleanup()

    # Loading

    def load(self, source: Source) -> int:
        """Add the complaints of a source; how many rows of it are in the table."""
        self.connection.execute(f'CREATE OR REPLACE VIEW "raw" AS {source.relation(self.connection)}')
        before = self.count()
        found = self._kinds(self._raw_schema())
        found = found.mutate(
            repeated=ibis.literal(False),
            reference_hash=_hash(found.organisation.fill_null(""), found.reference),
        ).select(*KINDS.columns, "reference_hash")
        try:
            self._run(f"INSERT INTO kinds {sql(found)}", source.name)
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
        return int(self.connection.execute("SELECT count(*) FROM kinds").fetchall()[0][0])

    def _raw_schema(self) -> dict[str, str]:
        described = self.connection.execute('DESCRIBE "raw"').fetchall()
        return {name: _ibis_type(kind) for name, kind, *_ in described}

    def _kinds(self, schema: dict[str, str], name: str = "raw") -> ir.Table:
        question = self.question
        complaints = read(raw_complaints(schema, name), self._last_number)
        known = facts(
            complaints, question.clocks("stage1"), question.clocks("stage2"), closes_early(question.calendar)
        )
        return kinds(known, question.period, question.today, listed_years(question.calendar))

    # Rows by their place in the table

    def places_where(self, predicate: Predicate) -> Places:
        """Places of the complaints of which the predicate holds, in order."""
        placed = ibis.table({**KINDS.schema(), "rowid": "int64"}, name="kinds")
        known = placed.mutate(faulty=is_faulty(placed))
        return self._places(sql(known.filter(predicate(known)).select("rowid")))

    def sharing_a_hash(self) -> Places:
        """Places of complaints whose reference has the hash of another's, in order."""
        return self._places(
            "SELECT rowid FROM kinds WHERE has_reference AND reference_hash IN (SELECT reference_hash FROM "
            "kinds WHERE has_reference GROUP BY reference_hash HAVING count(*) > 1)"
        )

    def not_first_of_their_hash(self) -> Places:
        return self._places(
            "SELECT rowid FROM (SELECT rowid, min(rowid) OVER (PARTITION BY reference_hash) AS earliest "
            "FROM kinds WHERE has_reference) WHERE rowid > earliest"
        )

    def _places(self, query: str) -> Places:
        places = self.connection.execute(f"SELECT rowid FROM ({query}) ORDER BY rowid").fetchnumpy()["rowid"]
        return np.asarray(places, dtype=np.int64)

    def mark_repeated(self, places: Sequence[int] | Places) -> None:
        self._at(places, "UPDATE kinds SET repeated = true WHERE rowid IN (SELECT place FROM places)")

    def remove(self, places: Sequence[int] | Places) -> None:
        self._at(places, "DELETE FROM kinds WHERE rowid IN (SELECT place FROM places)")

    def _at(self, places: Sequence[int] | Places, statement: str) -> None:
        if len(places):
            self.connection.register("places", pa.table({"place": pa.array(places, pa.int64())}))
            self.connection.execute(statement)
            self.connection.unregister("places")

    # Counting

    def count_kinds(self) -> None:
        """The table `cells`: one row a kind, with how many complaints are of it and their days added up."""
        counted = KINDS.group_by([name for name in KINDS.columns if name not in DAY_COUNTS]).aggregate(
            complaints=KINDS.count(), **{name: KINDS[name].sum() for name in DAY_COUNTS}
        )
        self.connection.execute(f"CREATE OR REPLACE TABLE counted AS {sql(counted)}")
        named = ibis.table(counted.schema(), name="counted")
        cells = named.mutate(faulty=is_faulty(named))
        self.connection.execute(f"CREATE OR REPLACE TABLE cells AS {sql(cells)}")

    def fetch(self, expression: ir.Table) -> list[dict[str, Any]]:
        found = self.connection.execute(sql(expression))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    # Looking at single rows again

    def examine(self, rows: Sequence[Row], predicates: Sequence[Predicate]) -> list[list[bool]]:
        """For each of a few rows of one file, which of the predicates hold, in their order."""
        texts = {name: pa.array([row.cells[name] for row in rows], pa.string()) for name in rows[0].cells}
        self.connection.register("examined", pa.table(texts))
        schema = dict.fromkeys(texts, "string")
        found = self._kinds(schema, "examined").mutate(repeated=ibis.literal(False))
        answers = found.select(**{f"p{n}": predicate(found) for n, predicate in enumerate(predicates)})
        held = self.connection.execute(sql(answers)).fetchall()
        self.connection.unregister("examined")
        return [list(answer) for answer in held]


def _ibis_type(kind: str) -> str:
    if kind == "DATE":
        return "date"
    if kind.endswith("TIME ZONE"):
        return "timestamp('UTC')"
    return "timestamp" if kind.startswith("TIMESTAMP") else "string"
