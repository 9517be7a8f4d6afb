"""Several services, other bodies, contractors; staff complained about; the care of handlers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.services import UnableToProceed, add_person, allocate, answer_at_stage_1
from wellheard.areas.investigation.models import StaffRequest
from wellheard.areas.investigation.selectors import concerning, parts_to_sign, procedure_gaps, unsigned_parts
from wellheard.areas.investigation.services import (
    accept_reply,
    add_outside_part,
    ask,
    give_reply,
    hold_debrief,
    keep_informed,
    share_facts,
    sign_part,
    support_handler,
    tell_concerned,
    tell_outcome,
)

LETTER = "We are sorry."


@pytest.fixture
def rory(council: Body) -> Colleague:
    """Head of Roads, whose service has a part in it."""
    return colleague(council, "Rory Roads", "head_of_service", "Roads")


@pytest.fixture
def erin(council: Body) -> Colleague:
    """Director of Environment."""
    return colleague(council, "Erin Environment", "director", "Environment")


def contributed(
    complaint: Complaint, who: Colleague, service: object, by: Colleague, text: str = "The drain was blocked."
) -> StaffRequest:
    row = ask(
        complaint=complaint, kind="contribution", of=who.staff, service=service, matter="Water from the road",  # type: ignore[arg-type]
        by=by.actor(), at=NOW,
    )  # fmt: skip
    give_reply(request=row, text=text, prevention="Clear it each spring", by=who.actor(), at=NOW)
    return accept_reply(complaint=complaint, request=row, by=by.actor(), at=NOW)


def codes(complaint: Complaint) -> set[str]:
    return {gap.code.split("-")[0] for gap in procedure_gaps(complaint)}


def nan_of(complaint: Complaint, nan: Colleague, ailsa: Colleague) -> Person:
    details = {"part": "staff_complained_about", "name": "Nan Nurse", "staff": nan.staff}
    return add_person(complaint=complaint, by=ailsa.actor(), at=NOW, **details)


def told(complaint: Complaint, person: Person, ailsa: Colleague, **said: object) -> None:
    begins = {"told": "How you spoke to a visitor", "told_on": TODAY, "supported_by": "Mhairi Lowe"}
    tell_concerned(complaint=complaint, person=person, by=ailsa.actor(), at=NOW, **{**begins, **said})  # type: ignore[arg-type]


def test_each_director_signs_what_another_directorate_contributed(
    council: Body, at_stage_2: Complaint, ailsa: Colleague, hugh: Colleague, ben: Colleague, rory: Colleague,
    erin: Colleague,
) -> None:  # fmt: skip
    own = contributed(at_stage_2, hugh, council.services["Repairs"], ailsa)
    other = contributed(at_stage_2, rory, council.services["Roads"], ailsa)
    assert unsigned_parts(at_stage_2) == [other]
    assert "part" in codes(at_stage_2)
    assert (parts_to_sign(ben.actor(), TODAY), parts_to_sign(erin.actor(), TODAY)) == ([], [other])
    with pytest.raises(UnableToProceed, match="director of the service"):
        sign_part(request=other, remark="", by=ben.actor(), at=NOW)
    sign_part(request=other, remark="", by=erin.actor(), at=NOW)
    assert unsigned_parts(at_stage_2) == []
    assert "part" not in codes(at_stage_2)
    with pytest.raises(UnableToProceed, match="signed already"):
        sign_part(request=other, remark="", by=erin.actor(), at=NOW)
    assert own.pk


def test_a_director_who_signs_a_part_sees_that_part_and_no_more(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, rory: Colleague, erin: Colleague,
    ben: Colleague,
) -> None:  # fmt: skip
    made = complaint("Zebrafinch came", name="Zebrafinch Bain", straight_to_stage_2=True, why_stage_2="Serious")
    row = contributed(made, rory, council.services["Roads"], ailsa)
    client = signed_in(erin)
    assert client.get(f"/office/complaints/{made.pk}/").status_code == 403
    for address in ("/office/asked/", f"/office/asked/parts/{row.pk}/"):
        page = client.get(address).content.decode()
        assert "contributed" in page or "The drain was blocked." in page
        for hidden in ("Zebrafinch", made.reference, str(made.pk)):
            assert hidden not in page
    assert signed_in(ben).get(f"/office/asked/parts/{row.pk}/").status_code == 404
    assert client.post(f"/office/asked/parts/{row.pk}/", {"remark": "Agreed"}).status_code == 302
    assert unsigned_parts(made) == []


def test_a_contribution_is_added_to_the_response_with_what_was_typed_so_far(
    council: Body, at_stage_2: Complaint, ailsa: Colleague, rory: Colleague
) -> None:
    row = contributed(at_stage_2, rory, council.services["Roads"], ailsa)
    client, address = signed_in(ailsa), f"/office/complaints/{at_stage_2.pk}/response/"
    assert "Add to the text" in client.get(address).content.decode()
    joined = f"/office/complaints/{at_stage_2.pk}/investigation/contributions/{row.pk}/"
    assert client.post(joined, {"text": "Dear Ms Bain", "outcome": ""}).status_code == 302
    assert at_stage_2.stages.get().responses.get().text == "Dear Ms Bain\n\nThe drain was blocked."
    page = client.get(address).content.decode()
    assert "In the text" in page
    assert "Add to the text" not in page


@pytest.mark.parametrize("given", [{}, {"body": "NHS", "contractor": True}])
def test_an_outside_part_is_of_one_body_or_one_contractor(
    at_stage_2: Complaint, ailsa: Colleague, given: dict[str, object]
) -> None:
    with pytest.raises(UnableToProceed, match="one of the two"):
        add_outside_part(complaint=at_stage_2, by=ailsa.actor(), at=NOW, **given)


@pytest.mark.parametrize("consent", ["asked", "refused"])
def test_nothing_is_shared_with_another_body_before_consent(
    at_stage_2: Complaint, ailsa: Colleague, consent: str
) -> None:
    with pytest.raises(UnableToProceed, match="before the customer agrees"):
        add_outside_part(
            complaint=at_stage_2, body="NHS Glenorra", consent=consent, asked_on=TODAY, by=ailsa.actor(), at=NOW
        )


def test_another_body_that_has_not_answered_is_a_gap_and_so_is_a_customer_not_told(
    at_stage_2: Complaint, ailsa: Colleague
) -> None:
    add_outside_part(complaint=at_stage_2, body="NHS Glenorra", asked_on=TODAY, by=ailsa.actor(), at=NOW)
    assert {"outside", "agreed"} <= codes(at_stage_2)


def test_staff_complained_about_are_told_supported_heard_and_may_comment(
    at_stage_2: Complaint, ailsa: Colleague, nan: Colleague
) -> None:
    person = nan_of(at_stage_2, nan, ailsa)
    assert "told" in codes(at_stage_2)
    with pytest.raises(UnableToProceed, match="Tell them first"):
        share_facts(complaint=at_stage_2, person=person, facts="x", due_on=None, by=ailsa.actor(), at=NOW)
    told(at_stage_2, person, ailsa, supported_by="")
    person.refresh_from_db()
    assert person.told_on == TODAY
    assert {"support", "heard", "facts"} <= codes(at_stage_2)
    told(at_stage_2, person, ailsa)
    row = share_facts(
        complaint=at_stage_2, person=person, facts="You rang once.", due_on=None, by=ailsa.actor(), at=NOW
    )
    assert (row.kind, row.of, row.matter) == ("facts", nan.staff, "You rang once.")
    assert not {"told", "support", "heard", "facts"} & codes(at_stage_2)
    assert "asked" in codes(at_stage_2)


def test_they_see_what_concerns_them_and_no_more(
    complaint: Callable[..., Complaint], ailsa: Colleague, nan: Colleague
) -> None:
    made = complaint("Zebrafinch says she was rude", name="Zebrafinch Bain", straight_to_stage_2=True, why_stage_2="x")
    person = nan_of(made, nan, ailsa)
    assert list(concerning(nan.actor())) == []
    assert "Asked of me" not in signed_in(nan).get("/office/").content.decode()
    told(made, person, ailsa)
    keep_informed(complaint=made, person=person, on=TODAY, what="We spoke to two people", by=ailsa.actor(), at=NOW)
    concern = concerning(nan.actor()).get()
    page = signed_in(nan).get(f"/office/asked/concerning/{concern.pk}/").content.decode()
    for words in ("How you spoke to a visitor", "Mhairi Lowe", "We spoke to two people"):
        assert words in page
    for hidden in ("Zebrafinch", made.reference, str(made.pk)):
        assert hidden not in page
    assert signed_in(ailsa).get(f"/office/asked/concerning/{concern.pk}/").status_code == 404


def test_the_outcome_is_told_when_there_is_one(
    complaint: Callable[..., Complaint], ailsa: Colleague, nan: Colleague
) -> None:
    made = complaint()
    person = nan_of(made, nan, ailsa)
    told(made, person, ailsa)
    said = {"person": person, "outcome": "Not upheld", "told_on": TODAY, "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="no outcome yet"):
        tell_outcome(complaint=made, **said)  # type: ignore[arg-type]
    answer_at_stage_1(
        complaint=made, outcome="not_upheld", response_text=LETTER, response_given="phone", responded_on=TODAY,
        told_of_stage_2=True, root_cause="", remedial_action="", by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    done = tell_outcome(complaint=made, **said)  # type: ignore[arg-type]
    assert (done.outcome, done.outcome_told_on) == ("Not upheld", TODAY)


def test_whoever_handles_it_has_a_named_support_and_a_talk_after_abuse(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = allocate(complaint=complaint(), handler=ailsa.staff, by=ailsa.actor(), at=NOW)
    said = {"why": "Shouted at", "debrief_asked_on": TODAY, "by": ben.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="supports themselves"):
        support_handler(complaint=made, supported_by=ailsa.staff, **said)  # type: ignore[arg-type]
    care = support_handler(complaint=made, supported_by=ben.staff, **said)  # type: ignore[arg-type]
    with pytest.raises(UnableToProceed, match="cannot be before"):
        hold_debrief(complaint=made, care=care, held_on=TODAY - timedelta(days=1), by=ben.actor(), at=NOW)
    done = hold_debrief(complaint=made, care=care, held_on=TODAY, by=ben.actor(), at=NOW)
    assert (done.staff, done.debrief_held_on) == (ailsa.staff, date(2024, 3, 28))
