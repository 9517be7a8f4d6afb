"""Stage 1, as people do it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import pytest

from people import NOW, TODAY, Body, Colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import (
    Arrival,
    UnableToAccept,
    UnableToAct,
    UnableToExtend,
    UnableToProceed,
    answer_at_stage_1,
    close_without_outcome,
    escalate,
    extend,
    move_to_stage_2,
    record_complaint,
    resolve,
)
from wellheard.areas.casework.templatetags.clock_days import clock_days
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations import scope

Make = Callable[..., Complaint]


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def answered(complaint: Complaint, by: Colleague, on: date = TODAY, outcome: str = "not_upheld") -> Complaint:
    return answer_at_stage_1(
        complaint=complaint, outcome=outcome, response_text="We looked and found nothing amiss.",
        response_given="phone", responded_on=on, told_of_stage_2=True, by=by.actor(on),
        at=NOW + (on - TODAY),
    )  # fmt: skip


def test_a_complaint_needs_only_the_day_and_what_it_is_about(council: Body, ailsa: Colleague) -> None:
    made = record_complaint(arrival=Arrival(TODAY), description="Bins", by=ailsa.actor(), at=NOW)
    assert (made.state, made.due_on) == ("stage1_open", date(2024, 4, 4))


@pytest.mark.parametrize("description", ["", "   \n"])
def test_a_complaint_about_nothing_is_refused(ailsa: Colleague, description: str) -> None:
    with pytest.raises(UnableToProceed, match="about"):
        record_complaint(arrival=Arrival(TODAY), description=description, by=ailsa.actor(), at=NOW)


def test_a_complaint_received_tomorrow_is_refused(ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="future"):
        record_complaint(arrival=Arrival(TODAY + timedelta(days=1)), description="x", by=ailsa.actor(), at=NOW)


def test_the_real_moment_and_the_counted_day_are_both_kept(ailsa: Colleague) -> None:
    saturday = date(2024, 3, 30)
    made = record_complaint(arrival=Arrival(saturday, time(11, 20)), description="x", by=ailsa.actor(), at=later(4))
    assert made.received_on == saturday
    assert made.received_at is not None
    assert made.counted_on == date(2024, 4, 1)
    assert made.due_on == date(2024, 4, 5)


def test_a_reference_says_nothing_about_how_many_there_are(complaint: Make) -> None:
    first, second = complaint().reference, complaint().reference
    assert first != second
    assert len(first) == len("ABCD-EFGH")


def test_an_answer_closes_stage_1_and_can_be_followed_by_stage_2(complaint: Make, ailsa: Colleague) -> None:
    made = answered(complaint(), ailsa)
    assert (made.state, made.closed_on, made.due_on) == ("stage1_answered", TODAY, None)
    escalated = escalate(complaint=made, asked_on=TODAY, why="Still damp", by=ailsa.actor(), at=NOW)
    assert (escalated.state, escalated.closed_on) == ("stage2_open", None)
    assert escalated.due_on == date(2024, 4, 25)
    assert escalated.look_on == date(2024, 4, 2)


def test_a_closed_complaint_cannot_be_answered_again(complaint: Make, ailsa: Colleague) -> None:
    made = answered(complaint(), ailsa)
    with pytest.raises(UnableToAct, match="answered at stage 1"):
        answered(made, ailsa)


def test_an_answer_must_say_that_stage_2_can_be_asked_for(complaint: Make, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="stage 2"):
        answer_at_stage_1(
            complaint=complaint(), outcome="upheld", response_text="Sorry.", response_given="phone",
            responded_on=TODAY, told_of_stage_2=False, by=ailsa.actor(), at=NOW,
        )  # fmt: skip


def test_an_answer_before_the_receipt_is_refused(complaint: Make, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="cannot be before 28 March 2024"):
        answered(complaint(), ailsa, on=TODAY - timedelta(days=1))


def test_a_refused_answer_leaves_the_complaint_as_it_was(complaint: Make, ailsa: Colleague) -> None:
    made = complaint()
    with pytest.raises(UnableToProceed):
        answered(made, ailsa, on=TODAY - timedelta(days=1))
    made.refresh_from_db()
    assert (made.state, made.closed_on) == ("stage1_open", None)
    assert not Entry.objects.filter(act="complaint.answer_at_stage_1").exists()


def test_a_resolution_needs_what_who_when_and_how(complaint: Make, ailsa: Colleague) -> None:
    agreed = {
        "resolution": "New window by Friday", "agreed_with": "Effie Bain", "agreed_on": TODAY,
        "agreed_how": "by phone", "told_of_stage_2": True,
    }  # fmt: skip
    for missing in ("resolution", "agreed_with", "agreed_how"):
        with pytest.raises(UnableToProceed):
            resolve(complaint=complaint(), by=ailsa.actor(), at=NOW, **{**agreed, missing: ""})
    made = resolve(complaint=complaint(), by=ailsa.actor(), at=NOW, **agreed)
    assert made.stages.get().outcome == "resolved"


def test_a_resolved_complaint_may_still_be_escalated(complaint: Make, ailsa: Colleague) -> None:
    made = resolve(
        complaint=complaint(), resolution="New window", agreed_with="Effie", agreed_on=TODAY, agreed_how="phone",
        told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert (
        escalate(complaint=made, asked_on=date(2024, 5, 20), why="", by=ailsa.actor(), at=later(53)).state
        == "stage2_open"
    )


def test_stage_2_asked_for_too_late_needs_special_circumstances(complaint: Make, ailsa: Colleague) -> None:
    made = answered(complaint(), ailsa)
    late = date(2024, 5, 29)
    with pytest.raises(UnableToAccept):
        escalate(complaint=made, asked_on=late, why="", by=ailsa.actor(), at=later(90))
    in_hospital = "She was in hospital for two months."
    done = escalate(
        complaint=made,
        asked_on=late,
        why="",
        special_circumstances=in_hospital,
        by=ailsa.actor(),
        at=later(90),
    )
    assert done.state == "stage2_open"


def test_stage_2_asked_for_on_the_last_day_is_in_time(complaint: Make, ailsa: Colleague) -> None:
    made = answered(complaint(), ailsa)
    assert escalate(complaint=made, asked_on=date(2024, 5, 28), why="", by=ailsa.actor(), at=later(90))


def test_stage_1_is_extended_once_to_day_ten_by_a_manager(complaint: Make, ailsa: Colleague, ben: Colleague) -> None:
    made = complaint()
    said = {"reason": "The surveyor is ill.", "customer_told_on": TODAY, "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToExtend, match="11 April 2024 at most"):
        extend(complaint=made, to_on=date(2024, 4, 12), authorised_by=ben.staff, **said)
    with pytest.raises(UnableToExtend, match="cannot authorise"):
        extend(complaint=made, to_on=date(2024, 4, 11), authorised_by=ailsa.staff, **said)
    extend(complaint=made, to_on=date(2024, 4, 11), authorised_by=ben.staff, **said)
    made.refresh_from_db()
    assert made.due_on == date(2024, 4, 11)
    with pytest.raises(UnableToExtend, match="once"):
        extend(complaint=made, to_on=date(2024, 4, 11), authorised_by=ben.staff, **said)


def test_an_extension_does_not_make_a_late_answer_timely(complaint: Make, ailsa: Colleague, ben: Colleague) -> None:
    from wellheard.areas.casework.selectors import complaint_file

    made = complaint()
    extend(
        complaint=made, to_on=date(2024, 4, 11), reason="x", authorised_by=ben.staff, customer_told_on=TODAY,
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    made = answered(made, ailsa, on=date(2024, 4, 10))
    clock = complaint_file(ailsa.actor(), made, date(2024, 4, 10)).stages[0].clock
    assert (clock.within_limit, clock.within_extended_limit) == (False, True)


def test_a_complaint_past_day_ten_is_pointed_to_stage_2(complaint: Make, ailsa: Colleague) -> None:
    from wellheard.areas.casework.selectors import complaint_file

    made = complaint()
    assert not complaint_file(ailsa.actor(), made, date(2024, 4, 11)).must_move_on
    assert complaint_file(ailsa.actor(), made, date(2024, 4, 12)).must_move_on
    moved = move_to_stage_2(
        complaint=made,
        moved_on=date(2024, 4, 12),
        why="It needs an investigation.",
        by=ailsa.actor(),
        at=later(15),
    )
    assert moved.state == "stage2_open"
    assert moved.stages.order_by("number").first().outcome == ""  # type: ignore[union-attr]
    first, second = complaint_file(ailsa.actor(), moved, date(2024, 5, 1)).stages
    assert (first.left_on, first.days_taken, second.left_on) == (date(2024, 4, 12), 11, None)
    counted = [day for day in clock_days(first, date(2024, 5, 1)) if day.ledger.number and not day.is_after]
    assert (counted[-1].is_end, counted[-1].is_answer, counted[-1].ledger.on) == (True, False, date(2024, 4, 12))
    page = signed_in(ailsa).get(f"/office/complaints/{moved.pk}/clock/1/").content.decode()
    assert "Ended without an answer" in page
    assert "on working day 11" in page
    assert "working days late" not in page


def test_a_complaint_that_was_withdrawn_ended_its_stage_without_an_answer(complaint: Make, ailsa: Colleague) -> None:
    from wellheard.areas.casework.selectors import complaint_file

    said = {"closure": "withdrawn", "reason": "She rang to say so.", "by": ailsa.actor(), "at": later(5)}
    done = close_without_outcome(complaint=complaint(), closed_on=date(2024, 4, 2), **said)
    (only,) = complaint_file(ailsa.actor(), done, date(2024, 5, 1)).stages
    assert only.left_on == date(2024, 4, 2)


@pytest.mark.parametrize("closure", ["withdrawn", "no_consent", "not_a_complaint"])
def test_a_closing_without_an_outcome_needs_a_reason(complaint: Make, ailsa: Colleague, closure: str) -> None:
    made = complaint()
    with pytest.raises(UnableToProceed, match="why"):
        close_without_outcome(complaint=made, closure=closure, reason=" ", closed_on=TODAY, by=ailsa.actor(), at=NOW)
    done = close_without_outcome(
        complaint=made,
        closure=closure,
        not_a_complaint_reason="not_this_body",
        reason="She rang to say so.",
        closed_on=TODAY,
        by=ailsa.actor(),
        at=NOW,
    )
    assert (done.state, done.closed_on, done.due_on) == (closure, TODAY, None)


def test_not_pursuing_an_anonymous_complaint_needs_a_manager(complaint: Make, ailsa: Colleague, ben: Colleague) -> None:
    made = complaint(name="", anonymous=True)
    said = {
        "closure": "anonymous_not_pursued",
        "reason": "Too little to look into.",
        "closed_on": TODAY,
        "at": NOW,
    }
    with pytest.raises(UnableToProceed, match="manager"):
        close_without_outcome(complaint=made, by=ailsa.actor(), **said)
    assert close_without_outcome(complaint=made, by=ben.actor(), **said).state == "anonymous_not_pursued"


def test_each_act_is_one_entry_in_the_journal(complaint: Make, ailsa: Colleague) -> None:
    made = complaint()
    before = Entry.objects.count()
    answered(made, ailsa)
    assert Entry.objects.count() == before + 1
    assert Entry.objects.order_by("-number")[0].about_id == made.pk
