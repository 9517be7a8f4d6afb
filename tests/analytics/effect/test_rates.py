"""Ratios of rates: vectors that were computed apart from this project, and statsmodels and scipy beside them."""

from math import exp, log, sqrt

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.rates import confint_poisson_2indep, test_poisson_2indep

from wellheard.analytics.effect.rate_ratios import (
    baseline_needed,
    chance_of_showing,
    dispersion,
    rate_ratio,
    ratio_of_rate_ratios,
)

test_poisson_2indep.__test__ = False


def test_half_as_many_is_half_the_rate() -> None:
    found = rate_ratio(60, 30, 12, 12)
    assert (found.ratio, round(found.lower, 3), round(found.upper, 3), round(found.p, 5)) == (
        0.5,
        0.323,
        0.775,
        0.00206,
    )


@pytest.mark.parametrize(("before", "after"), [(60, 30), (12, 3), (7, 20), (140, 118), (3, 4)])
def test_interval_and_p_are_those_of_statsmodels_and_scipy(before: int, after: int) -> None:
    found = rate_ratio(before, after, 12, 12)
    lower, upper = confint_poisson_2indep(after, 12, before, 12, method="wald-log")
    assert (found.lower, found.upper) == pytest.approx((lower, upper), rel=1e-6)
    assert found.p == pytest.approx(test_poisson_2indep(after, 12, before, 12, method="exact-cond").pvalue)
    assert found.p == pytest.approx(stats.binomtest(after, before + after, 0.5).pvalue)


def test_with_unequal_time_each_tail_has_its_half() -> None:
    found = rate_ratio(60, 10, 24, 8)
    low = stats.binom.cdf(10, 70, 0.25)
    assert found.p == pytest.approx(2 * low)


def test_none_after_has_an_exact_limit() -> None:
    found = rate_ratio(12, 0, 12, 12)
    share = stats.binomtest(0, 12).proportion_ci(0.95, "exact").high
    assert (found.ratio, found.lower) == (0, 0)
    assert found.upper == pytest.approx(share / (1 - share))
    assert rate_ratio(0, 12, 12, 12).upper is None
    assert rate_ratio(0, 12, 12, 12).lower == pytest.approx(1 / found.upper)
    assert rate_ratio(0, 0, 12, 12).p == 1


def test_scatter_widens_the_interval_and_weakens_the_test() -> None:
    plain, scattered = rate_ratio(60, 30, 12, 12), rate_ratio(60, 30, 12, 12, 2.0, 22)
    assert log(scattered.upper / scattered.ratio) == pytest.approx(stats.t.ppf(0.975, 22) * sqrt(2 * (1 / 60 + 1 / 30)))
    assert scattered.p == pytest.approx(2 * stats.t.sf((45 - 30) / sqrt(2 * 90 / 4), 22))
    assert scattered.p > plain.p


def test_the_change_beyond_a_control() -> None:
    ratio, error = ratio_of_rate_ratios((60, 30), (100, 95))
    assert round(ratio, 4) == 0.5263
    assert [round(ratio * exp(sign * 1.959964 * error), 4) for sign in (-1, 1)] == [0.3127, 0.8857]
    assert ratio_of_rate_ratios((60, 0), (100, 95))[0] > 0


def test_scatter_is_measured_about_each_side() -> None:
    rng = np.random.default_rng(4)
    before, after = rng.negative_binomial(10, 0.5, 400), rng.negative_binomial(4, 0.5, 400)
    found, freedom = dispersion([list(before), list(after)], [[1.0] * 400, [1.0] * 400])
    assert freedom == 798
    assert found == pytest.approx(2, abs=0.25)
    assert dispersion([[5, 5, 5], [2, 2]], [[1, 1, 1], [1, 1]]) == (1.0, 3)


@pytest.mark.parametrize(("aim", "published"), [(0.5, 50), (0.6, 83), (0.7, 155), (0.8, 365)])
def test_how_many_complaints_a_baseline_needs(aim: float, published: int) -> None:
    assert baseline_needed(aim) == pytest.approx(published, rel=0.02)


@pytest.mark.parametrize(("expected", "ratio", "aim"), [(50, 1.0, 0.5), (30, 0.5, 0.4), (40, 2.0, 1.8)])
def test_the_chance_of_showing_is_what_happens_in_trials(expected: float, ratio: float, aim: float) -> None:
    rng = np.random.default_rng(7)
    before, after = rng.poisson(expected, 4000), rng.poisson(expected * ratio * aim, 4000)
    shown = 0
    for c0, c1 in zip(before.tolist(), after.tolist(), strict=True):
        found = rate_ratio(c0, c1, 1, ratio)
        shown += found.p < 0.05 and (found.ratio or 0) != 0 and ((found.ratio or 0) < 1) == (aim < 1)
    assert chance_of_showing(expected, ratio, aim) == pytest.approx(shown / 4000, abs=0.025)


def test_a_large_service_is_worked_out_by_approximation_and_joins_on() -> None:
    assert chance_of_showing(2100, 1, 0.9) == pytest.approx(chance_of_showing(2100 * 1.01, 1, 0.9), abs=0.01)
    assert chance_of_showing(0, 1, 0.5) == 0
