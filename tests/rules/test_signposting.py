"""When the ombudsman's paragraph cannot be taken out of a letter: tests/data/rules/signposting.csv."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.ombudsmen import way_to
from wellheard.rules.outcomes import Outcome
from wellheard.rules.procedure import RULESETS, editions, ruleset
from wellheard.rules.signposting import must_name_ombudsman, names_ombudsman

TABLE = Path(__file__).parents[1] / "data" / "rules" / "signposting.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=[" ".join(row.values()) for row in ROWS])
def test_the_ombudsman_stays_where_the_procedure_says(row: dict[str, str]) -> None:
    outcome = Outcome(row["outcome"]) if row["outcome"] else None
    rules = ruleset(row["rule_set"], date(2025, 8, 1))
    assert must_name_ombudsman(row["letter"], outcome, rules) is (row["ombudsman_stays"] == "yes")


@pytest.mark.parametrize("name", RULESETS)
def test_every_ombudsman_can_be_reached(name: str) -> None:
    assert way_to(editions(name)[-1].ombudsman)


def test_a_name_is_found_however_it_is_set() -> None:
    rules = ruleset("local-authority", date(2025, 8, 1))
    assert names_ombudsman("go to the Scottish Public\n Services ombudsman", rules)
    assert not names_ombudsman("go to the ombudsman", rules)
