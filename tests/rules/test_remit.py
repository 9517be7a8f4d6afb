"""What is for this procedure, and what came in time: tests/data/rules/time_limits.csv."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.dates import months_after
from wellheard.rules.procedure import TimeLimits, ruleset
from wellheard.rules.remit import (
    ROUTES,
    LateAcceptance,
    NotAComplaint,
    UnableToAccept,
    accept,
    complaint_in_time,
    ombudsman_until,
    reasons_for,
    stage_2_in_time,
)

TABLE = Path(__file__).parents[1] / "data" / "rules" / "time_limits.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
LIMITS = ruleset("local-authority", date(2024, 8, 1)).limits
LATE = complaint_in_time(date(2024, 7, 16), date(2024, 1, 15), None, LIMITS)


def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule_set']} {row['event']} {row['received']}")
def test_complaint_is_in_time_as_the_table_says(row: dict[str, str]) -> None:
    limits = ruleset(row["rule_set"], date(2024, 8, 1)).limits
    verdict = complaint_in_time(date.fromisoformat(row["received"]), day(row["event"]), day(row["learned"]), limits)
    assert (verdict.in_time, verdict.last_day) == (row["in_time"] == "yes", day(row["last_day"]))


def test_verdict_gives_its_reason_in_words() -> None:
    assert LATE.reasons == ("It was received on 16 July 2024; the limit, 6 months from the event, was 15 July 2024.",)


@pytest.mark.parametrize(
    ("asked", "answered", "event", "in_time"),
    [
        ("2024-07-15", "2024-02-01", "2024-01-15", True),  # within six months, long after the answer
        ("2024-07-16", "2024-02-01", "2024-01-15", False),
        ("2024-08-10", "2024-06-10", "2024-01-15", True),  # two months from the answer are later
        ("2024-08-11", "2024-06-10", "2024-01-15", False),
    ],
)
def test_stage_2_is_asked_for_within_six_months_or_two_from_the_answer(
    asked: str, answered: str, event: str, in_time: bool
) -> None:
    verdict = stage_2_in_time(
        date.fromisoformat(asked), date.fromisoformat(answered), date.fromisoformat(event), None, LIMITS
    )
    assert verdict.in_time is in_time


def test_stage_2_is_never_late_where_no_limit_is_set() -> None:
    limits = ruleset("housing-england", date(2024, 8, 1)).limits
    assert stage_2_in_time(date(2030, 1, 1), date(2024, 6, 10), date(2024, 1, 15), None, limits).in_time


def test_late_complaint_is_accepted_for_special_circumstances_on_record() -> None:
    accept(LATE, LateAcceptance("She was in hospital from January to June.", "Ben", date(2024, 7, 17)))


@pytest.mark.parametrize(
    ("special", "words"),
    [
        (None, "Record the special circumstances to accept it, or explain the refusal."),
        (LateAcceptance(" ", "Ben", date(2024, 7, 17)), "Say what the special circumstances are."),
        (LateAcceptance("Hospital", "", date(2024, 7, 17)), "Say who decided to accept it."),
    ],
)
def test_late_complaint_without_them_is_not_accepted(special: LateAcceptance | None, words: str) -> None:
    with pytest.raises(UnableToAccept) as refused:
        accept(LATE, special)
    assert str(refused.value).endswith(words)


def test_complaint_in_time_needs_no_special_circumstances() -> None:
    accept(complaint_in_time(date(2024, 7, 15), date(2024, 1, 15), None, LIMITS), None)


def test_ombudsman_is_open_for_twelve_months_from_knowing() -> None:
    assert ombudsman_until(date(2024, 2, 29), LIMITS) == date(2025, 2, 28)
    assert ombudsman_until(date(2024, 2, 29), TimeLimits()) is None


@pytest.mark.parametrize(
    ("on", "months", "then"),
    [
        ("2024-01-15", 6, "2024-07-15"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-11-30", 1, "2024-12-30"),
        ("2024-12-01", 1, "2025-01-01"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(on: str, months: int, then: str) -> None:
    assert months_after(date.fromisoformat(on), months) == date.fromisoformat(then)


def test_every_reason_that_it_is_no_complaint_has_a_route() -> None:
    assert set(ROUTES) == set(NotAComplaint)
    assert all(route.label and route.instead.endswith(".") for route in ROUTES.values())


def test_only_a_concern_for_safety_cannot_wait() -> None:
    assert [reason for reason, route in ROUTES.items() if route.at_once] == [NotAComplaint.PROTECTION_CONCERN]


def test_academic_judgement_is_a_reason_only_where_the_rule_set_excludes_it() -> None:
    assert NotAComplaint.ACADEMIC_JUDGEMENT not in reasons_for(())
    assert NotAComplaint.ACADEMIC_JUDGEMENT in reasons_for(("academic_judgement",))
    assert len(reasons_for(())) == 11
