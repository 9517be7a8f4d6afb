"""The first page of the day: what waits for each person, what they wait for, and from whom."""

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from django.utils import timezone

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import add_point, allocate, refer_for_protection, restrict
from wellheard.areas.casework.services.delays import ask_extension
from wellheard.areas.children.services import change_child, involve
from wellheard.areas.investigation.models import Escalation, StaffRequest
from wellheard.areas.investigation.services import (
    accept_reply,
    add_evidence,
    add_outside_part,
    add_part,
    answer_bias,
    ask,
    ask_advice,
    brief,
    change_evidence,
    give_reply,
    raise_bias,
)
from wellheard.areas.workload.services import give_task
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def made(complaint: Callable[..., Complaint], ailsa: Colleague) -> Complaint:
    found = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    add_point(complaint=found, text="The bedroom is damp.", by=ailsa.actor(), at=NOW)
    return found


def asked(complaint: Complaint, who: Colleague, by: Colleague, **said: object) -> StaffRequest:
    return ask(complaint=complaint, of=who.staff, matter="A visit", by=by.actor(), at=NOW, **said)  # type: ignore[arg-type]


def card(who: Colleague, heading: str) -> str:
    """What stands under a heading of their first page; nothing where it is not there."""
    page = signed_in(who).get("/office/").content.decode()
    return page.split(f">{heading}</h2>")[1].split("</section>")[0] if f">{heading}</h2>" in page else ""


def test_it_says_what_is_awaited_from_whom_and_what_came(
    made: Complaint, ailsa: Colleague, ben: Colleague, nan: Colleague, hugh: Colleague
) -> None:
    late, came = asked(made, nan, ailsa), asked(made, hugh, ailsa)
    StaffRequest.objects.filter(pk=late.pk).update(due_on=date(2024, 3, 1))
    give_reply(request=came, text="The log says so.", prevention="Ring first.", by=hugh.actor(), at=NOW)
    ask_extension(complaint=made, to_on=date(2024, 5, 10), reason="The survey", by=ailsa.actor(), at=NOW)
    awaited = card(ailsa, "You wait for others")
    places = [awaited.index(word) for word in ("Nan Nurse", "Late", "Hugh Head", "Given, to be read", "More time")]
    assert places == sorted(places)
    assert f"/office/complaints/{made.pk}/investigation/requests/{late.pk}/" in awaited
    accept_reply(complaint=made, request=came, by=ailsa.actor(), at=NOW)
    assert "Hugh Head" not in card(ailsa, "You wait for others")
    assert card(ben, "You wait for others") == ""


def test_somebody_with_no_file_finds_what_is_asked_of_them_and_their_tasks(
    made: Complaint, ailsa: Colleague, nan: Colleague
) -> None:
    request = asked(made, nan, ailsa)
    give_task(text="Bring the visit book", given_to=nan.staff, by=ailsa.actor(), at=NOW)
    assert f"/office/asked/{request.pk}/" in card(nan, "Asked of you")
    assert "Bring the visit book" in card(nan, "Tasks")
    assert made.reference not in signed_in(nan).get("/office/").content.decode()


def test_what_was_taken_to_a_manager_stands_there_until_it_comes(
    made: Complaint, ailsa: Colleague, nan: Colleague, hugh: Colleague
) -> None:
    request = asked(made, nan, ailsa)
    Escalation.objects.create(request=request, level="head_of_service", to=hugh.staff, why="late", told_on=TODAY)
    assert "Not given by Nan Nurse" in card(hugh, "Asked of you")
    give_reply(request=request, text="It is here.", prevention="Ring first.", by=nan.actor(), at=NOW)
    assert card(hugh, "Asked of you") == ""


def test_a_briefing_and_a_part_to_sign_stand_there_for_whoever_reads_or_signs(
    council: Body, made: Complaint, ailsa: Colleague, cara: Colleague
) -> None:
    rory = colleague(council, "Rory Roads", "head_of_service", "Roads")
    erin = colleague(council, "Erin Environment", "director", "Environment")
    part = asked(made, rory, ailsa, kind="contribution", service=council.services["Roads"])
    give_reply(request=part, text="The drain was blocked.", prevention="Clear it.", by=rory.actor(), at=NOW)
    assert card(erin, "For you to read and sign") == ""
    accept_reply(complaint=made, request=part, by=ailsa.actor(), at=NOW)
    brief(complaint=made, text="It is said to be unfair.", by=ailsa.actor(), at=NOW)
    assert f"/office/asked/parts/{part.pk}/" in card(erin, "For you to read and sign")
    assert made.reference in card(cara, "For you to read")


def test_whoever_is_given_a_part_of_an_investigation_is_told_sees_it_and_says_it_is_done(
    made: Complaint, ailsa: Colleague, nan: Colleague, hugh: Colleague
) -> None:
    """Of the complaint they see what they were given and no more; nobody else sees or does it."""
    part = add_part(complaint=made, what="Read the call log", who=nan.staff, due_on=TODAY, by=ailsa.actor(), at=NOW)
    path = f"/office/asked/work/{part.pk}/"
    mail = Message.objects.get()
    assert (mail.to, "call log" in mail.text, made.reference in mail.text) == (nan.account.email, False, False)
    assert path in card(nan, "Asked of you")
    client = signed_in(nan)
    page = client.get("/office/asked/").content.decode()
    assert ("Read the call log" in page, made.reference in page) == (True, False)
    assert signed_in(hugh).get(path).status_code == 404
    day = timezone.localdate().strftime("%d/%m/%Y")
    assert client.post(path, {"done_on": day}).status_code == 302
    part.refresh_from_db()
    assert part.done_on == timezone.localdate()
    assert client.get(path).status_code == 404
    assert card(nan, "Asked of you") == ""


def test_what_was_asked_of_others_stands_with_whoever_handles_it_until_it_comes(
    made: Complaint, ailsa: Colleague, ben: Colleague, nan: Colleague
) -> None:
    allocate(complaint=made, handler=ailsa.staff, by=ailsa.actor(), at=NOW)
    mine = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    item = add_evidence(item="The call log", from_whom="The contact centre", asked_on=TODAY, due_on=TODAY, **mine)
    ask_advice(from_whom="A surveyor", standing="Chartered", question="Why?", asked_on=TODAY, not_involved=True, **mine)
    add_outside_part(body="The water body", asked="The main", asked_on=TODAY, **mine)
    add_part(what="Read the visit book", who=nan.staff, due_on=TODAY, **mine)
    add_part(what="Write the report", who=ailsa.staff, due_on=TODAY, **mine)
    awaited = card(ailsa, "You wait for others")
    for words in ("The call log", "The contact centre", "A surveyor", "The water body", "Read the visit book"):
        assert words in awaited
    assert awaited.count("Late") == 2
    assert "Write the report" not in awaited
    assert card(ben, "You wait for others") == ""
    change_evidence(evidence=item, received_on=TODAY, **mine)
    assert "The call log" not in card(ailsa, "You wait for others")


def test_a_child_who_may_not_be_safe_stands_before_everything_until_it_is_settled(
    complaint: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    settled = complaint()
    young = complaint(others=[{"name": "Isla", "under_18": True}])
    heading = "First: is the child safe?"
    assert young.reference in card(ailsa, heading)
    assert settled.reference not in card(ailsa, heading)
    assert card(hugh, heading) == ""
    allocate(complaint=young, handler=hugh.staff, by=ailsa.actor(), at=NOW)
    assert (card(ailsa, heading), young.reference in card(hugh, heading)) == ("", True)
    child = involve(complaint=young, trigger="affects_child", called="Isla", by=ailsa.actor(), at=NOW)
    assert young.reference in card(hugh, heading)
    change_child(complaint=young, child=child, by=ailsa.actor(), at=NOW, concern=True)
    assert young.reference in card(hugh, heading)
    passed_on = {"who": "child", "concern": "A bruise", "referred_to": "Social work", "referred_on": TODAY}
    refer_for_protection(complaint=young, referred_time=time(9), by=ailsa.actor(), at=NOW, **passed_on)  # type: ignore[arg-type]
    assert card(hugh, heading) == ""


def test_a_restricted_childs_complaint_is_on_the_page_of_its_readers_alone(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    other = colleague(council, "Olive Officer", "complaints_officer")
    young = complaint(others=[{"name": "Isla", "under_18": True}])
    restrict(complaint=young, restricted=True, readers=(other.staff,), by=other.actor(), at=NOW)
    assert young.reference in card(other, "First: is the child safe?")
    assert young.reference not in signed_in(ailsa).get("/office/").content.decode()


def test_more_than_fits_is_one_link_away(ailsa: Colleague, ben: Colleague) -> None:
    for number in range(1, 13):
        give_task(text=f"Task {number:02}", given_to=ailsa.staff, by=ben.actor(), at=NOW)
    page = signed_in(ailsa).get("/office/").content.decode()
    assert ("Task 10" in page, "Task 11" in page, 'href="/office/?all"' in page) == (True, False, True)
    page = signed_in(ailsa).get("/office/?all").content.decode()
    assert ("Task 12" in page, "Show the first of each" in page) == (True, True)


def test_what_is_called_unfair_stands_with_a_manager_who_is_no_part_of_it_until_it_is_answered(
    made: Complaint, ailsa: Colleague, ben: Colleague, hugh: Colleague
) -> None:
    allocate(complaint=made, handler=hugh.staff, by=ailsa.actor(), at=NOW)
    said = {"raised_by": "Effie Bain", "raised_on": TODAY, "what": "They are friends."}
    bias = raise_bias(complaint=made, by=ailsa.actor(), at=NOW, **said)  # type: ignore[arg-type]
    heading = "For you to decide"
    assert f"answer-bias/{bias.pk}/" in card(ben, heading)
    assert [card(who, heading) for who in (ailsa, hugh)] == ["", ""]
    answer_bias(complaint=made, bias=bias, answer="They are not.", by=ben.actor(), at=NOW)
    assert card(ben, heading) == ""


def test_whose_duty_leads_nowhere_is_told_that_nothing_waits(council: Body) -> None:
    liaison = colleague(council, "Kenneth Bell", "liaison_officer")
    page = signed_in(liaison).get("/office/").content.decode()
    assert "No complaint is yours to see, and nothing waits for you." in page
    assert "This is what your duties lead to." not in page
