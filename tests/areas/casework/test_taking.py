"""Taking a complaint: kept as it is typed, what is known already, consent, outcomes, and what is no complaint."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, ConsentStep, EqualityAnswer, EqualityQuestion, Person
from wellheard.areas.casework.selectors.similar import known
from wellheard.areas.casework.selectors.voices import consents_awaited, equality_counts, suppressed
from wellheard.areas.casework.services import (
    UnableToProceed,
    add_point,
    close_without_outcome,
    keep_equality_answers,
    note_dissatisfaction,
    praise,
    refer_for_protection,
    restrict,
    seek_outcome,
    take_consent_step,
    take_usual_questions,
)
from wellheard.foundation.journal.models import Detail, Entry
from wellheard.foundation.organisations import drafts, scope
from wellheard.foundation.organisations.models import Draft

Make = Callable[..., Complaint]
DAMP = "There has been damp in the bedroom since October and nobody came to look."


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def page_of(draft_id: object) -> str:
    return f"/office/complaints/new/{draft_id}/"


def keep(client: Client, path: str, **fields: str) -> int:
    return client.post("/office/drafts/keep/", {"draft_path": path, **fields}).status_code


def test_what_is_typed_on_one_device_is_gone_on_with_on_another(ailsa: Colleague) -> None:
    path = page_of(uuid4())
    assert keep(signed_in(ailsa), path, description="Half a sent", name="Effie Bain", under_18="on") == 204
    other = signed_in(ailsa)
    assert "Effie Bain: Half a sent" in other.get("/office/").content.decode()
    form = other.get(path).context["form"]
    assert form["description"].value() == "Half a sent"
    assert form["under_18"].value() is True
    assert not form.errors


def test_a_draft_is_its_writers_alone(ailsa: Colleague, cara: Colleague) -> None:
    path = page_of(uuid4())
    keep(signed_in(ailsa), path, description="Zebrafinch")
    client = signed_in(cara)
    for address in (path, "/office/", "/office/complaints/new/"):
        assert "Zebrafinch" not in client.get(address).content.decode()


def test_a_draft_outlives_the_session_and_ends_when_it_is_sent(ailsa: Colleague) -> None:
    client, path = signed_in(ailsa), page_of(uuid4())
    keep(client, path, description=DAMP)
    client.logout()
    assert keep(client, path, description="Lost") == 302
    again = signed_in(ailsa)
    assert again.get(path).context["form"]["description"].value() == DAMP
    sent = {"description": DAMP, "received_on": "28/3/2024"}
    assert again.post(path, sent).status_code == 302
    assert not Draft.objects.exists()
    assert Complaint.objects.get().description == DAMP


def test_without_script_a_button_keeps_it_for_later(ailsa: Colleague) -> None:
    client, path = signed_in(ailsa), page_of(uuid4())
    assert client.post(path, {"description": "So far", "later": "1"}).status_code == 302
    assert Complaint.objects.count() == 0
    page = client.get("/office/complaints/new/").content.decode()
    assert "You have 1 unfinished complaint." in page
    client.post("/office/drafts/discard/", {"draft_path": path, "next": "/office/complaints/new/"})
    assert "Bring it back" in client.get("/office/complaints/new/").content.decode()
    client.post("/office/drafts/bring-back/", {"draft_path": path})
    assert client.get(path).context["form"]["description"].value() == "So far"


def test_a_draft_nobody_goes_on_with_is_purged(ailsa: Colleague) -> None:
    client = signed_in(ailsa)
    keep(client, page_of(uuid4()), description="Old")
    Draft.objects.update(saved_at=NOW)
    drafts.purge(NOW + drafts.KEPT_FOR)
    assert Draft.objects.count() == 1
    drafts.purge(NOW + drafts.KEPT_FOR + timedelta(seconds=1))
    assert Draft.objects.count() == 0


def test_every_long_form_is_kept_and_a_draft_goes_nowhere_but_to_a_page_of_the_office(
    complaint: Make, ailsa: Colleague
) -> None:
    client, note = signed_in(ailsa), f"/office/complaints/{complaint().pk}/add-note/"
    keep(client, note, text="She rang and")
    page = client.get(note)
    assert page.context["form"]["text"].value() == "She rang and"
    assert "You had begun this on" in page.content.decode()
    for path in ("https://elsewhere.example/", "/account/sign-in/", "/office/nowhere/"):
        assert keep(client, path, text="x") == 400


def test_what_is_like_it_and_who_it_is_shows_while_one_types(complaint: Make, ailsa: Colleague) -> None:
    same, other = complaint(DAMP, name="Somebody Else"), complaint("The bins were missed on Tuesday")
    found = known(ailsa.actor(), {"description": "Damp in my bedroom since October, nobody came"})
    assert [one.complaint.pk for one in found.alike] == [same.pk]
    old = complaint(DAMP, name="Somebody Before", received_on=date(2022, 5, 5))
    alike = known(ailsa.actor(), {"description": "Damp in my bedroom since October, nobody came"}).alike
    assert {one.complaint.pk for one in alike} == {same.pk, old.pk}, "of whatever age"
    by_name = known(ailsa.actor(), {"name": "bain, effie"})
    assert [(one.complaint.pk, one.by) for one in by_name.earlier] == [(other.pk, "the same name")]


def test_the_same_person_is_known_by_phone_or_mail_whatever_the_name(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(others=[{"name": "Euphemia", "phone": "+44 1632 960123", "email": "Effie@Example.org"}])
    for typed in ({"phone": "01632 960 123"}, {"email": "effie@example.org"}):
        assert [one.complaint.pk for one in known(ailsa.actor(), typed).earlier] == [made.pk]
    assert known(ailsa.actor(), {"phone": "01632 960124"}).earlier == ()


def test_a_name_with_another_postcode_is_another_person(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(others=[{"name": "Iain Mor", "address": "1 Mill Lane ZE2 9AB"}])
    typed = {"name": "Iain Mor", "address": "ZE2 9AB"}
    assert [one.complaint.pk for one in known(ailsa.actor(), typed).earlier] == [made.pk]
    assert known(ailsa.actor(), typed | {"address": "ZE3 1AA"}).earlier == ()


def test_what_is_restricted_or_of_another_service_is_never_offered_as_alike(
    complaint: Make, ailsa: Colleague, cara: Colleague, council: Body
) -> None:
    hidden = complaint(DAMP)
    complaint(DAMP, service="Bins")
    restrict(complaint=hidden, restricted=True, by=ailsa.actor(), at=NOW)
    typed = {"description": DAMP, "name": "Effie Bain"}
    assert hidden.pk not in {one.pk for one in known(cara.actor(), typed).complaints}
    fergus = colleague(council, "Fergus Innes", "frontline", "Housing")
    assert known(fergus.actor(), typed).complaints == []
    client = signed_in(fergus)
    answer = client.post("/office/complaints/new/similar/", typed)
    assert "Nothing like it" in answer.content.decode()


def test_how_many_are_alike_changes_nothing_in_what_is_asked_of_the_database(complaint: Make, ailsa: Colleague) -> None:
    actor, typed = ailsa.actor(), {"description": DAMP}

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            known(actor, typed)
        return len(caught)

    complaint(DAMP, name="")
    once = asked()
    for number in range(3):
        complaint(f"{DAMP} {number}", name="")
    assert asked() == once
    assert once == 3


def test_being_shown_what_is_alike_is_written_down(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(DAMP)
    signed_in(ailsa).post("/office/complaints/new/similar/", {"name": "Effie Bain"})
    entry = Entry.objects.order_by("-number")[0]
    assert entry.act == "caseload.read"
    assert str(made.pk) in (entry.details.get().value or "")


def test_a_councillor_asks_for_a_constituent(ailsa: Colleague) -> None:
    sent = {
        "description": DAMP, "received_on": "28/3/2024", "name": "Effie Bain", "acting": "member",
        "acting_name": "Morag Baird", "acting_office": "Councillor for ward 4", "acting_email": "m@example.org",
    }  # fmt: skip
    assert signed_in(ailsa).post(page_of(uuid4()), sent).status_code == 302
    people = {one.part: one for one in Person.objects.all()}
    assert (people["affected"].name, people["affected"].consent) == ("Effie Bain", "presumed")
    assert (people["member"].office, people["member"].reply_to) == ("Councillor for ward 4", True)


def test_consent_is_asked_chased_and_given_and_awaited_ones_are_listed_the_longest_first(
    complaint: Make, ailsa: Colleague, cara: Colleague
) -> None:
    later = complaint(others=[{"name": "Her mother", "part": "affected", "consent": "awaited"}])
    first = complaint(received_on=date(2024, 3, 20), others=[{"name": "His son", "consent": "awaited"}])
    assert [row.complaint_id for row in consents_awaited(ailsa.actor())] == [first.pk, later.pk]
    person = first.people.get(name="His son")
    said = {"complaint": first, "person": person, "by": ailsa.actor(), "at": NOW}
    take_consent_step(kind="asked", on=date(2024, 3, 21), due_on=date(2024, 3, 27), how="by letter", **said)
    take_consent_step(kind="chased", on=TODAY, due_on=date(2024, 4, 3), **said)
    (row,) = [one for one in consents_awaited(ailsa.actor()) if one.pk == person.pk]
    assert (row.last_on, row.times, row.consent_due_on) == (TODAY, 1, date(2024, 4, 3))
    take_consent_step(kind="given", on=TODAY, limits="Not his health", **said)
    person.refresh_from_db()
    assert (person.consent, person.consent_on, person.consent_limits) == ("given", TODAY, "Not his health")
    assert [one.complaint_id for one in consents_awaited(ailsa.actor())] == [later.pk]
    assert ConsentStep.objects.count() == 3
    restrict(complaint=later, restricted=True, by=ailsa.actor(), at=NOW)
    assert list(consents_awaited(cara.actor())) == []


def test_consent_that_was_not_asked_for_cannot_be_chased(complaint: Make, ailsa: Colleague) -> None:
    made = complaint()
    with pytest.raises(UnableToProceed, match="asked for"):
        take_consent_step(complaint=made, person=made.people.get(), kind="chased", on=TODAY, by=ailsa.actor(), at=NOW)


def test_an_outcome_that_is_not_possible_here_has_a_reason(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(outcome_sought="The joiner should be sacked")
    row = made.outcomes_sought.get()
    said = {"complaint": made, "outcome": row, "text": row.text, "possible": "no", "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="why"):
        seek_outcome(**said)
    seek_outcome(why_not="Discipline is not decided here.", told_on=TODAY, **said)
    row.refresh_from_db()
    assert (row.possible, row.told_on) == ("no", TODAY)


@pytest.mark.parametrize("reason", ["information_request", "whistleblowing"])
def test_what_is_not_a_complaint_has_a_coded_reason_and_shows_its_route(
    complaint: Make, ailsa: Colleague, reason: str
) -> None:
    made = complaint()
    said = {"complaint": made, "closure": "not_a_complaint", "reason": "Told her", "closed_on": TODAY}
    with pytest.raises(UnableToProceed, match="Choose why"):
        close_without_outcome(by=ailsa.actor(), at=NOW, **said)
    close_without_outcome(not_a_complaint_reason=reason, by=ailsa.actor(), at=NOW, **said)
    page = signed_in(ailsa).get(f"/office/complaints/{made.pk}/").content.decode()
    assert "The letter that says so" in page


def test_a_concern_for_safety_leads_to_the_page_that_says_where_to_turn(ailsa: Colleague) -> None:
    sent = {"description": DAMP, "received_on": "28/3/2024", "not_a_complaint_reason": "protection_concern"}
    client = signed_in(ailsa)
    answer = client.post(page_of(uuid4()), sent)
    made = Complaint.objects.get()
    assert answer["Location"] == f"/office/complaints/{made.pk}/protect/"
    assert "ring 999" in client.get(answer["Location"]).content.decode()
    assert made.state == "stage1_open"
    told = {"who": "child", "concern": "Hurt", "referred_to": "Social work", "referred_on": "28/3/2024",
            "referred_time": "10:00"}  # fmt: skip
    assert client.post(answer["Location"], told).status_code == 302
    assert made.protection_referrals.get().referred_by == ailsa.staff


def test_dissatisfaction_and_praise_are_in_no_figure_and_seen_by_service(
    council: Body, ailsa: Colleague, ben: Colleague
) -> None:
    bins, repairs = council.services["Bins"], council.services["Repairs"]
    note_dissatisfaction(on=TODAY, words="Zebrafinch lorry", service=bins, by=ailsa.actor(), at=NOW)
    praise(on=TODAY, words="The joiner was kind", service=repairs, by=ailsa.actor(), at=NOW)
    assert Complaint.objects.count() == 0
    client = signed_in(ben)
    for address in ("/office/complaints/voices/dissatisfaction/", "/office/complaints/voices/dissatisfaction/export/"):
        assert "Zebrafinch" not in client.get(address).content.decode()
        assert "Zebrafinch" in signed_in(ailsa).get(address).content.decode()
    assert "joiner" in client.get("/office/complaints/voices/praise/?words=KIND").content.decode()
    assert "joiner" not in client.get("/office/complaints/voices/praise/?words=rude").content.decode()


def test_equality_answers_point_at_nobody_and_small_counts_are_not_shown(
    complaint: Make, ailsa: Colleague, ben: Colleague
) -> None:
    take_usual_questions(questions=[("Age?", ["Young", "Middling", "Old"])], by=ailsa.actor(), at=NOW)
    question = EqualityQuestion.objects.get()
    made = complaint()
    for answer, times in (("Young", 4), ("Middling", 6), ("Old", 9)):
        for _ in range(times):
            keep_equality_answers(complaint=made, answers={question.pk: answer}, by=ailsa.actor(), at=NOW)
    fields = {field.name for field in EqualityAnswer._meta.get_fields()}
    assert fields == {"id", "organisation", "question", "answer", "month"}
    assert {row.pk.version for row in EqualityAnswer.objects.all()} == {4}
    entries = Entry.objects.filter(act="complaint.ask_equality")
    assert entries.count() == 19
    assert not Detail.objects.filter(entry__in=entries).exists()
    (count,) = equality_counts(ailsa.actor(), TODAY, TODAY)
    assert count.answers == (("Young", None), ("Middling", None), ("Old", 9))
    assert signed_in(ben).get("/office/complaints/equality/").status_code == 403


def test_a_count_left_out_cannot_be_worked_out_from_the_whole() -> None:
    assert suppressed([4, 6, 9]) == [None, None, 9]
    assert suppressed([4, 3, 9]) == [None, None, 9]
    assert suppressed([5, 6, 0]) == [5, 6, 0]
    assert suppressed([0, 3, 0]) == [0, None, 0]


def test_adjustments_stand_on_every_screen_where_the_person_is_worked_for(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious", name="Effie Bain")
    add_point(complaint=made, text="Damp", by=ailsa.actor(), at=NOW)
    somebody = made.people.get()
    somebody.adjustments = "Large print"
    somebody.save(update_fields=["adjustments"])
    client, file = signed_in(ailsa), f"/office/complaints/{made.pk}/"
    for page in ("", "response/", "findings/", "clock/2/", "protect/", f"people/{somebody.pk}/", "letters/begin/"):
        answer = client.get(f"{file}{page}")
        assert answer.status_code == 200, page
        assert "Adjustments they need" in answer.content.decode(), page


def test_somebody_acts_for_another_and_gives_no_name(ailsa: Colleague) -> None:
    sent = signed_in(ailsa).post(
        "/office/complaints/new/",
        {"received_on": "28/3/2024", "description": "Damp.", "name": "Effie Bain", "acting": "representative"},
    )
    assert sent.status_code == 302
    people = {person.part: person for person in Complaint.objects.get().people.all()}
    assert people["affected"].consent == "awaited"
    assert (people["representative"].name, people["representative"].reply_to) == ("", True)


def test_when_it_happened_is_taken_down_with_it_and_a_late_one_says_why_it_is_heard(ailsa: Colleague) -> None:
    client = signed_in(ailsa)
    sent = client.post(
        "/office/complaints/new/",
        {
            "received_on": "28/3/2024", "description": "Damp.", "event_on": "1/6/2023", "known_on": "2/6/2023",
            "late_reason": "She was in hospital.",
        },
    )  # fmt: skip
    made = Complaint.objects.get()
    assert (str(made.event_on), str(made.known_on), made.late_reason) == (
        "2023-06-01",
        "2023-06-02",
        "She was in hospital.",
    )
    assert "It is heard because" in client.get(sent["Location"]).content.decode()


def test_the_file_says_that_consent_is_awaited_and_until_when(complaint: Make, ailsa: Colleague) -> None:
    made = complaint(others=[{"name": "Rory Bain", "part": "affected", "consent": "awaited"}])
    client, address = signed_in(ailsa), f"/office/complaints/{made.pk}/"
    assert "Consent is awaited</strong> of Rory Bain." in client.get(address).content.decode()
    person = made.people.get(name="Rory Bain")
    own = {"complaint": made, "person": person, "by": ailsa.actor(), "at": NOW}
    take_consent_step(kind="given", on=TODAY, **own)
    assert "Consent is awaited" not in client.get(address).content.decode()


def test_an_outcome_that_is_not_possible_is_asked_why_where_it_is_to_be_written(
    complaint: Make, ailsa: Colleague
) -> None:
    made = complaint()
    sent = signed_in(ailsa).post(f"/office/complaints/{made.pk}/seek-outcome/", {"text": "Money", "possible": "no"})
    assert sent.status_code == 422
    assert '<a href="#id_why_not">' in sent.content.decode()


def test_what_is_not_a_complaint_says_its_route_once_and_leads_to_its_letter(complaint: Make, ailsa: Colleague) -> None:
    client = signed_in(ailsa)
    typed = {"received_on": "28/3/2024", "description": "A new bin", "not_a_complaint_reason": "first_service_request"}
    page = client.post("/office/complaints/new/", typed, follow=True).content.decode()
    banners = page[: page.index('id="about"')]
    assert banners.count("Pass it to the service as a request") == 1
    assert f"/office/complaints/{Complaint.objects.get().pk}/letters/" in banners


def test_the_concern_that_was_passed_on_is_read_by_those_who_work_on_it_and_by_nobody_else(
    complaint: Make, ailsa: Colleague, council: Body
) -> None:
    made = complaint(service="Repairs")
    refer_for_protection(complaint=made, who="adult", concern="He is locked in at night", referred_to="Social work",
                         referred_on=TODAY, referred_time=NOW.time(), by=ailsa.actor(), at=NOW)  # fmt: skip
    address = f"/office/complaints/{made.pk}/"
    assert "locked in at night" in signed_in(ailsa).get(address).content.decode()
    fergus = signed_in(colleague(council, "Fergus Innes", "frontline", "Repairs"))
    assert "locked in at night" not in fergus.get(address).content.decode()


def test_a_search_that_finds_nothing_says_so(ailsa: Colleague) -> None:
    client, address = signed_in(ailsa), "/office/complaints/voices/praise/"
    assert "Nothing here yet." in client.get(address).content.decode()
    assert "Nothing has these words" in client.get(address + "?words=zebra").content.decode()
