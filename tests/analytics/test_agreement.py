"""Agreement of coders: published values, statsmodels, and sums by hand."""

import numpy as np
import pytest
from statsmodels.stats.inter_rater import cohens_kappa

from wellheard.analytics.agreement import Weights, ac1, ac2, weighted_kappa


def pairs(table: list[list[int]]) -> list[tuple[int, int]]:
    return [(row, column) for row, line in enumerate(table) for column, n in enumerate(line) for _ in range(n)]


@pytest.mark.parametrize(
    ("table", "gwet", "kappa"), [([[40, 5], [5, 50]], 0.8020, 0.7980), ([[90, 4], [4, 2]], 0.9098, 0.2908)]
)
def test_kappa_falls_where_a_category_is_rare_and_ac1_does_not(
    table: list[list[int]], gwet: float, kappa: float
) -> None:
    coded = pairs(table)
    assert ac1(coded, [0, 1]).coefficient == pytest.approx(gwet, abs=5e-5)
    plain = weighted_kappa(*zip(*coded, strict=True), [0, 1], Weights.NONE)
    assert plain.coefficient == pytest.approx(kappa, abs=5e-5)


def test_four_coders_with_gaps_as_gwet_published_them() -> None:
    """The example of twelve items of Gwet's handbook: AC1 0.775, standard error 0.143, interval 0.461 to 1."""
    none = None
    coded = [
        (1, 1, none, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4), (4, 4, 4, 4),
        (1, 1, 2, 1), (2, 2, 2, 2), (none, 5, 5, 5), (none, none, 1, 1), (none, none, 3, none),
    ]  # fmt: skip
    found = ac1(coded, [1, 2, 3, 4, 5])
    assert found.coefficient == pytest.approx(0.77544, abs=5e-6)
    assert (found.observed, found.expected) == (pytest.approx(0.81818, abs=5e-6), pytest.approx(0.19032, abs=5e-6))
    assert (found.lower, found.upper) == (pytest.approx(0.46081, abs=5e-5), 1.0)


@pytest.mark.parametrize("weights", Weights)
def test_weighted_kappa_and_its_interval_are_those_of_statsmodels(weights: Weights) -> None:
    table = [[20, 5, 2, 0], [4, 18, 6, 1], [1, 5, 15, 4], [0, 1, 3, 12]]
    wanted = {Weights.NONE: None, Weights.LINEAR: "linear", Weights.QUADRATIC: "quadratic"}[weights]
    theirs = cohens_kappa(np.array(table), wt=wanted)
    ours = weighted_kappa(*zip(*pairs(table), strict=True), [0, 1, 2, 3], weights)
    assert ours.coefficient == pytest.approx(theirs.kappa)
    assert (ours.lower, ours.upper) == (pytest.approx(theirs.kappa_low), pytest.approx(theirs.kappa_upp))
    assert ours.items == 97


def test_ac2_counts_a_near_miss_as_nearly_right() -> None:
    """By hand: weights 1, 8/9, 5/9, 0; two items alike, one a step apart, one at both ends."""
    coded = [(0, 0), (3, 3), (1, 2), (0, 3)]
    found = ac2(coded, [0, 1, 2, 3])
    prevalence = [3 / 8, 1 / 8, 1 / 8, 3 / 8]
    observed = (1 + 1 + 8 / 9 + 0) / 4
    total = 4 + 6 * 8 / 9 + 4 * 5 / 9
    expected = total / 12 * sum(p * (1 - p) for p in prevalence)
    assert (found.observed, found.expected) == (pytest.approx(observed), pytest.approx(expected))
    assert found.coefficient == pytest.approx((observed - expected) / (1 - expected))
    far = [(0, 0), (3, 3), (0, 3), (0, 3)]
    assert found.coefficient > ac2(far, [0, 1, 2, 3]).coefficient


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(8)

    def sample(items: int) -> list[tuple[int, int]]:
        truth = rng.random(items) < 0.2
        first, second = (np.where(rng.random(items) < 0.9, truth, ~truth) for _ in range(2))
        return list(zip(first.astype(int).tolist(), second.astype(int).tolist(), strict=True))

    true = ac1(sample(200_000), [0, 1]).coefficient
    found = [ac1(sample(80), [0, 1]) for _ in range(400)]
    assert np.mean([one.lower <= true <= one.upper for one in found]) == pytest.approx(0.95, abs=0.03)


def test_what_cannot_be_said_is_none() -> None:
    assert ac1([], [0, 1]).coefficient is None
    assert ac1([(1, None)], [0, 1]).coefficient is None
    one = ac1([(1, 1)], [0, 1])
    assert (one.coefficient, one.lower) == (1, None)
    assert weighted_kappa([1, 1], [1, 1], [0, 1]).coefficient is None
    assert weighted_kappa([1, None], [None, 1], [0, 1]).items == 0
    assert ac1([(1, 1), (1, 1)], [0, 1]).coefficient == 1
    with pytest.raises(ValueError, match="not among the categories"):
        ac1([(7, 1)], [0, 1])
    with pytest.raises(ValueError, match="two categories"):
        ac1([(1, 1)], [1])
