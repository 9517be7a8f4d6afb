"""Who may do what: the table a policy officer can read, row by row."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from people import NOW, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import TABLE, Act, may
from wellheard.areas.casework.services import allocate
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.roles import Role

PATH = Path(__file__).parents[2] / "data" / "permissions.csv"
ROWS = list(csv.DictReader(PATH.open()))


def test_the_table_names_every_act_and_every_role() -> None:
    assert {row["act"] for row in ROWS} == {act.value for act in TABLE}
    assert set(ROWS[0]) - {"act"} == {role.value for role in Role} | {"handler"}


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("service", ["Housing", None])
def test_a_duty_that_covers_the_service_gives_what_the_table_says(
    council: Body, complaint: Callable[..., Complaint], role: str, service: str | None
) -> None:
    made = complaint()
    actor = colleague(council, "Somebody Else", role, service).actor()
    allowed = {act.value for act in TABLE if may(actor, act, made)}
    assert allowed == {row["act"] for row in ROWS if row[role] == "yes"}


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_duty_for_another_service_gives_nothing(
    council: Body, complaint: Callable[..., Complaint], role: str
) -> None:
    actor = colleague(council, "Somebody Else", role, "Environment").actor()
    made = complaint()
    assert not [act for act in TABLE if may(actor, act, made)]


def test_whoever_handles_it_may_do_what_the_table_says(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint()
    handler = colleague(council, "Isla Investigator", "investigator", "Environment")
    with scope.of(council.id):
        made = allocate(complaint=made, handler=handler.staff, by=ailsa.actor(), at=NOW)
    allowed = {act.value for act in TABLE if may(handler.actor(), act, made)}
    assert allowed == {row["act"] for row in ROWS if row["handler"] == "yes"}


def test_an_act_that_is_not_in_the_table_is_refused_loudly() -> None:
    assert set(TABLE) == set(Act) - {Act.RECORD}
