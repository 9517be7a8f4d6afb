"""Coding in the council: Ailsa codes first, Mhairi second and blind."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from people import NOW, TODAY, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import answer_at_stage_1
from wellheard.areas.coding.services import CodesGiven, ProblemGiven
from wellheard.foundation.organisations import scope


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def mhairi(council: Body) -> Colleague:
    """Another complaints officer of the whole council: the second coder."""
    return colleague(council, "Mhairi Lowe", "complaints_officer")


@pytest.fixture
def answered(complaint: Callable[..., Complaint], ailsa: Colleague) -> Callable[..., Complaint]:
    """A complaint that has its answer at stage 1."""

    def make(**said: Any) -> Complaint:
        made = complaint(**said)
        answer_at_stage_1(
            complaint=made, outcome="upheld", response_given="letter",
            response_text="We are sorry. The visit was missed.", told_of_stage_2=True,
            responded_on=TODAY, root_cause="x", remedial_action="x", by=ailsa.actor(), at=NOW,
        )  # fmt: skip
        made.refresh_from_db()
        return made

    return make


def codes(*problems: tuple[str, int] | tuple[str, int, int | None], **said: Any) -> CodesGiven:
    """`codes(("delay", 2, 1), stages=("providing",))`."""
    given = {"stages": ("providing",), "harm": 1, **said}
    return CodesGiven(tuple(ProblemGiven(*one) for one in problems), **given)
