"""Alerts: each person once for each step, however often the rounds are made and wherever they stop."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import allocate, answer_at_stage_1, extend, restrict
from wellheard.areas.workload.models import Alert
from wellheard.areas.workload.selectors import at_hand
from wellheard.areas.workload.services import raise_alerts, see_alerts
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.services import name_deputy


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def at(day: date) -> datetime:
    return NOW.replace(year=day.year, month=day.month, day=day.day, hour=9)


def told(step: str) -> set[str]:
    return set(Alert.objects.filter(step=step, mark="respond").values_list("staff__name", flat=True))


@pytest.fixture
def head(council: Body) -> Colleague:
    return colleague(council, "Harris Head", "head_of_service", "Housing")


def test_the_handler_is_told_before_and_on_the_day_and_then_those_above(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague, cara: Colleague, head: Colleague
) -> None:
    made = complaint()
    allocate(complaint=made, handler=ailsa.staff, by=ailsa.actor(), at=NOW)
    for day in (date(2024, 4, 2), date(2024, 4, 4), date(2024, 4, 5), date(2024, 4, 11), date(2024, 4, 18)):
        raise_alerts(at(day))
    assert told("soon") == told("today") == {"Ailsa Grant"}
    assert told("late") == {"Ailsa Grant", "Harris Head"}
    assert told("five_late") == {"Ailsa Grant", "Harris Head", "Ben Ross"}
    assert told("ten_late") == {"Ailsa Grant", "Harris Head", "Ben Ross", "Cara Munro"}


def test_however_often_the_rounds_are_made_each_is_told_once(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    for _ in range(3):
        complaint()
    first = raise_alerts(at(date(2024, 4, 4)))
    again = [raise_alerts(at(date(2024, 4, 4)) + timedelta(hours=hours)) for hours in range(3)]
    assert (first, again) == (3, [0, 0, 0])
    mail = Message.objects.get()
    assert (mail.to, mail.subject) == (ailsa.account.email, "3 complaints need you")


def test_a_round_that_is_killed_leaves_nothing_half_told(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    complaint()

    class Killed(Exception):
        pass

    def round_that_is_killed() -> None:
        with transaction.atomic():
            raise_alerts(at(date(2024, 4, 4)))
            raise Killed

    with pytest.raises(Killed):
        round_that_is_killed()
    assert (Alert.objects.count(), Message.objects.count()) == (0, 0)
    raise_alerts(at(date(2024, 4, 4)))
    assert (Alert.objects.count(), Message.objects.count()) == (1, 1)


def test_a_worker_that_slept_tells_the_step_it_finds_to_everybody_the_earlier_ones_would_have_told(
    complaint: Callable[..., Complaint], ailsa: Colleague, head: Colleague
) -> None:
    complaint()
    raise_alerts(at(date(2024, 4, 5)))
    assert told("late") == {"Ailsa Grant", "Harris Head"}
    assert told("soon") == told("today") == set()


def test_a_mail_holds_references_and_dates_and_nothing_about_anybody(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint("Mrs Bain's damp", name="Effie Bain")
    raise_alerts(at(date(2024, 4, 4)))
    text = Message.objects.get().text
    assert f"{made.reference}: the answer is due today, Thursday 4 April 2024" in text
    assert "Bain" not in text
    assert "damp" not in text


def test_of_a_restricted_complaint_only_those_named_are_told(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague, cara: Colleague, head: Colleague
) -> None:
    made = complaint()
    restrict(complaint=made, restricted=True, readers=[cara.staff], by=ailsa.actor(), at=NOW)
    raise_alerts(at(date(2024, 4, 18)))
    assert told("ten_late") == {"Ailsa Grant", "Cara Munro"}
    assert {m.to for m in Message.objects.all()} == {ailsa.account.email, cara.account.email}


def test_a_deputy_is_told_while_they_stand_in(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, head: Colleague, ben: Colleague
) -> None:
    complaint()
    name_deputy(
        absent=head.staff, deputy=ben.staff, from_on=TODAY, until_on=date(2024, 4, 30), by=ailsa.actor(), at=NOW
    )
    raise_alerts(at(date(2024, 4, 5)))
    assert told("late") == {"Ailsa Grant", "Harris Head", "Ben Ross"}


def test_what_was_answered_calls_for_nobody(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    made = complaint()
    answer_at_stage_1(
        complaint=made, outcome="not_upheld", response_text="We looked.", response_given="phone", responded_on=TODAY,
        told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert raise_alerts(at(date(2024, 4, 18))) == 0


def test_an_alert_stands_on_ones_work_until_it_is_put_away(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint()
    raise_alerts(at(date(2024, 4, 5)))
    client = signed_in(ailsa)
    assert f"{made.reference}</a> the answer is late; it was due on" in client.get("/office/").content.decode()
    assert client.post("/office/work/alerts/seen/", {"alert": "nothing"}).status_code == 302
    assert "Dates you were alerted to" in client.get("/office/").content.decode()
    shown = at_hand(ailsa.actor(), ["alerts"])["alerts"]
    client.post("/office/work/alerts/seen/", {"alert": [str(one.pk) for one in shown]})
    assert "Dates you were alerted to" not in client.get("/office/").content.decode()


def test_what_did_not_stand_on_the_page_is_not_put_away_with_it(
    complaint: Callable[..., Complaint], ailsa: Colleague, nan: Colleague
) -> None:
    one, other = complaint(), complaint()
    for day in (date(2024, 4, 2), date(2024, 4, 4)):
        raise_alerts(at(day))
    first = Alert.objects.get(staff=ailsa.staff, complaint=one, step="today")
    assert see_alerts(alerts=[first.pk], by=nan.actor(), at=NOW) == 0
    assert see_alerts(alerts=[first.pk], by=ailsa.actor(), at=NOW) == 2
    assert [row.complaint for row in at_hand(ailsa.actor(), ["alerts"])["alerts"]] == [other]


def test_of_each_date_the_last_step_is_shown_and_none_of_a_date_that_has_moved(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    moved, kept = complaint(), complaint()
    for day in (date(2024, 4, 2), date(2024, 4, 4)):
        raise_alerts(at(day))

    def shown() -> list[tuple[Complaint, str]]:
        return [(one.complaint, one.step) for one in at_hand(ailsa.actor(), ["alerts"])["alerts"]]

    assert sorted(shown(), key=str) == sorted([(moved, "today"), (kept, "today")], key=str)
    extend(
        complaint=moved, to_on=date(2024, 4, 11), reason="The crew is away.", authorised_by=ben.staff,
        customer_told_on=TODAY, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert shown() == [(kept, "today")]
    raise_alerts(at(date(2024, 4, 11)))
    assert (moved, "today") in shown()


def test_a_stage_2_complaint_nobody_acknowledged_calls_for_that_first(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    complaint(straight_to_stage_2=True, why_stage_2="Serious")
    raise_alerts(at(date(2024, 4, 2)))
    assert [(alert.mark, alert.step) for alert in Alert.objects.all()] == [("acknowledge", "today")]
