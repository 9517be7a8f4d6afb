"""Volume against severity, hot spots, blind spots, and how differently our answers see it: the figures of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import QuerySet

from wellheard.analytics import hot_spots
from wellheard.analytics.hot_spots import (
    Quadrant,
    Share,
    VolumeSeverity,
    blind_spots,
    hot_cells,
    volume_against_severity,
)
from wellheard.areas.casework.models import Complaint
from wellheard.areas.coding.selectors.cells import Cell, counted_in
from wellheard.areas.coding.selectors.figures import Asked, Coded, CodedComplaint, coded, complaints
from wellheard.areas.coding.selectors.taxonomies import Taxonomies
from wellheard.foundation.journal.selectors import last_change
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
    quadrant: Quadrant | None


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
    """How much of something hard to monitor there is; `figure` opens the complaints in which it is.

    At the edges, of problems in all their stages; the other two, of complaints.
    """

    code: str
    share: Share
    figure: Figure

    @property
    def percent(self) -> float | None:
        return None if self.share.share is None else 100 * self.share.share

    @property
    def between(self) -> tuple[float, float] | None:
        """The interval, in per cent."""
        found = self.share.interval
        return (100 * found[0], 100 * found[1]) if found else None


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
    volumes: VolumeSeverity
    grid: HeatGrid
    blind: tuple[BlindSpot, ...]
    gaps: tuple[GapRow, ...]
    harm_gap: tuple[Figure, Figure, Figure]


def pictures(actor: Actor, asked: Asked, counted: str) -> Pictures:
    """Every picture of the complaints this person may see. Raises PermissionDenied for one with no such duty."""
    key = (actor, asked, counted, last_change())
    if key not in _COMPUTED:
        terms = Taxonomies().named(asked.taxonomy, asked.last)
        found = _Counting(coded(actor, asked), asked, terms).pictures(counted)
        if len(_COMPUTED) >= KEPT:
            _COMPUTED.clear()
        _COMPUTED[key] = found
    return _COMPUTED[key]


KEPT = 100
_COMPUTED: dict[tuple[Actor, Asked, str, int], Pictures] = {}
"""Pictures by who asked what, and the journal's last change: nothing changes a code without an entry."""


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
        self.volumes = volume_against_severity((one.category, one.severity) for row in self.rows for one in row.present)

    def count(self, kind: str, category: str = "", stage: str = "", counted: str = "all") -> Figure:
        cell = Cell(kind, category, stage, counted)
        return Figure(len(counted_in(self.rows, cell, self.terms)), cell)

    def pictures(self, counted: str) -> Pictures:
        return Pictures(
            asked=self.asked,
            terms=self.terms,
            coded=self.count("coded"),
            of=self.of,
            problems=sum(one.count for one in self.volumes.categories),
            serious_harm=self.count("serious_harm"),
            near_miss=self.count("near_miss"),
            volume=tuple(self._volume(one) for one in self.categories),
            volumes=self.volumes,
            grid=self._grid(counted),
            blind=self._blind(),
            gaps=tuple(self._gap(one) for one in self.categories),
            harm_gap=(self.count("harm_compared"), self.count("harm_milder"), self.count("harm_graver")),
        )

    def _volume(self, category: Named) -> VolumeRow:
        found = next((one for one in self.volumes.categories if one.category == category.code), None)
        severe = self.count("volume", category.code, counted="severe")
        seen = self.count("volume", category.code)
        if found is None:
            return VolumeRow(category, seen, severe, None, None)
        return VolumeRow(category, seen, severe, found.severity, found.quadrant)

    def _grid(self, counted: str) -> HeatGrid:
        stages = self.terms.stages
        figures = [[self.count("grid", one.code, stage.code, counted) for stage in stages] for one in self.categories]
        tested = {(cell.row, cell.column): cell for cell in hot_cells([[one.count for one in row] for row in figures])}
        rows = tuple(
            GridRow(
                one,
                tuple(
                    GridCell(figure, tested[place, column].hot, tested[place, column].expected)
                    for column, figure in enumerate(figures[place])
                ),
            )
            for place, one in enumerate(self.categories)
        )
        return HeatGrid(stages, rows, counted)

    def _blind(self) -> tuple[BlindSpot, ...]:
        told = [_as_coded(row) for row in self.rows]
        found = blind_spots(told, self.terms.edges)
        return (
            BlindSpot("edges", found.at_the_edges, self.count("edges")),
            BlindSpot("far", found.across_the_system, self.count("far")),
            BlindSpot("omission", found.omissions, self.count("omission")),
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


def _as_coded(row: CodedComplaint) -> hot_spots.Coded:
    """One complaint for the indices: each of its problems in each of its stages, as in the grid."""
    stages = tuple(stage for _problem in row.present for stage in row.stages)
    return hot_spots.Coded(stages, frozenset(range(row.services)), row.omission)


def _mean(values: Sequence[int]) -> float | None:
    return fmean(values) if values else None
