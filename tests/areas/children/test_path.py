"""The children's path: step by step, with the child, and the child's words kept from those who may not read them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, answer_at_stage_1
from wellheard.areas.children.models import ChildInvolvement, ChildWords, Talk
from wellheard.areas.children.selectors import child_figures, procedure_gaps
from wellheard.areas.children.services import (
    change_child,
    give_telling_its_day,
    hear,
    involve,
    note_talk,
    share,
    tell,
    weigh_interests,
    withdraw,
)
from wellheard.foundation.journal.models import Detail

Make = Callable[..., Complaint]
SECRET = "Zebrafinch shouted at me"


@pytest.fixture
def child(complaint: Make, ailsa: Colleague) -> ChildInvolvement:
    made = complaint("My son's bus never came.")
    return involve(
        complaint=made, trigger="affects_child", called="Rory", age_band="12_to_15", by=ailsa.actor(), at=NOW
    )


def said(child: ChildInvolvement, by: Colleague) -> dict[str, Any]:
    return {"complaint": child.complaint, "child": child, "by": by.actor(), "at": NOW}


def codes(complaint: Complaint) -> set[str]:
    return {gap.code for gap in procedure_gaps(complaint)}


def test_a_complaint_of_a_child_with_no_part_of_their_own_is_a_gap(complaint: Make) -> None:
    plain, young = complaint(), complaint(others=[{"name": "Isla", "under_18": True}])
    assert codes(plain) == set()
    assert codes(young) == {"child_record"}


def test_each_step_taken_is_a_gap_less(child: ChildInvolvement, ailsa: Colleague) -> None:
    before = codes(child.complaint)
    assert {"child_safe", "child_views", "child_capacity", "child_notes"} <= before
    own = said(child, ailsa)
    change_child(concern=False, understands="fully", capacity_by=ailsa.staff, capacity_on=TODAY,
                 capacity_basis="She knows him", **own)  # fmt: skip
    hear(about="views", text=SECRET, said_on=TODAY, **own)
    note_talk(on=TODAY, note="We talked.", present="Ailsa, his gran", place="The library", **own)
    assert before - codes(child.complaint) == {"child_safe", "child_views", "child_capacity", "child_notes"}


def test_going_on_against_the_childs_wish_takes_a_decision_on_best_interests(
    child: ChildInvolvement, ailsa: Colleague
) -> None:
    own = said(child, ailsa)
    withdraw(withdrawn_on=TODAY, **own)
    assert "child_best_interests" in codes(child.complaint)
    decision = {"question": "Stop?", "options": "Stop, or go on", "decision": "Go on", "decided_on": TODAY}
    with pytest.raises(UnableToProceed, match="rights"):
        weigh_interests(decided_by=ailsa.staff, against_wish=True, **decision, **own)
    weigh_interests(decided_by=ailsa.staff, against_wish=True, rights="To be safe; to be heard", **decision, **own)
    assert "child_best_interests" not in codes(child.complaint)


def test_a_child_who_agrees_anew_later_no_longer_wants_to_stop(child: ChildInvolvement, ailsa: Colleague) -> None:
    own, tomorrow = said(child, ailsa), TODAY + timedelta(days=1)
    withdraw(withdrawn_on=TODAY, **own)
    change_child(consent="yes", consent_on=TODAY, consent_how="Asked", **own)
    assert "child_best_interests" in codes(child.complaint)
    change_child(consent_on=tomorrow, **{**own, "at": NOW + timedelta(days=1)})
    assert "child_best_interests" not in codes(child.complaint)


def test_a_child_who_was_asked_and_would_rather_say_nothing_was_asked(
    complaint: Make, child: ChildInvolvement, ailsa: Colleague
) -> None:
    assert "child_views" in codes(child.complaint)
    client, address = signed_in(ailsa), f"/office/complaints/{child.complaint_id}/children/"
    asked = {"views_sought_on": "28/3/2024", "views_sought_by": str(ailsa.staff.pk)}
    assert client.post(f"{address}asked/{child.pk}/", asked).status_code == 302
    assert "child_views" not in codes(child.complaint)
    page = client.get(address).content.decode()
    assert re.search("Asked what they think, <time[^>]*>28 March 2024</time>, Ailsa Grant", page)
    for _number in range(4):
        involve(complaint=complaint(), trigger="affects_child", by=ailsa.actor(), at=NOW)
    assert child_figures(ailsa.actor(), TODAY, TODAY).views_sought == 20.0


def test_the_reason_that_is_missing_is_asked_for_where_it_is_written(child: ChildInvolvement, ailsa: Colleague) -> None:
    address = f"/office/complaints/{child.complaint_id}/children/tell/{child.pk}/"
    for typed in ({"told": "no"}, {"told": "yes", "child_agrees": "no"}):
        refused = signed_in(ailsa).post(address, {"who": "His gran", **typed})
        assert refused.status_code == 422
        assert '<a href="#id_why">' in refused.content.decode()


def test_the_options_and_the_rights_that_were_weighed_are_shown(child: ChildInvolvement, ailsa: Colleague) -> None:
    weigh_interests(question="Tell her?", options="Tell her, or wait", rights="To be safe", decision="Wait",
                    decided_by=ailsa.staff, decided_on=TODAY, **said(child, ailsa))  # fmt: skip
    page = signed_in(ailsa).get(f"/office/complaints/{child.complaint_id}/children/").content.decode()
    assert "Tell her, or wait" in page
    assert "To be safe" in page


def test_a_parent_is_not_told_without_a_reason(child: ChildInvolvement, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="why"):
        tell(who="His father", told=False, **said(child, ailsa))
    with pytest.raises(UnableToProceed, match="does not want"):
        tell(who="His father", told=True, child_agrees="no", **said(child, ailsa))
    tell(who="His father", told=False, why="He asked us not to.", **said(child, ailsa))


def test_who_may_be_told_is_given_the_day_afterwards(child: ChildInvolvement, ailsa: Colleague) -> None:
    own = said(child, ailsa)
    row = tell(who="His mother", told=True, **own)
    own = {"complaint": own["complaint"], "telling": row, "by": ailsa.actor(), "at": NOW + timedelta(days=5)}
    with pytest.raises(UnableToProceed, match="in the future"):
        give_telling_its_day(told_on=TODAY + timedelta(days=6), **own)
    with pytest.raises(UnableToProceed, match="before 28 March 2024"):
        give_telling_its_day(told_on=TODAY - timedelta(days=1), **own)
    row = give_telling_its_day(told_on=TODAY + timedelta(days=3), **own)
    assert row.told_on == TODAY + timedelta(days=3)
    row = give_telling_its_day(told_on=TODAY + timedelta(days=2), **own)
    assert row.told_on == TODAY + timedelta(days=2)
    kept = Detail.objects.filter(entry__act="child.told", entry__subject_id=row.pk, name="before")
    assert [detail.value for detail in kept] == ["2024-03-31"]
    row = tell(who="His father", told=False, why="He asked us not to.", **said(child, ailsa))
    with pytest.raises(UnableToProceed, match="not told"):
        give_telling_its_day(told_on=TODAY, **{**own, "telling": row})


def test_nobody_was_told_of_a_complaint_before_it_came(child: ChildInvolvement, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="before 28 March 2024"):
        tell(who="His mother", told=True, told_on=TODAY - timedelta(days=1), **said(child, ailsa))


def test_the_page_offers_today_and_keeps_the_day_that_is_given(child: ChildInvolvement, ailsa: Colleague) -> None:
    client, part = signed_in(ailsa), f"/office/complaints/{child.complaint_id}/children/"
    today = timezone.localdate()
    assert client.get(f"{part}tell/{child.pk}/").context["form"].initial["told_on"] == today
    row = tell(who="His mother", told=True, **said(child, ailsa))
    address = f"{part}told/{row.pk}/"
    assert f'href="{address}"' in client.get(part).content.decode()
    assert client.get(address).context["form"].initial["told_on"] == today
    assert client.post(address, {"told_on": "2/4/2024"}).status_code == 302
    page = client.get(part).content.decode()
    assert 'told <time datetime="2024-04-02">' in page
    assert "Change the day" in page
    assert client.get(address).context["form"].initial["told_on"] == date(2024, 4, 2)


def test_somebody_of_age_is_no_child(child: ChildInvolvement, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="not under 18"):
        change_child(born_on=TODAY.replace(year=TODAY.year - 18), **said(child, ailsa))
    change_child(born_on=TODAY.replace(year=TODAY.year - 18, day=29), **said(child, ailsa))


PLACES = (
    "", "children/", "related/", "clock/1/", "procedure/", "investigation/", "investigation/chronology/", "letters/",
    "tasks/", "details/",
)  # fmt: skip
LISTS = (
    "/office/", "/office/complaints/", "/office/complaints/?words=zebrafinch", "/office/complaints/export/?showing=all",
    "/office/complaints/exchange/", "/office/with-a-child/", "/office/with-a-child/figures/", "/office/journal/",
    "/office/indicators/", "/office/complaints/voices/dissatisfaction/export/",
)  # fmt: skip


def everything(client: Client, complaint: Complaint) -> str:
    found = []
    for address in [*(f"/office/complaints/{complaint.pk}/{place}" for place in PLACES), *LISTS]:
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found.append(bytes(content).decode(errors="replace"))
    return "".join(found).replace('value="zebrafinch"', "")


@pytest.mark.parametrize(
    ("role", "reads"),
    [("complaints_officer", True), ("director", True), ("frontline", False), ("auditor", False)],
)
def test_confidential_words_are_on_no_page_and_in_no_file_for_those_who_may_not_read_them(
    child: ChildInvolvement, ailsa: Colleague, council: Body, role: str, reads: bool
) -> None:
    own = said(child, ailsa)
    for about in ("views", "wanted", "other"):
        hear(about=about, text=SECRET, said_on=TODAY, **own)
    note_talk(on=TODAY, note=SECRET, present="Ailsa", place="School", **own)
    withdraw(withdrawn_on=TODAY, withdrawn_why=SECRET, **own)
    reader = colleague(council, "Rhona Reader", role)
    assert ("Zebrafinch" in everything(signed_in(reader), child.complaint)) is reads
    assert not Detail.objects.filter(value__icontains="zebrafinch").exists()


def test_words_the_child_lets_be_used_are_read_by_whoever_may_see_the_file(
    child: ChildInvolvement, ailsa: Colleague, council: Body
) -> None:
    row = hear(about="views", text=SECRET, said_on=TODAY, **said(child, ailsa))
    fergus = colleague(council, "Fergus Innes", "frontline")
    assert "Zebrafinch" not in everything(signed_in(fergus), child.complaint)
    share(complaint=child.complaint, said=row, confidential=False, by=ailsa.actor(), at=NOW)
    assert "Zebrafinch" in everything(signed_in(fergus), child.complaint)


def test_the_part_for_the_child_is_offered_where_a_child_is_involved(
    complaint: Make, child: ChildInvolvement, ailsa: Colleague
) -> None:
    client, link = signed_in(ailsa), '/children/">Child</a>'
    assert link in client.get(f"/office/complaints/{child.complaint_id}/").content.decode()
    assert link not in client.get(f"/office/complaints/{complaint().pk}/").content.decode()


def test_the_child_is_answered_too(child: ChildInvolvement, ailsa: Colleague) -> None:
    answer_at_stage_1(
        complaint=child.complaint, outcome="upheld", response_text="Sorry.", response_given="phone",
        responded_on=TODAY, told_of_stage_2=True, by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    child.complaint.refresh_from_db()
    assert "child_response" in codes(child.complaint)
    change_child(response_on=TODAY, response_format="A short letter with pictures", **said(child, ailsa))
    assert "child_response" not in codes(child.complaint)
    assert "child_understood" in codes(child.complaint)


def test_figures_count_children_of_what_the_reader_may_see(complaint: Make, ailsa: Colleague, council: Body) -> None:
    for number in range(5):
        made = complaint(service="Repairs")
        row = involve(complaint=made, trigger="child_complains", by=ailsa.actor(), at=NOW)
        if number < 4:
            hear(about="views", text="It was wet", said_on=TODAY, **said(row, ailsa))
    found = child_figures(ailsa.actor(), TODAY, TODAY)
    assert (found.children, found.views_sought) == (5, 80.0)
    roads = colleague(council, "Rhona Roads", "director", "Environment")
    assert child_figures(roads.actor(), TODAY, TODAY).children == 0


class Talking:
    """A teacher and a child at one screen."""

    def __init__(self, who: Colleague) -> None:
        self.client = signed_in(who)
        self.client.post("/office/with-a-child/")
        self.talk = Talk.objects.latest("begun_at")

    def page(self, name: str) -> str:
        return f"/office/with-a-child/{self.talk.pk}/{name}/"

    def say(self, name: str, **answers: Any) -> str:
        answer = self.client.post(self.page(name), answers)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])


@pytest.fixture
def teacher(council: Body, ailsa: Colleague) -> Colleague:
    return colleague(council, "Tess Teacher", "frontline", "Repairs")


def told(teacher: Colleague, **answers: Any) -> Talking:
    talking = Talking(teacher)
    talking.say("you", called="Rory", age="12_to_15")
    talking.say("happened", happened=SECRET)
    talking.say("feeling", feeling=["sad", "angry"])
    talking.say("safe", safe="yes")
    talking.say("better", better=["sorry"], better_own="Another bus")
    talking.say("who", tell="My gran", **answers)
    talking.say("help", way=["in_person"], adult="Miss Grant")
    assert talking.say("go-on", go_on="yes") == talking.page("check")
    return talking


GROWN_UP = {"place": "The library", "present": "Tess Teacher, his gran"}


def test_a_child_tells_it_with_a_teacher_and_it_becomes_the_childs_own_complaint(
    teacher: Colleague, council: Body
) -> None:
    talking = told(teacher)
    page = talking.client.get(talking.page("check")).content.decode()
    assert "Sad, Angry" in page
    sent = talking.client.post(talking.page("check"), {**GROWN_UP, "service": str(council.services["Repairs"].pk)})
    made = Complaint.objects.get()
    assert sent["Location"] == f"/office/complaints/{made.pk}/children/"
    row = ChildInvolvement.objects.get()
    assert (row.trigger, row.child_owns, row.consent, row.concern) == ("child_complains", True, "yes", False)
    assert row.chosen_adult == "Miss Grant"
    assert SECRET not in made.description + made.search_text
    words = {one.about: one.text for one in ChildWords.objects.all()}
    assert words == {"views": f"{SECRET}\n\nSad, Angry", "wanted": "Somebody says sorry\nAnother bus"}
    assert all(one.confidential for one in ChildWords.objects.all())
    assert not Talk.objects.exists()
    assert SECRET in talking.client.get(sent["Location"]).content.decode()
    other = colleague(council, "Olive Other", "frontline", "Repairs")
    assert "Zebrafinch" not in everything(signed_in(other), made)


def test_words_are_used_only_when_the_child_says_so(teacher: Colleague) -> None:
    talking = told(teacher, use_words="yes")
    talking.client.post(talking.page("check"), GROWN_UP)
    assert Complaint.objects.get().description == SECRET


def test_somebody_the_child_does_not_want_to_know_makes_it_restricted(
    teacher: Colleague, ailsa: Colleague, cara: Colleague
) -> None:
    talking = told(teacher, not_tell="The bus driver")
    talking.client.post(talking.page("check"), GROWN_UP)
    made = Complaint.objects.get()
    assert made.restricted
    assert set(made.named_readers.values_list("staff_id", flat=True)) == {teacher.staff.pk, ailsa.staff.pk}
    assert signed_in(cara).get(f"/office/complaints/{made.pk}/").status_code == 404


def test_a_child_who_is_not_safe_is_led_to_the_page_for_that_at_once(teacher: Colleague) -> None:
    talking = Talking(teacher)
    talking.say("happened", happened=SECRET)
    assert talking.say("safe", safe="no") == talking.page("not-safe")
    referral = {"concern": SECRET, "referred_to": "Social work", "referred_on": "28/3/2024", "referred_time": "9:30"}
    assert talking.client.post(talking.page("not-safe"), {**GROWN_UP, **referral}).status_code == 302
    made = Complaint.objects.get()
    assert made.restricted
    assert made.protection_referrals.get().referred_to == "Social work"
    assert ChildInvolvement.objects.get().concern is True


def test_a_talk_that_ended_early_claims_nothing_that_was_not_yet_explained(teacher: Colleague) -> None:
    talking = Talking(teacher)
    talking.say("you", called="Rory")
    referral = {"concern": SECRET, "referred_to": "Social work", "referred_on": "28/3/2024", "referred_time": "9:30"}
    talking.client.post(talking.page("not-safe"), {**GROWN_UP, **referral})
    row = ChildInvolvement.objects.get()
    assert (row.explained_on, row.explained_how, row.limits_explained_on, row.views_sought_on) == (None, "", None, None)
    assert row.reassured_on is not None, "the first page says that they are not in trouble"


def test_a_child_who_is_not_sure_of_being_safe_is_not_passed_over(teacher: Colleague, ailsa: Colleague) -> None:
    talking = told(teacher, use_words="yes")
    talking.say("safe", safe="not_sure")
    page = talking.client.get(talking.page("check")).content.decode()
    assert "I am not sure" in page
    assert talking.page("not-safe") in page
    talking.client.post(talking.page("check"), GROWN_UP)
    row = ChildWords.objects.get(about="other")
    assert (row.text, row.confidential) == ("Asked “Do you feel safe?”: I am not sure.", True)
    assert ChildInvolvement.objects.get().concern is None
    part = signed_in(ailsa).get(f"/office/complaints/{Complaint.objects.get().pk}/children/").content.decode()
    assert "I am not sure" in part
    assert "may be told; no day is recorded yet" in part


def test_a_child_can_stop_and_nothing_is_kept(teacher: Colleague) -> None:
    talking = Talking(teacher)
    talking.say("happened", happened=SECRET)
    talking.client.post(talking.page("stop"), {"throw_away": "1"})
    assert not Talk.objects.exists()
    assert Complaint.objects.count() == 0


def test_a_child_who_says_no_sends_nothing(teacher: Colleague) -> None:
    talking = Talking(teacher)
    assert talking.say("go-on", go_on="no") == talking.page("stop")
    assert "The child has not said" in talking.client.post(talking.page("check"), GROWN_UP).content.decode()
    assert Complaint.objects.count() == 0


def test_a_talk_is_its_writers_alone(teacher: Colleague, cara: Colleague) -> None:
    talking = Talking(teacher)
    talking.say("happened", happened=SECRET)
    for name in ("you", "happened", "check", "stop", "not-safe"):
        assert signed_in(cara).get(talking.page(name)).status_code in (403, 404)


def test_everything_still_to_do_leads_to_the_step_where_it_is_recorded(
    complaint: Make, child: ChildInvolvement, ailsa: Colleague, council: Body
) -> None:
    client, address = signed_in(ailsa), f"/office/complaints/{child.complaint_id}/children/"
    page = client.get(address).content.decode()
    todo = page[page.index("Still to do") : page.index("</section>", page.index("Still to do"))]
    links = re.findall(r'<a href="([^"]+)"', todo)
    assert len(links) == todo.count("<li>") > 10
    assert all(client.get(link).status_code == 200 for link in set(links))
    auditor = signed_in(colleague(council, "Moira Bell", "auditor"))
    read = auditor.get(address).content.decode()
    assert "<a" not in read[read.index("Still to do") : read.index("</section>", read.index("Still to do"))]


def test_all_that_a_child_said_is_read_together_before_it_is_sent(teacher: Colleague) -> None:
    talking = told(teacher)
    page = talking.client.get(talking.page("check")).content.decode()
    for words in ("Rory. 12 to 15", "Talk to me.", "You want to talk to Miss Grant."):
        assert words in page


def test_a_child_who_passed_over_the_question_of_safety_is_not_taken_to_be_safe(teacher: Colleague) -> None:
    talking = Talking(teacher)
    talking.say("happened", happened=SECRET)
    warned = "they did not say that they feel safe"
    assert warned in talking.client.get(talking.page("check")).content.decode()
    talking.say("safe", safe="yes")
    assert warned not in talking.client.get(talking.page("check")).content.decode()
