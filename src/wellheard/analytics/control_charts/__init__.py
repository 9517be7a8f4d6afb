"""Control charts: XmR, run, attribute and rare-event charts. Values in, values out; drawn by `charts`."""

from wellheard.analytics.control_charts.attributes import (
    Attribute,
    AttributeChart,
    c_chart,
    i_prime,
    p_chart,
    p_prime,
    u_chart,
    u_prime,
)
from wellheard.analytics.control_charts.rare_events import GapChart, exponential_limits, g_chart, t_chart
from wellheard.analytics.control_charts.run_charts import RunChart, allowances, run_chart
from wellheard.analytics.control_charts.signals import Assurance, Direction, Meaning, Point, Side, SpecialCause
from wellheard.analytics.control_charts.xmr import Limits, XmrChart, xmr

__all__ = [
    "Assurance",
    "Attribute",
    "AttributeChart",
    "Direction",
    "GapChart",
    "Limits",
    "Meaning",
    "Point",
    "RunChart",
    "Side",
    "SpecialCause",
    "XmrChart",
    "allowances",
    "c_chart",
    "exponential_limits",
    "g_chart",
    "i_prime",
    "p_chart",
    "p_prime",
    "run_chart",
    "t_chart",
    "u_chart",
    "u_prime",
    "xmr",
]
