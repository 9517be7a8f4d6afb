"""The pictures of learning, drawn from values: the diagram of an analysis, the months of an action, the loop."""

from collections.abc import Mapping, Sequence
from functools import partial

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.analytics import charts
from wellheard.analytics.control_charts import Meaning, XmrChart
from wellheard.analytics.effect import Question
from wellheard.analytics.effect.charted import chart
from wellheard.areas.learning.labels import STEPS
from wellheard.areas.learning.models import Analysis, ImprovementAction
from wellheard.areas.learning.selectors.effect import months_on
from wellheard.areas.learning.selectors.factors import factors_of
from wellheard.areas.learning.selectors.loop import Step


def fishbone_of(analysis: Analysis) -> str:
    """The cause-and-effect diagram: what went wrong at the head, the rings of factors as bones, what was found on
    each. The ends of the whys that carry the concluded cause are marked.
    """
    factors = factors_of(analysis.complaint)
    rows = list(analysis.factors.all())
    ends = {why.factor for why in analysis.whys.all() if why.factor}
    bones = []
    for ring, held in factors.by_ring():
        names = {factor.code: factor.name for factor in held}
        twigs = tuple(
            charts.Factor(f"{names[row.factor]}: {row.words}", row.factor in ends)
            for row in rows
            if row.factor in names
        )
        if twigs:
            bones.append(charts.Bone(ring, twigs))
    if not bones:
        return ""
    words = "; ".join(f"{factors.named(row.factor).name}: {row.words}" for row in rows if factors.named(row.factor))  # type: ignore[union-attr]
    draw = partial(
        charts.fishbone, analysis.problem, bones, title=_("Cause and effect"), root=_("Where the whys end"),
        description=_("What contributed: %(words)s.") % {"words": words},
    )  # fmt: skip
    return charts.responsive(lambda size, prefix: draw(size=size, prefix=prefix), f"fishbone-{analysis.pk.hex[-6:]}")


def watched_chart(question: Question, action: ImprovementAction) -> str:
    """The months before and after an action, about the baseline that was frozen when it was done."""
    drawn = chart(question)
    if drawn is None:
        return ""
    labels = [str(date_format(months_on(question.first, row), "M Y")) for row in range(len(question.counts))]
    unit = _("Complaints a month")
    if question.exposure is not None:
        unit = _("Complaints a month, at the usual size")
    events = (charts.Event(question.done, _("Done")),)
    words = charts.Words(
        value=unit, centre=_("Average before"), limits=_("Limits of chance"), left_out=_("Left out of the average"),
        meanings={
            Meaning.IMPROVEMENT: _("Better than chance explains"),
            Meaning.CONCERN: _("Worse than chance explains"),
            Meaning.HIGH: _("High beyond chance"),
            Meaning.LOW: _("Low beyond chance"),
        },
    )  # fmt: skip
    left_out = frozenset(question.trigger)
    if isinstance(drawn, XmrChart):
        shown = charts.OverTime.of_xmr(drawn, labels, unit, events=events, left_out=left_out, words=words)
    else:
        shown = charts.OverTime.of_run_chart(drawn, labels, unit, events=events, left_out=left_out, words=words)
    describe = _("%(n)d months from %(first)s to %(last)s; the action was done in %(done)s. The table below has each.")
    values = {"n": len(labels), "first": labels[0], "last": labels[-1], "done": labels[question.done]}
    draw = partial(charts.over_time, shown, title=_("Month by month"), description=describe % values)
    return charts.responsive(lambda size, prefix: draw(size=size, prefix=prefix), f"months-{action.pk.hex[-6:]}")


def loop_chart(steps: Sequence[Step], addresses: Mapping[str, str]) -> str:
    """The loop of a period as a chain of numbers, each a link to its complaints where there are any."""
    shown = [
        charts.Step(
            label=str(STEPS[step.code]), count=step.count,
            share=_("%(n)d%% of those before") % {"n": round(step.share)} if step.share is not None else "",
            part=step.share / 100 if step.share is not None else None,
            url=addresses[step.code] if step.count else "",
        )
        for step in steps
    ]  # fmt: skip
    told = ", ".join(f"{step.count} {STEPS[step.code]}" for step in steps)
    draw = partial(charts.loop, shown, title=_("From complaint to change"), description=f"{told}.")
    return charts.responsive(lambda size, prefix: draw(size=size, prefix=prefix), "loop")
