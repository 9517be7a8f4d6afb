"""Category by stage: counts in a grid, the darker the more, and what stands out beyond chance marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, TEXT, width, wrapped
from wellheard.analytics.charts.scales import number

SHADES = 5


@dataclass(frozen=True)
class Grid:
    """Counts by row and column; `flagged` cells are (row, column), and `flag` says what that means."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[float, ...], ...]
    flagged: frozenset[tuple[int, int]] = frozenset()
    flag: str = "More than chance"


def grid(
    content: Grid, *, prefix: str, title: str, description: str, size: Size = Size.WIDE, alone: bool = False
) -> str:
    """The drawing."""
    drawing = Drawing("grid", prefix=prefix, title=title, description=description, size=size)
    narrow = size is Size.NARROW
    left = 122.0 if narrow else 232.0
    cell = (drawing.width - left - 6) / max(len(content.columns), 1)
    top = _headings(drawing, content.columns, left, cell, narrow)
    largest = max((count for row in content.counts for count in row), default=0)
    y = top
    for row, label in enumerate(content.rows):
        lines = wrapped(label, left - 14, SMALL if narrow else TEXT)
        height = max(LINE * len(lines) + 12, 36.0)
        first = y + height / 2 - LINE * (len(lines) - 1) / 2 + 5
        drawing.words("small-label" if narrow else "label", left - 8, first, lines, anchor="end")
        for column, count in enumerate(content.counts[row]):
            flagged = (row, column) in content.flagged
            _cell(drawing, count, largest, flagged, (left + column * cell, y, cell, height))
        y += height
    for row, column in sorted(content.flagged):  # over the cells, so that no neighbour hides the frame
        _frame(drawing, content, left, top, cell, row, column, narrow)
    if content.flagged:
        drawing.box("cell flagged", 10, y + 14, 26, 18)
        lines = wrapped(f"▲ {content.flag}", drawing.width - 52, SMALL)
        drawing.words("key", 44, y + 28, lines)
        y += 16 + LINE * len(lines)
    return drawing.finished(y + 8, alone=alone)


def _headings(drawing: Drawing, columns: Sequence[str], left: float, cell: float, narrow: bool) -> float:
    if not narrow or not columns:
        wrapped_all = [wrapped(column, cell - 8, SMALL) for column in columns]
        deepest = max((len(lines) for lines in wrapped_all), default=0)
        for number_of, lines in enumerate(wrapped_all):
            base = 14 + LINE * (deepest - len(lines))
            drawing.words("heading", left + (number_of + 0.5) * cell, base, lines, anchor="middle")
        return LINE * deepest + 8
    wrapped_all = [wrapped(column, 130, SMALL, most=max(1, int(cell // LINE))) for column in columns]
    deepest_width = max(width(line, SMALL) for lines in wrapped_all for line in lines)
    top = deepest_width + 14
    for number_of, lines in enumerate(wrapped_all):
        middle = left + (number_of + 0.5) * cell - LINE * (len(lines) - 1) / 2 + 4
        drawing.words("heading", middle, top - 6, lines, turn=-90)
    return top


def _cell(
    drawing: Drawing, count: float, largest: float, flagged: bool, place: tuple[float, float, float, float]
) -> None:
    x, y, wide, high = place
    shade = 0 if count <= 0 or largest <= 0 else min(SHADES, 1 + int((SHADES - 1e-9) * count / largest))
    drawing.box(f"cell shade-{shade}", x, y, wide, high)
    said = f"▲ {number(count)}" if flagged else number(count)
    kind = f"cell-number on-shade-{shade}" + (" flagged" if flagged else "")
    drawing.words(kind, x + wide / 2, y + high / 2 + 5, said, anchor="middle")


def _frame(
    drawing: Drawing, content: Grid, left: float, top: float, cell: float, row: int, column: int, narrow: bool
) -> None:
    y = top
    for above, label in enumerate(content.rows):
        height = max(LINE * len(wrapped(label, left - 14, SMALL if narrow else TEXT)) + 12, 36.0)
        if above == row:
            drawing.box("frame", left + column * cell + 1.5, y + 1.5, cell - 3, height - 3)
        y += height
