"""Complaints that belong together: linked, joined and taken apart, and fifty answered once."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, Link
from wellheard.areas.casework.selectors import Caseload, caseload, exchange_rows, visible
from wellheard.areas.casework.selectors.related import campaigns, joined_files, members_of, together
from wellheard.areas.casework.services import (
    UnableToAct,
    UnableToProceed,
    add_note,
    add_point,
    add_to_campaign,
    answer_all,
    answer_at_stage_1,
    ask_to_answer_all,
    extend,
    link,
    merge,
    restrict,
    start_campaign,
    unmerge,
)
from wellheard.areas.procedures.services import add_calendar_version
from wellheard.areas.reporting.selectors import Asked, Indicators, indicators
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations import scope
from wellheard.rules.working_days import DayKind, SpecialDay, shipped_calendar

Make = Callable[..., Complaint]
LATER = NOW + timedelta(days=4)
ANSWER = {
    "outcome": "upheld", "response_text": "Sorry. The lights are mended.", "response_given": "letter",
    "responded_on": TODAY, "told_of_stage_2": True, "root_cause": "A fuse", "remedial_action": "New fuses",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def figures(by: Colleague) -> Indicators:
    return indicators(by.actor(), Asked(date(2024, 1, 1), date(2024, 12, 31)), TODAY)


def standing(complaint: Complaint) -> tuple[object, ...]:
    complaint.refresh_from_db()
    stages = complaint.stages.values_list("number", "counted_on", "due_on", "extended_to", "responded_on")
    dates = (complaint.received_on, complaint.counted_on, complaint.due_on, complaint.look_on)
    return (complaint.state, *dates, complaint.handler_id, complaint.merged_into_id, list(stages))


def test_a_link_is_seen_from_both_sides(complaint: Make, ailsa: Colleague) -> None:
    one, other = complaint(), complaint("The stair light is out")
    link(complaint=one, other=other, why="The same close", by=ailsa.actor(), at=NOW)
    assert [found.pk for _, found in together(ailsa.actor(), one).links] == [other.pk]
    assert [found.pk for _, found in together(ailsa.actor(), other).links] == [one.pk]
    with pytest.raises(UnableToProceed, match="already"):
        link(complaint=other, other=one, by=ailsa.actor(), at=NOW)
    address = f"/office/complaints/{one.pk}/unlink/{Link.objects.get().pk}/"
    assert signed_in(ailsa).post(address).status_code == 302
    assert together(ailsa.actor(), other).links == ()


def test_a_link_to_a_complaint_that_was_restricted_leaves_no_trace(
    complaint: Make, ailsa: Colleague, cara: Colleague
) -> None:
    one, other = complaint(), complaint("About a director")
    link(complaint=one, other=other, by=ailsa.actor(), at=NOW)
    restrict(complaint=other, restricted=True, by=ailsa.actor(), at=NOW)
    assert together(cara.actor(), one).links == ()
    page = signed_in(cara).get(f"/office/complaints/{one.pk}/related/").content.decode()
    assert other.reference not in page
    assert str(other.pk) not in page
    assert Link.objects.count() == 1


@pytest.mark.parametrize("stage_2", [False, True])
def test_joining_and_taking_apart_leaves_everything_as_it_was(complaint: Make, ailsa: Colleague, stage_2: bool) -> None:
    lead = complaint(received_on=date(2024, 3, 26))
    same = complaint(straight_to_stage_2=stage_2, why_stage_2="Serious" if stage_2 else "")
    complaint("Something else")
    before, stood = figures(ailsa), standing(same)
    merge(complaint=same, lead=lead, why="She rang twice", by=ailsa.actor(), at=NOW)
    joined = figures(ailsa)
    assert (before.figures.received, joined.figures.received) == (3, 2)
    assert joined.figures.reconciliation.adds_up
    unmerge(complaint=same, by=ailsa.actor(), at=LATER)
    assert figures(ailsa).figures == before.figures
    assert standing(same) == stood


def test_an_extended_complaint_comes_back_with_its_extension(complaint: Make, ailsa: Colleague, ben: Colleague) -> None:
    lead, same = complaint(received_on=date(2024, 3, 26)), complaint()
    extend(
        complaint=same, to_on=date(2024, 4, 11), reason="Parts", authorised_by=ben.staff, customer_told_on=TODAY,
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    stood = standing(same)
    merge(complaint=same, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    unmerge(complaint=same, by=ailsa.actor(), at=LATER)
    assert standing(same) == stood
    assert same.due_on == date(2024, 4, 11)


def test_a_holiday_announced_while_it_was_joined_is_counted_when_it_is_taken_apart(
    complaint: Make, ailsa: Colleague
) -> None:
    lead, same = complaint(received_on=date(2024, 3, 26)), complaint()
    merge(complaint=same, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    days = [*shipped_calendar("scotland").versions[-1].days, SpecialDay(date(2024, 4, 3), "Storm", DayKind.CLOSURE)]
    add_calendar_version(
        name="Strathmuir", days=sorted(days, key=lambda d: d.on), known_from=date(2021, 1, 1),
        known_to=date(2028, 12, 31), source="Storm", announced_on=date(2024, 4, 1), by=ailsa.actor(), at=LATER,
    )  # fmt: skip
    unmerge(complaint=same, by=ailsa.actor(), at=LATER)
    same.refresh_from_db()
    assert same.due_on == date(2024, 4, 5)


def test_a_joined_complaint_is_in_no_row_of_the_exchange_file_nor_among_the_open(
    complaint: Make, ailsa: Colleague
) -> None:
    lead, same = complaint(), complaint()
    merge(complaint=same, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    rows = list(exchange_rows(visible(ailsa.actor()), words=True))
    assert [row["reference"] for row in rows] == [lead.reference]
    assert [one.pk for one in caseload(ailsa.actor(), Caseload(), TODAY)] == [lead.pk]
    assert {one.pk for one in caseload(ailsa.actor(), Caseload(showing="all"), TODAY)} == {lead.pk, same.pk}


def test_what_a_joined_complaint_brought_is_read_from_the_lead(complaint: Make, ailsa: Colleague) -> None:
    lead, same = complaint(), complaint("It is damp, and mouldy too", name="E. Bain")
    add_point(complaint=same, text="Mould in the cot", by=ailsa.actor(), at=NOW)
    add_note(complaint=same, text="Rang again", by=ailsa.actor(), at=NOW)
    merge(complaint=same, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    (found,) = joined_files(ailsa.actor(), lead)
    assert [point.text for point in found.points] == ["Mould in the cot"]
    page = signed_in(ailsa).get(f"/office/complaints/{lead.pk}/related/").content.decode()
    for words in ("Mould in the cot", "Rang again", "E. Bain"):
        assert words in page


def test_nothing_is_done_to_a_joined_complaint(complaint: Make, ailsa: Colleague) -> None:
    lead, same = complaint(), complaint()
    merge(complaint=same, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    same.refresh_from_db()
    with pytest.raises(UnableToAct, match="joined to another"):
        answer_at_stage_1(complaint=same, by=ailsa.actor(), at=NOW, **ANSWER)  # type: ignore[arg-type]


def test_what_cannot_be_one_is_not_joined(complaint: Make, ailsa: Colleague) -> None:
    first, second, third = (complaint(received_on=date(2024, 3, day)) for day in (20, 21, 22))
    refusals = [(first, second, "came later"), (first, first, "the same complaint")]
    for one, lead, words in refusals:
        with pytest.raises(UnableToProceed, match=words):
            merge(complaint=one, lead=lead, why="Twice", by=ailsa.actor(), at=NOW)
    merge(complaint=second, lead=first, why="Twice", by=ailsa.actor(), at=NOW)
    second.refresh_from_db()
    with pytest.raises(UnableToProceed, match="itself joined"):
        merge(complaint=third, lead=second, why="Twice", by=ailsa.actor(), at=NOW)
    answer_at_stage_1(complaint=first, by=ailsa.actor(), at=NOW, **ANSWER)  # type: ignore[arg-type]
    with pytest.raises(UnableToProceed, match="escalate that one"):
        merge(complaint=third, lead=first, why="Twice", by=ailsa.actor(), at=NOW)
    restrict(complaint=third, restricted=True, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Different people"):
        merge(complaint=third, lead=complaint(received_on=date(2024, 3, 19)), why="Twice", by=ailsa.actor(), at=NOW)


def test_fifty_the_same_are_answered_once_and_counted_fifty_times(complaint: Make, ailsa: Colleague) -> None:
    members = [complaint("The street lights are out in Mill Lane", name=f"Neighbour {n}") for n in range(50)]
    campaign = start_campaign(name="Mill Lane lights", complaints=members, by=ailsa.actor(), at=NOW)
    before = figures(ailsa).figures
    entries = Entry.objects.filter(act="complaint.answer_at_stage_1").count()
    campaign = ask_to_answer_all(campaign=campaign, complaints=members, by=ailsa.actor(), at=NOW, **ANSWER)
    for _run in range(2):
        campaign = answer_all(campaign=campaign, by=ailsa.actor(), at=NOW)
    after = figures(ailsa).figures
    assert (before.received, after.received) == (50, 50)
    assert after.groups["stage1"].closed_in_full == 50
    assert after.groups["stage1"].outcomes["upheld"].count == 50
    assert after.reconciliation.adds_up
    assert Entry.objects.filter(act="complaint.answer_at_stage_1").count() == entries + 50
    assert campaign.state == "answered"
    assert campaign.refused == {}


def test_who_cannot_be_answered_is_named_with_the_reason_and_the_others_are_answered(
    complaint: Make, ailsa: Colleague, ben: Colleague, council: Body
) -> None:
    bins, repairs = complaint(service="Bins"), complaint()
    campaign = start_campaign(name="Both", complaints=[bins, repairs], by=ailsa.actor(), at=NOW)
    ask_to_answer_all(campaign=campaign, complaints=[bins, repairs], by=ben.actor(), at=NOW, **ANSWER)
    campaign.refresh_from_db()
    campaign = answer_all(campaign=campaign, by=ben.actor(), at=NOW)
    assert list(campaign.refused) == [str(bins.pk)]
    repairs.refresh_from_db()
    assert (repairs.state, campaign.state) == ("stage1_answered", "open")


def test_a_member_with_points_of_its_own_is_not_ticked(complaint: Make, ailsa: Colleague) -> None:
    own, plain = complaint("Lights out, and my fence is broken"), complaint("Lights out")
    add_point(complaint=own, text="The fence", by=ailsa.actor(), at=NOW)
    campaign = start_campaign(name="Lights", complaints=[own, plain], by=ailsa.actor(), at=NOW)
    page = signed_in(ailsa).get(f"/office/complaints/campaigns/{campaign.pk}/")
    assert page.context["ticked"] == {str(plain.pk)}
    assert {one.pk: one.own_points for one in members_of(ailsa.actor(), campaign)} == {own.pk: 1, plain.pk: 0}


def test_a_campaign_of_other_services_does_not_exist_for_a_director_of_one(
    complaint: Make, ailsa: Colleague, council: Body
) -> None:
    campaign = start_campaign(name="Secret lights", complaints=[complaint()], by=ailsa.actor(), at=NOW)
    roads = colleague(council, "Rhona Roads", "director", "Environment")
    assert list(campaigns(roads.actor())) == []
    client = signed_in(roads)
    assert client.get(f"/office/complaints/campaigns/{campaign.pk}/").status_code == 404
    assert "Secret lights" not in client.get("/office/complaints/campaigns/").content.decode()


def test_a_restricted_complaint_is_in_no_campaign(complaint: Make, ailsa: Colleague) -> None:
    hidden = complaint()
    campaign = start_campaign(name="Lights", by=ailsa.actor(), at=NOW)
    restrict(complaint=hidden, restricted=True, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="on its own"):
        add_to_campaign(complaint=hidden, campaign=campaign, by=ailsa.actor(), at=NOW)
