"""Every table under tests/data/check gives exactly the findings that stand beside it."""

import json
from pathlib import Path

import pytest

from wellheard.analytics.reconciliation import check, read_table

TABLES = Path(__file__).parents[1] / "data" / "check"
PUBLISHED = TABLES.parent / "published_returns.csv"
NAMES = sorted(path.stem for path in TABLES.glob("*.csv"))
SEEN = ("body", "period", "group", "rule", "stated", "expected")


def test_there_are_tables_that_add_up_and_tables_that_do_not():
    assert sum(name.startswith("right_") for name in NAMES) >= 10
    assert sum(name.startswith("wrong_") for name in NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_table_gives_exactly_its_findings(name):
    expected = json.loads((TABLES / f"{name}.expected.json").read_text())
    findings = check(read_table(TABLES / f"{name}.csv")).findings
    found = [{key: finding.as_dict()[key] for key in SEEN} for finding in findings]
    order = lambda each: json.dumps([str(each[key]) for key in SEEN])  # noqa: E731
    assert sorted(found, key=order) == sorted(({key: each[key] for key in SEEN} for each in expected), key=order)
    for each in expected:
        alike = [f for f in findings if all(getattr(f, key) == each[key] for key in SEEN)]
        assert [f for f in alike if each["says"] in f.message], (each["says"], [f.message for f in alike])


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("right_")])
def test_table_named_right_expects_nothing(name):
    assert json.loads((TABLES / f"{name}.expected.json").read_text()) == []


def test_published_returns_give_the_four_faults_worked_out_by_hand():
    """79 closed, not 50 + 23 + 3; 181 not 31 + 36 + 108; 20 not 2 + 6 + 13; 67% is 14 of 21, not of 20."""
    findings = check(read_table(PUBLISHED)).findings
    assert [(f.body, f.group, f.rule, f.stated, f.expected) for f in findings] == [
        ("Inverclyde Council", "all", "stages-add-up", 79, 76),
        ("East Lothian Council", "stage1", "outcomes-add-up", 181, 175),
        ("East Lothian Council", "stage2", "outcomes-add-up", 20, 21),
        ("East Lothian Council", "stage2", "percentage-of-its-base", 67, 70),
    ]
    assert "A base of 21, what the outcomes add up to, would explain it." in findings[3].message


def test_repeated_population_is_a_note_and_no_finding():
    checked = check(read_table(TABLES / "right_fife_stage_2_holds_or_stands_beside.csv"))
    assert [(n.rule, n.period) for n in checked.notes if n.rule == "denominator-repeated"] == [
        ("denominator-repeated", "2016/17")
    ]


def test_groups_that_may_not_be_complete_are_a_note():
    checked = check(read_table(TABLES / "right_groups_that_need_not_add_up.csv"))
    assert {note.rule for note in checked.notes} == {"groups-add-up"}
