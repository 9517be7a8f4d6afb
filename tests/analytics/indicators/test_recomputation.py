"""The indicators held against an independent recomputation, on files made at random to be nasty."""

from datetime import date, time, timedelta
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from analytics_recomputation import (
    CLOSURES,
    HOUSING_ENGLAND,
    NHS_ENGLAND,
    OUTCOMES,
    SCOTLAND,
    Recomputation,
    Rules,
    days_off,
)
from wellheard.analytics.exchange.columns import COLUMNS
from wellheard.analytics.indicators import Counting, Period, Question, figures_from_rows, shaped
from wellheard.rules.procedure import editions
from wellheard.rules.working_days import shipped_calendar

FIRST, LAST, TODAY = date(2024, 4, 1), date(2024, 6, 30), date(2024, 8, 1)
RULES = {"local-authority": SCOTLAND, "housing-england": HOUSING_ENGLAND, "nhs-england": NHS_ENGLAND}
CALENDARS = {"local-authority": "scotland", "housing-england": "england-wales", "nhs-england": "england-wales"}


def some_day(random: Random, first: date = date(2024, 2, 20), last: date = date(2024, 8, 5)) -> date:
    """Days that cluster on the edges of the period, on Easter and on weekends."""
    near = [FIRST, LAST, FIRST - timedelta(1), LAST + timedelta(1), date(2024, 3, 29), date(2024, 5, 6), TODAY]
    if random.random() < 0.3:
        return random.choice(near) + timedelta(random.randint(-2, 2))
    return first + timedelta(random.randint(0, (last - first).days))


def complaint(random: Random, number: int) -> dict[str, str]:
    received = some_day(random)
    row = {"reference": str(number), "received_at": received.isoformat()}
    if random.random() < 0.3:
        row["received_at"] += random.choice(["T09:30", "T17:00", "T17:00:01", " 23:59", "T23:30Z", "T00:15+01:00"])
    on = received
    route = random.choice(["", "", "", "direct", "escalated", "escalated"])
    if route != "direct":
        if random.random() < 0.4:
            row["stage1_acknowledged_on"] = (on + timedelta(random.randint(0, 6))).isoformat()
        if random.random() < 0.8:
            on += timedelta(random.randint(0, 25))
            row["stage1_responded_on"], row["stage1_outcome"] = on.isoformat(), random.choice(OUTCOMES)
        if random.random() < 0.25:
            row["stage1_extended_to"] = (received + timedelta(random.randint(3, 20))).isoformat()
    if route:
        row["stage2_route"] = route
        if route == "escalated":
            on += timedelta(random.choice([0, 0, 1, 5, 30, 60]))
            row["stage2_started_on"] = on.isoformat()
        if random.random() < 0.6:
            row["stage2_acknowledged_on"] = (on + timedelta(random.randint(0, 5))).isoformat()
        if random.random() < 0.7:
            on += timedelta(random.choice([0, 5, 26, 27, 28, 29, 30, 60]))
            row["stage2_responded_on"], row["stage2_outcome"] = on.isoformat(), random.choice(OUTCOMES)
        if random.random() < 0.3:
            row["stage2_extended_to"] = (on + timedelta(random.randint(-10, 10))).isoformat()
    if random.random() < 0.4:
        row["agreed_by"] = (received + timedelta(random.randint(5, 60))).isoformat()
    if random.random() < 0.15:
        row["closure"] = random.choice(CLOSURES)
        row["closed_on"] = some_day(random, received).isoformat()
    return spoilt(random, row) if random.random() < 0.08 else row


def spoilt(random: Random, row: dict[str, str]) -> dict[str, str]:
    name = random.choice(list(row))
    wrong = random.choice(["", "2024-02-30", "yes", "upheld", "01/04/2024", "direct", "2023-01-01", "2024-07-30"])
    return row | {name: wrong} if name != "reference" else row | {"reference": str(random.randint(1, 40))}


def asked(name: str, counting: Counting, cut_off: time | None) -> Question:
    calendar = shipped_calendar(CALENDARS[name])
    calendar = calendar.with_cut_off(cut_off) if cut_off else calendar
    return Question(Period(FIRST, LAST), editions(name), calendar, TODAY, counting)


def table(rows: list[dict[str, str]]) -> pa.Table:
    return pa.table({c.name: pa.array([row.get(c.name) for row in rows], pa.string()) for c in COLUMNS})


def ours(rows: list[dict[str, str]], question: Question) -> dict[str, Any]:
    shape = shaped(figures_from_rows(table(rows), question)[1], question)
    unlike = ("organisation", "period", "ruleset", "calendar", "counting", "cut_off", "warnings")
    return {name: value for name, value in shape.items() if name not in unlike}


def theirs(rows: list[dict[str, str]], rules: Rules, name: str, counting: Counting, cut_off: time | None) -> Any:
    off = days_off(CALENDARS[name])
    return Recomputation(rows, FIRST, LAST, rules, off, TODAY, counting.value, cut_off).figures()


@pytest.mark.parametrize("counting", list(Counting))
@pytest.mark.parametrize("name", list(RULES))
@pytest.mark.parametrize("cut_off", [None, time(17)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_equals_the_independent_one(
    seed: int, cut_off: time | None, name: str, counting: Counting
) -> None:
    random = Random(f"{seed} {name} {counting} {cut_off}")
    rows = [complaint(random, number) for number in range(1, 801)]
    found = ours(rows, asked(name, counting, cut_off))
    expected = theirs(rows, RULES[name], name, counting, cut_off)
    assert found == expected
    assert expected["rejected"] > 0
    assert expected["reconciliation"]["adds_up"]


def test_each_complaint_by_itself_is_counted_alike() -> None:
    """One row at a time, so that two wrongs cannot cancel out."""
    random = Random(7)
    question = asked("local-authority", Counting.WHERE_IT_ENDED, None)
    for number in range(1, 26):
        rows = [complaint(random, number)]
        expected = theirs(rows, SCOTLAND, "local-authority", Counting.WHERE_IT_ENDED, None)
        assert ours(rows, question) == expected, rows
