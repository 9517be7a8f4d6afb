"""Every row of decisions.csv counts in exactly the figures that it names. Each is a body of its own."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from analytics.indicators.asking import question, rows
from wellheard.analytics.exchange.columns import BY_NAME
from wellheard.analytics.indicators import Figures, figures_from_rows

with (Path(__file__).parent / "decisions.csv").open(encoding="utf-8", newline="") as text:
    DECISIONS = list(csv.DictReader(text))


@cache
def by_case(counting: str) -> dict[str | None, Figures]:
    complaints = [
        {name: cell for name, cell in row.items() if name in BY_NAME} | {"organisation": row["case"]}
        for row in DECISIONS
    ]
    bodies, _ = figures_from_rows(rows(*complaints), question(counting))
    return {figures.organisation: figures for figures in bodies}


@pytest.fixture(params=DECISIONS, ids=lambda row: row["case"])
def decision(request: pytest.FixtureRequest) -> dict[str, str]:
    return request.param


def groups_where(figures: Figures, measure: str) -> list[str]:
    return [name for name, group in figures.groups.items() if getattr(group, measure).count]


def test_it_is_received_as_the_table_says(decision: dict[str, str]) -> None:
    figures = by_case("where-it-ended")[decision["case"]]
    found = {"stage1": figures.received_stage1, "stage2_direct": figures.received_stage2_direct}
    assert [name for name, count in found.items() if count] == decision["received"].split()
    assert figures.received == sum(found.values())


@pytest.mark.parametrize("counting", ["where-it-ended", "both-closures"])
def test_it_is_closed_in_full_where_the_table_says(decision: dict[str, str], counting: str) -> None:
    figures = by_case(counting)[decision["case"]]
    found = [name for name, group in figures.groups.items() if group.closed_in_full]
    assert found == decision[counting.replace("-", "_")].split()
    for group in found:
        outcome = decision["stage1_outcome" if group == "stage1" else "stage2_outcome"]
        assert [name for name, share in figures.groups[group].outcomes.items() if share.count] == [outcome]


def test_its_answers_take_the_days_and_keep_the_limits_of_the_table(decision: dict[str, str]) -> None:
    figures = by_case("both-closures")[decision["case"]]
    taken = {name: group.total_working_days for name, group in figures.groups.items() if group.closed_in_full}
    words = decision["days"].split()
    assert taken == dict(zip(words[::2], map(int, words[1::2]), strict=True))
    for measure in ("within_limit", "within_extended_limit", "extended"):
        assert groups_where(figures, measure) == decision[measure].split()


@pytest.mark.parametrize("counting", ["where-it-ended", "both-closures"])
def test_it_stands_in_the_reconciliation_as_the_table_says(decision: dict[str, str], counting: str) -> None:
    figures = by_case(counting)[decision["case"]]
    terms = ("open_at_start", "received", "reopened", "closed", "open_at_end")
    found = [term for term in terms if getattr(figures.reconciliation, term)]
    assert found == decision["reconciliation"].split()
    assert figures.reconciliation.adds_up


def test_it_is_closed_without_an_outcome_as_the_table_says(decision: dict[str, str]) -> None:
    figures = by_case("where-it-ended")[decision["case"]]
    found = [name for name, count in figures.closed_without_outcome.items() if count]
    assert found == decision["without_outcome"].split()


def test_no_case_of_the_table_is_in_error() -> None:
    assert [figures.organisation for figures in by_case("where-it-ended").values() if figures.rejected] == []
