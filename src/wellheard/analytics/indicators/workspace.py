"""A DuckDB connection of bounded memory in which complaints are counted by kind.

Each complaint leaves one narrow row (its kind, its day counts, a hash of its reference), which goes to a
temporary folder when there is no room for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

import duckdb

from wellheard.analytics.exchange.sources import Places, Row, Source
from wellheard.analytics.facts.days import closes_early, create_days, listed_years
from wellheard.analytics.facts.faults import Predicate
from wellheard.analytics.indicators import queries
from wellheard.analytics.indicators.question import Question

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MEMORY_LIMIT = "600MB"
HASHES_AT_A_TIME = 10_000_000
FEW = 200_000
SECONDS_BETWEEN_LOOKS = 0.2
Watch = Callable[[str, float], None]
"""Called now and then with the name of the file and the part of it that is read, from 0 to 1."""
# The small side of every join is the table of days; DuckDB cannot know how long a CSV file is.
SETTINGS = """
SET TimeZone = 'Europe/London';
SET enable_progress_bar = false;
SET disabled_optimizers = 'build_side_probe_side,join_order';
"""


class Workspace:
    """Loads sources, finds repeated references, counts kinds."""

    def __init__(self, question: Question, watch: Watch | None = None) -> None:
        self.question = question
        self._watch = watch
        self._folder = tempfile.TemporaryDirectory(prefix="wellheard-")
        self.connection = duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": self._folder.name})
        self.connection.execute(SETTINGS)
        create_days(self.connection, question.calendar, question.period, question.today)
        self.connection.execute(queries.CREATE_PACKED)

    def close(self) -> None:
        self.connection.close()
        self._folder.cleanup()

    # Loading

    def load(self, source: Source) -> int:
        """Add the complaints of a source; how many rows of it are in the table."""
        self.connection.execute(f'CREATE OR REPLACE VIEW "raw" AS {source.relation(self.connection)}')
        before = self.count()
        described = self.connection.execute('DESCRIBE "raw"').fetchall()
        found = self._packed_kinds(tuple((name, _ibis_type(kind)) for name, kind, *_ in described), "raw")
        try:
            self._run(f"INSERT INTO packed SELECT *, false FROM ({found})", source.name)
        except duckdb.Error as fault:
            raise source.refusal(fault) from fault
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

    def _packed_kinds(self, schema: queries.Schema, name: str) -> str:
        question, calendar = self.question, self.question.calendar
        clocks = question.clocks("stage1"), question.clocks("stage2")
        return queries.packed_kinds(schema, name, *clocks, closes_early(calendar), listed_years(calendar))

    # Rows by their place in the table

    def places_where(self, predicate: Predicate) -> Places:
        """Places of the complaints of which the predicate holds, in order."""
        return self._places(queries.places_where(predicate))

    def find_shared_hashes(self) -> int:
        """Make the table `repeated_hashes`; how many complaints have a hash that another one has."""
        query = queries.SHARED_HASHES if self.count() <= FEW else None
        if query is None:
            shared = self._shared_hashes()
            self.connection.register("shared", {"reference_hash": shared})
            query = "SELECT * FROM shared"
        self.connection.execute(f"CREATE OR REPLACE TABLE repeated_hashes AS {query}")
        return int(self._value(f"SELECT count(*) FROM ({queries.SHARING_A_HASH})"))

    def _shared_hashes(self) -> npt.NDArray[np.uint64]:
        """Sorted in parts by their last bits, so that memory is bounded: sorting is what finds them fastest."""
        import numpy as np

        parts = -(-self.count() // HASHES_AT_A_TIME)
        found = []
        for part in range(parts):
            hashes = self.connection.execute(
                "SELECT reference_hash FROM packed WHERE reference_hash IS NOT NULL "
                f"AND reference_hash % {parts} = {part}"
            ).fetchnumpy()["reference_hash"]
            hashes.sort()
            found.append(hashes[1:][hashes[1:] == hashes[:-1]])
        return np.unique(np.concatenate(found))

    def sharing_a_hash(self) -> Places:
        """Once the shared hashes are found: places of the complaints that have them, in order."""
        return self._places(queries.SHARING_A_HASH)

    def mark_all_but_the_first(self) -> None:
        """Once the shared hashes are found: mark every complaint but the first of each hash as repeated."""
        self.connection.execute(queries.MARK_ALL_BUT_THE_FIRST)

    def _places(self, query: str) -> Places:
        found: Places = self.connection.execute(query).fetchnumpy()["place"]
        return found

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
        """The table `cells`: one row a kind (`queries.counted_kinds`)."""
        self.connection.execute(f"CREATE OR REPLACE TABLE cells AS {queries.counted_kinds()}")

    def any_faulty(self) -> bool:
        """Once kinds are counted: whether any row is in error."""
        return bool(self._value("SELECT coalesce(bool_or(faulty), false) FROM cells"))

    def figures(self) -> list[dict[str, Any]]:
        """Once kinds are counted: every figure by its path, a row an organisation."""
        query = queries.figures_by_organisation(self.question.counting, self.question.groups)
        found = self.connection.execute(query)
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
        found = self._packed_kinds(tuple((name, "string") for name in names), "examined")
        self.connection.execute(f"CREATE OR REPLACE TABLE examined_kinds AS {found}")
        held = self.connection.execute(queries.answers(predicates, "examined_kinds")).fetchall()
        return [list(answer) for answer in held]


def _ibis_type(kind: str) -> str:
    if kind == "DATE":
        return "date"
    if kind.endswith("TIME ZONE"):
        return "timestamp('UTC')"
    return "timestamp" if kind.startswith("TIMESTAMP") else "string"
