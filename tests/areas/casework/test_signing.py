"""On the way to a signature: turns, deputies, delegation, comments, changes, and one person for both."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import changes_between, signed_alone
from wellheard.areas.casework.services import (
    FindingGiven,
    UnableToProceed,
    acknowledge,
    add_point,
    agree_points,
    agree_response,
    allocate,
    allow_alone,
    close_without_outcome,
    comment_on_response,
    delegate_signing,
    explain_gap,
    find,
    propose_response,
    send_back,
    sign_off,
)
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.services import name_deputy

LETTER = "We are sorry. If you are unhappy, the Scottish Public Services Ombudsman can look at this."
SIGNED = {"responded_on": TODAY, "root_cause": "Old pipes", "remedial_action": "Replaced"}


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def ready(complaint: Callable[..., Complaint], ailsa: Colleague) -> Complaint:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    acknowledge(complaint=made, acknowledged_on=TODAY, by=ailsa.actor(), at=NOW)
    add_point(complaint=made, text="Damp", by=ailsa.actor(), at=NOW)
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", by=ailsa.actor(), at=NOW)
    given = {point.pk: FindingGiven("upheld", "Because.") for point in made.points.all()}
    find(complaint=made, findings=given, by=ailsa.actor(), at=NOW)
    return made


@pytest.fixture
def head(council: Body) -> Colleague:
    return colleague(council, "Harris Head", "head_of_service", "Housing")


def put_forward(made: Complaint, by: Colleague, *chain: Colleague, text: str = LETTER) -> None:
    people = [who.staff for who in chain]
    propose_response(complaint=made, text=text, outcome="upheld", chain=people, by=by.actor(), at=NOW)


def test_each_agrees_in_turn_and_the_last_signs(
    ready: Complaint, ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    put_forward(ready, ailsa, head, ben)
    with pytest.raises(UnableToProceed, match="Harris Head's turn"):
        sign_off(complaint=ready, by=ben.actor(), at=NOW, **SIGNED)
    with pytest.raises(UnableToProceed, match="Others sign after you"):
        sign_off(complaint=ready, by=head.actor(), at=NOW, **SIGNED)
    agree_response(complaint=ready, comment="Fair.", by=head.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="You are the last"):
        agree_response(complaint=ready, by=ben.actor(), at=NOW)
    assert sign_off(complaint=ready, by=ben.actor(), at=NOW, **SIGNED).state == "stage2_answered"


def test_a_chain_names_only_people_who_may_see_it_and_ends_with_one_who_may_sign(
    council: Body, ready: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    other = colleague(council, "Olive Other", "director", "Environment")
    with pytest.raises(UnableToProceed, match="Olive Other may not see"):
        put_forward(ready, ailsa, other, ben)
    with pytest.raises(UnableToProceed, match="Ailsa Grant may not sign"):
        put_forward(ready, ben, ailsa)


def test_a_deputy_acts_in_the_turn_of_the_absent(
    council: Body, ready: Complaint, ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    put_forward(ready, ailsa, ben)
    name_deputy(
        absent=ben.staff, deputy=head.staff, from_on=TODAY, until_on=date(2024, 4, 30), by=ailsa.actor(), at=NOW
    )
    closed = sign_off(complaint=ready, by=head.actor(), at=NOW, **SIGNED)
    step = closed.stages.get().responses.get().steps.get()
    assert (step.staff, step.decided_by, step.state) == (ben.staff, head.staff, "signed")


def test_a_turn_that_is_delegated_stays_with_whose_it_is(
    ready: Complaint, ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    put_forward(ready, ailsa, ben)
    delegate_signing(complaint=ready, to=head.staff, why="At a funeral.", by=ben.actor(), at=NOW)
    closed = sign_off(complaint=ready, by=head.actor(), at=NOW, **SIGNED)
    step = closed.stages.get().responses.get().steps.get()
    assert (step.staff, step.delegated_to, step.decided_by) == (ben.staff, head.staff, head.staff)


def test_whoever_is_asked_to_agree_may_send_it_back_and_the_next_version_begins_anew(
    ready: Complaint, ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    put_forward(ready, ailsa, head, ben)
    send_back(complaint=ready, comment="Say when.", by=head.actor(), at=NOW)
    put_forward(ready, ailsa, ben, text=f"{LETTER} On Monday.")
    page = signed_in(ben).get(f"/office/complaints/{ready.pk}/signature/").content.decode()
    assert "What was changed since version 1" in page
    assert "<ins>" in page


def test_only_whoever_may_sign_or_drafted_it_sends_a_response_without_a_chain_back(
    council: Body, ready: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    helper = colleague(council, "Isla Investigator", "investigator", "Environment")
    allocate(complaint=ready, handler=helper.staff, by=ailsa.actor(), at=NOW)
    put_forward(ready, ailsa)
    with pytest.raises(UnableToProceed, match="taken back by whoever drafted it"):
        send_back(complaint=ready, comment="No.", by=helper.actor(), at=NOW)
    assert send_back(complaint=ready, comment="A mistake of mine.", by=ailsa.actor(), at=NOW).state == "sent_back"


def test_a_comment_quotes_words_that_are_there(ready: Complaint, ailsa: Colleague, ben: Colleague) -> None:
    put_forward(ready, ailsa)
    comment_on_response(complaint=ready, words="We are sorry", text="For what?", by=ben.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="not in the response"):
        comment_on_response(complaint=ready, words="We regret", text="Hm.", by=ben.actor(), at=NOW)


def test_nobody_signs_what_they_drafted_unless_the_body_lets_them_and_they_say_why(
    ready: Complaint, ben: Colleague, cara: Colleague
) -> None:
    put_forward(ready, ben)
    with pytest.raises(UnableToProceed, match="Whoever decided cannot sign"):
        sign_off(complaint=ready, by=ben.actor(), at=NOW, **SIGNED)
    allow_alone(staff=ben.staff, why="A small body.", from_on=TODAY, by=cara.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Say why you sign it yourself"):
        sign_off(complaint=ready, by=ben.actor(), at=NOW, **SIGNED)
    sign_off(complaint=ready, same_person_reason="Nobody else is in.", by=ben.actor(), at=NOW, **SIGNED)
    assert [row.same_person_reason for row in signed_alone(None)] == ["Nobody else is in."]
    assert "Nobody else is in." in signed_in(cara).get("/office/signed-alone/").content.decode()


def test_a_duty_that_was_not_kept_is_explained_before_it_is_signed(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint(received_on=date(2024, 3, 18), straight_to_stage_2=True, why_stage_2="Serious")
    acknowledge(complaint=made, acknowledged_on=date(2024, 3, 27), by=ailsa.actor(), at=NOW)
    add_point(complaint=made, text="Damp", by=ailsa.actor(), at=NOW)
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", by=ailsa.actor(), at=NOW)
    given = {point.pk: FindingGiven("upheld", "Because.") for point in made.points.all()}
    find(complaint=made, findings=given, by=ailsa.actor(), at=NOW)
    put_forward(made, ailsa)
    client, address = signed_in(ben), f"/office/complaints/{made.pk}/signature/"
    form = {"responded_on": "28/3/2024", "root_cause": "x", "remedial_action": "y", "complete": "on"}
    read = client.get(address).content.decode()
    assert "Nothing is missing." not in read
    assert read.index("acknowledged on 27 March 2024, due on 20 March 2024") < read.index("Sign and close")
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "acknowledged on 27 March 2024, due on 20 March 2024" in refused.content.decode()
    explain_gap(complaint=made, code="stage2.acknowledged", why="It went to the wrong inbox.", by=ailsa.actor(), at=NOW)
    for page in (f"/office/complaints/{made.pk}/procedure/", address):
        assert "It went to the wrong inbox." in client.get(page).content.decode()
    signed = client.post(address, form | {"explanation": "Nobody looked at it in time."})
    made.refresh_from_db()
    assert (signed.status_code, made.state) == (302, "stage2_answered")
    told = dict(made.explanations.values_list("code", "why"))
    assert told["stage2.acknowledged"] == "It went to the wrong inbox."
    assert told["triage"] == "Nobody looked at it in time."


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("We are sorry.", "We are sorry.", [("kept", "We are sorry.")]),
        ("one two", "one four", [("kept", "one "), ("taken_out", "two"), ("added", "four")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("taken_out", "old")]),
    ],
)  # fmt: skip
def test_changes_are_told_word_by_word(before: str, after: str, told: list[tuple[str, str]]) -> None:
    assert [(passage.kind, passage.text) for passage in changes_between(before, after)] == told


def test_what_can_still_be_done_is_not_yet_kept_and_a_day_that_passed_was_not_kept(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint(received_on=date(2024, 3, 18), straight_to_stage_2=True, why_stage_2="Serious")
    acknowledge(complaint=made, acknowledged_on=date(2024, 3, 27), by=ailsa.actor(), at=NOW)
    stood = _stood(made, ailsa)
    assert "Not yet" in dict(stood)
    late = "Stage 2: investigation: acknowledged on 27 March 2024, due on 20 March 2024."
    assert [words for tag, words in stood if tag == "Not kept" and "acknowledged" in words] == [late]
    close_without_outcome(
        complaint=made, closure="withdrawn", reason="They rang.", closed_on=TODAY, by=ailsa.actor(), at=NOW
    )
    assert [words for tag, words in _stood(made, ailsa) if tag == "Not yet"] == [
        "The letter “Withdrawal” has not been sent."
    ]


def _stood(complaint: Complaint, who: Colleague) -> list[tuple[str, str]]:
    """Each duty on the page of whether the procedure was kept: how it stands, and its words."""
    page = signed_in(who).get(f"/office/complaints/{complaint.pk}/procedure/").content.decode()
    return re.findall(r'ds_tag--\w+">([^<]+)</span>\s*<div><p>([^<]+)', page)


def test_whoever_writes_it_sees_who_sent_it_back_and_every_comment_until_it_is_put_forward_again(
    ready: Complaint, ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    put_forward(ready, ailsa, head, ben)
    root, reader, writer = f"/office/complaints/{ready.pk}/", signed_in(head), signed_in(ailsa)
    said = reader.post(f"{root}comment-on-response/", {"text": "Say sorry first."})
    assert said["Location"] == f"{root}signature/"
    assert "Say sorry first." in reader.get(said["Location"]).content.decode()
    send_back(complaint=ready, comment="Point 2 lacks a date.", by=head.actor(), at=NOW)
    for _time in range(2):
        page = writer.get(f"{root}response/").content.decode()
        assert "Point 2 lacks a date." in page
        assert "Say sorry first." in page
        writer.post(f"{root}response/", {"text": LETTER + " More.", "outcome": "upheld", "draft": ""})


def test_two_who_write_the_same_response_see_each_others_words_before_one_replaces_them(
    ready: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    address, first, second = f"/office/complaints/{ready.pk}/response/", signed_in(ailsa), signed_in(ben)
    seen = {who: who.get(address).context["seen"] for who in (first, second)}
    typed = {"outcome": "upheld", "draft": ""}
    assert first.post(address, {**typed, "text": "We came on Monday.", "seen": seen[first]}).status_code == 302
    late = {**typed, "text": "We came on Tuesday."}
    told = second.post(address, {**late, "seen": seen[second]})
    page = told.content.decode()
    assert told.status_code == 422
    assert "<ins>Monday.</ins>" in page
    assert "<del>Tuesday.</del>" in page
    assert told.context["form"]["text"].value() == "We came on Tuesday."
    assert second.post(address, {**late, "seen": told.context["seen"]}).status_code == 302
    assert "What is saved, against what you typed" not in second.get(address).content.decode()
