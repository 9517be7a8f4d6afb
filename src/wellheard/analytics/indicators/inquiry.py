"""From files, or from rows in memory, to figures: load, find repeated references, count, name the faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType

import ibis.expr.types as ir

from wellheard.analytics.exchange.sources import Places, Row, Source, UnreadableFile
from wellheard.analytics.facts.days import When
from wellheard.analytics.indicators.figures import Figures, figures_from
from wellheard.analytics.indicators.memberships import memberships
from wellheard.analytics.indicators.naming import NamedFault, Span, named_faults
from wellheard.analytics.indicators.question import Question
from wellheard.analytics.indicators.warnings import file_warnings, warnings_of
from wellheard.analytics.indicators.workspace import Watch, Workspace

TOTAL = "total"
VERIFIED_AT_MOST = 200_000


class Inquiry:
    """The figures of some sources. Use it as a context: it holds a connection and a temporary folder."""

    def __init__(self, question: Question, sources: Sequence[Source], watch: Watch | None = None) -> None:
        self.question = question
        self._workspace = Workspace(question, watch)
        try:
            self._spans = [self._load(source) for source in sources]
            self._first_of = self._mark_repeated()
            self._workspace.count_kinds()
            self.empty_rows = self._remove_empty_rows()
        except BaseException:
            self._workspace.close()
            raise

    def __enter__(self) -> Inquiry:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._workspace.close()

    def _load(self, source: Source) -> Span:
        first = self._workspace.count()
        count = self._workspace.load(source)
        shifted = source.shifted(self._workspace.connection)
        if not count + shifted:
            raise UnreadableFile(
                f"{source.name} has a header and no complaints. Give the file that holds them, a row a complaint."
            )
        return Span(source, first, count, shifted)

    # Repeated references and empty rows

    def _mark_repeated(self) -> dict[int, int]:
        """Mark every row but the first of each reference in an organisation; the first of each marked one.

        A hash finds them and the references themselves confirm it, unless they are too many to look at.
        """
        candidates = self._workspace.find_shared_hashes()
        if not candidates:
            return {}
        if candidates > VERIFIED_AT_MOST:
            self._workspace.mark_all_but_the_first()
            return {}
        earliest: dict[tuple[str, str], int] = {}
        first_of: dict[int, int] = {}
        for place, row in self._rows(self._workspace.sharing_a_hash()):
            key = (_trimmed(row, "organisation"), _trimmed(row, "reference"))
            first = earliest.setdefault(key, place)
            if first != place:
                first_of[place] = first
        if first_of:
            self._workspace.mark_repeated(sorted(first_of))
        return first_of

    def _remove_empty_rows(self) -> int:
        """Rows of a CSV file that hold nothing but commas are no complaints; how many there were."""
        if not self._workspace.any_faulty():
            return 0
        candidates = self._workspace.places_where(lambda k: k.lacks_reference & (k.received_at == When.ABSENT))
        empty = [place for place, row in self._rows(candidates) if row.is_empty]
        if empty:
            self._workspace.remove(empty)
            self._workspace.count_kinds()
        return len(empty)

    def _rows(self, places: Places) -> Iterator[tuple[int, Row]]:
        """The rows at these places of the table of kinds, in order."""
        for span in self._spans:
            indexes = span.indexes(places)
            if len(indexes):
                for row in span.source.rows(indexes):
                    if row.index is not None:
                        yield span.first + row.index, row

    # Answers

    @property
    def shifted(self) -> int:
        return sum(span.shifted for span in self._spans)

    def figures(self) -> tuple[list[Figures], Figures]:
        """The figures of each organisation, in order of name, and those of all of them together."""
        rows = self._workspace.figures()
        rows.sort(key=lambda row: (row["organisation"] is not None, row["organisation"] or ""))
        names: list[str | None] = [row.pop("organisation") for row in rows]
        bodies = [{path: int(value) for path, value in row.items()} for row in rows]
        together = Counter({"rejected": self.shifted})
        for body in bodies:
            together.update(body)
        said = file_warnings([span.source for span in self._spans], self.empty_rows, {None} < set(names), self.question)
        return [self._of(body, name) for body, name in zip(bodies, names, strict=True)], self._of(together, TOTAL, said)

    def references_behind(self, figure: str, organisation: str | None = None) -> list[str]:
        """References of the complaints that a figure counts: the same predicate that counts them."""

        def counts(kinds: ir.Table) -> ir.BooleanValue:
            figures = memberships(kinds, self.question.counting, self.question.groups)
            if figure not in figures:
                raise KeyError(f"There is no figure '{figure}'. There are {', '.join(sorted(figures))}.")
            if organisation is None:
                return figures[figure]
            return figures[figure] & (kinds.organisation == organisation)

        places = self._workspace.places_where(counts)
        return [_trimmed(row, "reference") for _, row in self._rows(places)]

    def _of(self, counts: Mapping[str, int], name: str | None, said: tuple[str, ...] = ()) -> Figures:
        figures = figures_from(counts, name, self.question.groups)
        return replace(figures, warnings=(*warnings_of(counts, figures.groups, self.question), *said))

    def faults(self) -> Iterator[NamedFault]:
        """Every error of every row, in the order of the files, their lines and their columns."""
        return named_faults(self._workspace, self._spans, self._first_of)


def _trimmed(row: Row, column: str) -> str:
    return (row.cells.get(column) or "").strip()
