"""Each drawing is named, described, without style, without colliding ids, and inside its frame."""

import re
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import wellheard
from wellheard.analytics.charts import (
    Axes,
    Bar,
    Bone,
    Event,
    Factor,
    Grid,
    OverTime,
    Place,
    Size,
    Step,
    bars,
    fishbone,
    grid,
    loop,
    over_time,
    quadrants,
    responsive,
    stylesheet,
)
from wellheard.analytics.charts.lettering import width, wrapped
from wellheard.analytics.charts.scales import number, ticks
from wellheard.analytics.control_charts import Direction, run_chart, xmr

SVG = "{http://www.w3.org/2000/svg}"
LABELS = [f"{month} {year}" for year in (2024, 2025) for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
VALUES = [9, 11, 10, 30, 12, 10, 4, 3, 4, 2, 3, 4]
CHART = xmr(VALUES, direction=Direction.DECREASE, baseline=range(6))
LONG = "Nobody owns the returned post & it is put in a box <unopened> until somebody has time for it"
BONES = [Bone(f"Group {order}", (Factor(LONG, root=order == 1), Factor("No figures"))) for order in range(8)]
STEPS = [Step("Upheld", 1128, "of 2,310 closed", 0.49, "/upheld"), Step("Told", 0, "0% of upheld", 0.0)]
CELLS = Grid(("Safety", "Listening"), ("Admission", "Ward"), ((12, 0), (3, 1)), frozenset({(0, 0)}), "Hot")
PLACES = [Place("Safety", 12, 2.5), Place("Letters", 80, 1.1), Place("Post", 80, 1.1)]
AXES = Axes("Complaints", "Severity", 40, 1.8, ("Few and grave", "Many and grave", "Many and mild", "Few and mild"))
DRAWINGS: dict[str, Callable[..., str]] = {
    "xmr": partial(
        over_time,
        OverTime.of_xmr(CHART, LABELS, "Complaints", events=(Event(6, LONG),), left_out=frozenset({3}), target=5.0),
    ),
    "run chart": partial(over_time, OverTime.of(run_chart(VALUES), LABELS, "Complaints")),
    "xmr by its kind": partial(over_time, OverTime.of(CHART, LABELS, "Complaints")),
    "gap": partial(over_time, OverTime(("a", "b", "c"), (1.0, None, 2.0), "x")),
    "one month": partial(over_time, OverTime(("a",), (4.0,), "x")),
    "bars": partial(bars, [Bar(LONG, 12, 9, "more"), Bar("None", 0)], unit="Now", compared="Then"),
    "no bars": partial(bars, []),
    "quadrants": partial(quadrants, PLACES, AXES),
    "grid": partial(grid, CELLS),
    "empty grid": partial(grid, Grid((), (), ())),
    "fishbone": partial(fishbone, LONG, BONES),
    "bare fishbone": partial(fishbone, "A problem", []),
    "loop": partial(loop, STEPS),
}


def drawn(draw: Callable[..., str], size: Size = Size.WIDE, prefix: str = "p", **more: bool) -> ElementTree.Element:
    return ElementTree.fromstring(draw(prefix=prefix, title="A title", description="What it shows", size=size, **more))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_named_and_described_and_holds_no_style(name: str, size: Size) -> None:
    root = drawn(DRAWINGS[name], size)
    assert root.get("role") == ("group" if name == "loop" else "img")
    named = {root.get("aria-labelledby"): "A title", root.get("aria-describedby"): "What it shows"}
    assert {element.get("id"): element.text for element in root if element.get("id")} == named
    everything = list(root.iter())
    assert not [element for element in everything if element.get("style") or element.tag in ("style", "script")]
    assert not {"fill", "stroke", "onclick", "width"} & set(root.attrib)
    styled = {"fill", "stroke", "font-size"}
    assert not [element for element in everything if element.tag != "rect" and styled & set(element.attrib)]
    ids = [element.get("id") for element in everything if element.get("id")]
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("name", DRAWINGS)
def test_nothing_is_drawn_outside_the_frame(name: str, size: Size) -> None:
    root = drawn(DRAWINGS[name], size)
    _, _, wide, high = (float(edge) for edge in root.get("viewBox", "").split())
    assert wide == size.value
    for element in root.iter():
        places = {key: float(element.get(key, "0")) for key in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy")}
        assert all(-0.5 <= places[key] <= wide + 0.5 for key in ("x", "x1", "x2", "cx")), (element.tag, element.attrib)
        assert all(-0.5 <= places[key] <= high + 0.5 for key in ("y", "y1", "y2", "cy")), (element.tag, element.attrib)
        if element.tag == "text" and not element.get("transform"):
            lines = [part.text or "" for part in element] or [element.text or ""]
            longest = max(width(line.strip(), 12.5) for line in lines)
            left = {"start": 0, "middle": longest / 2, "end": longest}[element.get("text-anchor", "start")]
            assert places["x"] - left >= -2, lines
            assert places["x"] - left + longest <= wide + 2, lines


def test_a_page_gets_both_sizes_with_ids_of_their_own() -> None:
    page = responsive(
        lambda size, prefix: loop(STEPS, prefix=prefix, title="The loop", description="…", size=size), "loop-1"
    )
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 4
    assert page.count("<svg") == 2
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) <= set(ids)


def test_words_are_text_and_cannot_be_anything_else() -> None:
    root = drawn(DRAWINGS["fishbone"])
    assert "<unopened>" in " ".join("".join(element.itertext()) for element in root.iter("text"))
    assert not list(root.iter("unopened"))
    ElementTree.fromstring(bars([Bar("a\x00b\x0b", 1)], prefix="p", title="\x01", description=""))


def test_what_a_point_says_is_told_by_its_shape_and_in_the_key() -> None:
    root = drawn(DRAWINGS["xmr"])
    kinds = [element.get("class", "") for element in root.iter() if "wh-chart__point" in element.get("class", "")]
    assert any("left-out" in kind for kind in kinds)
    assert any("improvement" in kind for kind in kinds)
    improved = next(e for e in root.iter("path") if "wh-chart__improvement" in e.get("class", ""))
    assert improved.get("d", "").endswith("Z")
    words = ["".join(element.itertext()) for element in root.iter("text")]
    assert {"Improvement beyond chance", "Left out of the average", "Target"} <= set(words)
    assert "Concern beyond chance" not in words  # the only one is left out


def test_each_number_of_the_loop_opens_its_list() -> None:
    root = drawn(DRAWINGS["loop"])
    assert [(link.get("href"), "".join(link.itertext())) for link in root.iter("a")] == [("/upheld", "1,128Upheld")]
    plain = drawn(partial(loop, [Step("Upheld", 3)]))
    assert plain.get("role") == "img"


def test_a_flagged_cell_is_marked_by_a_sign_and_a_frame() -> None:
    root = drawn(DRAWINGS["grid"])
    words = ["".join(element.itertext()) for element in root.iter("text")]
    assert "▲ 12" in words
    assert "▲ Hot" in words
    assert len([e for e in root.iter("rect") if "wh-chart__frame" in e.get("class", "")]) == 1


def test_every_bone_and_factor_is_there_however_many() -> None:
    for size in Size:
        words = " ".join(
            " ".join("".join(e.itertext()).split()) for e in drawn(DRAWINGS["fishbone"], size).iter("text")
        )
        assert all(f"Group {order}" in words for order in range(8))
        assert words.count("until somebody has time for it") == 9


def test_a_file_carries_its_own_style_and_a_page_the_same_rules() -> None:
    root = drawn(DRAWINGS["bars"], alone=True)
    style = root.findtext(f"{SVG}style") or ""
    assert ".wh-chart__bar { fill: #0065bd; }" in style
    assert not re.search(r"var\(|@|:hover|--chart", style)  # what converters do not know
    assert root.get("width") == "880"
    design = Path(wellheard.__file__).parent / "foundation/design/static/design/wellheard.css"
    assert stylesheet().strip() in design.read_text()


def test_every_class_that_is_drawn_has_a_rule_or_needs_none() -> None:
    drawn_classes = {
        one
        for draw in DRAWINGS.values()
        for size in Size
        for element in drawn(draw, size).iter()
        for one in element.get("class", "").split()
    }
    plain = {
        "label",
        "value",
        "cell-number",
        "compared",
        "step-words",
        "step",
        "on-shade-0",
        "on-shade-1",
        "on-shade-2",
    }
    plain |= {"on-shade-3", "on-shade-4", "common-cause", "over-time", "bars", "quadrants", "fishbone", "loop", "grid"}
    unruled = {one.removeprefix("wh-chart__").removeprefix("wh-chart--") for one in drawn_classes}
    unruled = {one for one in unruled if f"__{one}" not in stylesheet() and f"--{one}" not in stylesheet()}
    assert unruled <= plain | {"wh-chart"}


def test_drawing_takes_little_of_a_page() -> None:
    draw = DRAWINGS["xmr"]
    draw(prefix="p", title="t", description="d")
    began = time.process_time()
    for _ in range(20):
        draw(prefix="p", title="t", description="d")
    assert (time.process_time() - began) / 20 < 0.02


def test_numbers_and_ticks_are_round() -> None:
    assert [number(value) for value in (1234, 0.5, 12.34, 3.14159, -2, 2.0)] == [
        "1,234",
        "0.5",
        "12.3",
        "3.14",
        "−2",
        "2",
    ]
    assert ticks(0, 19) == [0, 5, 10, 15, 20]
    assert ticks(0, 0.3) == [0, 0.1, 0.2, 0.3]
    assert ticks(0, 0) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]


def test_long_words_are_broken_and_long_texts_cut() -> None:
    assert wrapped("one two three", 60) == ["one two", "three"]
    assert all(width(line) <= 60 for line in wrapped("Donaudampfschifffahrtsgesellschaft", 60))
    assert wrapped("one two three four", 66, most=1) == ["one two…"]
    assert wrapped("", 60) == [""]
