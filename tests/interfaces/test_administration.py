"""Setting up a body from the administrator's pages: calendars, procedures, people and their duties."""

from collections.abc import Callable
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from people import Body, Colleague, colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.procedures.selectors import Calendars, choice_for, ruleset_of
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.foundation.organisations.models import Deputy, RoleHolding, StaffMember
from wellheard.foundation.organisations.roles import Role

ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\n"
    "SUMMARY:Local holiday\r\nDTSTART;VALUE=DATE:20240402\r\nDTEND;VALUE=DATE:20240404\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


@pytest.fixture
def client(council: Body) -> Client:
    alan = colleague(council, "Alan Reid", "administrator")
    TOTP.activate(alan.account, "JBSWY3DPEHPK3PXP")
    found = Client()
    found.force_login(alan.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return found


def send(client: Client, slug: str, **fields: object) -> str:
    response = client.post(f"/office/administration/{slug}/", fields)
    return "" if response.status_code == 302 else response.content.decode()


@pytest.mark.parametrize(
    ("name", "content"), [("days.ics", ICS), ("days.csv", "date,name\n2024-04-02,Local\n2024-04-03,Local\n")]
)
def test_a_calendar_is_brought_in_and_moves_what_is_open(
    client: Client, council: Body, complaint: Callable[..., Complaint], name: str, content: str
) -> None:
    made = complaint()
    upload = SimpleUploadedFile(name, content.encode())
    assert send(client, "calendar", name="Ours", upload=upload, announced_on="28/3/2024") == ""
    with scope.of(council.id):
        assert Calendars().for_service(None).days_off(date(2024, 4, 1), date(2024, 4, 5)) == {
            date(2024, 4, 2),
            date(2024, 4, 3),
        }
        made.refresh_from_db()
    assert made.due_on == date(2024, 4, 5)


def test_a_broken_calendar_is_refused_with_its_line(client: Client) -> None:
    upload = SimpleUploadedFile("days.csv", b"date,name\n2024-04-02,Local\n2024-02-31,No such day\n")
    told = send(client, "calendar", name="Ours", upload=upload)
    assert "line 3" in told
    assert "There is a problem" in told


def test_a_day_announced_late_moves_what_is_open(
    client: Client, council: Body, complaint: Callable[..., Complaint]
) -> None:
    """It is announced today unless somebody says otherwise."""
    made = complaint()
    form = client.get("/office/administration/day/").content.decode()
    assert f'value="{timezone.localdate():%d/%m/%Y}"' in form
    said = {"on": "3/4/2024", "name": "Storm", "kind": "closure", "announced_on": "2 April 2024"}
    assert send(client, "day", **said) == ""
    with scope.of(council.id):
        made.refresh_from_db()
    assert made.due_on == date(2024, 4, 5)


def test_a_day_that_is_none_of_work_already_is_not_announced(client: Client) -> None:
    """Good Friday of 2024, which the body does not work; with half of it, or opened, something would change."""
    said = {"on": "29/3/2024", "name": "Storm", "announced_on": "28/3/2024"}
    for kind in ("closure", "industrial_action"):
        told = send(client, "day", kind=kind, **said)
        assert "Friday 29 March 2024 is no working day already: nothing would change." in told
    assert send(client, "day", kind="open", **said) == ""


def test_a_services_own_day_moves_only_its_complaints(
    client: Client, council: Body, complaint: Callable[..., Complaint]
) -> None:
    here, elsewhere = complaint(service="Bins"), complaint(service="Repairs")
    said = {"on": "3/4/2024", "name": "Strike", "kind": "industrial_action", "announced_on": "2/4/2024"}
    assert send(client, "day", service=str(council.services["Environment"].pk), **said) == ""
    with scope.of(council.id):
        here.refresh_from_db()
        elsewhere.refresh_from_db()
    assert (here.due_on, elsewhere.due_on) == (date(2024, 4, 5), date(2024, 4, 4))


def test_a_body_copies_a_rule_set_and_adapts_it(client: Client, council: Body) -> None:
    changes = "stages.stage1.respond_within = 7"
    assert send(client, "procedure", name="local-authority", from_on="1/4/2025", changes=changes) == ""
    with scope.of(council.id):
        before, after = date(2025, 3, 31), date(2025, 4, 1)
        assert ruleset_of(choice_for(before), before).stage("stage1").respond_within == 5
        assert ruleset_of(choice_for(after), after).stage("stage1").respond_within == 7


@pytest.mark.parametrize(
    ("changes", "told"),
    [("stages.stage1.respond_within = ", "as a rule file writes it"), ("stages.stage1.answer_in = 7", "answer_in")],
)
def test_a_broken_change_is_refused_with_its_reason(client: Client, changes: str, told: str) -> None:
    assert told in send(client, "procedure", name="local-authority", from_on="1/4/2025", changes=changes)


def test_a_duty_is_never_left_without_a_holder(client: Client, council: Body) -> None:
    with scope.of(council.id):
        holding = RoleHolding.objects.get(role=Role.ADMINISTRATOR)
    client.post(f"/office/administration/duties/{holding.pk}/end/")
    with scope.of(council.id):
        holding.refresh_from_db()
        assert holding.until_on is None
    other = colleague(council, "Una Other", "administrator")
    client.post(f"/office/administration/duties/{holding.pk}/end/")
    with scope.of(council.id):
        holding.refresh_from_db()
        assert holding.until_on is not None
        assert other.staff.pk


def test_a_person_is_added_with_an_address_of_their_own(client: Client, council: Body, ailsa: Colleague) -> None:
    assert "another account" in send(client, "person", name="Ailsa Again", email=ailsa.account.email)
    assert send(client, "person", name="Nan Newton", job_title="Clerk", email="nan@strathmuir.example") == ""
    with scope.of(council.id):
        assert StaffMember.objects.filter(name="Nan Newton").exists()


def test_a_deputy_holds_the_duties_from_the_first_day_and_not_on_the_day_back(
    client: Client, council: Body, ailsa: Colleague, ben: Colleague
) -> None:
    said = {"absent": str(ben.staff.pk), "deputy": str(ailsa.staff.pk)}
    assert "come after" in send(client, "deputy", from_on="5/4/2024", until_on="5/4/2024", **said)
    assert send(client, "deputy", from_on="2/4/2024", until_on="5/4/2024", **said) == ""
    with scope.of(council.id):
        assert Deputy.objects.count() == 1
        held = [
            actor_for_staff(ailsa.staff, date(2024, 4, day)).holds_for(council.services["Repairs"].pk, Role.DIRECTOR)
            for day in (1, 2, 4, 5)
        ]
    assert held == [False, True, True, False]


def test_an_administrator_sees_no_complaint_by_that(client: Client, complaint: Callable[..., Complaint]) -> None:
    made = complaint()
    assert client.get(f"/office/complaints/{made.pk}/").status_code == 403
    assert made.reference not in client.get("/office/complaints/?showing=all").content.decode()
