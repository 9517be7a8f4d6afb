"""Whatever the complaints, the figures add up: complaints drawn at random around the edges of a period."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.indicators.asking import question, rows
from wellheard.analytics.exchange.columns import CLOSURES, OUTCOMES
from wellheard.analytics.indicators import Figures, Group, Period, complaints_behind, figures_from_rows

FIRST = date(2024, 3, 1)
SLOW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.integers(0, 150).map(lambda n: FIRST + timedelta(days=n))
gaps = st.integers(0, 60).map(lambda n: timedelta(days=n))


@st.composite
def complaints(draw: st.DrawFn) -> dict[str, object]:
    """A complaint without an error, though it may be odd."""
    received = draw(days)
    at = draw(st.sampled_from(["", "T09:00", "T23:59:59", "T23:30:00Z"]))
    row: dict[str, object] = {"received_at": f"{received.isoformat()}{at}"}
    latest = received + timedelta(days=1)
    route = draw(st.sampled_from([None, "direct", "escalated"]))
    if route != "direct" and draw(st.booleans()):
        latest += draw(gaps)
        row |= {"stage1_responded_on": latest.isoformat(), "stage1_outcome": draw(st.sampled_from(OUTCOMES))}
        if draw(st.booleans()):
            row["stage1_extended_to"] = (received + draw(gaps)).isoformat()
    if route == "escalated":
        latest += draw(gaps)
        row["stage2_started_on"] = latest.isoformat()
    if route:
        row["stage2_route"] = route
        if draw(st.booleans()):
            answered = (latest + draw(gaps)).isoformat()
            row |= {"stage2_responded_on": answered, "stage2_outcome": draw(st.sampled_from(OUTCOMES))}
    if draw(st.integers(0, 3)) == 0:
        row |= {"closure": draw(st.sampled_from(CLOSURES)), "closed_on": draw(days).isoformat()}
    return row


def tables_of(drawn: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[pa.Table]:
    """Many complaints of up to twenty bodies, so that small bodies and empty groups occur."""
    of_a_body = st.tuples(drawn, st.sampled_from("ABCDEFGHIJKLMNOPQRST"))
    return st.lists(of_a_body, min_size=10, max_size=100).map(
        lambda held: rows(*(row | {"organisation": body} for row, body in held))
    )


tables = tables_of(complaints())


def bodies(table: pa.Table, **asked: object) -> dict[str | None, Figures]:
    """The figures of each body, and of all of them under `total`."""
    found, total = figures_from_rows(table, question(**asked))  # type: ignore[arg-type]
    return {figures.organisation: figures for figures in (*found, total)}


@SLOW
@given(tables)
def test_the_figures_of_every_body_add_up_under_either_rule(table: pa.Table) -> None:
    ended, both = bodies(table), bodies(table, counting="both-closures")
    for name, figures in ended.items():
        assert figures.rejected == 0
        assert figures.reconciliation.adds_up
        assert figures.reconciliation == both[name].reconciliation
        assert figures.reconciliation.received == figures.received
        assert figures.received == figures.received_stage1 + figures.received_stage2_direct
        groups, twice = figures.groups, both[name].groups
        assert groups["stage1"].closed_in_full <= twice["stage1"].closed_in_full
        assert groups["stage2_direct"] == twice["stage2_direct"]
        assert groups["stage2_escalated"] == twice["stage2_escalated"]
        for group in (*groups.values(), *twice.values()):
            assert_shares_fit(group)
    assert_total_is_the_sum(ended)


def assert_shares_fit(group: Group) -> None:
    """Outcomes sum to closed in full, and no share exceeds its base."""
    assert sum(share.count for share in group.outcomes.values()) == group.closed_in_full == group.timed
    assert group.within_limit.count <= group.within_extended_limit.count <= group.closed_in_full
    assert group.extended.count <= group.closed_in_full
    assert group.total_working_days >= group.closed_in_full


def assert_total_is_the_sum(found: dict[str | None, Figures]) -> None:
    total = found["total"]
    each = [figures for name, figures in found.items() if name != "total"]
    assert total.received == sum(figures.received for figures in each)
    days = sum(figures.groups["stage1"].total_working_days for figures in each)
    assert total.groups["stage1"].total_working_days == days


def is_closed_once_at_most(row: dict[str, object]) -> bool:
    """It has no closing without an outcome, or that alone and not before the receipt."""
    return "closure" not in row or (len(row) == 3 and str(row["closed_on"]) >= str(row["received_at"]))


@SLOW
@given(tables_of(complaints().filter(is_closed_once_at_most)))
def test_the_groups_and_what_closed_without_an_outcome_sum_to_the_closed(table: pa.Table) -> None:
    for figures in bodies(table).values():
        without = dict(figures.closed_without_outcome)
        del without["not_a_complaint"]
        closed = sum(group.closed_in_full for group in figures.groups.values()) + sum(without.values())
        assert closed == figures.reconciliation.closed


@SLOW
@given(tables)
def test_what_one_period_leaves_open_the_next_finds_open(table: pa.Table) -> None:
    summer = bodies(table, period=Period(date(2024, 7, 1), date(2024, 9, 30)))
    for name, figures in bodies(table).items():
        assert figures.reconciliation.open_at_end == summer[name].reconciliation.open_at_start


@settings(SLOW, max_examples=4)
@given(tables)
def test_the_order_of_the_rows_changes_nothing(table: pa.Table) -> None:
    turned = bodies(table.take(list(range(table.num_rows))[::-1]))
    assert turned == bodies(table)


@settings(SLOW, max_examples=2)
@given(tables)
def test_as_many_complaints_stand_behind_a_figure_as_it_says(table: pa.Table) -> None:
    found = bodies(table)["total"]
    figures = {
        "received": found.received,
        "reconciliation.closed": found.reconciliation.closed,
        "groups.stage1.within_limit": found.groups["stage1"].within_limit.count,
    }
    for figure, count in figures.items():
        assert len(complaints_behind(table, question(), figure)) == count
