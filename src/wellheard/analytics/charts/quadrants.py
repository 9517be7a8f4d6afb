"""Volume against severity: many and mild is another trouble than few and grave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, TEXT, width, wrapped
from wellheard.analytics.charts.scales import Scale, number, ticks

RADIUS = 11.0


@dataclass(frozen=True)
class Place:
    """One category: how many, and how grave on the whole."""

    label: str
    across: float
    up: float


@dataclass(frozen=True)
class Axes:
    """What the axes are called, where they are divided, and what the corners mean, from top left clockwise."""

    across: str
    up: str
    divide_across: float
    divide_up: float
    corners: tuple[str, str, str, str]
    lowest_up: float = 0.0
    highest_up: float | None = None


def quadrants(
    places: Sequence[Place],
    axes: Axes,
    *,
    prefix: str,
    title: str,
    description: str,
    size: Size = Size.WIDE,
    alone: bool = False,
) -> str:
    """The drawing: numbered points, and the key that says what each is with its two figures."""
    drawing = Drawing("quadrants", prefix=prefix, title=title, description=description, size=size)
    narrow = size is Size.NARROW
    left, right = 50.0, drawing.width - 12.0 if narrow else 560.0
    top, bottom = 34.0, 334.0 if narrow else 394.0
    highest = axes.highest_up or max([axes.divide_up, *(place.up for place in places)])
    marks_across = ticks(0, max([axes.divide_across, *(place.across for place in places)]))
    marks_up = ticks(axes.lowest_up, highest)
    across = Scale(marks_across[0], marks_across[-1], left + RADIUS + 2, right - RADIUS - 2)
    upward = Scale(marks_up[0], marks_up[-1], bottom - RADIUS - 2, top + RADIUS + 2)
    frame = (left, right, top, bottom)
    drawing.box("plot", left, top, right - left, bottom - top)
    drawing.words("unit", 6, 18, axes.up)
    drawing.words("unit", right, bottom + 42, axes.across, anchor="end")
    for mark in marks_across:
        drawing.words("tick", across(mark), bottom + 20, number(mark), anchor="middle")
    for mark in marks_up:
        drawing.words("tick", left - 8, upward(mark) + 4, number(mark), anchor="end")
    _corners(drawing, axes, across, upward, frame)
    for order, (x, y) in enumerate(_apart([(across(one.across), upward(one.up)) for one in places], frame), 1):
        drawing.shape("circle", "place", cx=x, cy=y, r=RADIUS)
        drawing.words("place-number", x, y + 4.5, str(order), anchor="middle")
    end = _key(drawing, places, (8.0, bottom + 62) if narrow else (right + 28, top + 10))
    return drawing.finished(max(bottom + 54, end), alone=alone)


def _corners(
    drawing: Drawing, axes: Axes, across: Scale, upward: Scale, frame: tuple[float, float, float, float]
) -> None:
    left, right, top, bottom = frame
    middle_x, middle_y = across(axes.divide_across), upward(axes.divide_up)
    drawing.line("divide", middle_x, top, middle_x, bottom)
    drawing.line("divide", left, middle_y, right, middle_y)
    places = (
        (left + 6, top + 17, "start"),
        (right - 6, top + 17, "end"),
        (right - 6, bottom - 8, "end"),
        (left + 6, bottom - 8, "start"),
    )
    for words, (x, y, anchor) in zip(axes.corners, places, strict=True):
        room = (middle_x - left if anchor == "start" else right - middle_x) - 12
        lines = wrapped(words, max(room, 90), SMALL)
        drawing.words("corner", x, y if y < middle_y else y - LINE * (len(lines) - 1), lines, anchor=anchor)


def _apart(points: list[tuple[float, float]], frame: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """Points that would hide each other are moved apart, a little at a time, and stay inside."""
    left, right, top, bottom = frame
    moved = [list(point) for point in points]
    for _ in range(60):
        for first in range(len(moved)):
            for second in range(first):
                a, b = moved[first], moved[second]
                dx, dy = a[0] - b[0], a[1] - b[1]
                gap = (dx**2 + dy**2) ** 0.5
                if gap < 2 * RADIUS:
                    unit = (dx / gap, dy / gap) if gap else (0.0, 1.0)
                    push = (2 * RADIUS - gap) / 2
                    for point, way in ((a, 1), (b, -1)):
                        point[0] = min(max(point[0] + way * push * unit[0], left + RADIUS), right - RADIUS)
                        point[1] = min(max(point[1] + way * push * unit[1], top + RADIUS), bottom - RADIUS)
    return [(point[0], point[1]) for point in moved]


def _key(drawing: Drawing, places: Sequence[Place], corner: tuple[float, float]) -> float:
    x, y = corner
    room = drawing.width - x - 34
    for order, place in enumerate(places, 1):
        figures = f"{number(place.across)} · {number(place.up)}"
        lines = wrapped(place.label, room - width(figures, TEXT) - 14)
        drawing.words("key-number", x + 18, y + 5, f"{order}", anchor="end")
        drawing.words("label", x + 28, y + 5, lines)
        drawing.words("value", drawing.width - 6, y + 5, figures, anchor="end")
        y += LINE * len(lines) + 6
    return y + 4
