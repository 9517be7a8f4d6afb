"""Which letters are due, whom they go to, and the letters that belong to a child's record."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors import reply_goes_to
from wellheard.areas.casework.services import (
    UnableToProceed,
    add_person,
    allocate,
    answer_at_stage_1,
    close_without_outcome,
    extend,
)
from wellheard.areas.children.models import ChildInvolvement
from wellheard.areas.children.services import involve
from wellheard.areas.correspondence.selectors import due_for, due_of, may_read, procedure_gaps, to_be_posted
from wellheard.areas.correspondence.services import begin_letter, begin_response, change_letter, send
from wellheard.foundation.journal.models import Detail
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.interfaces.office.gathered import gathered_gaps
from wellheard.rules.letters_due import Standing, letters_due
from wellheard.rules.stages import Stage

Made = Callable[..., Complaint]
EMAIL = {"channel": "email", "address": "effie@example.org"}
MEMBER = {"name": "Morag Bell MSP", "part": "member", "reply_to": True, "email": "morag@example.org"}


def kinds(complaint: Complaint) -> list[str]:
    """The letters due; the first page of whoever handles it, which looks in the database first, finds the same."""
    Complaint.objects.filter(pk=complaint.pk, handler=None).update(handler_id=complaint.recorded_by_id)
    complaint.refresh_from_db()
    found = [due.kind for due in due_of(complaint)]
    on_first_page = due_for(actor_for_staff(complaint.handler, TODAY), TODAY)
    assert [due.kind for due in on_first_page if due.complaint == complaint] == found
    return found


@pytest.mark.parametrize(
    ("standing", "due"),
    [
        (Standing(Stage.NOT_A_COMPLAINT, "own_appeal"), ["not_a_complaint_own_appeal"]),
        (Standing(Stage.NOT_A_COMPLAINT, "own_appeal", sent={"not_a_complaint_own_appeal"}), []),
        (Standing(Stage.NOT_A_COMPLAINT, "own_appeal", sent={"acknowledgement"}), ["not_a_complaint_own_appeal"]),
        (Standing(Stage.WITHDRAWN), ["withdrawal"]),
        (Standing(Stage.STAGE_1_ANSWERED), []),
        (Standing(Stage.STAGE_1_ANSWERED, by_letter=True), ["stage_1_answer"]),
        (Standing(Stage.STAGE_2_ANSWERED), ["stage_2_response"]),
        (Standing(Stage.STAGE_2_ANSWERED, revised=True, sent={"stage_2_response"}), ["revised_response"]),
        (Standing(Stage.STAGE_2_OPEN, to_acknowledge=True, untold=True), ["acknowledgement", "extension"]),
        (Standing(Stage.STAGE_2_OPEN, untold=True, sent={"extension"}), []),
        (Standing(Stage.MERGED), []),
    ],
)
def test_what_is_told_in_writing_is_due_until_it_is_sent(standing: Standing, due: list[str]) -> None:
    assert letters_due(standing) == due


def test_a_letter_is_due_until_it_went_out_and_due_again_when_it_comes_back(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint()
    before = begin_letter(complaint=made, kind="withdrawal", to_person=made.people.get(), by=ailsa.actor(), at=NOW)
    closing = {"closure": "withdrawn", "reason": "Put right.", "closed_on": TODAY, "by": ailsa.actor(), "at": NOW}
    assert kinds(made) == []
    close_without_outcome(complaint=made, **closing)
    assert kinds(made) == ["withdrawal"]
    assert [gap.code for gap in gathered_gaps(made)] == ["letter.withdrawal"]
    sent = send(complaint=made, letter=before, by=ailsa.actor(), at=NOW, **EMAIL)
    assert kinds(made) == []
    assert procedure_gaps(made) == []
    Message.objects.filter(pk=sent.message_id).update(state=Message.State.BOUNCED)
    assert kinds(made) == ["withdrawal"]


def test_an_answer_by_letter_and_more_time_are_told_in_writing(
    scoped: Body, complaint: Made, ailsa: Colleague, ben: Colleague
) -> None:
    spoken, written, longer = complaint(), complaint(), complaint()
    for made, given in ((spoken, "phone"), (written, "letter")):
        answer_at_stage_1(
            complaint=made, outcome="upheld", response_text="Sorry.", responded_on=TODAY, response_given=given,
            told_of_stage_2=True, root_cause="A", remedial_action="B", by=ailsa.actor(), at=NOW,
        )  # fmt: skip
    extend(
        complaint=longer, to_on=TODAY + timedelta(days=13), reason="The crew is away.", authorised_by=ben.staff,
        customer_told_on=None, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert (kinds(spoken), kinds(written), kinds(longer)) == ([], ["stage_1_answer"], ["extension"])


def test_the_letters_of_ones_own_complaints_are_in_ones_work(
    scoped: Body, complaint: Made, ailsa: Colleague, ben: Colleague
) -> None:
    def closed(handler: Colleague) -> Complaint:
        made = complaint()
        allocate(complaint=made, handler=handler.staff, by=ailsa.actor(), at=NOW)
        close_without_outcome(
            complaint=made, closure="withdrawn", reason="X", closed_on=TODAY, by=ailsa.actor(), at=NOW
        )
        return made

    mine, _ = closed(ailsa), closed(ben)
    actor = ailsa.actor()
    with CaptureQueriesContext(
        connection,
    ) as once:
        assert [(due.complaint, due.kind) for due in due_for(actor, TODAY)] == [(mine, "withdrawal")]
    assert due_for(actor, TODAY + timedelta(days=61)) == []
    for _ in range(2):
        closed(ailsa)
    with CaptureQueriesContext(connection) as thrice:
        assert len(due_for(actor, TODAY)) == 3
    assert len(once) == len(thrice)
    page = signed_in(ailsa).get("/office/").content.decode()
    assert "Letters to write" not in page  # long ago, by the clock of the page
    assert "A letter is due" in signed_in(ailsa).get(f"/office/complaints/{mine.pk}/letters/").content.decode()


def test_nothing_is_due_to_somebody_unknown(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(anonymous=True)
    close_without_outcome(complaint=made, closure="withdrawn", reason="X", closed_on=TODAY, by=ailsa.actor(), at=NOW)
    assert kinds(made) == []


def test_the_reply_goes_to_the_councillor_where_the_file_says_so(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    assert reply_goes_to(made) == made.people.get(name="Effie Bain")
    member = add_person(complaint=made, by=ailsa.actor(), at=NOW, **MEMBER)
    assert reply_goes_to(made) == member
    response = begin_response(complaint=made, by=ailsa.actor(), at=NOW)
    assert response.text.startswith("Dear Morag Bell MSP")
    page = signed_in(ailsa).get(f"/office/complaints/{made.pk}/letters/begin/").content.decode()
    chosen = page[page.index("checked", page.index('name="to"')) - 200 :][:600]
    assert str(member.pk) in chosen
    assert "the reply goes here" in page
    for consent in ("awaited", "refused"):
        Person.objects.filter(pk=member.pk).update(consent=consent)
        assert reply_goes_to(made) != member


@pytest.fixture
def child(scoped: Body, complaint: Made, ailsa: Colleague) -> ChildInvolvement:
    who = {"by": ailsa.actor(), "at": NOW}
    return involve(complaint=complaint(), trigger="affects_child", called="Rory", age_band="12_to_15", **who)


def test_a_letter_to_a_child_belongs_to_the_childs_record(child: ChildInvolvement, ailsa: Colleague) -> None:
    made, who = child.complaint, {"by": ailsa.actor(), "at": NOW}
    letter = begin_letter(complaint=made, kind="to_a_child", **who)
    assert (letter.child, letter.to_name, letter.greeting) == (child, "Rory", "Hello Rory")
    texts = {one["key"]: "Zebrafinch" for one in letter.paragraphs}
    change_letter(complaint=made, letter=letter, subject="For you", texts=texts, on={}, **who)
    send(complaint=made, letter=letter, channel="print", address="1 High Street", **who)
    child.refresh_from_db()
    assert child.response_on is None, "a first letter is no answer yet"
    answer = begin_letter(complaint=made, kind="to_a_child", **who)
    texts = {one["key"]: "Zebrafinch" for one in answer.paragraphs}
    change_letter(complaint=made, letter=answer, subject="For you", texts=texts, on={"answer": True}, **who)
    send(complaint=made, letter=answer, channel="print", address="1 High Street", **who)
    child.refresh_from_db()
    assert (child.response_on, child.response_format, child.response_by) == (TODAY, "A letter", ailsa.staff)
    assert not [row for row in Detail.objects.all() if "Zebrafinch" in str(row.value)]
    involve(complaint=made, trigger="affects_child", called="Isla", **who)
    with pytest.raises(UnableToProceed, match="which child"):
        begin_letter(complaint=made, kind="to_a_child", **who)


def test_a_letter_to_a_child_is_read_by_those_who_may_hear_the_child(
    scoped: Body, child: ChildInvolvement, ailsa: Colleague
) -> None:
    made, who = child.complaint, {"by": ailsa.actor(), "at": NOW}
    letter = begin_letter(complaint=made, kind="to_a_child", **who)
    texts = {one["key"]: "Zebrafinch" for one in letter.paragraphs}
    change_letter(complaint=made, letter=letter, subject="Zebrafinch", texts=texts, on={}, **who)
    fergus = colleague(scoped, "Fergus Innes", "frontline", "Housing")
    moira = colleague(scoped, "Moira Bell", "auditor")
    part = f"/office/complaints/{made.pk}/letters/"
    for reader in (fergus, moira):
        client = signed_in(reader)
        assert "Zebrafinch" not in client.get(part).content.decode()
        for file in ("", "letter.pdf", "letter.docx"):
            assert client.get(f"{part}{letter.pk}/{file}").status_code == 403
        assert not may_read(reader.actor(), letter)
    refused = signed_in(fergus).post(f"{part}begin/", {"kind": "to_a_child", "to": "nobody", "language": "en-gb"})
    assert refused.status_code == 422
    client = signed_in(ailsa)
    assert "Zebrafinch" in client.get(part).content.decode()
    assert client.get(f"{part}{letter.pk}/").status_code == 200
    send(complaint=made, letter=letter, channel="print", address="1 High Street", **who)
    assert [one.pk for one in to_be_posted(ailsa.actor())] == [letter.pk]
