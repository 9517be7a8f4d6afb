"""Which complaints a figure counts: one predicate each, which counts them and opens them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wellheard.areas.coding.selectors.figures import COUNTED, CodedComplaint, CodedProblem, problems_of
from wellheard.rules.taxonomy import SERIOUS_HARM, Taxonomy

MANY_STAGES = 3
MANY_SERVICES = 2


@dataclass(frozen=True)
class Cell:
    """A figure, by what it is of: `kind` is a name of KINDS."""

    kind: str
    category: str = ""
    stage: str = ""
    counted: str = "all"


Holds = Callable[[CodedComplaint, Cell, Taxonomy], bool]


def _of(row: CodedComplaint, category: str) -> CodedProblem | None:
    return next((one for one in row.problems if one.category == category), None)


def _volume(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
    return any(one.category == cell.category for one in problems_of(row, cell.counted))


def _grid(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
    return cell.stage in row.stages and _volume(row, cell, terms)


def at_edge(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
    """Where somebody comes into the service's care, or leaves it."""
    return bool(row.present) and not set(terms.edges).isdisjoint(row.stages)


def reaches_far(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
    """Over three stages or more, or into two services or more."""
    return len(set(row.stages)) >= MANY_STAGES or row.services >= MANY_SERVICES


def _answer(row: CodedComplaint, cell: Cell) -> tuple[int, int] | None:
    """Severity in the complaint and in our answer; None where no answer was coded, or neither sees the problem."""
    problem = _of(row, cell.category)
    if problem is None or problem.answer_severity is None:
        return None
    return problem.severity, problem.answer_severity


def _compared(test: Callable[[int, int], bool]) -> Holds:
    def holds(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
        said = _answer(row, cell)
        return said is not None and test(*said)

    return holds


def _harm(test: Callable[[int, int], bool]) -> Holds:
    def holds(row: CodedComplaint, cell: Cell, terms: Taxonomy) -> bool:
        return row.harm is not None and row.answer_harm is not None and test(row.harm, row.answer_harm)

    return holds


KINDS: dict[str, Holds] = {
    "coded": lambda row, cell, terms: True,
    "serious_harm": lambda row, cell, terms: row.harm in SERIOUS_HARM,
    "near_miss": lambda row, cell, terms: row.near_miss,
    "volume": _volume,
    "grid": _grid,
    "edges": at_edge,
    "far": reaches_far,
    "omission": lambda row, cell, terms: row.omission,
    "compared": _compared(lambda theirs, ours: True),
    "missed": _compared(lambda theirs, ours: theirs > 0 and ours == 0),
    "milder": _compared(lambda theirs, ours: 0 < ours < theirs),
    "same": _compared(lambda theirs, ours: ours == theirs),
    "graver": _compared(lambda theirs, ours: ours > theirs),
    "harm_compared": _harm(lambda theirs, ours: True),
    "harm_milder": _harm(lambda theirs, ours: ours < theirs),
    "harm_graver": _harm(lambda theirs, ours: ours > theirs),
}


def is_cell(cell: Cell, terms: Taxonomy) -> bool:
    """Whether there is such a figure."""
    stages = {stage.code for stage in terms.stages} | {""}
    categories = {category.code for category in terms.categories} | {""}
    known = cell.category in categories and cell.stage in stages and cell.counted in COUNTED
    return cell.kind in KINDS and known


def counted_in(rows: Iterable[CodedComplaint], cell: Cell, terms: Taxonomy) -> list[CodedComplaint]:
    """The complaints that a figure counts."""
    holds = KINDS[cell.kind]
    return [row for row in rows if holds(row, cell, terms)]
