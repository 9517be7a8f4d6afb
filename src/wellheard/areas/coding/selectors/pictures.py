"""Volume against severity, hot spots, blind spots, and how differently our answers see it: the figures of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

from django.db.models import QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.coding.selectors.cells import Cell, counted_in
from wellheard.areas.coding.selectors.figures import Asked, Coded, CodedComplaint, coded, complaints, problems_of
from wellheard.areas.coding.selectors.taxonomies import Taxonomies
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.taxonomy import Named, Taxonomy


@dataclass(frozen=True)
class Figure:
    """A count and the cell that opens it."""

    count: int
    cell: Cell


@dataclass(frozen=True)
class VolumeRow:
    """How often a problem is complained of, and how severe it is when it is; `mean` None where it never is."""

    category: Named
    complaints: Figure
    severe: Figure
    mean: float | None


@dataclass(frozen=True)
class GridCell:
    """`is_hot`: more than chance would bring; `expected` is what the row and the column would have it be."""

    figure: Figure
    is_hot: bool = False
    expected: float | None = None


@dataclass(frozen=True)
class GridRow:
    category: Named
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class HeatGrid:
    """Problems by category and stage. A problem of a complaint that spans two stages stands in both."""

    stages: tuple[Named, ...]
    rows: tuple[GridRow, ...]
    counted: str

    @property
    def flagged(self) -> frozenset[tuple[int, int]]:
        """The hot spots, by row and column."""
        rows = enumerate(self.rows)
        return frozenset((n, column) for n, row in rows for column, cell in enumerate(row.cells) if cell.is_hot)


@dataclass(frozen=True)
class BlindSpot:
    """How much of something hard to monitor there is: `count` of `of`, `figure` opening its complaints."""

    code: str
    count: int
    of: int
    figure: Figure

    @property
    def percent(self) -> float | None:
        return 100 * self.count / self.of if self.of else None


@dataclass(frozen=True)
class GapRow:
    """How a problem is seen by those who complain and by our answers, where both were coded."""

    category: Named
    compared: Figure
    theirs: float | None
    ours: float | None
    missed: Figure
    milder: Figure
    same: Figure
    graver: Figure


@dataclass(frozen=True)
class Pictures:
    asked: Asked
    terms: Taxonomy
    coded: Figure
    of: int
    problems: int
    serious_harm: Figure
    near_miss: Figure
    volume: tuple[VolumeRow, ...]
    grid: HeatGrid
    blind: tuple[BlindSpot, ...]
    gaps: tuple[GapRow, ...]
    harm_gap: tuple[Figure, Figure, Figure]
    whole_severity: float | None = field(default=None)


def pictures(actor: Actor, asked: Asked, counted: str) -> Pictures:
    """Every picture of the complaints this person may see. Raises PermissionDenied for one with no such duty."""
    found = coded(actor, asked)
    terms = Taxonomies().named(asked.taxonomy, asked.last)
    return _Counting(found, asked, terms).pictures(counted)


def behind(actor: Actor, asked: Asked, cell: Cell) -> QuerySet[Complaint]:
    """The complaints that a figure counts, in a unique order."""
    terms = Taxonomies().named(asked.taxonomy, asked.last)
    rows = counted_in(coded(actor, asked).rows, cell, terms)
    found = complaints(actor, asked).filter(pk__in=[row.complaint_id for row in rows])
    return found.select_related("service", "handler").order_by("received_on", "id")


class _Counting:
    def __init__(self, found: Coded, asked: Asked, terms: Taxonomy) -> None:
        self.rows, self.of, self.asked, self.terms = found.rows, found.of, asked, terms
        self.categories = tuple(Named(one.code, one.name) for one in terms.categories)

    def count(self, kind: str, category: str = "", stage: str = "", counted: str = "all") -> Figure:
        cell = Cell(kind, category, stage, counted)
        return Figure(len(counted_in(self.rows, cell, self.terms)), cell)

    def pictures(self, counted: str) -> Pictures:
        severities = [one.severity for row in self.rows for one in row.present]
        return Pictures(
            asked=self.asked,
            terms=self.terms,
            coded=self.count("coded"),
            of=self.of,
            problems=len(severities),
            serious_harm=self.count("serious_harm"),
            near_miss=self.count("near_miss"),
            volume=tuple(self._volume(one) for one in self.categories),
            grid=self._grid(counted),
            blind=self._blind(),
            gaps=tuple(self._gap(one) for one in self.categories),
            harm_gap=(self.count("harm_compared"), self.count("harm_milder"), self.count("harm_graver")),
            whole_severity=_mean(severities),
        )

    def _volume(self, category: Named) -> VolumeRow:
        found = [one.severity for row in self.rows for one in row.present if one.category == category.code]
        severe = self.count("volume", category.code, counted="severe")
        return VolumeRow(category, self.count("volume", category.code), severe, _mean(found))

    def _grid(self, counted: str) -> HeatGrid:
        stages = self.terms.stages
        rows = tuple(
            GridRow(one, tuple(GridCell(self.count("grid", one.code, stage.code, counted)) for stage in stages))
            for one in self.categories
        )
        return HeatGrid(stages, rows, counted)

    def _blind(self) -> tuple[BlindSpot, ...]:
        edge = self.count("edges")
        at_edge = counted_in(self.rows, edge.cell, self.terms)
        far, omission = self.count("far"), self.count("omission")
        return (
            BlindSpot("edges", _problems(at_edge), _problems(self.rows), edge),
            BlindSpot("far", far.count, len(self.rows), far),
            BlindSpot("omission", omission.count, len(self.rows), omission),
        )

    def _gap(self, category: Named) -> GapRow:
        held = [
            (one.severity, one.answer_severity)
            for row in self.rows
            for one in row.problems
            if one.category == category.code and one.answer_severity is not None
        ]
        kinds = ("missed", "milder", "same", "graver")
        return GapRow(
            category,
            self.count("compared", category.code),
            _mean([theirs for theirs, _ in held]),
            _mean([ours for _, ours in held]),
            *(self.count(kind, category.code) for kind in kinds),
        )


def _problems(rows: Sequence[CodedComplaint]) -> int:
    return sum(len(problems_of(row, "all")) for row in rows)


def _mean(values: Sequence[int]) -> float | None:
    return fmean(values) if values else None
