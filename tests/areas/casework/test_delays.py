"""More time asked for and answered, what is waited for, and a holiday announced late."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, RedatedComplaint, Redating
from wellheard.areas.casework.selectors import complaint_file
from wellheard.areas.casework.services import (
    UnableToExtend,
    UnableToProceed,
    ask_extension,
    decide_extension,
    end_wait,
    note_wait,
    tell_extension,
)
from wellheard.areas.procedures.services import UnableToChangeCalendar, add_calendar_version, take_back_calendar_version
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import CalendarVersion
from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar

DAY_10 = date(2024, 4, 11)


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def later(on: date) -> datetime:
    return NOW.replace(year=on.year, month=on.month, day=on.day)


def test_time_that_is_granted_extends_the_stage_by_the_authority_of_whoever_granted_it(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    asked = ask_extension(complaint=made, to_on=DAY_10, reason="The plumber is away.", by=ailsa.actor(), at=NOW)
    decide_extension(complaint=made, request=asked, granted=True, by=ben.actor(), at=NOW)
    made.refresh_from_db()
    held = made.stages.get().extensions.get()
    assert (made.due_on, held.authorised_by, held.customer_told_on) == (DAY_10, ben.staff, None)
    tell_extension(complaint=made, extension=held, customer_told_on=TODAY, staff_told_on=None, by=ailsa.actor(), at=NOW)
    assert made.stages.get().extensions.get().customer_told_on == TODAY


def test_time_that_is_refused_changes_no_date_and_says_why(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    asked = ask_extension(complaint=made, to_on=DAY_10, reason="Busy.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Say why not"):
        decide_extension(complaint=made, request=asked, granted=False, by=ben.actor(), at=NOW)
    decide_extension(complaint=made, request=asked, granted=False, answer="Ring them.", by=ben.actor(), at=NOW)
    made.refresh_from_db()
    assert made.due_on == date(2024, 4, 4)


def test_what_nobody_could_grant_is_refused_when_it_is_asked_for(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    with pytest.raises(UnableToExtend, match="11 April 2024 at most"):
        ask_extension(complaint=complaint(), to_on=date(2024, 4, 12), reason="Busy.", by=ailsa.actor(), at=NOW)


def test_more_time_is_asked_for_once_at_a_time_and_answered_once(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    asked = ask_extension(complaint=made, to_on=DAY_10, reason="Busy.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="already, and waits"):
        ask_extension(complaint=made, to_on=DAY_10, reason="Busy.", by=ailsa.actor(), at=NOW)
    decide_extension(complaint=made, request=asked, granted=True, by=ben.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="answered already"):
        decide_extension(complaint=made, request=asked, granted=True, by=ben.actor(), at=NOW)


def test_stage_2_needs_a_senior_manager_to_grant_time(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    head = colleague(council, "Harris Head", "head_of_service", "Housing")
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    asked = ask_extension(complaint=made, to_on=date(2024, 5, 3), reason="Expert.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToExtend, match="senior manager"):
        decide_extension(complaint=made, request=asked, granted=True, by=head.actor(), at=NOW)


def test_justified_delay_and_our_own_are_told_apart_while_they_last(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint(received_on=date(2024, 4, 2))
    on = date(2024, 4, 12)
    for for_whom, since in (("customer", date(2024, 4, 4)), ("internal", date(2024, 4, 3))):
        said = {"on": for_whom, "what": "a date", "since": since}
        note_wait(complaint=made, by=ailsa.actor(on), at=later(on), **said)
    held = made.waits.get(on="customer")
    end_wait(complaint=made, wait=held, until=date(2024, 4, 8), by=ailsa.actor(on), at=later(on))
    counted = complaint_file(ailsa.actor(on), made, on).waited
    assert (counted.justified, counted.own) == (3, 5)
    counted = complaint_file(ailsa.actor(on), made, date(2024, 4, 15)).waited
    assert (counted.justified, counted.own) == (3, 6)


def announce(day: date, at: datetime, by: Colleague) -> CalendarVersion:
    shipped = shipped_calendar("scotland").versions[-1].days
    days = [d for d in shipped if date(2021, 1, 1) <= d.on <= date(2028, 12, 31)]
    return add_calendar_version(
        name="Strathmuir", days=[*days, SpecialDay(day, "Storm", DayKind("closure"), None, at.date())],
        known_from=date(2021, 1, 1), known_to=date(2028, 12, 31), source="Notice", announced_on=at.date(),
        by=by.actor(), at=at,
    )  # fmt: skip


def test_a_day_announced_late_lists_what_it_moved_and_can_be_undone(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made, untouched = complaint(), complaint(received_on=date(2024, 3, 20))
    version = announce(date(2024, 4, 3), NOW, ailsa)
    made.refresh_from_db()
    assert made.due_on == date(2024, 4, 5)
    moved = RedatedComplaint.objects.get()
    assert (moved.complaint, moved.due_before, moved.due_after) == (made, date(2024, 4, 4), date(2024, 4, 5))
    assert untouched.pk != moved.complaint_id
    back = take_back_calendar_version(version=version, by=ailsa.actor(), at=NOW + timedelta(hours=1))
    made.refresh_from_db()
    assert made.due_on == date(2024, 4, 4)
    assert Redating.objects.get(version=back).undoes == Redating.objects.get(version=version)
    with pytest.raises(UnableToChangeCalendar, match="Another version"):
        take_back_calendar_version(version=version, by=ailsa.actor(), at=NOW)


def test_a_form_that_was_overtaken_says_by_whom_and_keeps_what_was_typed(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    address, client = f"/office/complaints/{made.pk}/add-note/", signed_in(ailsa)
    seen = client.get(address).context["seen"]
    note_wait(complaint=made, on="customer", what="photographs", since=TODAY, by=ben.actor(), at=NOW)
    sent = client.post(address, {"text": "Rang her.", "seen": seen})
    assert sent.status_code == 422
    assert "Ben Ross: Waiting noted" in sent.content.decode()
    assert "Rang her." in sent.content.decode()
    assert client.post(address, {"text": "Rang her.", "seen": sent.context["seen"]}).status_code == 302
    assert Entry.objects.filter(act="complaint.add_note").count() == 1
