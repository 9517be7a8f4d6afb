"""The letters of a complaint: written from its own facts, sent once, and what their sending means."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from post_office import SmtpServer
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import (
    FindingGiven,
    UnableToProceed,
    add_point,
    agree_points,
    answer_at_stage_1,
    extend,
    find,
    propose_response,
    resolve,
    save_draft,
)
from wellheard.areas.correspondence.forms import SendForm
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors import advice_on, kinds_for, letters_of, to_be_posted
from wellheard.areas.correspondence.services import (
    begin_letter,
    begin_response,
    change_letter,
    discard_letter,
    mark_posted,
    send,
    send_again,
    send_letter,
)
from wellheard.foundation.documents.services import open_content
from wellheard.foundation.journal.selectors import journey
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message

OMBUDSMAN = "Scottish Public Services Ombudsman"
EMAIL = {"channel": "email", "address": "effie@example.org"}
POST = {"channel": "print", "address": "1 High Street\nStrathmuir"}
Made = Callable[..., Complaint]


def acts(complaint: Complaint) -> list[str]:
    return [step.act for step in journey(complaint.pk)]


def write(complaint: Complaint, by: Colleague, kind: str = "acknowledgement", **rest: Any) -> CaseLetter:
    person = complaint.people.first()
    return begin_letter(complaint=complaint, kind=kind, to_person=person, by=by.actor(), at=NOW, **rest)


def words(letter: CaseLetter) -> str:
    return "\n\n".join(one["text"] for one in letter.paragraphs if one["on"])


def test_a_letter_begins_with_the_complaints_own_facts(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    add_point(complaint=made, text="Nobody came on 3 May.", by=ailsa.actor(), at=NOW)
    letter = write(made, ailsa)
    text = words(letter)
    for told in (made.reference, "28 March 2024", "1. Nobody came on 3 May.", "4 April 2024", "Ailsa Grant"):
        assert told in text, told
    assert "[" not in text
    assert letter.greeting == "Dear Effie Bain"


def test_an_acknowledgement_that_is_sent_acknowledges(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    letter = write(made, ailsa)
    send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert made.stages.get().acknowledged_on == TODAY
    assert acts(made) == ["complaint.record", "letter.begin", "letter.send", "complaint.acknowledge"]
    again = write(made, ailsa)
    send(complaint=made, letter=again, by=ailsa.actor(), at=NOW, **EMAIL)
    assert acts(made).count("complaint.acknowledge") == 1


def test_an_extension_letter_records_that_they_were_told(
    scoped: Body, complaint: Made, ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    extend(
        complaint=made, to_on=date(2024, 4, 10), reason="The crew is away.", authorised_by=ben.staff,
        customer_told_on=None, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    letter = write(made, ailsa, "extension")
    for told in ("4 April 2024", "10 April 2024", "The crew is away.", "Ben Ross"):
        assert told in words(letter)
    send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert made.stages.get().extensions.get().customer_told_on == TODAY


def test_consent_is_asked_of_the_person_it_is_about_and_each_letter_is_a_step(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint(others=[{"part": "representative", "name": "Moira Rae", "reply_to": True}])
    effie = made.people.get(name="Effie Bain")
    effie.part, effie.consent = "affected", "awaited"
    effie.save()
    moira = made.people.get(name="Moira Rae")
    with pytest.raises(UnableToProceed, match="not of who acts for them"):
        begin_letter(complaint=made, kind="consent_request", to_person=moira, by=ailsa.actor(), at=NOW)
    client, begin = signed_in(ailsa), f"/office/complaints/{made.pk}/letters/begin/"
    assert client.get(f"{begin}?kind=consent_request").context["form"].initial["to"] == str(effie.pk)
    assert client.get(begin).context["form"].initial["to"] == str(made.people.get(reply_to=True).pk)
    for _time in range(2):
        letter = begin_letter(complaint=made, kind="consent_request", to_person=effie, by=ailsa.actor(), at=NOW)
        assert (letter.greeting, "Moira Rae has complained" in words(letter)) == ("Dear Effie Bain", True)
        send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert list(effie.consent_steps.values_list("kind", flat=True)) == ["asked", "chased"]
    effie.refresh_from_db()
    assert effie.consent == "awaited"
    answer_at_stage_1(
        complaint=made, outcome="upheld", response_text="She fell.", response_given="letter", responded_on=TODAY,
        told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    to_moira = begin_letter(complaint=made, kind="stage_1_answer", to_person=moira, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Consent of Effie Bain: awaited"):
        send(complaint=made, letter=to_moira, by=ailsa.actor(), at=NOW, **EMAIL)
    page = client.get(f"/office/complaints/{made.pk}/letters/{to_moira.pk}/preview/").content.decode()
    assert "Write nothing about them to anybody who acts for them." in page
    effie.consent = "given"
    effie.save()
    assert send(complaint=made, letter=to_moira, by=ailsa.actor(), at=NOW, **EMAIL).state == "sent"


def test_a_letter_goes_by_the_outbox_and_its_pdf_is_kept(
    scoped: Body, complaint: Made, ailsa: Colleague, smtp: SmtpServer
) -> None:
    made = complaint()
    letter = send(complaint=made, letter=write(made, ailsa), by=ailsa.actor(), at=NOW, **EMAIL)
    deliver_due(NOW)
    (mail,) = smtp.catcher.mails
    assert mail["To"] == "effie@example.org"
    assert [part.get_content_type() for part in mail.iter_attachments()] == ["application/pdf"]
    assert letter.document is not None
    with open_content(letter.document) as content:
        assert content.read().startswith(b"%PDF")
    (held,) = letters_of(made)
    assert held.message is not None
    assert held.message.state == "sent"


def test_a_letter_is_sent_once(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    letter = write(made, ailsa)
    send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    with pytest.raises(UnableToProceed, match="sent already"):
        send_letter(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    with pytest.raises(UnableToProceed, match="stays as it is"):
        change_letter(
            complaint=made, letter=letter, subject="X", texts={}, on={}, by=ailsa.actor(), at=NOW
        )  # fmt: skip
    assert Message.objects.count() == 1


def test_a_letter_with_a_gap_is_not_sent(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    letter = write(made, ailsa, "signposting")
    with pytest.raises(UnableToProceed, match=r"\[name of the body"):
        send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert Message.objects.count() == 0


def test_what_is_changed_is_kept_and_an_optional_paragraph_can_be_left_out(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint()
    letter = write(made, ailsa)
    texts = {"thanks": "Thank you, Effie.", "own": "See you on Monday."}
    said = {"subject": "Yours", "texts": texts, "on": {"help": False}}
    letter = change_letter(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **said)  # type: ignore[arg-type]
    letter = send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert letter.text.startswith("Dear Effie Bain\n\nThank you, Effie.")
    assert "See you on Monday." in letter.text
    assert "large print" not in letter.text


def test_the_ombudsman_cannot_be_taken_out_of_a_final_response_whatever_the_form_sends(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    made = complaint()
    resolve(
        complaint=made, resolution="We mend it.", agreed_with="Effie Bain", agreed_on=TODAY, agreed_how="by phone",
        told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    letter = write(made, ailsa, "stage_1_answer")
    assert OMBUDSMAN in words(letter)
    letter = change_letter(
        complaint=made, letter=letter, subject="Ours", texts={"ombudsman": ""}, on={"ombudsman": False},
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert OMBUDSMAN in words(letter)
    CaseLetter.objects.filter(pk=letter.pk).update(
        paragraphs=[one for one in letter.paragraphs if one["key"] != "ombudsman"]
    )
    assert OMBUDSMAN in send(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL).text


def test_a_stage_1_answer_names_stage_2_and_not_the_ombudsman(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    answer_at_stage_1(
        complaint=made, outcome="not_upheld", response_text="The plan is sound.", response_given="phone",
        responded_on=TODAY, told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    text = words(write(made, ailsa, "stage_1_answer"))
    assert "stage 2" in text
    assert OMBUDSMAN not in text
    assert "The plan is sound." in text


def test_a_stage_2_response_is_sent_as_it_was_signed(signed: Complaint, ailsa: Colleague) -> None:
    letter = write(signed, ailsa, "stage_2_response")
    signed_text = signed.stages.get().response_text
    letter = change_letter(
        complaint=signed,
        letter=letter,
        subject="Ours",
        texts={"signed": "Other words"},
        on={},
        by=ailsa.actor(),
        at=NOW,
    )
    page = signed_in(ailsa).get(f"/office/complaints/{signed.pk}/letters/{letter.pk}/").content.decode()
    assert "Dear Effie Bain" not in page
    sent = send(complaint=signed, letter=letter, by=ailsa.actor(), at=NOW, **EMAIL)
    assert sent.text == signed_text
    assert "Ben" in sent.signed
    assert "Ailsa" not in sent.signed
    answer = signed.stages.get().responses.get()
    answer.text += "\n\nYours sincerely\nBen Ross"
    answer.save()
    assert write(signed, ailsa, "stage_2_response").signed == ""


def test_a_stage_2_response_that_is_not_signed_is_no_letter(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    assert "stage_2_response" not in dict(kinds_for(made))
    with pytest.raises(UnableToProceed, match="signed first"):
        write(made, ailsa, "stage_2_response")


def test_a_response_begins_with_our_text_and_the_findings(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious", points=["The bedroom is damp."])
    find(
        complaint=made, findings={made.points.get().pk: FindingGiven("upheld", "Wet walls.")}, by=ailsa.actor(), at=NOW
    )
    response = begin_response(complaint=made, by=ailsa.actor(), at=NOW)
    for told in ("Dear Effie Bain", "The bedroom is damp.", "We uphold this.", "Wet walls.", OMBUDSMAN):
        assert told in response.text, told
    assert response.outcome == "upheld"
    with pytest.raises(UnableToProceed, match="begun already"):
        begin_response(complaint=made, by=ailsa.actor(), at=NOW)


def test_a_letter_that_came_back_is_sent_again_once_to_another_address(
    scoped: Body, complaint: Made, ailsa: Colleague, smtp: SmtpServer
) -> None:
    smtp.catcher.says["effie@example.org"] = "550 No such person"
    made = complaint()
    letter = send(complaint=made, letter=write(made, ailsa), by=ailsa.actor(), at=NOW, **EMAIL)
    with pytest.raises(UnableToProceed, match="Only a letter that came back"):
        send_again(complaint=made, letter=letter, by=ailsa.actor(), at=NOW, **POST)
    deliver_due(NOW)
    assert "letter.bounce" in acts(made)
    later = NOW + timedelta(hours=1)
    right = {"channel": "email", "address": "effie.bain@example.org"}
    again = send_again(complaint=made, letter=letter, by=ailsa.actor(), at=later, **right)
    deliver_due(later)
    assert [mail["To"] for mail in smtp.catcher.mails] == ["effie.bain@example.org"]
    assert (again.text, again.follows_id) == (letter.text, letter.pk)
    with pytest.raises(UnableToProceed, match="sent again already"):
        send_again(complaint=made, letter=letter, by=ailsa.actor(), at=later, **POST)


def test_letters_to_post_are_listed_for_those_who_may_see_the_complaint(
    scoped: Body, council: Body, complaint: Made, ailsa: Colleague
) -> None:
    made, bins = complaint(), complaint(service="Bins")
    for one in (made, bins):
        send(complaint=one, letter=write(one, ailsa), by=ailsa.actor(), at=NOW, **POST)
    housing = colleague(council, "Hamish Housing", "complaints_officer", "Housing")
    assert [letter.complaint for letter in to_be_posted(housing.actor())] == [made]
    waiting = to_be_posted(ailsa.actor())
    with pytest.raises(UnableToProceed, match="future"):
        mark_posted(letters=waiting, posted_on=TODAY + timedelta(days=1), by=ailsa.actor(), at=NOW)
    assert mark_posted(letters=waiting, posted_on=TODAY, by=ailsa.actor(), at=NOW) == 2
    assert to_be_posted(ailsa.actor()) == []
    assert acts(made)[-1] == acts(bins)[-1] == "letter.post"


def test_a_draft_can_be_thrown_away_and_a_sent_letter_cannot(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint()
    letter = write(made, ailsa)
    discard_letter(complaint=made, letter=letter, by=ailsa.actor(), at=NOW)
    assert letters_of(made) == []
    sent = send(complaint=made, letter=write(made, ailsa), by=ailsa.actor(), at=NOW, **EMAIL)
    with pytest.raises(UnableToProceed):
        discard_letter(complaint=made, letter=sent, by=ailsa.actor(), at=NOW)


def test_advice_looks_for_each_point_and_an_apology(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(points=["The walls of the bedroom are damp."])
    answer_at_stage_1(
        complaint=made, outcome="upheld", response_text="You are right.", response_given="phone",
        responded_on=TODAY, told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    letter = write(made, ailsa, "stage_1_answer")
    assert advice_on(letter, TODAY) == []
    letter = change_letter(
        complaint=made, letter=letter, subject="Ours", texts={"about": "Hello."}, on={"apology": False},
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert [one.code for one in advice_on(letter, TODAY)] == ["point", "apology"]


def test_a_letter_that_promises_a_day_that_is_past_is_told_so(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    letter = write(complaint(), ailsa)
    assert "We will write to you by 4 April 2024." in words(letter)
    assert advice_on(letter, date(2024, 4, 4)) == []
    (one,) = advice_on(letter, date(2024, 4, 5))
    assert one.quoted == "We will write to you by 4 April 2024."
    assert "4 April 2024, which is past" in one.words


def test_a_letter_is_looked_at_for_the_address_its_way_needs_and_no_other(scoped: Body) -> None:
    kept = {"email": "not an address", "address": "1 High Street"}
    by_post = SendForm({"channel": "print", **kept})
    assert by_post.is_valid()
    assert by_post.cleaned_data["to"] == "1 High Street"
    assert by_post["email"].value() == "not an address"
    for given, told in (
        ({"channel": "email", **kept}, {"email": ["This is not an e-mail address. Write it as name@example.org."]}),
        ({"channel": "email", "email": ""}, {"email": ["Give the e-mail address that the letter goes to."]}),
        ({"channel": "print", "address": ""}, {"address": ["Give the postal address that the letter goes to."]}),
        ({"channel": "", **kept}, {"channel": ["Choose one."]}),
    ):
        assert SendForm(given).errors == told


def test_the_response_that_is_written_and_read_is_looked_at_for_plain_english(
    scoped: Body, complaint: Made, ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious", points=["The bedroom is damp."])
    who = {"by": ailsa.actor(), "at": NOW}
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", **who)
    find(complaint=made, findings={made.points.get().pk: FindingGiven("upheld", "Nobody came.")}, **who)
    client, root = signed_in(ailsa), f"/office/complaints/{made.pk}/"
    assert "Plain English" not in client.get(f"{root}response/").content.decode()
    text = f"Point 1: we are sorry. We will come prior to noon. Ring Ailsa Grant, or the {OMBUDSMAN}."
    save_draft(complaint=made, text=text, outcome="upheld", **who)
    assert "“prior to”: say “before”" in client.get(f"{root}response/").content.decode()
    propose_response(complaint=made, text=text, outcome="upheld", **who)
    assert "“prior to”: say “before”" in signed_in(ben).get(f"{root}signature/").content.decode()


def test_a_child_is_written_to_in_its_own_way(scoped: Body, complaint: Made, ailsa: Colleague) -> None:
    made = complaint(name="Isla Bain")
    letter = write(made, ailsa, "to_a_child")
    assert letter.greeting == "Hello Isla"
    assert "you are not in trouble" in words(letter)


def test_the_pages_of_a_letter_from_beginning_to_sending(
    council: Body, complaint: Made, ailsa: Colleague, django_assert_max_num_queries: Any
) -> None:
    made = complaint()
    client = signed_in(ailsa)
    root = f"/office/complaints/{made.pk}/letters/"
    assert "Nothing has been written" in client.get(root).content.decode()
    person = _first(made, council)
    begun = client.post(f"{root}begin/", {"kind": "acknowledgement", "to": str(person), "language": "en-gb"})
    assert begun.status_code == 302
    page = client.get(begun["Location"])
    assert "Give a day to come." in page.content.decode()
    data = {"subject": "We have it", "text_thanks": "Thank you.", "preview": ""}
    previewed = client.post(begun["Location"], data)
    preview = client.get(previewed["Location"]).content.decode()
    assert "We have it" in preview
    assert "Thank you." in preview
    refused = client.post(previewed["Location"], {"channel": "email", "email": "", "address": ""})
    assert refused.status_code == 422
    sent = client.post(previewed["Location"], {"channel": "print", "address": "1 High Street"})
    assert sent["Location"] == root
    assert "To be printed" in client.get(root).content.decode()
    assert client.get(f"{begun['Location']}letter.pdf").content.startswith(b"%PDF")
    assert client.get(f"{begun['Location']}letter.docx").content.startswith(b"PK")
    assert "1 High Street" in client.get("/office/letters/").content.decode()
    assert client.get("/office/letters/to-post.pdf").content.startswith(b"%PDF")


def _first(made: Complaint, body: Body) -> UUID:
    from wellheard.foundation.organisations import scope

    with scope.of(body.id):
        person = made.people.first()
        assert person is not None
        return person.pk


def test_the_list_of_letters_asks_the_same_number_of_questions_for_one_as_for_many(
    scoped: Body, complaint: Made, ailsa: Colleague, django_assert_num_queries: Any
) -> None:
    made = complaint()
    send(complaint=made, letter=write(made, ailsa), by=ailsa.actor(), at=NOW, **EMAIL)
    with django_assert_num_queries(1):
        assert len(letters_of(made)) == 1
    for _ in range(4):
        send(complaint=made, letter=write(made, ailsa), by=ailsa.actor(), at=NOW, **EMAIL)
    with django_assert_num_queries(1):
        assert len(letters_of(made)) == 5


def test_an_answer_that_upholds_nothing_begins_without_the_apology_for_what_went_wrong(
    scoped: Body, complaint: Made, ailsa: Colleague
) -> None:
    for outcome, begins in (("upheld", True), ("partially_upheld", True), ("not_upheld", False)):
        made = complaint()
        answer_at_stage_1(
            complaint=made, outcome=outcome, response_text="The plan is sound.", response_given="letter",
            responded_on=TODAY, told_of_stage_2=True, by=ailsa.actor(), at=NOW,
        )  # fmt: skip
        letter = write(made, ailsa, "stage_1_answer")
        assert ("We are sorry for what went wrong" in words(letter)) is begins, outcome
        assert any(one["key"] == "apology" and one["optional"] for one in letter.paragraphs)
