"""Hot cells beside statsmodels, blind spots, and volume against severity."""

import numpy as np
import pytest
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.multitest import multipletests

from wellheard.analytics.hot_spots import (
    Coded,
    Quadrant,
    Share,
    benjamini_hochberg,
    blind_spots,
    hot_cells,
    volume_against_severity,
)

COUNTS = [[30, 4, 6, 5], [3, 5, 25, 4], [10, 9, 11, 8], [0, 0, 4, 0]]


def test_residuals_are_those_of_statsmodels_and_flags_allow_for_many_cells() -> None:
    cells = hot_cells(COUNTS)
    theirs = Table(np.array(COUNTS), shift_zeros=False).standardized_resids
    assert [cell.residual for cell in cells] == pytest.approx(theirs.ravel().tolist())
    _, adjusted, _, _ = multipletests([cell.p for cell in cells], method="fdr_bh")
    assert [cell.adjusted for cell in cells] == pytest.approx(adjusted.tolist())
    assert {(cell.row, cell.column) for cell in cells if cell.hot} == {(0, 0), (1, 2)}


def test_four_are_too_few_to_be_hot() -> None:
    few = next(cell for cell in hot_cells(COUNTS) if (cell.row, cell.column) == (3, 2))
    assert few.residual > 2
    assert not few.hot


def test_an_even_table_an_empty_one_and_one_row_have_no_hot_cell() -> None:
    for table in ([[10, 10], [10, 10]], [[0, 0], [0, 0]], [[7, 3]], [[9], [4]]):
        assert not any(cell.hot for cell in hot_cells(table))


def test_by_chance_few_tables_have_a_hot_cell() -> None:
    rng = np.random.default_rng(6)
    shape = np.outer([0.4, 0.3, 0.2, 0.1], [0.4, 0.3, 0.2, 0.1]).ravel()
    tables = rng.multinomial(300, shape, 400).reshape(-1, 4, 4).tolist()
    assert sum(any(cell.hot for cell in hot_cells(table)) for table in tables) / 400 < 0.08


def test_benjamini_and_hochberg_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert benjamini_hochberg([]) == []


def test_blind_spots() -> None:
    complaints = [
        Coded(("access", "ward"), frozenset({"A"}), omission=True),
        Coded(("access", "ward", "discharge"), frozenset({"A"})),
        Coded(("ward", "ward", "ward"), frozenset({"A", "B"})),
        Coded(("ward",)),
    ]
    found = blind_spots(complaints, {"access", "discharge"})
    assert (found.at_the_edges, found.across_the_system, found.omissions) == (Share(3, 9), Share(2, 4), Share(1, 4))
    assert found.omissions.interval == (pytest.approx(0.0456, abs=1e-4), pytest.approx(0.6994, abs=1e-4))
    assert blind_spots([], set()).omissions.share is None
    assert blind_spots([], set()).omissions.interval is None


def test_many_and_mild_is_another_trouble_than_few_and_grave() -> None:
    problems = [("letters", 1)] * 30 + [("safety", 3)] * 6 + [("staff", 2)] * 20 + [("food", 1)] * 3 + [("safety", 0)]
    found = volume_against_severity(problems)
    assert [(one.category, one.count, one.highest) for one in found.categories] == [
        ("letters", 30, 0),
        ("staff", 20, 0),
        ("safety", 6, 6),
        ("food", 3, 0),
    ]
    assert {one.category: one.quadrant for one in found.categories} == {
        "letters": Quadrant.MANY_MILD,
        "staff": Quadrant.MANY_GRAVE,
        "safety": Quadrant.FEW_GRAVE,
        "food": Quadrant.FEW_MILD,
    }
    assert (found.count_divide, round(found.severity_divide, 3)) == (13, 1.542)
    assert volume_against_severity([("x", 0)]).categories == ()
