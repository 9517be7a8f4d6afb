"""Asking colleagues: given, sent back, late, taken to a manager; and what the one asked does not see."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, add_person, restrict
from wellheard.areas.investigation.models import StaffRequest
from wellheard.areas.investigation.selectors import (
    asked_of,
    days_late,
    managers_of,
    request_for,
    returns_by_service,
    taken_to,
)
from wellheard.areas.investigation.services import (
    accept_reply,
    answer_escalation,
    ask,
    ask_more_time,
    chase,
    escalate,
    escalate_late,
    give_more_time,
    give_reply,
    save_reply,
    send_back_reply,
    withdraw_request,
)
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.services import name_deputy
from wellheard.rules.asking import Level


@pytest.fixture
def asked(at_stage_2: Complaint, nan: Colleague, ailsa: Colleague) -> StaffRequest:
    return ask(
        complaint=at_stage_2, of=nan.staff, matter="A visit on 3 May", questions="Did you go?", by=ailsa.actor(), at=NOW
    )


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def given(asked: StaffRequest, nan: Colleague, text: str = "I was off sick.", at: datetime = NOW) -> StaffRequest:
    give_reply(request=asked, text=text, prevention="Tell the office.", by=nan.actor(), at=at)
    asked.refresh_from_db()
    return asked


def sent_back(asked: StaffRequest, ailsa: Colleague, at: datetime = NOW) -> StaffRequest:
    return send_back_reply(
        complaint=asked.complaint, request=asked, returned_for="incomplete", reason="Since when?", by=ailsa.actor(),
        at=at,
    )  # fmt: skip


def test_it_is_due_in_five_working_days_of_the_calendar(asked: StaffRequest) -> None:
    """Thursday 28 March, Good Friday off; 5 April is the fifth working day after it."""
    assert (asked.asked_on, asked.due_on) == (TODAY, date(2024, 4, 5))


def test_it_cannot_be_due_before_it_is_asked(at_stage_2: Complaint, nan: Colleague, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="due before"):
        ask(
            complaint=at_stage_2, of=nan.staff, matter="A visit", due_on=date(2024, 3, 27), by=ailsa.actor(), at=NOW
        )  # fmt: skip


def test_what_was_given_is_kept_as_it_was_typed(asked: StaffRequest, nan: Colleague) -> None:
    row = given(asked, nan, "  I was\n\n off sick.  ")
    reply = row.replies.get()
    assert (row.state, reply.text, reply.prevention, reply.late) == (
        "given", "  I was\n\n off sick.  ", "Tell the office.", False,
    )  # fmt: skip


def test_a_draft_is_kept_and_is_not_yet_given(asked: StaffRequest, nan: Colleague) -> None:
    save_reply(request=asked, text="I was", prevention="", by=nan.actor(), at=NOW)
    asked.refresh_from_db()
    assert (asked.draft, asked.state, asked.replies.count()) == ("I was", "asked", 0)


def test_nobody_answers_for_somebody_else(asked: StaffRequest, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="Only the person who was asked"):
        give_reply(request=asked, text="She was off.", prevention="", by=ailsa.actor(), at=NOW)


def test_it_is_sent_back_with_the_reason_and_given_again(asked: StaffRequest, nan: Colleague, ailsa: Colleague) -> None:
    row = sent_back(given(asked, nan), ailsa, at=later(7))
    assert (row.state, row.times_sent_back, row.due_on) == ("sent_back", 1, date(2024, 4, 11))
    assert row.draft == "I was off sick."
    row = given(row, nan, "I was off sick from 1 May.", at=later(8))
    first, second = row.replies.all()
    assert (first.returned_for, first.returned_why, second.returned_for) == ("incomplete", "Since when?", "")
    done = accept_reply(complaint=row.complaint, request=row, by=ailsa.actor(), at=later(8))
    assert done.state == "accepted"


def test_it_is_not_sent_back_without_a_reason(asked: StaffRequest, nan: Colleague, ailsa: Colleague) -> None:
    row = given(asked, nan)
    with pytest.raises(UnableToProceed, match="Say what is missing"):
        send_back_reply(
            complaint=row.complaint, request=row, returned_for="defensive", reason=" ", by=ailsa.actor(), at=NOW
        )


def test_nobody_judges_their_own_account(at_stage_2: Complaint, ailsa: Colleague) -> None:
    row = ask(complaint=at_stage_2, of=ailsa.staff, matter="A call", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="their own account"):
        accept_reply(complaint=at_stage_2, request=given(row, ailsa), by=ailsa.actor(), at=NOW)


def test_an_account_of_a_director_is_sent_back_like_any_other(
    at_stage_2: Complaint, ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    """The second time it goes past him, to the chief executive."""
    row = ask(complaint=at_stage_2, of=ben.staff, matter="A decision", by=ailsa.actor(), at=NOW)
    row = sent_back(given(sent_back(given(row, ben), ailsa), ben), ailsa)
    assert [(held.level, held.to) for held in row.escalations.all()] == [("chief_executive", cara.staff)]


def test_twice_sent_back_goes_to_the_director_then_to_the_chief_executive(
    asked: StaffRequest, nan: Colleague, ailsa: Colleague, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    row = sent_back(given(asked, nan), ailsa)
    assert row.escalations.count() == 0
    row = sent_back(given(row, nan), ailsa)
    row = sent_back(given(row, nan), ailsa)
    assert [(held.level, held.to, held.why) for held in row.escalations.all()] == [
        ("director", ben.staff, "sent_back"),
        ("chief_executive", cara.staff, "sent_back"),
    ]


def test_the_day_it_is_due_is_not_late_and_the_next_is(asked: StaffRequest) -> None:
    calendars = Calendars()
    assert days_late(asked, date(2024, 4, 5), calendars) == 0
    assert days_late(asked, date(2024, 4, 6), calendars) == 1
    assert days_late(asked, date(2024, 4, 9), calendars) == 2


def test_what_is_late_goes_up_step_by_step_and_each_hears_once(
    asked: StaffRequest, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    heard = [[held.to.name for held in escalate_late(at=datetime(2024, 4, day, 9, tzinfo=NOW.tzinfo))] for day in (
        5, 8, 8, 10, 11, 12, 15, 16, 17, 30,
    )]  # fmt: skip
    assert heard == [[], ["Hugh Head"], [], [], ["Ben Ross"], [], [], ["Cara Munro"], [], []]


def test_what_is_not_late_cannot_be_taken_up(asked: StaffRequest, ailsa: Colleague, hugh: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="not late"):
        escalate(complaint=asked.complaint, request=asked, by=ailsa.actor(), at=NOW)


def test_more_time_for_a_reason_is_not_late(asked: StaffRequest, ailsa: Colleague, hugh: Colleague) -> None:
    give_more_time(
        complaint=asked.complaint,
        request=asked,
        until_on=date(2024, 4, 19),
        reason="On leave",
        by=ailsa.actor(),
        at=NOW,
    )
    assert escalate_late(at=datetime(2024, 4, 19, 9, tzinfo=NOW.tzinfo)) == []
    asked.refresh_from_db()
    assert (asked.first_due_on, asked.due_on) == (date(2024, 4, 5), date(2024, 4, 19))


def test_more_time_needs_a_later_day_and_a_reason(asked: StaffRequest, ailsa: Colleague) -> None:
    said = {"complaint": asked.complaint, "request": asked, "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="5 April 2024"):
        give_more_time(until_on=date(2024, 4, 5), reason="Leave", **said)
    with pytest.raises(UnableToProceed, match="Say why"):
        give_more_time(until_on=date(2024, 4, 8), reason=" ", **said)


def test_a_reminder_and_a_withdrawal_are_written_down(asked: StaffRequest, ailsa: Colleague) -> None:
    row = chase(complaint=asked.complaint, request=asked, chased_on=TODAY, by=ailsa.actor(), at=NOW)
    assert row.chased_on == TODAY
    row = withdraw_request(complaint=asked.complaint, request=asked, reason="Found it", by=ailsa.actor(), at=NOW)
    assert row.state == "withdrawn"
    with pytest.raises(UnableToProceed, match="No longer needed"):
        chase(complaint=asked.complaint, request=asked, chased_on=TODAY, by=ailsa.actor(), at=NOW)


def test_the_nearest_managers_are_found_up_the_tree(
    council: Body, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    repairs, lettings, bins = (council.services[name] for name in ("Repairs", "Lettings", "Bins"))
    assert managers_of(repairs, TODAY) == {
        Level.HEAD_OF_SERVICE: hugh.staff, Level.DIRECTOR: ben.staff, Level.CHIEF_EXECUTIVE: cara.staff,
    }  # fmt: skip
    assert managers_of(lettings, TODAY) == {Level.DIRECTOR: ben.staff, Level.CHIEF_EXECUTIVE: cara.staff}
    assert managers_of(bins, TODAY) == {Level.CHIEF_EXECUTIVE: cara.staff}


def test_a_deputy_stands_in_for_a_manager_who_is_away(
    council: Body, hugh: Colleague, ben: Colleague, ailsa: Colleague
) -> None:
    name_deputy(absent=ben.staff, deputy=hugh.staff, from_on=TODAY, until_on=date(2024, 4, 2), by=None, at=NOW)
    assert managers_of(council.services["Lettings"], TODAY)[Level.DIRECTOR] == hugh.staff
    assert managers_of(council.services["Lettings"], date(2024, 4, 2))[Level.DIRECTOR] == ben.staff


def test_a_manager_complained_about_is_passed_over(
    asked: StaffRequest, ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    details = {"part": "staff_complained_about", "name": "Hugh Head", "staff": hugh.staff}
    add_person(complaint=asked.complaint, by=ailsa.actor(), at=NOW, **details)
    raised = escalate(complaint=asked.complaint, request=asked, by=ailsa.actor(), at=later(12))
    assert raised.to == ben.staff


def test_of_a_restricted_complaint_only_a_named_manager_hears(
    asked: StaffRequest, ailsa: Colleague, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    restrict(complaint=asked.complaint, restricted=True, readers=[cara.staff], by=ailsa.actor(), at=NOW)
    assert [held.to for held in escalate_late(at=later(12))] == [cara.staff]


def test_where_no_manager_may_know_the_investigator_is_told_so(
    asked: StaffRequest, ailsa: Colleague, hugh: Colleague
) -> None:
    restrict(complaint=asked.complaint, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="name a manager"):
        escalate(complaint=asked.complaint, request=asked, by=ailsa.actor(), at=later(12))
    assert escalate_late(at=later(12)) == []


def test_only_the_manager_it_went_to_answers(asked: StaffRequest, ailsa: Colleague, hugh: Colleague) -> None:
    raised = escalate(complaint=asked.complaint, request=asked, by=ailsa.actor(), at=later(12))
    with pytest.raises(UnableToProceed, match="Only the manager"):
        answer_escalation(escalation=raised, answer="Soon", by=ailsa.actor(), at=later(12))
    done = answer_escalation(escalation=raised, answer="By Friday", by=hugh.actor(), at=later(12))
    assert (done.answer, list(taken_to(hugh.actor()))) == ("By Friday", [raised])


def test_the_one_asked_sees_the_request_and_nothing_of_the_file(
    complaint: Callable[..., Complaint], nan: Colleague, ailsa: Colleague
) -> None:
    made = complaint("Zebrafinch came to the door", name="Zebrafinch Bain")
    row = ask(complaint=made, of=nan.staff, matter="A visit on 3 May", by=ailsa.actor(), at=NOW)
    client = signed_in(nan)
    for address in ("/office/asked/", f"/office/asked/{row.pk}/"):
        page = client.get(address).content.decode()
        assert "A visit on 3 May" in page
        for hidden in ("Zebrafinch", made.reference, str(made.pk)):
            assert hidden not in page
    for address in ("", "investigation/", f"investigation/requests/{row.pk}/"):
        assert client.get(f"/office/complaints/{made.pk}/{address}").status_code == 403


def test_a_manager_it_was_taken_to_sees_no_more_than_that(
    complaint: Callable[..., Complaint], nan: Colleague, ailsa: Colleague, council: Body
) -> None:
    roads = colleague(council, "Rory Roads", "head_of_service", "Roads")
    made = complaint("Zebrafinch came to the door", name="Zebrafinch Bain", service="Repairs")
    row = ask(
        complaint=made, of=nan.staff, matter="A visit", service=council.services["Roads"], by=ailsa.actor(), at=NOW
    )
    raised = escalate(complaint=made, request=row, by=ailsa.actor(), at=later(12))
    page = signed_in(roads).get(f"/office/asked/taken/{raised.pk}/").content.decode()
    assert "A visit" in page
    for hidden in ("Zebrafinch", made.reference, str(made.pk)):
        assert hidden not in page


def test_what_was_withdrawn_is_gone_for_the_one_asked(asked: StaffRequest, nan: Colleague, ailsa: Colleague) -> None:
    assert request_for(nan.actor(), asked.pk) == asked
    withdraw_request(complaint=asked.complaint, request=asked, reason="Found", by=ailsa.actor(), at=NOW)
    assert list(asked_of(nan.actor())) == []


def test_returns_are_counted_by_service(asked: StaffRequest, nan: Colleague, ailsa: Colleague, council: Body) -> None:
    sent_back(given(asked, nan, at=later(11)), ailsa, at=later(11))
    other = ask(
        complaint=asked.complaint, of=nan.staff, matter="Another", service=council.services["Bins"], by=ailsa.actor(),
        at=NOW,
    )  # fmt: skip
    rows = returns_by_service(ailsa.actor(), TODAY, TODAY, date(2024, 4, 8))
    found = {row.service: (row.asked, row.awaited, row.late, row.sent_back, row.sent_back_twice) for row in rows}
    assert found == {"Housing > Repairs": (1, 1, 0, 1, 0), "Environment > Bins": (1, 1, 1, 0, 0)}
    given(other, nan, at=later(12))
    rows = returns_by_service(ailsa.actor(), TODAY, TODAY, date(2024, 4, 9))
    assert {row.service: (row.awaited, row.late, row.share_late) for row in rows}["Environment > Bins"] == (0, 1, 100)


def test_a_restricted_complaint_leaves_no_trace_in_returns_by_service(
    asked: StaffRequest, ailsa: Colleague, ben: Colleague
) -> None:
    assert [row.asked for row in returns_by_service(ben.actor(), TODAY, TODAY, TODAY)] == [1]
    restrict(complaint=asked.complaint, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    assert returns_by_service(ben.actor(), TODAY, TODAY, TODAY) == []
    assert "Repairs" not in signed_in(ben).get("/office/returns/").content.decode()


@pytest.mark.parametrize("role", ["frontline", "investigator", "auditor", "administrator"])
def test_returns_by_service_are_for_complaints_officers_and_managers(council: Body, role: str) -> None:
    assert signed_in(colleague(council, "Somebody Else", role)).get("/office/returns/").status_code == 403


def test_the_list_of_requests_asks_the_same_for_one_as_for_three(
    at_stage_2: Complaint, nan: Colleague, ailsa: Colleague
) -> None:
    client = signed_in(ailsa)
    counts = []
    for number in (1, 2):
        for _ in range(number):
            ask(complaint=at_stage_2, of=nan.staff, matter="A visit", by=ailsa.actor(), at=NOW)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(f"/office/complaints/{at_stage_2.pk}/investigation/").status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_mail_to_whoever_is_asked_says_nothing_of_the_matter(
    complaint: Callable[..., Complaint], nan: Colleague, ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    made = complaint("Zebrafinch came", name="Zebrafinch Bain")
    row = ask(complaint=made, of=nan.staff, matter="Zebrafinch", by=ailsa.actor(), at=NOW)
    chase(complaint=made, request=row, chased_on=TODAY, by=ailsa.actor(), at=NOW)
    row = sent_back(given(sent_back(given(row, nan), ailsa), nan), ailsa)
    mails = list(Message.objects.order_by("made_at", "id"))
    assert [mail.to.split("@")[0] for mail in mails] == ["nan", "nan", "nan", "nan", "ben"]
    for mail in mails:
        assert "Zebrafinch" not in f"{mail.subject} {mail.text}"
        assert made.reference not in f"{mail.subject} {mail.text}"


def test_whoever_was_asked_says_why_it_will_be_late_and_is_not_taken_to_a_manager_before(
    asked: StaffRequest, nan: Colleague, hugh: Colleague, ailsa: Colleague
) -> None:
    """Due on 5 April; wanted until 12 April. Late without a reason after that. Given, it is no longer wanted."""
    until = date(2024, 4, 12)
    ask_more_time(request=asked, until_on=until, reason="On leave", by=nan.actor(), at=NOW)
    assert "On leave" in signed_in(nan).get(f"/office/asked/{asked.pk}/").content.decode()
    path = f"/office/complaints/{asked.complaint_id}/investigation"
    page = signed_in(ailsa).get(f"{path}/requests/{asked.pk}/").content.decode()
    assert 'Nan Nurse asks for time until <time datetime="2024-04-12">' in page
    assert 'value="12/04/2024"' in signed_in(ailsa).get(f"{path}/more-time/{asked.pk}/").content.decode()
    assert escalate_late(at=datetime.combine(until, NOW.timetz())) == []
    assert [raised.to for raised in escalate_late(at=datetime.combine(until, NOW.timetz()) + timedelta(days=1))] == [
        hugh.staff
    ]
    give_more_time(
        complaint=asked.complaint, request=asked, until_on=until, reason="On leave", by=ailsa.actor(), at=NOW
    )  # fmt: skip
    asked.refresh_from_db()
    assert (asked.due_on, asked.wanted_until, asked.wanted_why) == (until, None, "")


@pytest.mark.parametrize(("until", "reason"), [(date(2024, 4, 5), "On leave"), (date(2024, 4, 8), " ")])
def test_more_time_is_wanted_past_the_day_and_for_a_reason(
    asked: StaffRequest, nan: Colleague, until: date, reason: str
) -> None:
    with pytest.raises(UnableToProceed):
        ask_more_time(request=asked, until_on=until, reason=reason, by=nan.actor(), at=NOW)
    assert signed_in(nan).post(f"/office/asked/{asked.pk}/more-time/", {"until_on": ""}).status_code == 422
