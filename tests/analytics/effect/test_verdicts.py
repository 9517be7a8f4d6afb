"""The verdict on an action: one test declared beforehand, and what may hold it back."""

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellheard.analytics.control_charts import RunChart, SpecialCause, XmrChart
from wellheard.analytics.effect import Assessment, Code, Question, Verdict, assess

JANUARY = date(2023, 1, 1)
BEFORE = (9, 11, 10, 8, 12, 10, 9, 11, 10, 12, 8, 10) * 2
HALF = (5, 4, 6, 5, 5, 4, 6, 5, 5, 6, 4, 5)
STEADY = (20, 22, 19, 21, 20, 18) * 7


def asked(after: tuple[int, ...] = HALF, **known: object) -> Assessment:
    """24 months before, the month of completion, and those after."""
    return assess(Question(JANUARY, (*BEFORE, 7, *after), done=24, **{"aim": 0.5, **known}))


def months(before: int, after: int) -> tuple[int, ...]:
    """A neighbouring series: one count a month before, another after."""
    return (*(before,) * 25, *(after,) * 12)


def test_half_as_many_after_as_before_is_improved() -> None:
    found = asked()
    assert found.verdict is Verdict.IMPROVED
    assert (found.before.count, found.before.months, found.after.count, found.after.months) == (240, 24, 60, 12)
    assert found.ratio == 0.5
    assert found.upper < 0.7
    assert found.p < 0.001
    assert found.adjusted.remains
    assert found.adjusted.upper < 1
    assert found.needed_months is None
    assert found.segmented.level_upper < 1
    assert found.reason(Code.BETTER).numbers["ratio"] == 0.5
    assert (found.sustained.met, found.sustained.longest, found.sustained.first) == (True, 12, 25)


def test_sixty_in_a_year_and_thirty_in_the_next_is_improved() -> None:
    found = assess(Question(JANUARY, (5,) * 12 + (9,) + (2, 3) * 6, done=12, aim=0.5))
    assert (found.verdict, found.ratio, round(found.p, 5)) == (Verdict.IMPROVED, 0.5, 0.00206)
    assert (round(found.lower, 3), round(found.upper, 3)) == (0.323, 0.775)


def test_the_same_rate_with_enough_to_see_the_aim_is_no_change_yet() -> None:
    found = asked(BEFORE[:12])
    assert found.verdict is Verdict.NO_CHANGE_YET
    assert found.power > 0.8
    assert found.reason(Code.ENOUGH_POWER)
    assert not found.sustained.met


def test_what_may_still_be_the_aim_is_not_called_no_change() -> None:
    """The power was there, and the result lies between: another look settles it."""
    found = assess(Question(JANUARY, (5,) * 24 + (5,) + (3, 4) * 6, done=24, aim=0.55))
    assert found.p > 0.05
    assert found.reason(Code.ENOUGH_POWER)
    assert found.reason(Code.AIM_STILL_POSSIBLE)
    assert found.lower < 0.55
    assert found.verdict is Verdict.TOO_LITTLE
    assert found.needed_months > 1


def test_a_control_that_is_too_small_to_tell_leaves_it_open() -> None:
    assert asked(control=(1, 0, 0, 0) * 9 + (0,)).verdict is Verdict.TOO_LITTLE


def test_twice_as_many_after_as_before_is_worse() -> None:
    assert asked(tuple(2 * count for count in BEFORE[:12])).verdict is Verdict.WORSE


def test_a_small_service_has_too_little_to_tell_and_is_told_how_long_to_wait() -> None:
    counts = (2, 1, 3, 2, 2, 1, 2, 3, 2, 1, 2, 3) * 3 + (2,) + (1, 1, 2, 1, 0, 2)
    found = assess(Question(JANUARY, counts, done=36, aim=0.4))
    assert found.verdict is Verdict.TOO_LITTLE
    assert found.reason(Code.LITTLE_POWER)
    assert found.needed_months > 6
    assert found.needed_complaints == round(72 / 36 * 0.4 * found.needed_months)
    longer = counts + (1, 1, 1, 0, 1, 1) * 20
    later = assess(Question(JANUARY, longer[: 43 + found.needed_months], done=36, aim=0.4))
    assert later.power >= 0.79


def test_a_baseline_that_will_never_tell_is_said_to_be_too_small() -> None:
    found = assess(Question(JANUARY, (1, 0, 1, 1, 2, 0) * 4 + (1,) + (1, 0) * 6, done=24, aim=0.6))
    assert (found.verdict, found.needed_months) == (Verdict.TOO_LITTLE, None)
    reason = found.reason(Code.BASELINE_TOO_SMALL)
    assert (reason.numbers["have"], reason.numbers["need"]) == (20, 83)


@pytest.mark.parametrize(("after", "verdict"), [(5, Verdict.TOO_LITTLE), (6, Verdict.IMPROVED)])
def test_six_months_are_needed_on_each_side(after: int, verdict: Verdict) -> None:
    found = asked((1,) * after)
    assert found.verdict is verdict
    assert bool(found.reason(Code.FEW_MONTHS_AFTER)) == (verdict is Verdict.TOO_LITTLE)


def test_nothing_is_known_before_the_action_is_done() -> None:
    found = assess(Question(JANUARY, BEFORE, done=24))
    assert (found.verdict, found.after.months, found.ratio) == (Verdict.TOO_LITTLE, 0, None)
    assert found.needed_months >= 6
    none = assess(Question(JANUARY, (0,) * 30, done=0))
    assert (none.verdict, none.chart, none.needed_months) == (Verdict.TOO_LITTLE, None, None)
    assert none.reason(Code.FEW_COMPLAINTS)


def test_a_rate_that_was_falling_anyway_is_not_improved() -> None:
    falling = [round(40 * 0.97**month) for month in range(49)]
    found = assess(Question(JANUARY, tuple(falling), done=24, aim=0.5))
    assert found.p < 0.001
    assert found.verdict is not Verdict.IMPROVED
    assert found.reason(Code.DRIFT_COULD_EXPLAIN)
    assert found.segmented.slope_before == pytest.approx(0.97, abs=0.005)


def test_the_quiet_half_of_the_year_is_not_an_improvement() -> None:
    year = (30, 30, 28, 20, 14, 12, 12, 14, 20, 24, 28, 30)
    counts = (*year, *year, *year[:4], *year[4:9])
    found = assess(Question(JANUARY, counts, done=27, aim=0.6))
    assert found.p < 0.05
    assert found.verdict is not Verdict.IMPROVED


def test_scatter_beyond_chance_weakens_the_claim() -> None:
    wild = (0, 30, 2, 25, 1, 4, 28, 0, 3, 22, 5, 0) * 2
    found = assess(Question(JANUARY, (*wild, 5, *(1, 12, 0, 9, 1, 0, 14, 2, 8, 1, 2, 10)), done=24, aim=0.5))
    assert found.dispersion > 5
    assert found.p > 0.05
    assert found.verdict is Verdict.TOO_LITTLE
    assert found.reason(Code.OVERDISPERSED)


@pytest.mark.parametrize(
    ("known", "verdict", "code"),
    [
        ({"sisters": months(4, 4)}, Verdict.IMPROVED, Code.NOT_DISPLACED),
        ({"sisters": months(4, 9)}, Verdict.NO_CHANGE_YET, Code.DISPLACED),
        ({"others": months(30, 29)}, Verdict.IMPROVED, Code.NOT_SUPPRESSED),
        ({"others": months(30, 15)}, Verdict.NO_CHANGE_YET, Code.SUPPRESSED),
        ({"others": months(30, 60)}, Verdict.IMPROVED, Code.NOT_SUPPRESSED),
        ({"control": STEADY[:37]}, Verdict.IMPROVED, Code.CONTROL_CONFIRMS),
        ({"control": months(20, 10)}, Verdict.NO_CHANGE_YET, Code.CONTROL_MOVED_TOO),
        ({"control": tuple(range(2, 39))}, Verdict.IMPROVED, Code.CONTROL_NOT_PARALLEL),
        ({"control": (0,) * 37}, Verdict.IMPROVED, Code.BETTER),
    ],
)
def test_what_else_changed_may_hold_the_claim_back(known: dict, verdict: Verdict, code: Code) -> None:
    found = asked(**known)
    assert found.verdict is verdict
    assert found.reason(code)


def test_what_moved_elsewhere_is_counted() -> None:
    found = asked(sisters=months(4, 9), control=STEADY[:37])
    assert found.displaced.difference == 9 * 12 - 4 * 12
    assert found.displaced.ratio.ratio == 2.25
    assert found.controlled.ratio == pytest.approx(0.5, abs=0.01)
    assert found.controlled.control.ratio == pytest.approx(1, abs=0.02)


def test_a_claim_of_worse_is_held_back_where_the_control_rose_too() -> None:
    doubled = tuple(2 * count for count in BEFORE[:12])
    assert asked(doubled, control=months(20, 40)).verdict is Verdict.NO_CHANGE_YET
    assert asked(doubled, control=STEADY[:37]).verdict is Verdict.WORSE


def test_fewer_people_are_no_improvement() -> None:
    assert asked(exposure=(*(1000.0,) * 25, *(500.0,) * 12)).ratio == 1
    assert asked(exposure=(*(1000.0,) * 25, *(500.0,) * 12)).verdict is Verdict.NO_CHANGE_YET
    shut = asked(exposure=(*(1000.0,) * 23, 0.0, *(1000.0,) * 13))
    assert shut.before.months == 23


def test_the_trigger_and_the_transition_belong_to_neither_side() -> None:
    counts = (*BEFORE[:22], 40, 45, 7, 12, *HALF)
    plain = assess(Question(JANUARY, counts, done=24, aim=0.5))
    careful = assess(
        Question(JANUARY, counts, done=24, aim=0.5, transition=1, trigger=frozenset({22, 23}), baseline_from=2)
    )
    assert (plain.before.count, careful.before.count, careful.before.months) == (307, 202, 20)
    assert (plain.after.count, careful.after.count) == (72, 60)
    assert careful.reason(Code.TRIGGER_LEFT_OUT).numbers == {"months": 2}


def test_more_can_be_the_aim() -> None:
    """Praise, or concerns raised early: the mirror of fewer complaints."""
    more = tuple(2 * count for count in BEFORE[:12])
    found = asked(more, fewer=False, aim=1.8)
    assert found.verdict is Verdict.IMPROVED
    assert asked(HALF, fewer=False, aim=1.8).verdict is Verdict.WORSE
    assert asked(more, fewer=False, aim=1.8, others=months(30, 60)).verdict is Verdict.NO_CHANGE_YET
    assert asked(more, fewer=False, aim=1.8, others=months(30, 15)).verdict is Verdict.IMPROVED
    assert found.sustained.met


def test_the_chart_has_a_frozen_baseline_and_a_kind_that_suits_the_counts() -> None:
    found = asked()
    assert isinstance(found.chart, XmrChart)
    assert found.chart.points[-1].mean == 10
    assert {point.special_cause for point in found.chart.points[25:]} & {SpecialCause.SHIFT, SpecialCause.OUTSIDE}
    few = assess(Question(JANUARY, (1, 2, 0, 1, 2, 3) * 4 + (1,) + (0, 1) * 6, done=24))
    assert isinstance(few.chart, RunChart)
    assert few.chart.median == 1.5


@pytest.mark.parametrize(
    "wrong",
    [
        {"exposure": (1.0,)},
        {"control": (1, 2)},
        {"aim": 1.2},
        {"fewer": False, "aim": 0.6},
        {"counts": (-1, *HALF)},
        {"done": -1},
        {"exposure": (-1.0,) * 12},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"."):
        Question(**{"first": JANUARY, "counts": HALF, "done": 6, **wrong})


@settings(max_examples=150, deadline=None)
@given(
    before=st.lists(st.integers(0, 400), min_size=0, max_size=30),
    after=st.lists(st.integers(0, 400), min_size=0, max_size=30),
    scale=st.sampled_from([0, 1, 50]),
    seed=st.integers(0, 10_000),
)
def test_every_question_has_an_answer_of_finite_numbers(
    before: list[int], after: list[int], scale: int, seed: int
) -> None:
    """Whatever the counts: silent, wild, one month, none."""
    rng = np.random.default_rng(seed)
    counts = (*before, 3, *after)
    neighbours = {
        name: tuple(int(n) for n in rng.poisson(scale, len(counts))) for name in ("control", "sisters", "others")
    }
    with np.errstate(all="raise", under="ignore"):
        found = assess(Question(JANUARY, counts, done=len(before), aim=0.5, **neighbours))
    numbers = [found.ratio, found.lower, found.upper, found.p, found.power, found.dispersion]
    numbers += list(vars(found.adjusted).values()) if found.adjusted else []
    numbers += list(vars(found.segmented).values()) if found.segmented else []
    assert all(np.isfinite(number) for number in numbers if number is not None)
    assert 0 <= found.power <= 1
    assert found.verdict is not Verdict.IMPROVED or found.ratio < 1


def test_a_small_simulation_keeps_the_promise() -> None:
    """`make bench-effect` is the whole of it."""
    sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks" / "effect"))
    try:
        from run import verdicts
        from series import HALVED, NOTHING_CHANGED
    finally:
        sys.path.pop(0)
    cells = [(world, size, span) for world in NOTHING_CHANGED for size, span in ((2, (24, 12)), (20, (12, 12)))]
    found = [verdicts(*cell, series=50) for cell in cells]
    assert sum(one[Verdict.IMPROVED] for one in found) <= 0.03 * 50 * len(cells)
    assert max(one[Verdict.IMPROVED] for one in found) <= 0.14 * 50
    seen = verdicts(HALVED[0], 20, (24, 12), series=50)
    assert seen[Verdict.IMPROVED] >= 45
    small = verdicts(HALVED[0], 0.5, (12, 6), series=50)
    assert small[Verdict.TOO_LITTLE] >= 47
    assert small[Verdict.NO_CHANGE_YET] == 0
