"""Triage, allocation with what is pointed out, conflicts, biases, briefings."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, add_person, restrict
from wellheard.areas.casework.services import allocate as give
from wellheard.areas.investigation.selectors import (
    briefings_for,
    candidates,
    fairness_gaps,
    fairness_of,
    procedure_gaps,
)
from wellheard.areas.investigation.services import (
    allocate,
    answer_bias,
    ask,
    brief,
    declare_conflict,
    raise_bias,
    read_briefing,
    tell_priority,
    triage,
)
from wellheard.areas.procedures.services import choose_procedure
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.services import UnableToSetUp, name_deputy, place_person


@pytest.fixture
def isla(council: Body) -> Colleague:
    """Investigator of the whole council."""
    return colleague(council, "Isla Menzies", "investigator")


def looked_at(complaint: Complaint, by: Colleague, **said: object) -> object:
    begins = {"risk": "minor", "urgency": "routine", "vulnerability": "", "actions": "", "reason": ""}
    return triage(complaint=complaint, by=by.actor(), at=NOW, **{**begins, **said})


def about(complaint: Complaint, who: Colleague, by: Colleague) -> None:
    details = {"part": "staff_complained_about", "name": who.staff.name, "staff": who.staff}
    add_person(complaint=complaint, by=by.actor(), at=NOW, **details)


def placed(
    who: Colleague, manager: Colleague | None = None, grade: int | None = None, limit: int | None = None
) -> None:
    above = manager.staff if manager else None
    place_person(staff=who.staff, manager=above, grade=grade, load_limit=limit, by=None, at=NOW)


def codes(complaint: Complaint, who: Colleague) -> list[str]:
    return [gap.code for gap in fairness_gaps(complaint, who.staff.pk, TODAY)]


def test_a_priority_that_changes_is_to_be_told(at_stage_2: Complaint, ailsa: Colleague) -> None:
    looked_at(at_stage_2, ailsa)
    looked_at(at_stage_2, ailsa, risk="major", reason="A child sleeps there")
    first, second = at_stage_2.triages.all()
    assert (first.priority, first.changed, second.priority, second.changed) == ("routine", False, "high", True)
    assert "priority_told" in {gap.code for gap in procedure_gaps(at_stage_2)}
    tell_priority(complaint=at_stage_2, triage=second, told_on=TODAY, by=ailsa.actor(), at=NOW)
    assert "priority_told" not in {gap.code for gap in procedure_gaps(at_stage_2)}


def test_looking_again_says_what_changed(at_stage_2: Complaint, ailsa: Colleague) -> None:
    looked_at(at_stage_2, ailsa)
    with pytest.raises(UnableToProceed, match="what has changed"):
        looked_at(at_stage_2, ailsa, risk="major")


def test_what_cannot_wait_says_what_was_done_at_once(at_stage_2: Complaint, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="done at once"):
        looked_at(at_stage_2, ailsa, risk="extreme")


def test_an_investigator_managed_by_the_one_complained_about_is_pointed_out(
    at_stage_2: Complaint, ailsa: Colleague, isla: Colleague, ben: Colleague, hugh: Colleague
) -> None:
    about(at_stage_2, ben, ailsa)
    assert codes(at_stage_2, isla) == []
    placed(ben, grade=9)
    placed(hugh, ben, 7)
    placed(isla, hugh, 5)
    assert codes(at_stage_2, isla) == ["managed_by", "junior"]
    allocate(complaint=at_stage_2, handler=isla.staff, reason="Nobody else is free", by=ailsa.actor(), at=NOW)
    at_stage_2.refresh_from_db()
    found = fairness_of(at_stage_2, TODAY)
    assert at_stage_2.handler == isla.staff
    assert found.allocation is not None
    assert (len(found.gaps), found.allocation.reason) == (2, "Nobody else is free")
    assert "is managed by Ben Ross" in found.allocation.pointed_out[0]
    page = signed_in(ailsa).get(f"/office/complaints/{at_stage_2.pk}/investigation/").content.decode()
    assert "Isla Menzies is managed by Ben Ross" in page


def test_nobody_looks_into_a_complaint_about_themselves(
    at_stage_2: Complaint, ailsa: Colleague, isla: Colleague
) -> None:
    about(at_stage_2, isla, ailsa)
    with pytest.raises(UnableToProceed, match="is about Isla Menzies"):
        allocate(complaint=at_stage_2, handler=isla.staff, by=ailsa.actor(), at=NOW)


def test_the_rule_set_can_rule_out_whoever_is_in_the_line(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, isla: Colleague, hugh: Colleague
) -> None:
    changes = {"investigator_outside_line": True}
    choose_procedure(name="local-authority", from_on=TODAY, changes=changes, by=None, at=NOW)
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    about(made, hugh, ailsa)
    placed(isla, hugh)
    with pytest.raises(UnableToProceed, match="managed by Hugh Head"):
        allocate(complaint=made, handler=isla.staff, by=ailsa.actor(), at=NOW)


def test_somebody_from_outside_the_directorate_can_be_required_for_one_complaint(
    council: Body, at_stage_2: Complaint, ailsa: Colleague, hugh: Colleague
) -> None:
    roads = colleague(council, "Rory Roads", "investigator", "Roads")
    with pytest.raises(UnableToProceed, match="somebody from outside is required"):
        allocate(complaint=at_stage_2, handler=hugh.staff, outside=True, by=ailsa.actor(), at=NOW)
    allocate(complaint=at_stage_2, handler=roads.staff, outside=True, by=ailsa.actor(), at=NOW)
    assert codes(at_stage_2, hugh) == ["inside_directorate"]


def test_the_rule_set_can_require_somebody_from_outside_for_all(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague
) -> None:
    changes = {"investigator_outside_directorate": True}
    choose_procedure(name="local-authority", from_on=TODAY, changes=changes, by=None, at=NOW)
    made = complaint()
    with pytest.raises(UnableToProceed, match="outside is required"):
        allocate(complaint=made, handler=hugh.staff, by=ailsa.actor(), at=NOW)


def test_the_desk_of_each_who_could_handle_it_is_shown(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, isla: Colleague, hugh: Colleague
) -> None:
    for received in (TODAY, date(2024, 3, 18)):
        give(complaint=complaint(received_on=received), handler=isla.staff, by=ailsa.actor(), at=NOW)
    placed(isla, limit=2)
    name_deputy(absent=hugh.staff, deputy=isla.staff, from_on=TODAY, until_on=date(2024, 4, 9), by=None, at=NOW)
    made = complaint()
    found = {row.staff.name: row for row in candidates(ailsa.actor(), made, TODAY)}
    row = found["Isla Menzies"]
    assert (row.open_now, row.due_soon, row.late, [gap.code for gap in row.gaps]) == (2, 1, 1, ["load"])
    assert [gap.words for gap in found["Hugh Head"].gaps] == ["Hugh Head is away; Isla Menzies stands in."]
    page = signed_in(ailsa).get(f"/office/complaints/{made.pk}/allocate/").content.decode()
    assert "Isla Menzies has 2 open complaints; the limit is 2." in page


def test_a_restricted_complaint_is_not_counted_on_a_desk_for_those_not_named(
    complaint: Callable[..., Complaint], ailsa: Colleague, isla: Colleague, ben: Colleague
) -> None:
    hidden, made = complaint(), complaint()
    give(complaint=hidden, handler=isla.staff, by=ailsa.actor(), at=NOW)
    restrict(complaint=hidden, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    assert {row.staff: row.open_now for row in candidates(ben.actor(), made, TODAY)}[isla.staff] == 0
    assert {row.staff: row.open_now for row in candidates(ailsa.actor(), made, TODAY)}[isla.staff] == 1


def test_the_allocation_page_asks_the_same_for_three_people_as_for_ten(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made, client, counts = complaint(), signed_in(ailsa), []
    for first in (0, 3):
        for number in range(first, first + 3 + 2 * first):
            colleague(council, f"P{number} Person", "investigator", email=f"p{number}@strathmuir.example")
        client.get(f"/office/complaints/{made.pk}/allocate/")
        with CaptureQueriesContext(connection) as counted:
            assert client.get(f"/office/complaints/{made.pk}/allocate/").status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_it_is_allocated_on_the_page(at_stage_2: Complaint, ailsa: Colleague, isla: Colleague) -> None:
    client, address = signed_in(ailsa), f"/office/complaints/{at_stage_2.pk}/allocate/"
    assert client.post(address, {"handler": str(isla.staff.pk)}).status_code == 302
    at_stage_2.refresh_from_db()
    assert at_stage_2.handler == isla.staff
    client.post(address, {"handler": "", "somebody_else": str(ailsa.staff.pk)})
    at_stage_2.refresh_from_db()
    assert at_stage_2.handler == ailsa.staff


def test_whoever_investigates_declares_for_themselves(at_stage_2: Complaint, ailsa: Colleague, isla: Colleague) -> None:
    give(complaint=at_stage_2, handler=isla.staff, by=ailsa.actor(), at=NOW)
    at_stage_2.refresh_from_db()
    declare_conflict(complaint=at_stage_2, conflict=False, what="", by=ailsa.actor(), at=NOW)
    assert "conflict" in {gap.code for gap in procedure_gaps(at_stage_2)}
    declare_conflict(complaint=at_stage_2, conflict=False, what="", by=isla.actor(), at=NOW)
    assert "conflict" not in {gap.code for gap in procedure_gaps(at_stage_2)}
    with pytest.raises(UnableToProceed, match="Say what the conflict is"):
        declare_conflict(complaint=at_stage_2, conflict=True, what="", by=isla.actor(), at=NOW)


def test_a_bias_is_answered_by_a_manager_who_is_not_involved(
    at_stage_2: Complaint, ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    about(at_stage_2, ben, ailsa)
    raised = raise_bias(
        complaint=at_stage_2, raised_by="Effie Bain", raised_on=TODAY, what="He is her friend", by=ailsa.actor(), at=NOW
    )
    assert {"bias", "briefing"} <= {gap.code for gap in procedure_gaps(at_stage_2)}
    with pytest.raises(UnableToProceed, match="part of this matter"):
        answer_bias(complaint=at_stage_2, bias=raised, answer="He is not.", by=ben.actor(), at=NOW)
    done = answer_bias(complaint=at_stage_2, bias=raised, answer="Somebody else will.", by=cara.actor(), at=NOW)
    assert (done.answered_by, done.answered_on) == (cara.staff, TODAY)
    assert "bias" not in {gap.code for gap in procedure_gaps(at_stage_2)}


def address(who: Colleague) -> str:
    assert who.staff.account is not None
    return str(who.staff.account.email)


def test_the_nearest_manager_who_is_not_involved_is_asked_to_answer_a_bias(
    at_stage_2: Complaint, ailsa: Colleague, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    """Not the one it is about; with the reference and nothing of what is said. Of a restricted one, those named."""
    said = {"raised_by": "Effie Bain", "raised_on": TODAY, "what": "Zebrafinch", "by": ailsa.actor(), "at": NOW}
    first = raise_bias(complaint=at_stage_2, **said)
    mail = Message.objects.get(key=f"unfair {first.pk}")
    assert mail.to == address(hugh)
    assert at_stage_2.reference in mail.text
    assert "Zebrafinch" not in mail.subject + mail.text
    about(at_stage_2, hugh, ailsa)
    second = raise_bias(complaint=at_stage_2, **said)
    assert Message.objects.get(key=f"unfair {second.pk}").to == address(ben)
    restrict(complaint=at_stage_2, restricted=True, readers=[cara.staff], by=ailsa.actor(), at=NOW)
    third = raise_bias(complaint=at_stage_2, **said)
    assert Message.objects.get(key=f"unfair {third.pk}").to == address(cara)


def test_the_chief_executive_is_briefed_and_says_it_was_read(
    at_stage_2: Complaint, ailsa: Colleague, cara: Colleague
) -> None:
    made = brief(complaint=at_stage_2, text="Zebrafinch said it is unfair", by=ailsa.actor(), at=NOW)
    client = signed_in(cara)
    assert "Zebrafinch" in client.get("/office/briefings/").content.decode()
    assert list(briefings_for(ailsa.actor())) == [], "it is for the chief executive alone to read"
    assert client.post(f"/office/briefings/{made.pk}/", {"remark": "Give it to Isla"}).status_code == 302
    made.refresh_from_db()
    assert (made.read_by, made.remark) == (cara.staff, "Give it to Isla")
    with pytest.raises(UnableToProceed, match="read already"):
        read_briefing(briefing=made, remark="", by=cara.actor(), at=NOW)


def test_of_a_restricted_complaint_only_a_named_chief_executive_is_briefed(
    at_stage_2: Complaint, ailsa: Colleague, cara: Colleague
) -> None:
    brief(complaint=at_stage_2, text="Zebrafinch", by=ailsa.actor(), at=NOW)
    restrict(complaint=at_stage_2, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    assert list(briefings_for(cara.actor())) == []
    assert "Zebrafinch" not in signed_in(cara).get("/office/briefings/").content.decode()
    with pytest.raises(UnableToProceed, match="Name them in it first"):
        brief(complaint=at_stage_2, text="Again", by=ailsa.actor(), at=NOW)


def test_a_line_of_management_has_no_circle(isla: Colleague, hugh: Colleague, ben: Colleague) -> None:
    placed(isla, hugh)
    placed(hugh, ben)
    with pytest.raises(UnableToSetUp, match="Isla Menzies is managed by Ben Ross|is managed by"):
        placed(ben, isla)
    with pytest.raises(UnableToSetUp):
        placed(ben, ben)
    assert StaffMember.objects.get(pk=isla.staff.pk).manager == hugh.staff


def test_at_stage_1_nothing_of_this_is_asked(complaint: Callable[..., Complaint]) -> None:
    assert procedure_gaps(complaint()) == []


def test_a_day_before_it_came_is_refused(at_stage_2: Complaint, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="cannot be before"):
        raise_bias(
            complaint=at_stage_2, raised_by="", raised_on=TODAY - timedelta(days=1), what="x", by=ailsa.actor(), at=NOW
        )


def test_whoever_was_asked_says_on_their_own_page_that_it_is_unfair_and_is_answered_there(
    scoped: Body, complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    """They have no right to the file, and get none by it; nobody else is shown what they said."""
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    nan, fergus = (colleague(scoped, name, "staff_complained_about", "Housing") for name in ("Nan Nurse", "Fay Frew"))
    asked = ask(complaint=made, of=nan.staff, matter="A visit on 3 May.", by=ailsa.actor(), at=NOW)
    other = ask(complaint=made, of=fergus.staff, matter="The same visit.", by=ailsa.actor(), at=NOW)
    page, client = f"/office/asked/{asked.pk}/", signed_in(nan)
    assert "not looked into fairly" in client.get(page).content.decode()
    assert client.post(f"{page}unfair/", {"what": ""}).status_code == 422
    sent = client.post(f"{page}unfair/", {"what": "Zebrafinch is his cousin."})
    assert (sent.status_code, sent["Location"]) == (302, page)
    bias = made.biases.get()
    assert (bias.raised_by, bias.recorded_by) == ("Nan Nurse", nan.staff)
    assert "bias" in {gap.code for gap in procedure_gaps(made)}
    assert "Zebrafinch" not in signed_in(fergus).get(f"/office/asked/{other.pk}/").content.decode()
    assert signed_in(fergus).get(f"{page}unfair/").status_code == 404
    assert client.get(f"/office/complaints/{made.pk}/investigation/").status_code in (403, 404)
    answer_bias(complaint=made, bias=bias, answer="Isla takes it over.", by=cara.actor(), at=NOW)
    assert "Isla takes it over." in client.get(page).content.decode()
