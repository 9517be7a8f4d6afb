"""Who may do what: the table a policy officer can read, row by row."""

import csv
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import wellheard.areas
from people import NOW, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Table, may
from wellheard.areas.casework.services import allocate
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role

AREAS = sorted(
    path.parent.name
    for path in Path(wellheard.areas.__file__).parent.glob("*/permissions*")
    if hasattr(import_module(f"wellheard.areas.{path.parent.name}.permissions"), "TABLE")
)
TABLES: dict[str, Table] = {area: import_module(f"wellheard.areas.{area}.permissions").TABLE for area in AREAS}
FOLDER = Path(__file__).parents[1] / "data" / "permissions"
ROWS = {area: list(csv.DictReader((FOLDER / f"{area}.csv").open())) for area in AREAS}


@pytest.mark.parametrize("area", AREAS)
def test_the_table_names_every_act_and_every_role(area: str) -> None:
    assert {row["act"] for row in ROWS[area]} == {str(act) for act in TABLES[area]}
    assert set(ROWS[area][0]) - {"act"} == {role.value for role in Role} | {"handler"}


def test_no_two_areas_call_an_act_by_the_same_name() -> None:
    acts = [str(act) for table in TABLES.values() for act in table]
    assert len(acts) == len(set(acts))


def allowed(actor: Actor, made: Complaint) -> dict[str, set[str]]:
    return {area: {str(act) for act in table if may(actor, act, made, table)} for area, table in TABLES.items()}


def told(column: str) -> dict[str, set[str]]:
    return {area: {row["act"] for row in rows if row[column] == "yes"} for area, rows in ROWS.items()}


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("service", ["Housing", None])
def test_a_duty_that_covers_the_service_gives_what_the_table_says(
    council: Body, complaint: Callable[..., Complaint], role: str, service: str | None
) -> None:
    made = complaint()
    actor = colleague(council, "Somebody Else", role, service).actor()
    assert allowed(actor, made) == told(role)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_duty_for_another_service_gives_nothing(
    council: Body, complaint: Callable[..., Complaint], role: str
) -> None:
    actor = colleague(council, "Somebody Else", role, "Environment").actor()
    made = complaint()
    assert not any(allowed(actor, made).values())


def test_whoever_handles_it_may_do_what_the_table_says(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint()
    handler = colleague(council, "Isla Investigator", "investigator", "Environment")
    with scope.of(council.id):
        made = allocate(complaint=made, handler=handler.staff, by=ailsa.actor(), at=NOW)
    assert allowed(handler.actor(), made) == told("handler")


@pytest.mark.parametrize("area", AREAS)
def test_an_act_that_is_not_in_the_table_is_refused_loudly(area: str) -> None:
    acts = import_module(f"wellheard.areas.{area}.permissions").Act
    assert set(TABLES[area]) == set(acts) - {"record"}
