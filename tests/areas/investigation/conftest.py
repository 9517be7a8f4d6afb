"""An investigation in the council: Ailsa investigates, Nan the nurse is asked, Ben and Cara are above."""

from collections.abc import Callable, Iterator

import pytest

from people import NOW, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import add_point
from wellheard.foundation.organisations import scope


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def at_stage_2(complaint: Callable[..., Complaint], ailsa: Colleague) -> Complaint:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    for text in ("The bedroom is damp.", "Nobody came on 3 May."):
        add_point(complaint=made, text=text, by=ailsa.actor(), at=NOW)
    return made
