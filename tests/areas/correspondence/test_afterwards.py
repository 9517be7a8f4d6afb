"""After the answer: questions, changes, the same again, and limits on contact."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToAct, UnableToProceed, propose_revision, refuse_revision
from wellheard.areas.correspondence.models import Restriction
from wellheard.areas.correspondence.selectors import after_the_answer, due_for_review, letters_of, restriction_on
from wellheard.areas.correspondence.services import UnableToRestrict, begin_letter, send
from wellheard.areas.correspondence.services.afterwards import (
    clarify,
    log_and_answer,
    restrict_contact,
    sign_revision,
    warn,
)
from wellheard.areas.correspondence.services.engagement import (
    challenge_restriction,
    hear_challenge,
    log_incident,
    review_restriction,
)
from wellheard.foundation.journal.selectors import journey

Made = Callable[..., Complaint]
OMBUDSMAN = "Scottish Public Services Ombudsman"
NEW_TEXT = f"Dear Ms Bain\n\nWe were wrong. Ring Ailsa Grant. You can go to the {OMBUDSMAN}."
DESC = {"describe": "You shouted.", "explain": "He was afraid.", "suggest": "Please write.", "consequences": "Or else."}


def acts(complaint: Complaint) -> list[str]:
    return [step.act for step in journey(complaint.pk)]


def words(complaint: Complaint) -> str:
    """The newest letter."""
    return "\n\n".join(one["text"] for one in letters_of(complaint)[0].paragraphs if one["on"])


def revised(complaint: Complaint, by: Colleague, **changes: Any) -> Any:
    said = {"ground": "error", "reason": "The date was wrong.", "text": NEW_TEXT, "outcome": "partially_upheld"}
    return propose_revision(complaint=complaint, by=by.actor(), at=NOW, **{**said, **changes})


def restricted(complaint: Complaint, by: Colleague, **changes: Any) -> Restriction:
    said = {
        "stopped": ["phone", "in_person"], "kept": ["letter", "email"], "why": "He threatened the crew.",
        "adjustments_considered": "Asked: none needed.", "persistence_alone": False, "why_no_warning": "A knife.",
        "from_on": TODAY, "review_on": date(2024, 6, 28),
    }  # fmt: skip
    return restrict_contact(complaint=complaint, by=by.actor(), at=NOW, **{**said, **changes})


@pytest.fixture
def threatened(scoped: Body, complaint: Made, ailsa: Colleague) -> Complaint:
    made = complaint()
    log_incident(complaint=made, happened_on=TODAY, what="A threat", by=ailsa.actor(), at=NOW)
    return made


def test_a_question_is_answered_by_letter_and_the_answer_and_its_date_stay(signed: Complaint, ailsa: Colleague) -> None:
    before = signed.stages.get()
    said = {"asked_on": TODAY, "question": "Who is the roofer?", "answer": "Dougie Weir."}
    clarify(complaint=signed, by=ailsa.actor(), at=NOW, **said)
    assert signed.stages.get().response_text == before.response_text
    assert signed.stages.get().responded_on == TODAY
    for told in ("Who is the roofer?", "Dougie Weir.", OMBUDSMAN, "28 March 2024"):
        assert told in words(signed)
    assert acts(signed)[-2:] == ["complaint.clarify", "letter.begin"]


def test_nothing_is_clarified_or_revised_before_there_is_an_answer(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint()
    with pytest.raises(UnableToAct):
        clarify(complaint=made, asked_on=TODAY, question="What?", answer="This.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToAct):
        revised(made, ailsa)


def test_a_changed_response_is_signed_by_another_and_the_first_and_its_date_are_kept(
    signed: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    first = signed.stages.get().response_text
    later = NOW + timedelta(days=4)
    revision = revised(signed, ailsa)
    assert signed.stages.get().outcome == "upheld"
    sign_revision(complaint=signed, revision=revision, by=ben.actor(), at=later)
    stage = signed.stages.get()
    assert (stage.outcome, stage.response_text, stage.responded_on) == ("partially_upheld", NEW_TEXT, TODAY)
    assert [response.text for response in stage.responses.all()] == [first, NEW_TEXT]
    for told in ("The date was wrong.", "We were wrong."):
        assert told in words(signed)
    assert acts(signed)[-3:] == ["complaint.propose_revision", "complaint.sign_revision", "letter.begin"]


def test_whoever_wrote_the_change_cannot_sign_it(signed: Complaint, ben: Colleague, cara: Colleague) -> None:
    revision = revised(signed, ben)
    with pytest.raises(UnableToProceed, match="cannot sign"):
        sign_revision(complaint=signed, revision=revision, by=ben.actor(), at=NOW)
    sign_revision(complaint=signed, revision=revision, by=cara.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="does not wait"):
        sign_revision(complaint=signed, revision=revision, by=cara.actor(), at=NOW)


@pytest.mark.parametrize(
    ("changes", "refused_for"),
    [
        ({"reason": " "}, "no reason"),
        ({"text": "Dear Ms Bain"}, "Ombudsman"),
        ({"outcome": "resolved"}, "Choose upheld"),
    ],
)
def test_a_change_needs_a_reason_and_must_be_whole(
    signed: Complaint, ailsa: Colleague, changes: dict[str, str], refused_for: str
) -> None:
    with pytest.raises(UnableToProceed, match=refused_for):
        revised(signed, ailsa, **changes)


def test_an_answer_can_be_left_as_it_was(signed: Complaint, ailsa: Colleague, ben: Colleague) -> None:
    revision = revised(signed, ailsa)
    with pytest.raises(UnableToProceed, match="waits for a signature already"):
        revised(signed, ailsa)
    refuse_revision(complaint=signed, revision=revision, comment="It is not new.", by=ben.actor(), at=NOW)
    assert signed.stages.get().outcome == "upheld"
    assert revised(signed, ailsa).response.number == 3


def test_the_same_again_gets_the_letter_that_the_answer_stands_and_is_counted(
    signed: Complaint, ailsa: Colleague
) -> None:
    said = {"came_on": TODAY, "what": "It is damp.", "why": "Nothing new in it."}
    for _ in range(2):
        log_and_answer(complaint=signed, judged="same", by=ailsa.actor(), at=NOW, **said)
    assert letters_of(signed)[0].kind == "final_answer_stands"
    assert OMBUDSMAN in words(signed)
    assert after_the_answer(signed).same_again == 2
    log_and_answer(complaint=signed, judged="new_evidence", by=ailsa.actor(), at=NOW, **said)
    assert len(letters_of(signed)) == 2


def test_what_comes_before_the_answer_is_no_repeat(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    with pytest.raises(UnableToProceed, match="no answer yet"):
        log_and_answer(complaint=made, came_on=TODAY, what="Damp", judged="same", why="Same", by=ailsa.actor(), at=NOW)


def test_the_way_to_the_ombudsman_says_until_when_and_what_they_were_told(signed: Complaint, ailsa: Colleague) -> None:
    found = after_the_answer(signed)
    assert (found.until, found.counted_from) == (date(2025, 3, 28), TODAY)
    assert [told.letter for told in found.told] == [None]
    letter = begin_letter(complaint=signed, kind="signposting_ombudsman", by=ailsa.actor(), at=NOW)
    send(complaint=signed, letter=letter, channel="email", address="e@example.org", by=ailsa.actor(), at=NOW)
    assert [told.letter for told in after_the_answer(signed).told] == [None, letter]


def test_a_restriction_is_told_in_writing_once_its_letter_is_sent(threatened: Complaint, ben: Colleague) -> None:
    row = restricted(threatened, ben)
    for told in (
        "He threatened the crew.",
        "do not contact us by phone or in person",
        "by letter or by e-mail.",
        "Another manager",
    ):
        assert told in words(threatened)
    assert row.told_on is None
    assert row.letter is not None
    send(complaint=threatened, letter=row.letter, channel="email", address="e@example.org", by=ben.actor(), at=NOW)
    held = restriction_on(threatened.pk)
    assert held is not None
    assert held.told_on == TODAY
    assert acts(threatened)[-2:] == ["letter.send", "conduct.tell"]


def test_letters_do_not_go_by_a_way_that_is_restricted(threatened: Complaint, ben: Colleague) -> None:
    row = restricted(threatened, ben, stopped=["email", "phone"], kept=["letter"])
    way = {"complaint": threatened, "letter": row.letter, "by": ben.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="What is kept: by letter"):
        send(channel="email", address="e@example.org", **way)
    assert send(channel="print", address="1 High Street", **way).state == "sent"


def test_the_rules_of_the_policy_are_asked_and_only_a_manager_decides(
    threatened: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    with pytest.raises(UnableToProceed, match="A manager decides"):
        restricted(threatened, ailsa)
    with pytest.raises(UnableToRestrict, match="always kept"):
        restricted(threatened, ben, kept=[])
    with pytest.raises(UnableToRestrict, match="Persistence alone"):
        restricted(threatened, ben, persistence_alone=True)
    with pytest.raises(UnableToRestrict, match="Warn them first"):
        restricted(threatened, ben, why_no_warning="")
    warn(complaint=threatened, by=ben.actor(), at=NOW, **DESC)
    assert "You shouted." in words(threatened)
    restricted(threatened, ben, why_no_warning="")
    with pytest.raises(UnableToProceed, match="restricted already"):
        restricted(threatened, ben)


def test_a_challenge_is_heard_by_another_manager(threatened: Complaint, ben: Colleague, cara: Colleague) -> None:
    row = restricted(threatened, ben)
    said = {"complaint": threatened, "restriction": row, "at": NOW}
    with pytest.raises(UnableToProceed, match="no challenge"):
        hear_challenge(verdict="stands", reasons="x", by=cara.actor(), **said)
    challenge_restriction(challenged_on=TODAY, grounds="I was upset.", by=ben.actor(), **said)
    with pytest.raises(UnableToRestrict, match="another manager"):
        hear_challenge(verdict="stands", reasons="x", by=ben.actor(), **said)
    held = hear_challenge(verdict="changed", reasons="He may ring.", kept=["phone"], by=cara.actor(), **said)
    assert (held.stopped, held.kept) == (["in_person"], ["phone", "letter", "email"])


def test_whoever_hears_a_challenge_reads_what_was_said_and_whoever_decided_is_not_led_to_it(
    threatened: Complaint, ben: Colleague, cara: Colleague
) -> None:
    row = restricted(threatened, ben)
    said = {"complaint": threatened, "restriction": row, "at": NOW}
    challenge_restriction(challenged_on=TODAY, grounds="My hands are bad.", by=ben.actor(), **said)
    root = f"/office/complaints/{threatened.pk}/letters/"
    hear = f"{root}hear-challenge/{row.pk}/"
    assert hear in text(signed_in(cara), f"{root}conduct/")
    decider = text(signed_in(ben), f"{root}conduct/")
    assert hear not in decider
    assert "another manager hears the challenge" in decider
    assert "On 28 March 2024 they said: My hands are bad." in text(signed_in(cara), hear)
    assert "Ben Ross restricted contact from 28 March 2024" in text(signed_in(cara), f"{root}review-contact/{row.pk}/")


def test_a_review_keeps_it_to_another_day_or_ends_it(
    threatened: Complaint, council: Body, ailsa: Colleague, ben: Colleague
) -> None:
    row = restricted(threatened, ben)
    assert due_for_review(ailsa.actor()) == [row]
    elsewhere = colleague(council, "Erin Else", "complaints_officer", "Environment")
    assert due_for_review(elsewhere.actor()) == []
    said = {"complaint": threatened, "restriction": row, "by": ben.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="a day to come"):
        review_restriction(verdict="kept", reasons="Still", **said)
    kept = review_restriction(verdict="kept", reasons="Still", next_review_on=date(2024, 9, 1), **said)
    assert kept.review_on == date(2024, 9, 1)
    review_restriction(verdict="ended", reasons="All well", **said)
    assert restriction_on(threatened.pk) is None
    assert due_for_review(ailsa.actor()) == []
    with pytest.raises(UnableToProceed, match="has ended"):
        review_restriction(verdict="ended", reasons="Again", **said)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_restriction_is_on_every_page_of_the_file(threatened: Complaint, ben: Colleague) -> None:
    row = restricted(threatened, ben)
    client = signed_in(ben)
    file = f"/office/complaints/{threatened.pk}/"
    pages = ("", "letters/", "letters/after/", "letters/conduct/", "letters/begin/", "add-note/", "procedure/")
    for page in (*pages, f"letters/{row.letter_id}/", f"letters/{row.letter_id}/preview/"):
        assert "Contact is restricted: not by phone or in person" in text(client, file + page), page
    assert threatened.reference in text(client, "/office/restrictions/")
    for act in ("challenge", "review-contact", "hear-challenge"):
        assert "<form" in text(client, f"{file}letters/{act}/{row.pk}/")


def test_the_pages_after_the_answer_can_be_opened(signed: Complaint, ailsa: Colleague, ben: Colleague) -> None:
    revision = revised(signed, ailsa)
    root = f"/office/complaints/{signed.pk}/letters/"
    client = signed_in(ben)
    page = text(client, f"{root}after/")
    for told in ("28 March 2025", "Bridgeside House", "In the answer", "The date was wrong."):
        assert told in page
    for act in ("clarify", "revise", "log-repeat", "log-conduct", "warn", "restrict-contact"):
        assert "<form" in text(client, f"{root}{act}/")
    assert "We were wrong." in text(client, f"{root}sign-revision/{revision.pk}/")
    signed_page = client.post(f"{root}sign-revision/{revision.pk}/")
    assert signed_page["Location"] == root


def test_whoever_signs_a_change_sees_what_is_changed_and_its_letter_goes_on_from_its_draft(
    signed: Complaint, ailsa: Colleague, ben: Colleague
) -> None:
    revision = revised(signed, ailsa, text=NEW_TEXT.replace("We were wrong.", "We were wrong prior to May."))
    client, root = signed_in(ben), f"/office/complaints/{signed.pk}/letters/"
    page = client.get(f"{root}sign-revision/{revision.pk}/").content.decode()
    assert "<ins>were wrong prior to May. " in page
    assert "<del>are sorry that nobody came. " in page
    assert "“prior to”: say “before”" in page
    draft = sign_revision(complaint=signed, revision=revision, by=ben.actor(), at=NOW)
    letters = client.get(root).content.decode()
    assert f'href="{root}{draft.pk}/">Go on with its draft' in letters
    assert "?kind=revised_response" not in letters
