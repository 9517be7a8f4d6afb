"""The learning loop in numbers: each step with the part of the step before that came so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, wrapped
from wellheard.analytics.charts.scales import number


@dataclass(frozen=True)
class Step:
    """A number and what it counts; `share` are the words under it, `part` draws them; `url` opens its list."""

    label: str
    count: int
    share: str = ""
    part: float | None = None
    url: str = ""


def loop(
    steps: Sequence[Step],
    *,
    prefix: str,
    title: str,
    description: str,
    size: Size = Size.WIDE,
    alone: bool = False,
) -> str:
    """The drawing: a chain from left to right, or from top to bottom."""
    links = any(step.url for step in steps)
    drawing = Drawing("loop", prefix=prefix, title=title, description=description, size=size, links=links)
    height = _down(drawing, steps) if size is Size.NARROW else _along(drawing, steps)
    return drawing.finished(height, alone=alone)


def _along(drawing: Drawing, steps: Sequence[Step]) -> float:
    gap = 30.0
    wide = (drawing.width - 8 - gap * (len(steps) - 1)) / max(len(steps), 1)
    labels = [wrapped(step.label, wide - 16) for step in steps]
    shares = [wrapped(step.share, wide - 4, SMALL) if step.share else [] for step in steps]
    high = 58 + LINE * max((len(lines) for lines in labels), default=1)
    below = 8 + high + 14
    for order, (step, lines, share) in enumerate(zip(steps, labels, shares, strict=True)):
        x = 4 + order * (wide + gap)
        if order:
            _arrow(drawing, (x - gap + 5, 8 + high / 2), (x - 5, 8 + high / 2))
        _linked(drawing, step, partial(_standing, drawing, step, lines, x, wide, high))
        if step.part is not None:
            _part(drawing, step.part, x, below, wide)
        drawing.words("share", x + wide / 2, below + 26, share or [""], anchor="middle")
    return below + 26 + LINE * max((len(share) for share in shares), default=1)


def _standing(drawing: Drawing, step: Step, lines: Sequence[str], x: float, wide: float, high: float) -> None:
    drawing.box("step", x, 8, wide, high)
    drawing.words("count", x + wide / 2, 44, number(step.count), anchor="middle")
    drawing.words("step-words linked" if step.url else "step-words", x + wide / 2, 68, lines, anchor="middle")


def _down(drawing: Drawing, steps: Sequence[Step]) -> float:
    y, wide = 6.0, drawing.width - 8.0
    for order, step in enumerate(steps):
        if order:
            _arrow(drawing, (48, y + 3), (48, y + 21))
            y += 24
        label = wrapped(step.label, wide - 110)
        share = wrapped(step.share, wide - 110, SMALL) if step.share else []
        high = max(56.0, LINE * (len(label) + len(share)) + (34 if step.part is not None else 24))
        _linked(drawing, step, partial(_lying, drawing, step, label, y, wide, high))
        base = y + 26 + LINE * len(label)
        if share:
            drawing.words("share", 102, base, share)
        if step.part is not None:
            _part(drawing, step.part, 102, base + LINE * (len(share) - 1) + 8, wide - 110)
        y += high
    return y + 6


def _lying(drawing: Drawing, step: Step, lines: Sequence[str], y: float, wide: float, high: float) -> None:
    drawing.box("step", 4, y, wide, high)
    drawing.words("count", 50, y + high / 2 + 10, number(step.count), anchor="middle")
    drawing.words("step-words linked" if step.url else "step-words", 102, y + 25, lines)


def _linked(drawing: Drawing, step: Step, draw: partial[None]) -> None:
    if step.url:
        drawing.within("a", "link", draw, href=step.url, **{"aria-label": f"{number(step.count)} {step.label}"})
    else:
        draw()


def _arrow(drawing: Drawing, start: tuple[float, float], end: tuple[float, float]) -> None:
    drawing.line("arrow", *start, *end)
    (x, y), along = end, end[0] > start[0]
    tip = [(x - 7, y - 5), (x, y), (x - 7, y + 5)] if along else [(x - 5, y - 7), (x, y), (x + 5, y - 7)]
    drawing.path("arrow", tip)


def _part(drawing: Drawing, part: float, x: float, y: float, wide: float) -> None:
    drawing.box("whole", x, y, wide, 8)
    drawing.box("part", x, y, wide * min(max(part, 0.0), 1.0), 8)
