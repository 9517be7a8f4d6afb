"""Clocks by rule set: from the receipt, from the acknowledgement, to an agreed date; cut-offs, half days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from analytics.indicators.asking import figures, question, rows
from wellheard.analytics.indicators import Figures, Period, figures_from_rows
from wellheard.rules.procedure import RULESETS, ExtensionRules, editions
from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar

UPHELD = {"stage1_outcome": "upheld"}


def days(found: Figures, group: str = "stage1") -> int:
    return found.groups[group].total_working_days


@pytest.mark.parametrize("name", RULESETS)
def test_each_rule_set_counts_with_its_own_calendar(name: str) -> None:
    found = figures({"received_at": "2024-04-08"}, ruleset=name, calendar=editions(name)[-1].calendar)
    assert found.received == 1
    assert list(found.groups)[0] == "stage1"


@pytest.mark.parametrize("name", ["nhs-england", "government-england"])
def test_a_rule_set_with_one_stage_has_that_group_only(name: str) -> None:
    found = figures({"received_at": "2024-04-08"}, ruleset=name, calendar="england-wales")
    assert list(found.groups) == ["stage1"]


def test_stage_2_under_a_rule_set_with_one_stage_is_said() -> None:
    direct = {
        "received_at": "2024-04-08",
        "stage2_route": "direct",
        "stage2_responded_on": "2024-04-10",
        "stage2_outcome": "upheld",
    }
    found = figures(direct, ruleset="nhs-england", calendar="england-wales")
    assert found.reconciliation.closed == 1
    assert "has one stage: what happened at stage 2 is in no group" in found.warnings[0]


# From the acknowledgement


@pytest.mark.parametrize(
    ("answered", "taken", "within"), [("2024-04-24", 10, 1), ("2024-04-25", 11, 0), ("2024-04-11", 1, 1)]
)
def test_the_english_codes_count_from_the_acknowledgement(answered: str, taken: int, within: int) -> None:
    complaint = UPHELD | {
        "received_at": "2024-04-08",
        "stage1_acknowledged_on": "2024-04-11",
        "stage1_responded_on": answered,
    }
    found = figures(complaint, ruleset="councils-england", calendar="england-wales")
    assert days(found) == taken
    assert found.groups["stage1"].within_limit.count == within


@pytest.mark.parametrize("route", ["direct", "escalated"])
def test_stage_2_of_the_english_codes_counts_from_its_own_acknowledgement(route: str) -> None:
    complaint = {
        "received_at": "2024-04-08",
        "stage2_route": route,
        "stage2_started_on": "2024-04-09",
        "stage2_acknowledged_on": "2024-04-13",
        "stage2_responded_on": "2024-04-16",
        "stage2_outcome": "upheld",
    }
    found = figures(complaint, ruleset="housing-england", calendar="england-wales")
    assert days(found, f"stage2_{route}") == 2


def test_without_an_acknowledgement_it_is_closed_in_full_and_in_no_timeliness_figure() -> None:
    timed = UPHELD | {
        "received_at": "2024-04-08",
        "stage1_acknowledged_on": "2024-04-08",
        "stage1_responded_on": "2024-04-10",
    }
    late = timed | {"stage1_responded_on": "2024-05-30"}
    untimed = UPHELD | {
        "received_at": "2024-04-08",
        "stage1_responded_on": "2024-04-09",
        "stage1_extended_to": "2024-06-01",
    }
    found = figures(timed, late, untimed, ruleset="housing-england", calendar="england-wales")
    group = found.groups["stage1"]
    assert (group.closed_in_full, group.timed) == (3, 2)
    assert (group.within_limit.count, group.within_limit.percent) == (1, Decimal("50.0"))
    assert group.within_extended_limit.count == 1
    assert (group.total_working_days, group.average_working_days) == (40, Decimal("20.0"))
    assert (group.extended.count, group.extended.percent) == (1, Decimal("33.3"))
    assert group.outcomes["upheld"].percent == Decimal("100.0")
    assert (
        "1 complaint closed in full at stage 1 without an acknowledgement date, from which the limit "
        "counts: the limits and the average are those of the other 2." in found.warnings
    )


def test_where_the_limit_counts_from_the_receipt_the_acknowledgement_changes_nothing() -> None:
    complaint = UPHELD | {
        "received_at": "2024-04-08",
        "stage1_acknowledged_on": "2024-04-11",
        "stage1_responded_on": "2024-04-12",
    }
    assert days(figures(complaint)) == 5


# To an agreed date


@pytest.mark.parametrize(("agreed", "within"), [("2024-06-10", 1), ("2024-06-07", 0)])
def test_an_agreed_date_is_the_limit_itself(agreed: str, within: int) -> None:
    complaint = UPHELD | {
        "received_at": "2024-04-08",
        "stage1_responded_on": "2024-06-10",
        "agreed_by": agreed,
    }
    found = figures(complaint, ruleset="nhs-england", calendar="england-wales")
    assert found.groups["stage1"].within_limit.count == within
    assert days(found) == 44


def test_without_an_agreed_date_it_is_in_no_timeliness_figure() -> None:
    complaint = UPHELD | {"received_at": "2024-04-08", "stage1_responded_on": "2024-04-09"}
    group = figures(complaint, ruleset="government-england", calendar="england-wales").groups["stage1"]
    assert (group.closed_in_full, group.timed) == (1, 0)
    assert group.within_limit.percent is None
    assert group.average_working_days is None


# Editions


def test_a_complaint_keeps_the_limit_of_the_edition_it_was_received_under() -> None:
    asked = question()
    old = replace(asked.editions[-1], effective_from=date(2021, 4, 1), effective_to=date(2024, 5, 1))
    stage1, stage2 = old.stages
    longer = replace(stage1, respond_within=6, extension=ExtensionRules(stage1.extension.approved_by, to=12))
    new = replace(old, effective_from=date(2024, 5, 1), effective_to=None, stages=(longer, stage2))
    six_days = [
        UPHELD | {"received_at": "2024-04-30", "stage1_responded_on": "2024-05-08"},
        UPHELD | {"received_at": "2024-05-01", "stage1_responded_on": "2024-05-09"},
    ]
    _, found = figures_from_rows(rows(*six_days), replace(asked, editions=(old, new)))
    assert days(found) == 12
    assert found.groups["stage1"].within_limit.count == 1


def test_complaints_older_than_the_rule_set_are_counted_and_said() -> None:
    complaint = UPHELD | {
        "received_at": "2023-04-11",
        "stage1_acknowledged_on": "2023-04-12",
        "stage1_responded_on": "2023-04-13",
    }
    old = Period(date(2023, 4, 1), date(2023, 6, 30))
    found = figures(complaint, ruleset="housing-england", calendar="england-wales", period=old)
    assert days(found) == 2
    assert "The rule set housing-england begins on 1 April 2024" in found.warnings[0]


# Times of day


@pytest.mark.parametrize(
    ("at", "taken"),
    [
        ("T16:59", 3),
        ("T17:00", 3),
        ("T17:00:00", 3),
        ("T17:00:01", 2),
        ("T17:01", 2),
        ("", 3),
        ("T16:30Z", 2),
    ],
)
def test_what_arrives_after_the_cut_off_counts_from_the_next_working_day(at: str, taken: int) -> None:
    complaint = UPHELD | {"received_at": f"2024-04-08{at}", "stage1_responded_on": "2024-04-10"}
    assert days(figures(complaint, cut_off=time(17))) == taken


def test_a_friday_evening_after_the_cut_off_counts_from_monday() -> None:
    complaint = UPHELD | {"received_at": "2024-04-05T18:00", "stage1_responded_on": "2024-04-08"}
    assert days(figures(complaint, cut_off=time(17))) == 1
    assert days(figures(complaint)) == 2


def test_a_saturday_evening_after_the_cut_off_counts_from_monday_not_tuesday() -> None:
    complaint = UPHELD | {"received_at": "2024-04-06T18:00", "stage1_responded_on": "2024-04-09"}
    assert days(figures(complaint, cut_off=time(17))) == 2


def test_received_goes_by_the_day_of_arrival_and_the_clock_by_the_counted_date() -> None:
    complaint = UPHELD | {"received_at": "2024-06-28T18:00", "stage1_responded_on": "2024-07-01"}
    june = figures(complaint, cut_off=time(17))
    assert june.received == 1
    july = figures(complaint, cut_off=time(17), period=Period(date(2024, 7, 1), date(2024, 7, 31)))
    assert (july.received, days(july)) == (0, 1)


@pytest.mark.parametrize(("at", "taken"), [("T12:30", 2), ("T12:31", 1), ("", 2)])
def test_what_arrives_after_a_half_day_has_closed_counts_from_the_next_working_day(at: str, taken: int) -> None:
    half = SpecialDay(date(2024, 4, 8), "Half day", DayKind.HALF_DAY, time(12, 30))
    asked = replace(question(), calendar=shipped_calendar("scotland").with_days_off([half]))
    complaint = UPHELD | {"received_at": f"2024-04-08{at}", "stage1_responded_on": "2024-04-09"}
    assert days(figures_from_rows(rows(complaint), asked)[1]) == taken


def test_years_of_which_the_calendar_lists_no_day_off_are_said() -> None:
    complaint = UPHELD | {"received_at": "2009-12-31", "stage1_responded_on": "2010-01-05"}
    found = figures(complaint, period=Period(date(2010, 1, 1), date(2010, 1, 31)))
    assert days(found) == 2
    assert any("lists no day off: only weekends were left out there" in warning for warning in found.warnings)
