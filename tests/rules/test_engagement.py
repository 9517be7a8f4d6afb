"""Limits on contact: tests/data/rules/engagement.csv."""

import csv
from datetime import date
from pathlib import Path

import pytest

from wellheard.rules.engagement import Proposed, UnableToRestrict, Way, check_another_manager, check_restriction

TABLE = Path(__file__).parents[1] / "data" / "rules" / "engagement.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


def proposed(row: dict[str, str]) -> Proposed:
    return Proposed(
        stopped=[Way(way) for way in row["stopped"].split()],
        kept=[Way(way) for way in row["kept"].split()],
        why=row["why"],
        adjustments=row["adjustments"],
        incidents=int(row["incidents"]),
        persistence_alone=row["persistence_alone"] == "yes",
        warned=row["warned"] == "yes",
        why_no_warning=row["why_no_warning"],
        from_on=date.fromisoformat(row["from_on"]),
        review_on=date.fromisoformat(row["review_on"]),
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_contact_is_restricted_only_as_the_policy_allows(row: dict[str, str]) -> None:
    if not row["refused_for"]:
        check_restriction(proposed(row))
        return
    with pytest.raises(UnableToRestrict, match=row["refused_for"]):
        check_restriction(proposed(row))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    row = ROWS[0] | {"kept": "", "why": "", "adjustments": ""}
    with pytest.raises(UnableToRestrict) as refusal:
        check_restriction(proposed(row))
    for told in ("always kept", "Say why", "adjustments"):
        assert told in str(refusal.value)


def test_a_challenge_is_heard_by_another_manager() -> None:
    check_another_manager("ben", "cara")
    with pytest.raises(UnableToRestrict, match="another manager"):
        check_another_manager("ben", "ben")
