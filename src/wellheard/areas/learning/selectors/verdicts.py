"""A verdict in words: for a head of service first, with the figures a statistician asks for behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellheard.analytics.effect import Question
from wellheard.areas.learning.labels import REASONS
from wellheard.areas.learning.models import ImprovementAction, Judgement
from wellheard.areas.learning.selectors.drawing import watched_chart
from wellheard.areas.learning.selectors.effect import months_on


@dataclass(frozen=True)
class ShownVerdict:
    """What is said of an action: a headline, a sentence, what is to be known beside it, the figures, the chart."""

    verdict: str
    headline: str
    sentence: str
    beside: list[str]
    figures: list[tuple[str, str]]
    months: list[tuple[date, int, str]]
    chart: str


def question_from(kept: dict[str, Any]) -> Question | None:
    """The question as it was asked, from what was kept with a verdict."""
    said = kept.get("question")
    if not said:
        return None
    series: dict[str, Any] = {
        name: tuple(said[name]) if said.get(name) is not None else None
        for name in ("exposure", "control", "sisters", "others")
    }
    plain = {name: said[name] for name in ("done", "transition", "baseline_from", "fewer", "aim", "run")}
    return Question(
        first=date.fromisoformat(said["first"]), counts=tuple(said["counts"]), trigger=frozenset(said["trigger"]),
        **series, **plain,
    )  # fmt: skip


def shown_verdict(action: ImprovementAction, judgement: Judgement | None, on: date) -> ShownVerdict | None:
    """The last verdict of an action as it is shown; None where there is none."""
    if judgement is None:
        return None
    kept = judgement.figures
    question = question_from(kept)
    if question is None:
        words = _("No whole month has passed since it was done, or too few months before it are known.")
        return ShownVerdict(judgement.verdict, str(judgement.get_verdict_display()), words, [], [], [], "")
    return ShownVerdict(
        verdict=judgement.verdict,
        headline=str(judgement.get_verdict_display()),
        sentence=sentence_of(judgement.verdict, kept),
        beside=[words for reason in kept["reasons"] if (words := _reason(reason))],
        figures=_figures(kept, question),
        months=_months(question),
        chart=watched_chart(question, action),
    )


def sentence_of(verdict: str, kept: dict[str, Any]) -> str:
    """What a head of service reads."""
    before, after = kept["before"], kept["after"]
    ratio, lower, upper = kept["ratio"], kept["lower"], kept["upper"]
    rates = {
        "before": _number(before["count"] / before["months"]) if before["months"] else "0",
        "after": _number(after["count"] / after["months"]) if after["months"] else "0",
    }
    if ratio is None:
        return _("Before: %(b)d in %(bm)d months. Since: %(a)d in %(am)d months.") % {
            "b": before["count"], "bm": before["months"], "a": after["count"], "am": after["months"],
        }  # fmt: skip
    change = _change(ratio)
    between = _("between %(low)s and %(high)s") % {"low": _change(lower), "high": _change(upper)}
    told = _("%(before)s a month before, %(after)s since: %(change)s (%(between)s).") % {
        **rates, "change": change, "between": between,
    }  # fmt: skip
    return f"{told} {_then(verdict, kept)}".strip()


def _then(verdict: str, kept: dict[str, Any]) -> str:
    """What follows from it."""
    if verdict == Judgement.Verdict.IMPROVED:
        return _("Chance alone would seldom bring such a fall.")
    if verdict == Judgement.Verdict.WORSE:
        return _("Chance alone would seldom bring such a rise.")
    if verdict == Judgement.Verdict.NO_CHANGE_YET:
        return _("Had it worked as it was meant to, it would most likely show by now.")
    months, complaints = kept["needed_months"], kept["needed_complaints"]
    if months is None:
        return _("No wait would tell: there were too few before.")
    wait = ngettext("%(n)d more month", "%(n)d more months", months) % {"n": months}
    more = ngettext("%(n)d complaint", "%(n)d complaints", complaints or 0) % {"n": complaints or 0}
    return _("To tell, it takes about %(wait)s, or some %(more)s more.") % {"wait": wait, "more": more}


def _change(ratio: float | None) -> str:
    if ratio is None:
        return _("unknown")
    hundredths = round(100 * abs(1 - ratio))
    if not hundredths:
        return _("no change")
    return (_("%(n)d%% fewer") if ratio < 1 else _("%(n)d%% more")) % {"n": hundredths}


def _reason(reason: dict[str, Any]) -> str:
    words = REASONS.get(reason["code"])
    if not words:
        return ""
    numbers = {name: _number(value) for name, value in reason["numbers"].items()}
    return str(words) % numbers


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.1f}" if abs(value) >= 1 else f"{value:.2f}"


def _figures(kept: dict[str, Any], question: Question) -> list[tuple[str, str]]:
    """The figures that a statistician asks for, by name."""
    rows = [
        (
            _("Counted before"),
            _("%(n)d in %(m)d months") % {"n": kept["before"]["count"], "m": kept["before"]["months"]},
        ),
        (_("Counted since"), _("%(n)d in %(m)d months") % {"n": kept["after"]["count"], "m": kept["after"]["months"]}),
    ]
    if kept["ratio"] is not None:
        rows.append((_("Rate ratio, 95% interval"), _interval(kept)))
        rows.append((_("Exact p, two-sided"), _p(kept["p"])))
    rows.append((_("Dispersion"), f"{kept['dispersion']:.2f}"))
    rows.append((_("Power for the declared aim"), f"{kept['power']:.0%}"))
    rows.append((_("Declared aim"), f"{question.aim:.2f}"))
    if kept["adjusted"]:
        rows.append((_("Ratio allowing for drift and season"), _interval(kept["adjusted"])))
    if kept["segmented"]:
        level = {"ratio": "level", "lower": "level_lower", "upper": "level_upper"}
        slope = {"ratio": "slope", "lower": "slope_lower", "upper": "slope_upper"}
        rows.append((_("Step, segmented regression"), _interval({k: kept["segmented"][v] for k, v in level.items()})))
        rows.append((_("Change of slope a month"), _interval({k: kept["segmented"][v] for k, v in slope.items()})))
    if kept["controlled"]:
        rows.append((_("Against the service compared with"), _interval(kept["controlled"])))
    if kept["displaced"]:
        rows.append((_("Sister categories"), _interval(kept["displaced"]["ratio"])))
    if kept["suppressed"]:
        rows.append((_("Everything else in the service"), _interval(kept["suppressed"]["ratio"])))
    return rows


def _interval(kept: dict[str, Any]) -> str:
    if kept["ratio"] is None:
        return "–"
    return f"{kept['ratio']:.2f} ({kept['lower']:.2f}–{kept['upper']:.2f})"


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def _months(question: Question) -> list[tuple[date, int, str]]:
    """Each month with its count, and what it counts as."""
    before, after = set(question.before), set(question.after)
    found = []
    for index, count in enumerate(question.counts):
        part = _("before") if index in before else _("since") if index in after else _("left out")
        found.append((months_on(question.first, index), count, part))
    return found
