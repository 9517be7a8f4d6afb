"""The survey after closing: who is asked, once; answers kept apart from the outcome; little shown of few."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, signed_in
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.services import UnableToProceed, answer_at_stage_1, escalate, restrict
from wellheard.areas.culture.selectors.survey import FEWEST, NOT_SHOWN, Shown, beside, results
from wellheard.areas.culture.services.survey import answer_survey, leave_out, send_surveys
from wellheard.areas.learning.services.telling import refuse_to_hear
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope

ASK = NOW + timedelta(days=8)
"""Five working days on: Good Friday is between."""


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def answered(complaint: Callable[..., Complaint], ailsa: Colleague) -> Callable[..., Complaint]:
    def close(email: str = "effie@example.org", under_18: bool = False, hidden: bool = False) -> Complaint:
        made = complaint()
        made.people.update(email=email, under_18=under_18)
        if hidden:
            restrict(complaint=made, restricted=True, readers=[ailsa.staff], by=ailsa.actor(), at=NOW)
        answer_at_stage_1(
            complaint=made, outcome="upheld", response_text="Sorry.", response_given="by phone", responded_on=TODAY,
            told_of_stage_2=True, by=ailsa.actor(), at=NOW,
        )  # fmt: skip
        return made

    return close


def test_it_is_asked_for_five_working_days_after_the_answer_once_by_an_address_of_its_own(
    answered: Callable[..., Complaint],
) -> None:
    row = answered().survey
    assert (row.state, row.ask_on) == ("waiting", date(2024, 4, 5))
    assert send_surveys(ASK - timedelta(days=1)) == 0
    assert (send_surveys(ASK), send_surveys(ASK)) == (1, 0)
    row.refresh_from_db()
    said = Message.objects.get(to="effie@example.org").text
    token = said.split("/survey/")[1].split("/")[1]
    assert row.state == "asked"
    assert token not in row.token_sha256


def test_a_child_a_restricted_complaint_and_somebody_without_email_are_not_written_to(
    answered: Callable[..., Complaint],
) -> None:
    assert answered(under_18=True).survey.state == answered(hidden=True).survey.state == "not_asked"
    by_phone = answered(email="")
    later = answered()
    Complaint.objects.filter(pk=later.pk).update(restricted=True)
    send_surveys(ASK)
    by_phone.survey.refresh_from_db()
    later.survey.refresh_from_db()
    assert (by_phone.survey.state, later.survey.state) == ("to_ring", "not_asked")
    assert not Message.objects.exists()


def test_somebody_is_asked_in_their_own_way_or_not_where_they_said_no(
    answered: Callable[..., Complaint], ailsa: Colleague
) -> None:
    by_phone, refuses, both = answered(), answered(), answered()
    by_phone.people.update(contact_channel="phone")
    refuse_to_hear(complaint=refuses, person=refuses.people.get(), on=TODAY, how="by phone", by=ailsa.actor(), at=NOW)
    Person(complaint=both, part="representative", email="acts@example.org").save()
    send_surveys(ASK)
    for made in (by_phone, refuses, both):
        made.survey.refresh_from_db()
    assert (by_phone.survey.state, refuses.survey.state, both.survey.state) == ("to_ring", "not_asked", "asked")
    assert refuses.survey.why_not == "They asked not to hear more of it."
    assert [message.to for message in Message.objects.all()] == ["acts@example.org"]


def test_an_escalated_complaint_is_asked_about_when_it_is_answered_for_good(
    answered: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = answered()
    escalate(complaint=made, asked_on=TODAY, why="Still damp", by=ailsa.actor(), at=NOW)
    assert send_surveys(ASK) == 0
    assert made.survey.state == "waiting"


def test_the_person_answers_once_on_a_page_of_their_own(answered: Callable[..., Complaint], council: Body) -> None:
    made = answered()
    send_surveys(ASK)
    address = "/survey/" + Message.objects.get().text.split("/survey/")[1].split()[0]
    person = Client()
    assert "How did we handle your complaint?" in person.get(address).content.decode()
    assert person.post(address, {}).status_code == 422
    assert "Thank you" in person.post(address, {"easy": "5", "words": "Quick"}).content.decode()
    assert person.get(address).status_code == 404
    assert person.get(f"/survey/{council.id}/wrong/").status_code == 404
    made.survey.refresh_from_db()
    assert (made.survey.easy, made.survey.informed, made.survey.words) == (5, None, "Quick")


def test_staff_take_it_down_or_say_why_not(answered: Callable[..., Complaint], ailsa: Colleague) -> None:
    made, other = answered(email=""), answered(email="")
    said: dict[str, Any] = {"by": ailsa.actor(), "at": ASK}
    with pytest.raises(UnableToProceed, match="at least one question"):
        answer_survey(survey=made.survey, how="phone", **said)
    answer_survey(survey=made.survey, how="phone", easy=2, **said)
    with pytest.raises(UnableToProceed, match="already"):
        answer_survey(survey=made.survey, how="phone", easy=2, **said)
    leave_out(survey=other.survey, why_not="She has died", **said)
    other.survey.refresh_from_db()
    assert other.survey.state == "not_asked"


@pytest.fixture
def fill(answered: Callable[..., Complaint]) -> Callable[[Iterable[tuple[int, int | None]]], None]:
    """Surveys answered with these scores for `easy`, each beside whether they liked the outcome."""

    def make(given: Iterable[tuple[int, int | None]]) -> None:
        for easy, liked in given:
            row = answered().survey
            row.state, row.easy, row.liked_outcome = "answered", easy, liked
            row.save()

    return make


def test_how_it_was_handled_is_beside_the_outcome_and_few_answers_are_not_shown(
    fill: Callable[[Iterable[tuple[int, int | None]]], None], answered: Callable[..., Complaint], ailsa: Colleague
) -> None:
    fill([(5, 5), (5, 5), (5, 5), (1, 4), (1, 4), (1, 4), *[(1, 1)] * 3])
    for row in (answered().survey, answered().survey):
        row.state = "asked"
        row.save()
    found = results(ailsa.actor(), TODAY, TODAY + timedelta(days=1))
    easy = found.questions[0]
    assert (found.asked, found.answered, round(found.rate or 0)) == (11, 9, 82)
    assert (easy.everyone.agreed, easy.everyone.of) == (3, 9)
    assert (easy.content.of, easy.not_content.of) == (None, None), "3 of 9 less 3 of 6 tells of three people"
    assert (found.questions[1].everyone.of, found.outcome.agreed) == (None, 6)
    page = signed_in(ailsa).get("/office/learning/survey/?first=28/3/2024&last=28/3/2024").content.decode()
    assert "9 of 11 who were asked" in page
    assert "not shown" in page
    sheet = signed_in(ailsa).get("/office/learning/survey/?first=28/3/2024&last=28/3/2024&csv=1").content.decode()
    assert {"easy,everyone,3,9", "easy,content,not shown,not shown", "liked_outcome,everyone,6,9", "11,9"} <= {
        *sheet.splitlines()
    }
    assert signed_in(ailsa).get("/office/learning/survey/to-ask/").status_code == 200


def test_both_groups_stand_side_by_side_where_neither_gives_anybody_away(
    fill: Callable[[Iterable[tuple[int, int | None]]], None], ailsa: Colleague
) -> None:
    fill([*[(5, 5)] * 6, *[(2, 1)] * 5])
    easy = results(ailsa.actor(), TODAY, TODAY + timedelta(days=1)).questions[0]
    shown = [(group.agreed, group.of) for group in (easy.everyone, easy.content, easy.not_content)]
    assert shown == [(6, 11), (6, 6), (0, 5)]


def test_what_is_left_of_everyone_is_never_one_to_four() -> None:
    def shown(n: int) -> Shown:
        return Shown(0, n) if n >= FEWEST else NOT_SHOWN

    for content, not_content, neither in product(range(12), repeat=3):
        everyone, *groups = beside(shown(content + not_content + neither), shown(content), shown(not_content))
        left = (everyone.of or 0) - sum(group.of or 0 for group in groups)
        assert left == 0 or left >= FEWEST, (content, not_content, neither)


def test_the_lists_ask_as_much_of_the_database_for_many_as_for_one(
    answered: Callable[..., Complaint], ailsa: Colleague
) -> None:
    desk = signed_in(ailsa)
    list_of, figures = "/office/learning/survey/to-ask/", "/office/learning/survey/?first=28/3/2024&last=28/3/2024"
    answered(email="")
    written = answered()
    send_surveys(ASK)
    for address in (list_of, f"{list_of}?written-to=1", figures):
        desk.get(address)
    assert written.reference in desk.get(f"{list_of}?written-to=1").content.decode()
    assert written.reference not in desk.get(list_of).content.decode()
    few = [_queries(desk, address) for address in (list_of, f"{list_of}?written-to=1", figures)]
    for _ in range(3):
        answered(email="")
        answered()
    send_surveys(ASK)
    assert [_queries(desk, address) for address in (list_of, f"{list_of}?written-to=1", figures)] == few


def _queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    return len(asked)
