"""Horizontal bars: a count each, beside what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, width, wrapped
from wellheard.analytics.charts.scales import Scale, number, ticks


@dataclass(frozen=True)
class Bar:
    """A label and its value; `compared` is drawn as a mark; `flag` are the words of what stands out."""

    label: str
    value: float
    compared: float | None = None
    flag: str = ""


def bars(
    rows: Sequence[Bar],
    *,
    prefix: str,
    title: str,
    description: str,
    unit: str = "",
    compared: str = "",
    size: Size = Size.WIDE,
    alone: bool = False,
) -> str:
    """The drawing. `compared`: what the marks are called."""
    drawing = Drawing("bars", prefix=prefix, title=title, description=description, size=size)
    narrow = size is Size.NARROW
    room = drawing.width - 16.0 if narrow else 250.0
    left = 8.0 if narrow else room + 16
    largest = max([0.0, *(row.value for row in rows), *(row.compared or 0.0 for row in rows)])
    spare = max((width(_said(row), SMALL) for row in rows), default=0.0) + 16
    across = Scale(0, ticks(0, largest)[-1], left, max(left + 60, drawing.width - spare))
    y = _key(drawing, unit, compared)
    for row in rows:
        lines = wrapped(row.label, room)
        height = (LINE * len(lines) + 32) if narrow else max(LINE * len(lines), 22.0) + 10
        base = y + LINE * len(lines) + 4 if narrow else y + height / 2 - 10
        if narrow:
            drawing.words("label", 8, y + 14, lines)
        else:
            first = y + height / 2 - LINE * (len(lines) - 1) / 2 + 5
            drawing.words("label", left - 10, first, lines, anchor="end")
        _bar(drawing, row, across, base, 14 if narrow else 20)
        y += height
    return drawing.finished(y + 8, alone=alone)


def _key(drawing: Drawing, unit: str, compared: str) -> float:
    x = 8.0
    if unit:
        drawing.box("bar", x, 6, 14, 12)
        drawing.words("key", x + 20, 17, unit)
        x += 20 + width(unit, SMALL) + 24
    if compared:
        drawing.line("compared", x + 5, 3, x + 5, 21)
        drawing.words("key", x + 16, 17, compared)
    return 34.0 if unit or compared else 6.0


def _bar(drawing: Drawing, row: Bar, across: Scale, y: float, thick: float) -> None:
    end = across(row.value)
    drawing.box("bar flagged" if row.flag else "bar", across.start, y, end - across.start, thick)
    drawing.line("axis", across.start, y - 3, across.start, y + thick + 3)
    far = end
    if row.compared is not None:
        place = across(row.compared)
        drawing.line("compared", place, y - 4, place, y + thick + 4)
        far = max(far, place)
    drawing.words("value flagged" if row.flag else "value", far + 8, y + thick / 2 + 5, _said(row))


def _said(row: Bar) -> str:
    return f"{number(row.value)} ▲ {row.flag}" if row.flag else number(row.value)
