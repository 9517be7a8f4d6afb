from collections.abc import Callable

import pytest

from people import NOW, TODAY, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import FindingGiven, agree_points, find, propose_response, sign_off

OMBUDSMAN = "Scottish Public Services Ombudsman"


@pytest.fixture
def signed(scoped: Body, complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague) -> Complaint:
    """A complaint whose response at stage 2 has been signed."""
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious", points=["The bedroom is damp."])
    who = {"by": ailsa.actor(), "at": NOW}
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", **who)
    point = made.points.get()
    find(complaint=made, findings={point.pk: FindingGiven("upheld", "Nobody came.")}, **who)
    text = f"Dear Ms Bain\n\nWe are sorry that nobody came. Ring Ailsa Grant. You can go to the {OMBUDSMAN}."
    propose_response(complaint=made, text=text, outcome="upheld", **who)
    return sign_off(
        complaint=made, responded_on=TODAY, root_cause="No diary", remedial_action="A diary", by=ben.actor(), at=NOW
    )
