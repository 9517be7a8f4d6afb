"""The one component that draws charts: values in, the text of an SVG out.

Every drawing has a title, a description and real text; it holds no style, tells nothing by colour alone, and
has a shape for a page and one for a phone (`responsive` gives both).
"""

from wellheard.analytics.charts.bars import Bar, bars
from wellheard.analytics.charts.drawing import Size, responsive, stylesheet
from wellheard.analytics.charts.fishbone import Bone, Factor, fishbone
from wellheard.analytics.charts.grid import Grid, grid
from wellheard.analytics.charts.loop import Step, loop
from wellheard.analytics.charts.over_time import Event, OverTime, Phase, Words, over_time
from wellheard.analytics.charts.quadrants import Axes, Place, quadrants

__all__ = [
    "Axes",
    "Bar",
    "Bone",
    "Event",
    "Factor",
    "Grid",
    "OverTime",
    "Phase",
    "Place",
    "Size",
    "Step",
    "Words",
    "bars",
    "fishbone",
    "grid",
    "loop",
    "over_time",
    "quadrants",
    "responsive",
    "stylesheet",
]
