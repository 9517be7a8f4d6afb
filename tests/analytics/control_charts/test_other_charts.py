"""Run charts, attribute charts and charts of gaps: vectors that were computed apart from this project."""

import pytest

from wellheard.analytics.control_charts import (
    allowances,
    c_chart,
    exponential_limits,
    g_chart,
    i_prime,
    p_chart,
    p_prime,
    run_chart,
    t_chart,
    u_chart,
    u_prime,
    xmr,
)

COUNTS = [8, 11, 9, 15, 7, 12, 10, 22, 9, 13, 11, 8]
EXPOSURES = [1000, 1100, 950, 1200, 900, 1050, 1000, 1150, 1000, 1100, 1020, 980]
GAPS = [12, 40, 5, 33, 21, 60, 18, 9, 27, 35]


@pytest.mark.parametrize(
    ("useful", "longest", "fewest"),
    [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (36, 8, 13)],
)
def test_what_chance_allows_a_run_chart(useful: int, longest: int, fewest: int) -> None:
    assert allowances(useful) == (longest, fewest)


def test_a_run_chart_drops_points_on_the_median_and_sees_a_shift() -> None:
    steady = run_chart([3, 5, 4, 3, 5, 4, 5, 3, 4, 5, 3, 5, 3])
    assert (steady.median, steady.useful, steady.signal) == (4, 10, False)
    shifted = run_chart([5, 6, 7, 5, 6, 7, 5, 6, 7, 5, 1, 2, 1, 2, 1, 2, 1, 2, 1], baseline=range(10))
    assert (shifted.median, shifted.longest_run, shifted.longest_allowed, shifted.signal) == (6, 10, 7, True)
    assert not run_chart([4, 4, 4]).signal


def test_counts_and_rates() -> None:
    chart = u_chart(COUNTS, EXPOSURES)
    widened = u_prime(COUNTS, EXPOSURES)
    assert round(chart.centre * 1000, 3) == 10.843
    assert round(chart.points[-1].upper * 1000, 3) == 20.822
    assert round(widened.sigma_z, 3) == 1.034
    assert round(widened.points[-1].upper * 1000, 3) == 21.159
    counts = c_chart(COUNTS)
    assert counts.centre == 11.25
    assert [row for row, point in enumerate(counts.points) if point.outside] == [7]
    assert round(counts.points[0].upper, 3) == 21.312


def test_shares() -> None:
    chart = p_chart([18, 20, 15], [20, 25, 20])
    assert round(chart.centre, 4) == 0.8154
    assert round(chart.points[1].lower, 4) == 0.5826
    assert p_prime([18, 20, 15, 19], [20, 25, 20, 21]).sigma_z > 0
    with pytest.raises(ValueError, match="denominator above 0"):
        p_chart([1], [0])


def test_i_prime_with_equal_denominators_is_an_xmr_chart() -> None:
    normal = i_prime(COUNTS, [1.0] * 12)
    same = xmr(COUNTS).phases[0]
    assert normal.points[0].upper == pytest.approx(same.upper, abs=0.02)  # 2.66 is 3 sqrt(pi)/2 rounded
    changing = i_prime([10, 40, 9, 44], [100, 400, 100, 400])
    assert changing.centre == 103 / 1000
    assert changing.points[0].upper - changing.centre == pytest.approx(2 * (changing.points[1].upper - changing.centre))


def test_gaps_between_rare_events() -> None:
    units = g_chart(GAPS)
    assert (units.mean, round(units.upper, 2), units.lower, units.centre) == (26, 105.49, 0, 24)
    days = t_chart(GAPS)
    assert (round(days.centre, 3), round(days.upper, 2), round(days.lower, 3)) == (22.304, 180.57, 0.084)
    assert [round(limit, digits) for limit, digits in zip(exponential_limits(26), (2, 2, 1), strict=True)] == [
        0.04, 18.02, 171.8,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="longer than nothing"):
        t_chart([3, 0])
