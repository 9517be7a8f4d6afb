"""Learning in the council: Hugh heads Repairs, Ben directs Housing, Ailsa is the complaints officer."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from carrying_out import moment
from people import NOW, TODAY, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import answer_at_stage_1, resolve
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.services import propose_action
from wellheard.foundation.organisations import scope


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def nan(council: Body) -> Colleague:
    """She meets the public for Repairs."""
    return colleague(council, "Nan Repairs", "frontline", "Repairs")


@pytest.fixture
def upheld(complaint: Callable[..., Complaint], ailsa: Colleague) -> Callable[..., Complaint]:
    """A complaint that was upheld at stage 1 on the day it came, or given another outcome."""

    def close(outcome: str = "upheld", on: date = TODAY, **details: Any) -> Complaint:
        made = complaint(received_on=on, **details)
        said = {"by": ailsa.actor(), "at": moment(on)}
        if outcome == "resolved":
            resolve(
                complaint=made, resolution="A new extractor fan", agreed_with="Effie Bain", agreed_on=on,
                agreed_how="by phone", told_of_stage_2=True, **said,
            )  # fmt: skip
        else:
            answer_at_stage_1(
                complaint=made, outcome=outcome, response_text="We were late, and are sorry.",
                response_given="by phone", responded_on=on, told_of_stage_2=True, root_cause="Old pipes", **said,
            )  # fmt: skip
        made.refresh_from_db()
        return made

    return close


@pytest.fixture
def proposed(council: Body, ailsa: Colleague) -> Callable[..., ImprovementAction]:
    """A proposed action of Repairs, with an owner and all that authority asks for."""

    def propose(**said: Any) -> ImprovementAction:
        at = said.pop("at", NOW)
        given = {
            "title": "Repairs book the next visit before they leave", "changes": "practice", "means": "checklist",
            "service": council.services["Repairs"], "factor": "scheduling", "category": "Repairs late",
            "due_on": TODAY + timedelta(days=60), "evidence_needed": "The checklist in use",
            "measured_service": council.services["Repairs"], "measured_category": "Repairs late",
        }  # fmt: skip
        if "owner" not in said:
            given["owner_team"] = "Repairs planners"
        return propose_action(by=ailsa.actor(), at=at, **{**given, **said})

    return propose
