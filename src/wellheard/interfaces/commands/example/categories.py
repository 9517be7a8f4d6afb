"""The example's lists of categories: one in force since its procedure, and one being prepared for next April."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

from wellheard.areas.procedures.services import add_category, begin_list, bring_in_list, settle_list
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import PROCEDURE_FROM, Founded
from wellheard.interfaces.commands.example.life import Life

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def found_categories(body: Founded) -> None:
    """The list that the past was categorised by, for a body that has one."""
    file = resources.files("wellheard.interfaces.commands.example") / "texts" / f"categories-{body.plan.slug}.csv"
    if not file.is_file():
        return
    held = begin_list(name=f"Categories {PROCEDURE_FROM.year}", from_on=PROCEDURE_FROM, by=None, at=body.at)
    bring_in_list(category_list=held, content=file.read_bytes(), by=None, at=body.at)
    settle_list(category_list=held, by=None, at=body.at)


def categories(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """The administrator prepares the council's list for next April, with a category that is new."""
    if body.plan.slug != "strathmuir":
        return
    by, april = evening.by(body.cast.holding(Role.ADMINISTRATOR)[0]), next_april(body.today)
    made = begin_list(name=f"Categories {april.year}", from_on=april, by=by, at=evening.at())
    homes = made.categories.get(code="homes")
    add_category(
        category_list=made, code="solar", name="Solar panels and batteries", parent=homes,
        mapped={"council-generic": "SERV"}, by=by, at=evening.at(),
    )  # fmt: skip


def next_april(today: date) -> date:
    """The first of April after today."""
    return date(today.year + (today >= date(today.year, 4, 1)), 4, 1)
