"""Cause and effect: the problem at the head, a bone for each group of contributory factors, a twig for each factor.

On a page three pairs of bones stand on a spine, and further bones on further spines; on a phone they hang below
each other from one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, wrapped

PAIRS = 3
HEAD = 152.0
LEAN = 0.22
FOOT = 52.0
TWIG = 0.62
GAP = 7.0


@dataclass(frozen=True)
class Factor:
    """What contributed, in a few words; `root` where the analysis found the cause to lie here."""

    words: str
    root: bool = False


@dataclass(frozen=True)
class Bone:
    """A group of factors."""

    name: str
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True)
class _Laid:
    """A bone with its text broken into lines for the room there is."""

    name: list[str]
    twigs: list[tuple[list[str], bool]]

    @property
    def reach(self) -> float:
        """From the spine to the end of the bone."""
        twigs = sum(LINE * len(lines) + GAP for lines, _ in self.twigs)
        return max(twigs, 24.0) + 14

    @property
    def label(self) -> float:
        return LINE * len(self.name) + 14


def fishbone(
    problem: str,
    bones: Sequence[Bone],
    *,
    prefix: str,
    title: str,
    description: str,
    root: str = "Root cause",
    size: Size = Size.WIDE,
    alone: bool = False,
) -> str:
    """The drawing. `root`: what the mark ● is called in the key."""
    drawing = Drawing("fishbone", prefix=prefix, title=title, description=description, size=size)
    y = 8.0
    if any(factor.root for bone in bones for factor in bone.factors):
        drawing.words("key", 8, 18, f"● {root}")
        y = 34.0
    draw = _hanging if size is Size.NARROW else _spines
    return drawing.finished(draw(drawing, problem, bones, y) + 8, alone=alone)


def _lay(bone: Bone, name_room: float, twig_room: float) -> _Laid:
    twigs = [(wrapped(("● " if one.root else "") + one.words, twig_room, SMALL), one.root) for one in bone.factors]
    return _Laid(wrapped(bone.name, name_room), twigs)


def _spines(drawing: Drawing, problem: str, bones: Sequence[Bone], y: float) -> float:
    column = (drawing.width - HEAD - 34) / PAIRS
    rows = [bones[first : first + 2 * PAIRS] for first in range(0, len(bones), 2 * PAIRS)]
    lines = wrapped(problem, HEAD - 24)
    high = LINE * len(lines) + 24
    trunk = drawing.width - HEAD - 20
    middles = []
    for row in rows:
        laid = [_lay(bone, column - 60, column * TWIG - 6) for bone in row]
        above, below = laid[::2], laid[1::2]
        long, deep = (max((one.reach for one in side), default=0.0) for side in (above, below))
        up = long + max((one.label for one in above), default=0.0)
        down = deep + max((one.label for one in below), default=0.0)
        middle = y + up
        drawing.line("spine", trunk - column * max(len(above), 1) + 8, middle, trunk, middle)
        for number, one in enumerate(above):
            _bone(drawing, one, trunk - column * number - FOOT, middle, column, -long)
        for number, one in enumerate(below):
            _bone(drawing, one, trunk - column * number - FOOT, middle, column, deep)
        middles.append(middle)
        y = middle + max(down, high / 2 if len(rows) == 1 else 0) + 14
    centre = sum(middles) / len(middles) if middles else y + high / 2
    if len(middles) > 1:
        drawing.line("spine", trunk, middles[0], trunk, middles[-1])
    drawing.line("spine", trunk, centre, drawing.width - HEAD - 6, centre)
    _head(drawing, lines, drawing.width - HEAD - 4, centre - high / 2, HEAD, high)
    return max(y, centre + high / 2)


def _head(drawing: Drawing, lines: Sequence[str], x: float, y: float, wide: float, high: float) -> None:
    drawing.box("head", x, y, wide, high)
    drawing.words("head-words", x + wide / 2, y + 12 + 14, lines, anchor="middle")


def _bone(drawing: Drawing, laid: _Laid, foot: float, spine: float, column: float, reach: float) -> None:
    """A slanted bone from the spine, upward where `reach` is below 0, with its name at the end."""
    lean, way, end = column * LEAN, reach, spine + reach
    drawing.line("bone", foot, spine, foot - lean, end)
    box = column - 42
    x = foot - lean - box / 2
    top = end - laid.label if way < 0 else end
    drawing.box("bone-name", x, top, box, laid.label)
    drawing.words("bone-words", x + box / 2, top + 7 + 14, laid.name, anchor="middle")
    place = 10.0  # from the end of the bone towards the spine
    for lines, root in laid.twigs:
        high = LINE * len(lines)
        text_top = end + place if way < 0 else end - place - high
        under = text_top + high + 1
        on_bone = foot - lean * abs(under - spine) / abs(reach)
        drawing.line("twig", on_bone - column * TWIG, under, on_bone, under)
        drawing.words("twig-words root" if root else "twig-words", on_bone - column * TWIG, text_top + 13, lines)
        place += high + GAP


def _hanging(drawing: Drawing, problem: str, bones: Sequence[Bone], y: float) -> float:
    lines = wrapped(problem, drawing.width - 40)
    high = LINE * len(lines) + 24
    _head(drawing, lines, 4, y, drawing.width - 8, high)
    start, y = y + high, y + high + 14
    last = start
    for bone in bones:
        laid = _lay(bone, drawing.width - 56, drawing.width - 62)
        drawing.line("bone", 16, y + laid.label / 2, 32, y + laid.label / 2)
        drawing.box("bone-name", 32, y, drawing.width - 38, laid.label)
        drawing.words("bone-words", 42, y + 7 + 14, laid.name)
        last = y + laid.label / 2
        y += laid.label + 4
        for twig, root in laid.twigs:
            middle = y + LINE / 2 + 2
            drawing.line("twig", 40, middle, 48, middle)
            drawing.words("twig-words root" if root else "twig-words", 54, y + 15, twig)
            y += LINE * len(twig) + 4
        if laid.twigs:
            drawing.line("twig", 40, last + laid.label / 2, 40, y - LINE * len(laid.twigs[-1][0]) + LINE / 2 - 2)
        y += 10
    drawing.line("spine", 16, start, 16, last)
    return y
