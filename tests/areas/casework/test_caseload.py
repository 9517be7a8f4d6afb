"""The lists: what is in them, in which order, and that they cost the same for one row as for many."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import Caseload, caseload
from wellheard.areas.casework.selectors.caseload import Listed
from wellheard.areas.casework.services import add_person, allocate, answer_at_stage_1
from wellheard.areas.casework.views.caseload import CaseloadPaginator
from wellheard.areas.procedures.services import add_calendar_version
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar

Make = Callable[..., Complaint]


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def client(ailsa: Colleague) -> Client:
    TOTP.activate(ailsa.account, "JBSWY3DPEHPK3PXP")
    found = Client()
    found.force_login(ailsa.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return found


def references(by: Colleague, on: date = TODAY, **asked: object) -> list[str]:
    return [c.reference for c in caseload(by.actor(), Caseload(**asked), on, on + timedelta(days=4))]  # type: ignore[arg-type]


def test_the_caseload_begins_with_what_is_due_first(complaint: Make, ailsa: Colleague) -> None:
    later = complaint(received_on=date(2024, 3, 27))
    sooner = complaint(received_on=date(2024, 3, 20))
    assert references(ailsa) == [sooner.reference, later.reference]
    assert references(ailsa, sort="-due") == [later.reference, sooner.reference]


def test_late_begins_the_day_after_the_due_day(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(received_on=date(2024, 3, 20))
    assert made.due_on == date(2024, 3, 26)
    assert references(ailsa, on=date(2024, 3, 26), showing="late") == []
    assert references(ailsa, on=date(2024, 3, 27), showing="late") == [made.reference]


def test_a_closed_complaint_is_in_closed_and_not_in_open(complaint: Make, ailsa: Colleague) -> None:
    made = complaint()
    answer_at_stage_1(
        complaint=made, outcome="upheld", response_text="Sorry.", response_given="phone", responded_on=TODAY,
        told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert references(ailsa) == []
    assert references(ailsa, showing="closed") == [made.reference]


def test_words_are_looked_for_in_the_text_the_names_and_the_reference(complaint: Make, ailsa: Colleague) -> None:
    made = complaint("The bin lorry woke us", name="Morag MacAskill")
    complaint("Pothole")
    assert references(ailsa, words="LORRY") == [made.reference]
    assert references(ailsa, words="macaskill bin") == [made.reference]
    assert references(ailsa, words=made.reference) == [made.reference]
    assert references(ailsa, words="lorry pothole") == []
    assert references(ailsa, words="%") == []


def test_a_search_is_counted_and_paged_through_in_its_order_and_no_further_than_its_limit(
    complaint: Make, ailsa: Colleague, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [complaint(f"A lorry, number {n}", received_on=TODAY - timedelta(days=n % 7)) for n in range(30)]
    complaint("Pothole")
    in_order = [row.pk for row in caseload(ailsa.actor(), Caseload(words="lorry"), TODAY)]
    assert set(in_order) == {row.pk for row in made}

    def paged(number: int, words: str = "lorry") -> Any:
        return CaseloadPaginator(Listed(ailsa.actor(), Caseload(words=words), TODAY)).get_page(number)

    assert [row.pk for number in (1, 2) for row in paged(number)] == in_order
    assert (paged(1).paginator.count, paged(9).number, paged(1).paginator.is_capped) == (30, 2, False)
    assert "30 complaints" in client.get("/office/complaints/?words=lorry").content.decode()
    assert list(paged(1, "helicopter")) == []
    monkeypatch.setattr(import_module(Listed.__module__), "CAPPED_BY_WORDS", 28)
    page = paged(2)
    assert (page.paginator.is_capped, [row.pk for row in page]) == (True, in_order[25:28])
    text = client.get("/office/complaints/?words=lorry").content.decode()
    assert "More than 28 complaints" in text
    assert "Another word finds fewer" in text


def test_a_list_names_a_handler_who_has_left_and_asks_of_all_of_them_at_once(
    complaint: Make, council: Body, ailsa: Colleague, ben: Colleague, client: Client
) -> None:
    """Those who work here are named from what the page has read; those who left are read once."""
    gone = [colleague(council, f"{name} Gone", "frontline", "Housing").staff for name in ("Grieve", "Gunn")]
    asked = []
    for handlers in ([], gone[:1], gone):
        for handler in handlers:
            allocate(complaint=complaint(), handler=handler, by=ailsa.actor(), at=NOW)
            StaffMember.objects.filter(pk=handler.pk).update(left_on=TODAY)
        with CaptureQueriesContext(connection) as caught:
            page = client.get("/office/complaints/").content.decode()
        asked.append(len(caught))
        assert all(handler.name in page for handler in handlers)
    assert "Grieve Gone</option>" not in page
    assert asked[1] == asked[2]


def test_a_person_added_later_is_found_too(complaint: Make, ailsa: Colleague) -> None:
    made = complaint()
    add_person(complaint=made, name="Councillor Baird", by=ailsa.actor(), at=NOW)
    assert references(ailsa, words="baird") == [made.reference]


def test_mine_is_what_is_allocated_to_me(complaint: Make, ailsa: Colleague, ben: Colleague) -> None:
    made = complaint()
    allocate(complaint=made, handler=ben.staff, by=ailsa.actor(), at=NOW)
    assert references(ailsa, showing="mine") == []
    assert references(ben, showing="mine") == [made.reference]


def test_a_director_sees_the_directorate_and_no_more(complaint: Make, ben: Colleague) -> None:
    own = complaint(service="Lettings")
    complaint(service="Bins")
    complaint(service=None)
    assert references(ben) == [own.reference]


@pytest.mark.parametrize(
    "address",
    ["/office/", "/office/complaints/", "/office/complaints/?showing=all", "/office/complaints/export/"],
)
def test_a_list_asks_as_many_questions_for_three_rows_as_for_one(
    complaint: Make, ailsa: Colleague, client: Client, address: str
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def one_more() -> None:
        allocate(complaint=complaint(), handler=ailsa.staff, by=ailsa.actor(), at=NOW)

    one_more()
    questions()
    for_one = questions()
    one_more()
    one_more()
    assert questions() == for_one


def test_the_file_asks_as_many_questions_for_three_of_everything_as_for_one(
    complaint: Make, ailsa: Colleague, client: Client
) -> None:
    made = complaint()

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/office/complaints/{made.pk}/").status_code == 200
        return len(asked)

    add_person(complaint=made, name="One", by=ailsa.actor(), at=NOW)
    questions()
    for_one = questions()
    for name in ("Two", "Three"):
        add_person(complaint=made, name=name, by=ailsa.actor(), at=NOW)
    assert questions() == for_one


def test_looking_at_a_complaint_is_written_down(complaint: Make, ailsa: Colleague, client: Client) -> None:
    made = complaint()
    client.get(f"/office/complaints/{made.pk}/")
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.act, entry.actor_id, entry.about_id) == ("complaint.read", ailsa.staff.pk, made.pk)


def test_a_holiday_announced_late_moves_what_is_open_and_not_what_is_closed(
    complaint: Make, ailsa: Colleague, council: Body
) -> None:
    moved, closed = complaint(), complaint()
    answer_at_stage_1(
        complaint=closed, outcome="upheld", response_text="Sorry.", response_given="phone",
        responded_on=date(2024, 4, 4), told_of_stage_2=True, by=ailsa.actor(), at=NOW + timedelta(days=7),
    )  # fmt: skip
    shipped = shipped_calendar("scotland")
    days = [*shipped.versions[-1].days, SpecialDay(date(2024, 4, 3), "Storm", DayKind.CLOSURE)]
    add_calendar_version(
        name="Strathmuir", days=sorted(days, key=lambda d: d.on), known_from=date(2021, 1, 1),
        known_to=date(2028, 12, 31), source="Storm", announced_on=date(2024, 4, 8), by=ailsa.actor(),
        at=NOW + timedelta(days=11),
    )  # fmt: skip
    moved.refresh_from_db()
    assert moved.due_on == date(2024, 4, 5)
    assert closed.stages.get().due_on == date(2024, 4, 4)


def test_every_page_about_a_complaint_is_written_down_and_so_is_every_list(
    complaint: Make, ailsa: Colleague, client: Client
) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    pages = ("", "clock/2/", "findings/", "response/", "details/", "extend/", f"people/{made.people.get().pk}/")
    for number, page in enumerate(pages, 1):
        assert client.get(f"/office/complaints/{made.pk}/{page}").status_code == 200, page
        assert Entry.objects.filter(act="complaint.read", about_id=made.pk).count() == number, page
    behind = "/office/indicators/complaints/?figure=received&first=1/3/2024&last=1/4/2024"
    for address in ("/office/complaints/", behind):
        before = Entry.objects.filter(act="caseload.read").count()
        client.get(address)
        entry = Entry.objects.filter(act="caseload.read").order_by("-number")[0]
        assert Entry.objects.filter(act="caseload.read").count() == before + 1, address
        assert str(made.pk) in (entry.details.get().value or "")
    client.get("/office/complaints/export/?showing=all")
    client.get("/office/complaints/exchange/")
    assert Entry.objects.filter(act="export.read").count() == 2
