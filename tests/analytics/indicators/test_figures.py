"""Figures of one body and of several: bases, rounding, totals, and the complaints behind each figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from analytics.indicators.asking import figures, question, rows
from wellheard.analytics.indicators import complaints_behind, figures_from_rows, shaped, shaped_together
from wellheard.analytics.indicators.rounding import percent, quotient

ANSWERED = {"received_at": "2024-04-08", "stage1_responded_on": "2024-04-10", "stage1_outcome": "upheld"}
LATE = ANSWERED | {"stage1_responded_on": "2024-04-30", "stage1_outcome": "not_upheld"}
OPEN = {"received_at": "2024-04-08"}


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (1, 16, "6.3"), (1, 2000, "0.1"), (1, 2001, "0.0"),
     (61, 80, "76.3"), (0, 5, "0.0"), (5, 5, "100.0"), (1999, 2000, "100.0")],
)  # fmt: skip
def test_percentages_are_rounded_half_up_to_one_place(count: int, base: int, expected: str) -> None:
    assert percent(count, base) == Decimal(expected)


@pytest.mark.parametrize(("days", "complaints", "expected"), [(396, 80, "5.0"), (5, 4, "1.3"), (7, 2, "3.5")])
def test_averages_are_rounded_half_up_to_one_place(days: int, complaints: int, expected: str) -> None:
    assert quotient(days, complaints) == Decimal(expected)


def test_a_group_without_cases_has_no_percentage_and_no_average() -> None:
    group = shaped(figures(OPEN), question())["groups"]["stage2_direct"]
    assert group["within_limit"] == {"count": 0, "percent": None}
    assert group["average_working_days"] is None
    assert group["outcomes"]["resolved"] == {"count": 0, "percent": None}


def test_the_shape_is_that_of_the_exchange_format_in_its_order() -> None:
    shape = shaped_together(*figures_from_rows(rows(ANSWERED, OPEN), question()), question())
    assert list(shape) == [
        "organisation", "period", "ruleset", "calendar", "counting", "received", "received_stage1",
        "received_stage2_direct", "groups", "closed_without_outcome", "reconciliation", "rejected",
        "warnings",
    ]  # fmt: skip
    assert list(shape["groups"]) == ["stage1", "stage2_direct", "stage2_escalated"]
    assert shape["groups"]["stage1"] == {
        "closed_in_full": 1,
        "within_limit": {"count": 1, "percent": 100.0},
        "within_extended_limit": {"count": 1, "percent": 100.0},
        "total_working_days": 3,
        "average_working_days": 3.0,
        "extended": {"count": 0, "percent": 0.0},
        "outcomes": {
            "resolved": {"count": 0, "percent": 0.0},
            "upheld": {"count": 1, "percent": 100.0},
            "partially_upheld": {"count": 0, "percent": 0.0},
            "not_upheld": {"count": 0, "percent": 0.0},
        },
    }
    assert shape["reconciliation"] == {
        "open_at_start": 0, "received": 2, "reopened": 0, "closed": 1, "open_at_end": 1, "adds_up": True,
    }  # fmt: skip
    assert shape["organisation"] is None
    assert shape["warnings"] == []


def test_the_total_of_several_bodies_is_no_average_of_averages() -> None:
    complaints = [ANSWERED | {"organisation": "Small"}, *([LATE | {"organisation": "Large"}] * 3)]
    shape = shaped_together(*figures_from_rows(rows(*complaints), question()), question())
    assert [body["organisation"] for body in shape["organisations"]] == ["Large", "Small"]
    averages = [body["groups"]["stage1"]["average_working_days"] for body in shape["organisations"]]
    assert averages == [17.0, 3.0]
    total = shape["total"]["groups"]["stage1"]
    assert (total["total_working_days"], total["average_working_days"]) == (54, 13.5)
    assert total["within_limit"] == {"count": 1, "percent": 25.0}
    assert shape["total"]["organisation"] == "total"


def test_rows_that_name_no_organisation_are_counted_apart_and_said() -> None:
    bodies, total = figures_from_rows(rows(OPEN, OPEN | {"organisation": "Named"}), question())
    assert [(body.organisation, body.received) for body in bodies] == [(None, 1), ("Named", 1)]
    assert "Some rows name an organisation and others none: those without are counted apart." in total.warnings


def test_a_period_that_has_not_ended_is_said() -> None:
    asked = question(today=question().period.last.replace(day=29))
    assert "The period ends after today, 29 June 2024" in figures_from_rows(rows(OPEN), asked)[1].warnings[0]


WITHDRAWN = {"closed_on": "2024-04-11", "closure": "withdrawn"}
ODD: list[tuple[dict[str, object], str]] = [
    (LATE, "Stage 1 answered after working day 10"),
    (ANSWERED | {"stage1_extended_to": "2024-04-11"}, "extension ends before the standard limit does"),
    (LATE | {"stage1_extended_to": "2024-04-19"}, "Stage 1 answered after its extension ended"),
    (ANSWERED | {"stage2_started_on": "2024-04-11"}, "stage2_route is empty"),
    (OPEN | {"closed_on": "2024-04-11"}, "closed_on without a closure or a response"),
    (ANSWERED | WITHDRAWN, "Both answered and closed without an outcome"),
    (ANSWERED | WITHDRAWN | {"closure": "not_a_complaint"}, "Answered and then not_a_complaint"),
    (OPEN | WITHDRAWN | {"closed_on": "2024-04-01"}, "before it was received"),
    (OPEN | {"stage2_route": "escalated", "stage2_started_on": "2024-04-01"}, "Escalated before it was"),
    (OPEN | {"stage2_route": "direct", "stage2_started_on": "2024-04-01"}, "the receipt is used"),
    (ANSWERED | {"stage1_acknowledged_on": "2024-04-11"}, "acknowledged before the receipt or after"),
]


@pytest.mark.parametrize(("complaint", "words"), ODD)
def test_what_is_odd_is_said_and_the_row_counts(complaint: dict[str, object], words: str) -> None:
    found = figures(complaint)
    assert found.rejected == 0
    assert any(words in warning for warning in found.warnings)


@pytest.mark.parametrize("complaint", [ANSWERED, OPEN, ANSWERED | {"closed_on": "2024-05-30"}])
def test_what_is_not_odd_is_not_warned_of(complaint: dict[str, object]) -> None:
    assert figures(complaint).warnings == ()


def test_the_complaints_behind_a_figure_are_those_it_counts() -> None:
    table = rows(ANSWERED, LATE, OPEN, ANSWERED | {"organisation": "Other"})
    behind = {
        "received": ["C-0", "C-1", "C-2", "C-3"],
        "groups.stage1.closed_in_full": ["C-0", "C-1", "C-3"],
        "groups.stage1.within_limit": ["C-0", "C-3"],
        "groups.stage1.outcomes.not_upheld": ["C-1"],
        "groups.stage2_direct.closed_in_full": [],
        "reconciliation.open_at_end": ["C-2"],
    }
    for figure, references in behind.items():
        assert complaints_behind(table, question(), figure) == references
    assert complaints_behind(table, question(), "received", "Other") == ["C-3"]


def test_a_path_that_is_no_figure_is_refused() -> None:
    with pytest.raises(KeyError, match="There is no figure 'groups.stage3'"):
        complaints_behind(rows(OPEN), question(), "groups.stage3")
