"""The regressions are those of statsmodels, an independent implementation."""

from datetime import date

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import t

from wellheard.analytics.effect import Code, Question, Segmented
from wellheard.analytics.effect.drift import PRECISION, _columns, allow_for_drift
from wellheard.analytics.effect.neighbours import pre_trend
from wellheard.analytics.effect.regression import newey_west, poisson_fit, season
from wellheard.analytics.effect.segmented import segmented

RNG = np.random.default_rng(3)
MONTHS = 49
EXPOSURE = tuple(float(size) for size in RNG.integers(900, 1300, MONTHS))
COUNTS = tuple(
    int(count)
    for count in RNG.negative_binomial(6, 6 / (6 + np.array([14.0] * 25 + [8.0] * 24) * np.array(EXPOSURE) / 1000))
)
QUESTION = Question(date(2022, 3, 1), COUNTS, done=24, exposure=EXPOSURE, aim=0.6)


def test_segmented_regression_with_season_and_exposure() -> None:
    ours = segmented(QUESTION)
    assert isinstance(ours, Segmented)
    rows = np.array([*QUESTION.before, *QUESTION.after])
    y, sizes = np.array(COUNTS)[rows], np.array(EXPOSURE)[rows]
    after, time = (rows > 24).astype(float), rows - 25.0
    x = np.column_stack([np.ones(48), time, after, time * after, season(rows + 2.0, 1)])
    model = sm.GLM(y, x, family=sm.families.Poisson(), offset=np.log(sizes))
    plain = model.fit(scale="X2")
    robust = model.fit(cov_type="HAC", cov_kwds={"maxlags": ours.lag, "use_correction": True})
    assert np.log([ours.slope_before, ours.level, ours.slope]) == pytest.approx(plain.params[1:4], abs=1e-6)
    assert ours.dispersion == pytest.approx(plain.scale, rel=1e-6)
    errors = np.maximum(plain.bse, robust.bse)
    assert np.log(ours.level_upper / ours.level) == pytest.approx(t.ppf(0.975, 42) * errors[2], rel=1e-5)
    assert np.log(ours.slope / ours.slope_lower) == pytest.approx(t.ppf(0.975, 42) * errors[3], rel=1e-5)


def test_newey_west_is_that_of_statsmodels() -> None:
    y, x = np.array(COUNTS, dtype=float), np.column_stack([np.ones(MONTHS), np.arange(MONTHS) / 10])
    fit = poisson_fit(y, x, np.zeros(MONTHS))
    theirs = sm.GLM(y, x, family=sm.families.Poisson()).fit(
        cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}
    )
    assert newey_west(fit, y, x, 3) == pytest.approx(theirs.cov_params(), rel=1e-6)
    assert fit.deviance == pytest.approx(theirs.deviance, rel=1e-8)


def test_the_step_beside_drift_and_season_is_the_penalised_fit() -> None:
    """statsmodels' penalised fit, with ours as the weights of an elastic net without its absolute part."""
    adjusted, dispersion = allow_for_drift(QUESTION)
    rows = np.array([*QUESTION.before, *QUESTION.after])
    y = np.array(COUNTS, dtype=float)[rows]
    x, offset = _columns(QUESTION, rows), np.log(np.array(EXPOSURE)[rows])
    model = sm.GLM(y, x, family=sm.families.Poisson(), offset=offset)
    theirs = model.fit_regularized(
        alpha=PRECISION * dispersion / len(rows), L1_wt=0, maxiter=500, opt_method="bfgs", refit=False
    )
    assert np.log(adjusted.ratio) == pytest.approx(theirs.params[-1], abs=1e-3)
    assert adjusted.remains == (adjusted.upper < 1 or adjusted.lower > 1)


def test_pre_trend_is_the_logistic_regression_of_statsmodels() -> None:
    control = tuple(int(count) for count in RNG.poisson(20, MONTHS))
    plain = Question(date(2022, 3, 1), COUNTS, done=24, aim=0.6)
    ratio, p = pre_trend(plain, control)
    rows = np.arange(24)
    y = np.column_stack([np.array(COUNTS)[rows], np.array(control)[rows]])
    x = np.column_stack([np.ones(24), rows])
    theirs = sm.GLM(y, x, family=sm.families.Binomial()).fit()
    error = theirs.bse[1] * np.sqrt(theirs.pearson_chi2 / 22)  # its own scale="X2" forgets the totals
    assert np.log(ratio) == pytest.approx(theirs.params[1], abs=1e-6)
    assert p == pytest.approx(2 * t.sf(abs(theirs.params[1] / error), 22), rel=1e-3)


def test_too_short_a_series_has_no_regression_and_says_why() -> None:
    assert segmented(Question(date(2024, 1, 1), (4,) * 20, done=12)) is Code.SEGMENTED_TOO_SHORT
    assert segmented(Question(date(2024, 1, 1), (4,) * 30, done=24)) is Code.SEGMENTED_TOO_SHORT
    silent = Question(date(2024, 1, 1), (*(4,) * 20, *(0,) * 15), done=20)
    assert segmented(silent) is Code.SEGMENTED_NOT_ESTIMABLE
    nearly = Question(date(2024, 1, 1), (*(0, 0, 9) * 8, 0, *(0,) * 11, 1), done=24)
    assert segmented(nearly) is Code.SEGMENTED_NOT_ESTIMABLE
