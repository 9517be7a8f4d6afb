"""The XmR chart says what the reference implementation says, series by series."""

import json
from pathlib import Path

import pytest

from wellheard.analytics.control_charts import Assurance, Direction, Meaning, Side, SpecialCause, xmr

VECTORS = Path(__file__).parents[2] / "data" / "vectors"
CASES = [
    pytest.param(kind, vector, id=f"{name}-{kind}")
    for kind in ("screened", "unscreened")
    for name, vector in json.loads((VECTORS / f"xmr_{kind}.json").read_text()).items()
]
RULES = {
    "Above": (SpecialCause.OUTSIDE, Side.ABOVE),
    "Below": (SpecialCause.OUTSIDE, Side.BELOW),
    "7 Point Trend (Increasing)": (SpecialCause.TREND, Side.INCREASING),
    "7 Point Trend (Decreasing)": (SpecialCause.TREND, Side.DECREASING),
    "2 in 3 Above CL": (SpecialCause.TWO_OF_THREE, Side.ABOVE),
    "2 in 3 Below CL": (SpecialCause.TWO_OF_THREE, Side.BELOW),
    "7 Points Above CL": (SpecialCause.SHIFT, Side.ABOVE),
    "7 Points Below CL": (SpecialCause.SHIFT, Side.BELOW),
    "Above UCL": (SpecialCause.OUTSIDE, Side.ABOVE),
    "Below LCL": (SpecialCause.OUTSIDE, Side.BELOW),
    "Common Cause": (None, None),
}


@pytest.mark.parametrize(("kind", "vector"), CASES)
def test_the_chart_is_that_of_the_reference(kind: str, vector: dict) -> None:
    arguments = dict(vector["args"] or {})
    chart = xmr(
        vector["input"],
        direction=Direction(vector["direction"]),
        target=arguments.get("target"),
        fix_after=arguments.get("fix_after_n_points"),
        screen=kind == "screened",
    )
    assert [point.mean for point in chart.points] == pytest.approx(vector["mean"], rel=1e-9)
    assert [(p.special_cause, p.side) for p in chart.points] == [RULES[one] for one in vector["special_cause_type"]]
    lower, upper = [p.lower for p in chart.points], [p.upper for p in chart.points]
    if vector["lpl"] and isinstance(vector["lpl"][0], float | int):
        assert lower == pytest.approx(vector["lpl"], rel=1e-9)
        assert upper == pytest.approx(vector["upl"], rel=1e-9)
    else:  # the constant series, screened, where the reference has none
        assert lower == upper == [chart.phases[0].mean] * len(lower)
    assert chart.assurance == vector["assurance"]
    assert chart.trial_limits == bool(vector["short_group_warning"][0])


def test_a_golden_series_has_the_limits_that_were_published() -> None:
    values = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
    screened, whole = xmr(values).phases[0], xmr(values, screen=False).phases[0]
    assert (round(screened.mean, 2), round(screened.upper, 2), round(screened.lower, 2)) == (1.94, 4.60, -0.72)
    assert (round(whole.upper, 2), round(whole.lower, 2)) == (6.95, -3.06)


def test_six_steps_are_a_trend_and_five_are_not_and_a_tie_breaks_it() -> None:
    flat = [50, 51] * 6
    assert SpecialCause.TREND in {p.special_cause for p in xmr([*flat, 47, 48, 49, 50, 51, 52, 53]).points}
    assert SpecialCause.TREND not in {p.special_cause for p in xmr([*flat, 51, 48, 49, 50, 51, 52, 53, 53]).points}


def test_a_run_does_not_cross_a_new_baseline() -> None:
    values = [10, 12, 9, 11, 10, 12, 14, 15, 14, 15, 14, 15, 14, 15]
    whole = xmr(values, baseline=range(6))
    apart = xmr(values, rebase_at=[10])
    assert [p.special_cause for p in whole.points[6:]].count(None) < 8
    assert {p.special_cause for p in apart.points} == {None}
    assert [(phase.first, phase.end) for phase in apart.phases] == [(0, 10), (10, 14)]


def test_a_longer_shift_can_be_asked_for() -> None:
    values = [1, 2, 3, 2, 1, 3, 2, 1, 3, 2, 3, 1, 2, 3, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5]
    basis = range(13)
    seven = xmr(values, baseline=basis, direction=Direction.INCREASE)
    assert seven.points[-1].special_cause is SpecialCause.SHIFT
    assert seven.points[-1].meaning is Meaning.IMPROVEMENT
    assert xmr(values, baseline=basis, shift=9).points[-1].special_cause is None


@pytest.mark.parametrize(
    ("direction", "target", "said"),
    [
        (Direction.INCREASE, 0, Assurance.CONSISTENT_PASS),
        (Direction.INCREASE, 10.5, Assurance.HIT_OR_MISS),
        (Direction.INCREASE, 99, Assurance.CONSISTENT_FAIL),
        (Direction.DECREASE, 99, Assurance.CONSISTENT_PASS),
        (Direction.DECREASE, 0, Assurance.CONSISTENT_FAIL),
        (Direction.NEUTRAL, 0, None),
        (Direction.INCREASE, None, None),
    ],
)
def test_the_target_is_met_always_never_or_by_luck(
    direction: Direction, target: float | None, said: Assurance | None
) -> None:
    assert xmr([10, 11] * 7, direction=direction, target=target).assurance is said
