"""How often each chart cries wolf over a stable process: simulated apart from this project, and here again."""

from collections.abc import Callable

import numpy as np
import pytest

from wellheard.analytics.control_charts import SpecialCause, g_chart, t_chart, xmr

SERIES, MONTHS = 1500, 24


def alarms(series: np.ndarray, cause: SpecialCause | None = None, **options: int | bool) -> float:
    """Percent of series with a signal, or with one of a kind, counted apart from the other kinds."""
    found = 0
    for values in series.tolist():
        causes = {point.special_cause for point in xmr(values, **options).points} - {None}
        found += bool(causes) if cause is None else cause in causes
    return 100 * found / len(series)


def normal(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(100, 10, (SERIES, MONTHS))


def poisson(mean: float) -> Callable[[np.random.Generator], np.ndarray]:
    return lambda rng: rng.poisson(mean, (SERIES, MONTHS))


@pytest.mark.parametrize(
    ("draw", "options", "percent"),
    [
        (normal, {}, 18.7),
        (normal, {"fix_after": 12}, 33.2),
        (normal, {"screen": False}, 14.7),
        (normal, {"shift": 8, "trend": 6}, 16.8),
        (poisson(20), {}, 19.8),
        (poisson(5), {}, 25.1),
        (poisson(2), {}, 32.6),
        (poisson(0.5), {}, 60.9),
        (lambda rng: rng.negative_binomial(5, 0.5, (SERIES, MONTHS)), {}, 34.1),
    ],
)
def test_an_xmr_chart_cries_wolf_as_often_as_is_known(
    draw: Callable[[np.random.Generator], np.ndarray], options: dict[str, int], percent: float
) -> None:
    assert alarms(draw(np.random.default_rng(11)), **options) == pytest.approx(percent, abs=3.5)


def test_each_rule_cries_wolf_as_often_as_is_known() -> None:
    series = normal(np.random.default_rng(12))
    assert alarms(series, SpecialCause.OUTSIDE) == pytest.approx(9.9, abs=2)
    assert alarms(series, SpecialCause.TREND) == pytest.approx(0.7, abs=0.7)
    assert alarms(series, SpecialCause.SHIFT) == pytest.approx(8.5, abs=2)
    assert alarms(series, SpecialCause.TWO_OF_THREE) == pytest.approx(3.4, abs=1.5)


def test_the_t_chart_is_calmer_than_the_g_chart() -> None:
    rng = np.random.default_rng(13)
    whole = rng.geometric(1 / 27, (SERIES, MONTHS)) - 1
    breached = sum(max(gaps) > g_chart(gaps).upper for gaps in whole.tolist())
    assert 100 * breached / SERIES == pytest.approx(34, abs=4)
    gaps = rng.exponential(26, (SERIES, MONTHS)).tolist()
    assert 100 * sum(max(one) > t_chart(one).upper for one in gaps) / SERIES == pytest.approx(2, abs=2)
