"""Values over months: a line, with the centre and limits of a control chart, its phases, and what happened when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wellheard.analytics.charts.drawing import Drawing, Size
from wellheard.analytics.charts.lettering import LINE, SMALL, width, wrapped
from wellheard.analytics.charts.scales import Scale, every, number, ticks
from wellheard.analytics.control_charts import Meaning, RunChart, XmrChart

SHAPES = (Meaning.IMPROVEMENT, Meaning.CONCERN, Meaning.HIGH, Meaning.LOW)


@dataclass(frozen=True)
class Words:
    """What the parts of the chart are called; a page hands in its own language."""

    value: str = "Value"
    centre: str = "Average"
    limits: str = "Limits of chance"
    target: str = "Target"
    left_out: str = "Left out of the average"
    meanings: Mapping[Meaning, str] = field(
        default_factory=lambda: {
            Meaning.IMPROVEMENT: "Improvement beyond chance",
            Meaning.CONCERN: "Concern beyond chance",
            Meaning.HIGH: "High beyond chance",
            Meaning.LOW: "Low beyond chance",
        }
    )


@dataclass(frozen=True)
class Phase:
    """Rows from `first` to before `end` with one centre, and limits where there are any."""

    first: int
    end: int
    centre: float
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Event:
    """Something that happened in a row's month: a line with its words."""

    row: int
    words: str


@dataclass(frozen=True)
class OverTime:
    """What is drawn; a value that is `None` is a gap. Limits below 0 are drawn at 0 where no value is below it."""

    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    unit: str
    phases: tuple[Phase, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    events: tuple[Event, ...] = ()
    left_out: frozenset[int] = frozenset()
    target: float | None = None
    words: Words = Words()

    @classmethod
    def of(
        cls,
        chart: XmrChart | RunChart,
        labels: Sequence[str],
        unit: str,
        *,
        events: tuple[Event, ...] = (),
        left_out: frozenset[int] = frozenset(),
        words: Words | None = None,
    ) -> OverTime:
        """Whichever chart suits the counts: what `effect.assess` gives."""
        make = cls.of_xmr if isinstance(chart, XmrChart) else cls.of_run_chart
        return make(chart, labels, unit, events=events, left_out=left_out, words=words)  # type: ignore[arg-type]

    @classmethod
    def of_xmr(
        cls,
        chart: XmrChart,
        labels: Sequence[str],
        unit: str,
        *,
        events: tuple[Event, ...] = (),
        left_out: frozenset[int] = frozenset(),
        target: float | None = None,
        words: Words | None = None,
    ) -> OverTime:
        """An XmR chart."""
        phases = tuple(Phase(one.first, one.end, one.mean, one.lower, one.upper) for one in chart.phases)
        values = tuple(point.value for point in chart.points)
        meanings = tuple(point.meaning for point in chart.points)
        return cls(tuple(labels), values, unit, phases, meanings, events, left_out, target, words or Words())

    @classmethod
    def of_run_chart(
        cls,
        chart: RunChart,
        labels: Sequence[str],
        unit: str,
        *,
        events: tuple[Event, ...] = (),
        left_out: frozenset[int] = frozenset(),
        words: Words | None = None,
    ) -> OverTime:
        """A run chart: a median and no limits."""
        phases = (Phase(0, len(chart.values), chart.median),)
        return cls(
            tuple(labels), chart.values, unit, phases, (), events, left_out, None, words or Words(centre="Median")
        )


def over_time(
    chart: OverTime, *, prefix: str, title: str, description: str, size: Size = Size.WIDE, alone: bool = False
) -> str:
    """The drawing."""
    drawing = Drawing("over-time", prefix=prefix, title=title, description=description, size=size)
    top = _legend(drawing, chart)
    rows = _event_rows(drawing, chart)
    top += LINE * len(rows) + (8 if rows else 0)
    height = 240 if size is Size.WIDE else 220
    left, right = 52.0, drawing.width - 14.0
    upward = _vertical(chart, top + height, top)
    across = Scale(0, max(len(chart.values) - 1, 1), left + 12, right - 10)
    _axes(drawing, chart, upward, across, (left, right, top, top + height))
    for phase in chart.phases:
        _phase(drawing, phase, upward, across, _floored(chart))
    if chart.target is not None:
        drawing.line("target", left, upward(chart.target), right, upward(chart.target))
    _events(drawing, rows, across, (left, right, top, top + height))
    _values(drawing, chart, upward, across)
    return drawing.finished(top + height + 52, alone=alone)


def _floored(chart: OverTime) -> bool:
    return all(value >= 0 for value in chart.values if value is not None)


def _vertical(chart: OverTime, start: float, end: float) -> Scale:
    shown = [value for value in chart.values if value is not None]
    for phase in chart.phases:
        shown += [one for one in (phase.centre, phase.lower, phase.upper) if one is not None]
    if chart.target is not None:
        shown.append(chart.target)
    low = 0.0 if _floored(chart) else min(shown)
    marks = ticks(low, max([*shown, low]))
    return Scale(marks[0], marks[-1], start, end)


def _axes(
    drawing: Drawing, chart: OverTime, upward: Scale, across: Scale, frame: tuple[float, float, float, float]
) -> None:
    left, right, top, bottom = frame
    drawing.words("unit", left - 44, top - 10, chart.unit)
    for mark in ticks(upward.low, upward.high):
        drawing.line("grid", left, upward(mark), right, upward(mark))
        drawing.words("tick", left - 6, upward(mark) + 4, number(mark), anchor="end")
    drawing.line("axis", left, bottom, right, bottom)
    step = every([width(label, SMALL) for label in chart.labels], right - left)
    for row, label in enumerate(chart.labels):
        if row % step == 0:
            drawing.line("axis", across(row), bottom, across(row), bottom + 5)
            half = width(label, SMALL) * 0.58  # a little more, for letters wider than ours
            place = min(max(across(row), half), drawing.width - half)
            drawing.words("tick", place, bottom + 22, label, anchor="middle")


def _phase(drawing: Drawing, phase: Phase, upward: Scale, across: Scale, floored: bool) -> None:
    half = (across(1) - across(0)) / 2
    start, end = across(phase.first) - half, across(phase.end - 1) + half
    start, end = max(start, across(0) - 12), min(end, across(across.high) + 10)
    if phase.lower is not None and phase.upper is not None:
        lower = max(phase.lower, 0.0) if floored else phase.lower
        drawing.box("band", start, upward(phase.upper), end - start, upward(lower) - upward(phase.upper))
        drawing.line("limit", start, upward(phase.upper), end, upward(phase.upper))
        if lower == phase.lower:
            drawing.line("limit", start, upward(lower), end, upward(lower))
    drawing.line("centre", start, upward(phase.centre), end, upward(phase.centre))


def _event_rows(drawing: Drawing, chart: OverTime) -> list[tuple[Event, str]]:
    """Each event's words on a line of their own above the chart, the latest lowest."""
    room = drawing.width - 80.0
    ordered = sorted(chart.events, key=lambda event: event.row)
    return [(event, wrapped(event.words, room, SMALL, most=1)[0]) for event in ordered]


def _events(
    drawing: Drawing, rows: list[tuple[Event, str]], across: Scale, frame: tuple[float, float, float, float]
) -> None:
    left, right, top, bottom = frame
    bases = [top - 26 - LINE * (len(rows) - 1 - order) for order in range(len(rows))]
    for (event, _), base in zip(rows, bases, strict=True):
        drawing.line("event", across(event.row), base - 12, across(event.row), bottom)
    for (event, words), base in zip(rows, bases, strict=True):
        place = across(event.row)
        wide = width(words, SMALL)
        if place + 6 + wide <= drawing.width:
            drawing.words("event-words", place + 6, base, words)
        elif place - 6 - wide >= 0:
            drawing.words("event-words", place - 6, base, words, anchor="end")
        else:
            drawing.words("event-words", max(left, right - wide), base, words)


def _values(drawing: Drawing, chart: OverTime, upward: Scale, across: Scale) -> None:
    stretch: list[tuple[float, float]] = []
    for row, value in enumerate([*chart.values, None]):
        if value is not None:
            stretch.append((across(row), upward(value)))
            continue
        if len(stretch) > 1:
            drawing.path("line", stretch)
        stretch = []
    scale = 1.0 if across(1) - across(0) > 10 else 0.72
    for row, value in enumerate(chart.values):
        if value is not None:
            said = chart.meanings[row] if chart.meanings else Meaning.COMMON_CAUSE
            mark(drawing, said, across(row), upward(value), left_out=row in chart.left_out, scale=scale)


def mark(drawing: Drawing, said: Meaning, x: float, y: float, *, left_out: bool = False, scale: float = 1.0) -> None:
    """A point; what it says is told by its shape, and by its colour again."""
    kind = "point " + ("left-out" if left_out else said.value.replace("_", "-"))
    corners = {
        Meaning.IMPROVEMENT: ((0, -7), (7, 0), (0, 7), (-7, 0)),
        Meaning.CONCERN: ((-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)),
        Meaning.HIGH: ((-6.5, 5), (0, -7), (6.5, 5)),
        Meaning.LOW: ((-6.5, -5), (0, 7), (6.5, -5)),
    }
    if left_out or said not in corners:
        drawing.shape("circle", kind, cx=x, cy=y, r=(4.5 if left_out else 3.5) * scale)
    else:
        drawing.path(kind, [(x + dx * scale, y + dy * scale) for dx, dy in corners[said]], closed=True)


def _legend(drawing: Drawing, chart: OverTime) -> float:
    """The key above the chart; the place where the chart may begin is returned."""
    entries: list[tuple[str, Meaning | None, str]] = [("line", Meaning.COMMON_CAUSE, chart.words.value)]
    if chart.phases:
        entries.append(("centre", None, chart.words.centre))
    if any(phase.upper is not None for phase in chart.phases):
        entries.append(("limit", None, chart.words.limits))
    if chart.target is not None:
        entries.append(("target", None, chart.words.target))
    told = {said for row, said in enumerate(chart.meanings) if row not in chart.left_out}
    entries += [("", said, chart.words.meanings[said]) for said in SHAPES if said in told]
    if chart.left_out:
        entries.append(("left-out", None, chart.words.left_out))
    x, y = 8.0, 16.0
    for kind, said, words in entries:
        wide = 34 + width(words, SMALL) + 18
        if x > 8 and x + wide - 18 > drawing.width:
            x, y = 8.0, y + LINE + 4
        if kind in ("line", "centre", "limit", "target"):
            drawing.line(kind, x, y - 4, x + 26, y - 4)
        if said is not None or kind == "left-out":
            mark(drawing, said or Meaning.COMMON_CAUSE, x + 13, y - 4, left_out=kind == "left-out")
        drawing.words("key", x + 34, y, words)
        x += wide
    return y + 42
