"""Saved views, tasks, mentions, the calendar feed, and dates that moved."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors.caseload import CAPPED_BY_WORDS
from wellheard.areas.casework.services import UnableToProceed, add_note, allocate, restrict, tag
from wellheard.areas.procedures.services import add_calendar_version
from wellheard.areas.workload.models import Mention, SavedView, Task
from wellheard.areas.workload.selectors import Counted, complaints_of, count_of, counts_of, views_of
from wellheard.areas.workload.services import (
    change_view,
    finish_task,
    give_task,
    make_feed,
    remove_feed,
    remove_view,
    save_view,
    send_digests,
)
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope
from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def test_a_shared_view_shows_each_only_what_they_may_see(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    complaint(), complaint(service="Bins")
    hidden = complaint()
    restrict(complaint=hidden, restricted=True, by=cara.actor(), at=NOW)
    view = save_view(name="All open", asked={"showing": "open"}, shared=True, by=ailsa.actor(), at=NOW)
    fergus = colleague(council, "Fergus Front", "frontline", "Housing")
    counts = {who.staff.name: count_of(who.actor(), view, TODAY).words for who in (ailsa, cara, fergus)}
    assert counts == {"Ailsa Grant": "2", "Cara Munro": "3", "Fergus Front": "1"}
    asked = {"showing": "all", "words": "damp"}
    damp = save_view(name="Damp", asked=asked, shared=True, by=ailsa.actor(), at=NOW)
    reader = cara.actor()
    with CaptureQueriesContext(connection) as once:
        assert [one.words for one in counts_of(reader, [view, damp], TODAY)] == ["3", "3"]
    assert len(once) == 1
    assert counts_of(cara.actor(), [], TODAY) == []
    assert Counted(damp, CAPPED_BY_WORDS + 1, CAPPED_BY_WORDS).words == f"{CAPPED_BY_WORDS}+"
    assert list(views_of(fergus.actor())) == [view, damp]


def test_a_view_of_ones_own_is_nobody_elses(ailsa: Colleague, cara: Colleague) -> None:
    view = save_view(name="Mine", asked={}, by=ailsa.actor(), at=NOW)
    assert signed_in(cara).get(f"/office/work/views/{view.pk}/").status_code == 404
    with pytest.raises(UnableToProceed, match="somebody else's"):
        change_view(view=view, name="Hers", by=cara.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="already"):
        save_view(name="mine ", asked={}, by=ailsa.actor(), at=NOW)
    remove_view(view=view, by=ailsa.actor(), at=NOW)
    save_view(name="Mine", asked={}, by=ailsa.actor(), at=NOW)


def test_a_view_keeps_what_was_asked_and_opens_it_again(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    made = complaint()
    tag(complaint=made, word="Storm Isha", by=ailsa.actor(), at=NOW)
    complaint()
    client = signed_in(ailsa)
    client.post("/office/work/views/new/?tag=storm+isha&showing=open", {"name": "Storm", "digest": "never"})
    view = SavedView.objects.get()
    page = client.get(f"/office/work/views/{view.pk}/", follow=True).content.decode()
    assert view.asked == {"showing": "open", "tag": "storm isha"}
    assert made.reference in page
    assert "1 complaint" in page


def test_only_whose_view_it_is_is_offered_to_change_it(
    complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    complaint()
    client = signed_in(ailsa)
    saved = client.post("/office/work/views/new/?showing=open", {"name": "Ours", "digest": "never", "shared": "on"})
    view = SavedView.objects.get()
    assert saved["Location"].endswith(f"view={view.pk}"), "the new view is the one that is shown"
    change = f"/office/work/views/{view.pk}/change/"
    assert change in client.get(saved["Location"]).content.decode()
    page = signed_in(cara).get(saved["Location"]).content.decode()
    assert change not in page
    assert "View shared by Ailsa Grant" in page
    assert signed_in(cara).get("/office/complaints/?view=none-such").status_code == 200


def test_a_view_says_what_it_asks_for_before_it_is_saved_and_after(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    service = council.services["Repairs"]
    asked = f"showing=late&stage=2&service={service.pk}&handler={ailsa.staff.pk}&words=damp&tag=storm"
    client = signed_in(ailsa)
    words = ["Late", "damp", "Housing &gt; Repairs", "Ailsa Grant", "storm"]
    page = client.get(f"/office/work/views/new/?{asked}").content.decode()
    assert [word for word in words if f'<dd class="wh-break">{word}</dd>' not in page] == []
    client.post(f"/office/work/views/new/?{asked}", {"name": "Damp", "digest": "never"})
    page = client.get(f"/office/work/views/{SavedView.objects.get().pk}/change/").content.decode()
    assert [word for word in words if f'<dd class="wh-break">{word}</dd>' not in page] == []


def test_what_is_due_soon_is_the_same_in_a_view_as_in_the_list(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    """Two working days, over whatever lies between: on 28 March 2024 up to 2 April, with Good Friday before."""
    soon, later = complaint(received_on=date(2024, 3, 26)), complaint(received_on=date(2024, 3, 28))
    assert (soon.due_on, later.due_on) == (date(2024, 4, 2), date(2024, 4, 4))
    view = save_view(name="Soon", asked={"showing": "soon"}, by=ailsa.actor(), at=NOW)
    assert list(complaints_of(ailsa.actor(), view, TODAY)) == [soon]


def morning(day: date, hour: int = 8) -> datetime:
    return NOW.replace(year=day.year, month=day.month, day=day.day, hour=hour)


def test_a_digest_goes_out_once_on_a_working_morning(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    made = complaint()
    save_view(name="Open", asked={}, digest="daily", by=ailsa.actor(), at=NOW)
    assert send_digests(morning(TODAY, 6)) == 0
    assert send_digests(morning(TODAY)) == 1
    assert send_digests(morning(TODAY, 9)) == 0
    assert send_digests(morning(date(2024, 3, 29))) == 0  # Good Friday
    assert send_digests(morning(date(2024, 4, 2))) == 1
    mail = Message.objects.order_by("made_at").first()
    assert mail is not None
    assert f"{made.reference}  Thu 4 Apr 2024" in mail.text
    assert "Bain" not in mail.text


def test_a_weekly_digest_goes_out_on_mondays(ailsa: Colleague) -> None:
    save_view(name="Open", asked={}, digest="weekly", by=ailsa.actor(), at=NOW)
    days = [date(2024, 4, day) for day in range(1, 15)]
    assert [day for day in days if send_digests(morning(day))] == [date(2024, 4, 1), date(2024, 4, 8)]


def test_a_threshold_is_told_when_it_is_passed_and_again_only_after_it_was_not(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    save_view(name="Open", asked={}, threshold=1, by=ailsa.actor(), at=NOW)
    complaint()
    assert send_digests(NOW) == 0
    made = complaint()
    assert [send_digests(NOW + timedelta(minutes=n)) for n in range(3)] == [1, 0, 0]
    restrict(complaint=made, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    made.named_readers.all().delete()
    assert send_digests(NOW + timedelta(minutes=5)) == 0
    complaint()
    assert send_digests(NOW + timedelta(minutes=6)) == 1


def test_a_task_is_given_to_somebody_who_may_see_the_complaint_and_done_by_them(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    made = complaint()
    outside = colleague(council, "Olive Other", "director", "Environment")
    with pytest.raises(UnableToProceed, match="Olive Other may not see"):
        give_task(complaint=made, text="Ring her", given_to=outside.staff, by=ailsa.actor(), at=NOW)
    task = give_task(
        complaint=made, text="Ring her", given_to=ben.staff, due_on=date(2024, 4, 2), by=ailsa.actor(), at=NOW
    )
    assert "Ring her" in signed_in(ben).get("/office/").content.decode()
    with pytest.raises(UnableToProceed, match="somebody else's"):
        finish_task(task=task, by=cara.actor(), at=NOW)
    signed_in(ben).post(f"/office/work/tasks/{task.pk}/done/")
    assert Task.objects.get().done_by == ben.staff
    assert signed_in(cara).post(f"/office/work/tasks/{task.pk}/done/").status_code == 404


def test_a_note_names_only_those_who_may_see_it(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    colleague(council, "Olive Other", "director", "Environment")
    add_note(complaint=made, text="@Ben Ross, and @Olive Other: look at this.", by=ailsa.actor(), at=NOW)
    mention = Mention.objects.get()
    assert mention.staff == ben.staff
    client = signed_in(ben)
    assert "You were named" in client.get("/office/").content.decode()
    client.post(f"/office/work/mentions/{mention.pk}/")
    assert "You were named" not in client.get("/office/").content.decode()


def test_the_calendar_feed_holds_dates_and_references_and_stops_when_it_is_taken_back(
    complaint: Callable[..., Complaint], ailsa: Colleague, council: Body
) -> None:
    made = complaint("Mrs Bain's damp")
    allocate(complaint=made, handler=ailsa.staff, by=ailsa.actor(), at=NOW)
    address = f"/calendar/{council.id}/{make_feed(by=ailsa.actor(), at=NOW)}/dates.ics"
    given = Client().get(address)
    text = given.content.decode()
    assert given["Content-Type"].startswith("text/calendar")
    assert f"SUMMARY:{made.reference}: answer due" in text
    assert "DTSTART;VALUE=DATE:20240404" in text
    assert "damp" not in text
    assert Client().get(f"/calendar/{council.id}/wrong/dates.ics").status_code == 404
    remove_feed(by=ailsa.actor(), at=NOW)
    assert Client().get(address).status_code == 404


def test_whoever_handles_what_a_late_holiday_moved_is_told(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    allocate(complaint=made, handler=ailsa.staff, by=ailsa.actor(), at=NOW)
    shipped = shipped_calendar("scotland").versions[-1].days
    days = [day for day in shipped if date(2021, 1, 1) <= day.on <= date(2028, 12, 31)]
    add_calendar_version(
        name="Strathmuir", days=[*days, SpecialDay(date(2024, 4, 3), "Storm", DayKind("closure"), None, TODAY)],
        known_from=date(2021, 1, 1), known_to=date(2028, 12, 31), source="Storm Isha", announced_on=TODAY,
        by=ben.actor(), at=NOW,
    )  # fmt: skip
    mail = Message.objects.get()
    assert mail.to == ailsa.account.email
    assert f"{made.reference}: now Friday 5 April 2024, before Thursday 4 April 2024" in mail.text
    page = signed_in(ailsa).get("/office/work/moved/").content.decode()
    assert "Storm Isha" in page
    assert made.reference in page
