"""Stage 2, from the acknowledgement to the signature."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from people import NOW, TODAY, Body, Colleague
from wellheard.areas.casework.models import Complaint, Response
from wellheard.areas.casework.selectors import signing_gaps
from wellheard.areas.casework.services import (
    FindingGiven,
    UnableToAct,
    UnableToProceed,
    acknowledge,
    add_point,
    agree_points,
    find,
    propose_response,
    save_draft,
    send_back,
    sign_off,
)
from wellheard.foundation.organisations import scope

LETTER = "We are sorry. If you are unhappy, the Scottish Public Services Ombudsman can look at this."


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def at_stage_2(complaint: Callable[..., Complaint], ailsa: Colleague) -> Complaint:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    acknowledge(complaint=made, acknowledged_on=TODAY, by=ailsa.actor(), at=NOW)
    for text in ("Damp", "Rude"):
        add_point(complaint=made, text=text, by=ailsa.actor(), at=NOW)
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", by=ailsa.actor(), at=NOW)
    return made


def found(complaint: Complaint, ailsa: Colleague, *findings: str) -> None:
    points = list(complaint.points.all())
    given = {p.pk: FindingGiven(f, "Because.") for p, f in zip(points, findings, strict=False)}
    find(complaint=complaint, findings=given, by=ailsa.actor(), at=NOW)


def test_a_direct_complaint_has_twenty_days_and_three_to_acknowledge(
    complaint: Callable[..., Complaint],
) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    assert (made.due_on, made.look_on) == (date(2024, 4, 25), date(2024, 4, 2))
    assert made.stages.get().route == "direct"


def test_points_are_agreed_only_when_there_are_any(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    with pytest.raises(UnableToProceed, match="Add the points"):
        agree_points(complaint=made, agreed_on=TODAY, agreed_how="phone", by=ailsa.actor(), at=NOW)


def test_a_new_point_must_be_agreed_again(at_stage_2: Complaint, ailsa: Colleague) -> None:
    add_point(complaint=at_stage_2, text="And late", by=ailsa.actor(), at=NOW)
    assert at_stage_2.stages.get().points_agreed_on is None


@pytest.mark.parametrize(
    ("findings", "text", "missing"),
    [
        (("upheld",), LETTER, "Point 2' has no finding"),
        (("upheld", "not_upheld"), "Sorry.", "Ombudsman"),
        (("upheld", "not_upheld"), "", "no text"),
    ],
)
def test_a_response_with_gaps_cannot_be_put_forward(
    at_stage_2: Complaint, ailsa: Colleague, findings: tuple[str, ...], text: str, missing: str
) -> None:
    found(at_stage_2, ailsa, *findings)
    with pytest.raises(UnableToProceed, match=missing):
        propose_response(complaint=at_stage_2, text=text, outcome="partially_upheld", by=ailsa.actor(), at=NOW)
    at_stage_2.refresh_from_db()
    assert at_stage_2.state == "stage2_open"


def test_a_draft_asks_for_nothing_and_is_kept(at_stage_2: Complaint, ailsa: Colleague) -> None:
    save_draft(complaint=at_stage_2, text="Dear", outcome="", by=ailsa.actor(), at=NOW)
    save_draft(complaint=at_stage_2, text="Dear Effie", outcome="", by=ailsa.actor(), at=NOW)
    assert [r.text for r in Response.objects.all()] == ["Dear Effie"]


def test_whoever_drafted_cannot_sign(at_stage_2: Complaint, ben: Colleague) -> None:
    found(at_stage_2, ben, "upheld", "upheld")
    propose_response(complaint=at_stage_2, text=LETTER, outcome="upheld", by=ben.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Whoever decided cannot sign"):
        sign_off(
            complaint=at_stage_2,
            responded_on=TODAY,
            root_cause="",
            remedial_action="",
            by=ben.actor(),
            at=NOW,
        )


def test_a_response_can_be_sent_back_and_signed_at_last(
    at_stage_2: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    found(at_stage_2, ailsa, "upheld", "not_upheld")
    propose_response(complaint=at_stage_2, text=LETTER, outcome="partially_upheld", by=ailsa.actor(), at=NOW)
    send_back(complaint=at_stage_2, comment="Say when it will be mended.", by=ben.actor(), at=NOW)
    propose_response(
        complaint=at_stage_2, text=LETTER + " By May.", outcome="partially_upheld", by=ailsa.actor(), at=NOW
    )
    assert not [gap for gap in signing_gaps(at_stage_2, ben.actor()) if gap.blocks]
    done = sign_off(
        complaint=at_stage_2,
        responded_on=TODAY,
        root_cause="No inspection",
        remedial_action="Inspect",
        by=ben.actor(),
        at=NOW,
    )
    assert (done.state, done.closed_on, done.root_cause) == ("stage2_answered", TODAY, "No inspection")
    stage = done.stages.get()
    assert (stage.outcome, stage.response_text.endswith("By May.")) == ("partially_upheld", True)
    assert [r.state for r in stage.responses.all()] == ["sent_back", "signed"]


def test_a_signed_response_is_frozen(at_stage_2: Complaint, ailsa: Colleague, ben: Colleague) -> None:
    found(at_stage_2, ailsa, "upheld", "upheld")
    propose_response(complaint=at_stage_2, text=LETTER, outcome="upheld", by=ailsa.actor(), at=NOW)
    done = sign_off(complaint=at_stage_2, responded_on=TODAY, root_cause="", remedial_action="", by=ben.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="open at stage 2"):
        save_draft(complaint=done, text="Another", outcome="upheld", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToAct):
        propose_response(complaint=done, text=LETTER, outcome="upheld", by=ailsa.actor(), at=NOW)
