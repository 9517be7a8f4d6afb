"""A drawing: SVG with classes and real text, named and described, that fits what it is put in.

No style stands in it, because a page forbids it: how it looks is said by `chart.css`, once for pages and files.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from importlib.resources import files

from wellheard.analytics.charts.lettering import LINE

SVG = "http://www.w3.org/2000/svg"
ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)}


class Size(Enum):
    """How wide the place is: a page, or a phone."""

    WIDE = 880
    NARROW = 360


class Drawing:
    """Shapes in the order they are drawn; `prefix` keeps its ids apart from those of every other drawing."""

    def __init__(self, kind: str, *, prefix: str, title: str, description: str, size: Size, links: bool = False):
        self.size = size
        self.width = size.value
        self.title = clean(title)
        # What a role="img" holds is not read out, and so a link in it could not be followed.
        self.root = ElementTree.Element(
            "svg",
            {
                "class": f"wh-chart wh-chart--{kind} wh-chart--{size.name.lower()}",
                "role": "group" if links else "img",
                "aria-labelledby": f"{prefix}-title",
                "aria-describedby": f"{prefix}-description",
            },
        )
        for tag, words in (("title", title), ("desc", description)):
            name = f"{prefix}-{'title' if tag == 'title' else 'description'}"
            ElementTree.SubElement(self.root, tag, {"id": name}).text = clean(words)
        self.inside = self.root

    def shape(self, tag: str, kind: str, **numbers: float | str) -> ElementTree.Element:
        """A shape of a class; names of attributes have _ for -."""
        attributes = {"class": _classes(kind)}
        attributes |= {name.replace("_", "-"): _written(number) for name, number in numbers.items()}
        return ElementTree.SubElement(self.inside, tag, attributes)

    def line(self, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self.shape("line", kind, x1=x1, y1=y1, x2=x2, y2=y2)

    def box(self, kind: str, x: float, y: float, width: float, height: float) -> None:
        """A rectangle; one of no width is left out."""
        if width > 0 and height > 0:
            self.shape("rect", kind, x=x, y=y, width=width, height=height)

    def path(self, kind: str, points: Sequence[tuple[float, float]], *, closed: bool = False) -> None:
        """Straight lines from point to point."""
        corners = " L".join(f"{_written(x)} {_written(y)}" for x, y in points)
        self.shape("path", kind, d=f"M{corners}{' Z' if closed else ''}")

    def words(
        self, kind: str, x: float, y: float, lines: str | Sequence[str], *, anchor: str = "start", turn: float = 0
    ) -> None:
        """Text, one line or several; `y` is the first base line."""
        rows = [lines] if isinstance(lines, str) else list(lines)
        element = self.shape("text", kind, x=x, y=y, text_anchor=anchor)
        if turn:
            element.set("transform", f"rotate({_written(turn)} {_written(x)} {_written(y)})")
        if len(rows) == 1:
            element.text = clean(rows[0])
            return
        for number, row in enumerate(rows):
            part = ElementTree.SubElement(element, "tspan", {"x": _written(x), "dy": _written(LINE if number else 0)})
            part.text = clean(row) + (" " if number < len(rows) - 1 else "")

    def within(self, tag: str, kind: str, draw: Callable[[], None], **attributes: str) -> None:
        """What `draw` draws goes into one element, such as a link."""
        outer = self.inside
        self.inside = self.shape(tag, kind, **attributes)
        draw()
        self.inside = outer

    def finished(self, height: float, *, alone: bool = False) -> str:
        """The text of the drawing; `alone`, as a file that stands by itself and carries its style."""
        self.root.set("viewBox", f"0 0 {self.width} {_written(height)}")
        if not alone:
            return ElementTree.tostring(self.root, encoding="unicode")
        self.root.set("xmlns", SVG)
        self.root.set("width", _written(self.width))
        self.root.set("height", _written(height))
        element = ElementTree.Element("style")
        element.text = standalone_style()
        self.root.insert(2, element)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(self.root, encoding="unicode") + "\n"


@cache
def stylesheet() -> str:
    """How charts look: the same rules as those of the pages."""
    return files("wellheard.analytics.charts").joinpath("chart.css").read_text(encoding="utf-8")


@cache
def standalone_style() -> str:
    """The rules for a file that stands by itself: only those that any program that shows SVG understands."""
    plain = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.S)
    plain = re.sub(r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
    colours = dict(re.findall(r"(--chart-[a-z]+):\s*([^;]+);", plain))
    plain = re.sub(r"--chart-[a-z]+:[^;]+;\s*", "", plain)
    plain = re.sub(r"var\((--chart-[a-z]+)\)", lambda found: colours[found[1]], plain)
    rules = [rule for rule in plain.splitlines() if rule.strip() and ":focus" not in rule and ":hover" not in rule]
    return "\n".join(rule for rule in rules if "chart-frame" not in rule)


def responsive(draw: Callable[[Size, str], str], prefix: str) -> str:
    """The drawing for a page and the one for a phone; the style sheet shows the one that fits its place."""
    wide, narrow = draw(Size.WIDE, f"{prefix}-wide"), draw(Size.NARROW, f"{prefix}-narrow")
    return f'<div class="wh-chart-frame">{wide}{narrow}</div>'


def clean(words: str) -> str:
    """Without the characters that XML forbids."""
    return words.translate(ILLEGAL)


def _classes(kind: str) -> str:
    return " ".join(f"wh-chart__{one}" for one in kind.split())


def _written(number: float | str) -> str:
    return number if isinstance(number, str) else f"{round(number, 1):g}"
