"""Recommendations and improvement actions, from the seven tests to the sign-off; promises; who is told."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from carrying_out import carried_out, moment
from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, restrict
from wellheard.areas.learning.models import ImprovementAction, Promise, Recommendation, Refusal, Telling
from wellheard.areas.learning.permissions import ACTIONS, OnAction, may_on_action
from wellheard.areas.learning.selectors.actions import Board, action_for, board, visible_actions
from wellheard.areas.learning.selectors.earlier import earlier_actions
from wellheard.areas.learning.selectors.lists import answers_asked, tellings_due
from wellheard.areas.learning.services import (
    act_on_theme,
    add_evidence,
    agree_theme,
    answer_for_service,
    ask_services,
    authorise_action,
    cannot_keep,
    change_action,
    change_promise,
    end_plan,
    end_theme,
    give_new_date,
    hear_after_all,
    implement_action,
    judge_recommendation,
    keep_promise,
    make_plan,
    make_promise,
    propose_action,
    propose_theme,
    put_forward,
    recommend,
    refuse_to_hear,
    send_back_action,
    sign_off_action,
    start_action,
    take_their_word,
    tell,
)
from wellheard.foundation.letters.models import Message
from wellheard.rules.improvement import Test, UnableToMove

TESTS = {test.value: "Yes, because." for test in Test}


def test_a_recommendation_is_reviewed_by_somebody_else_once_each_test_has_its_answer(
    upheld: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague
) -> None:
    said = {
        "complaint": upheld(),
        "kind": "learning",
        "text": "Book both visits at once",
        "by": ailsa.actor(),
        "at": NOW,
    }
    row = recommend(tests={**TESTS, "timely": ""}, **said)
    with pytest.raises(UnableToProceed, match="Still to be answered: timely"):
        put_forward(recommendation=row, by=ailsa.actor(), at=NOW)
    recommend(recommendation=row, tests=TESTS, **said)
    put_forward(recommendation=row, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="cannot be changed now"):
        recommend(recommendation=Recommendation.objects.get(), tests=TESTS, **said)
    with pytest.raises(UnableToProceed, match="other than its writer"):
        judge_recommendation(recommendation=row, judged="accepted", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Say why"):
        judge_recommendation(recommendation=row, judged="sent_back", by=hugh.actor(), at=NOW)
    judge_recommendation(recommendation=row, judged="sent_back", comment="By when?", by=hugh.actor(), at=NOW)
    put_forward(recommendation=row, by=ailsa.actor(), at=NOW)
    assert judge_recommendation(recommendation=row, judged="accepted", by=hugh.actor(), at=NOW).state == "accepted"


def test_earlier_actions_on_the_same_are_shown_and_must_be_answered_for(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], council: Body, ailsa: Colleague,
    hugh: Colleague, ben: Colleague,
) -> None:  # fmt: skip
    repairs = council.services["Repairs"]
    assert earlier_actions(repairs, "scheduling", "") == []
    action = carried_out(proposed(), hugh, ben)
    found = earlier_actions(repairs, "scheduling", "")
    assert [(one.action, one.shares, one.stands) for one in found] == [(action, ("service", "factor"), "too_early")]
    assert earlier_actions(council.services["Bins"], "scheduling", "") == []
    said: dict[str, Any] = {"complaint": upheld(), "kind": "learning", "text": "Again", "factor": "scheduling",
                            "tests": {}, "by": ailsa.actor(), "at": NOW}  # fmt: skip
    with pytest.raises(UnableToProceed, match="too early to say, or why"):
        recommend(**said)
    with pytest.raises(UnableToProceed, match="why the earlier action did not work"):
        recommend(**said, earlier="failed")
    assert recommend(**said, earlier="failed", earlier_words="Nobody used the list").earlier == "failed"


def test_an_action_is_authorised_done_with_evidence_and_signed_off_by_a_senior_who_does_not_own_it(
    proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague
) -> None:
    action = proposed(owner=ben.staff, measured=False)
    by_hugh = {"action": action, "by": hugh.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="afterwards is too late"):
        authorise_action(**by_hugh)
    change_action(**by_hugh, not_measured_why="One a year", measured=False)
    authorise_action(**by_hugh)
    start_action(started_on=TODAY, **by_hugh)
    with pytest.raises(UnableToProceed, match="Add the evidence"):
        implement_action(implemented_on=TODAY, **by_hugh)
    upload = SimpleUploadedFile("checklist.txt", b"1. Book the next visit")
    add_evidence(words="The checklist", of_on=TODAY, upload=upload, **by_hugh)
    implement_action(implemented_on=TODAY, **by_hugh)
    with pytest.raises(UnableToMove, match="their own"):
        sign_off_action(action=action, by=ben.actor(), at=NOW)
    send_back_action(why="The photograph is of another van", **by_hugh)
    action.refresh_from_db()
    assert (action.state, action.implemented_on) == ("in_progress", None)


def test_the_measure_stands_once_it_has_started_and_its_date_moves_only_on_authority(
    proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague, nan: Colleague
) -> None:
    action = proposed(owner=hugh.staff)
    said = {"action": action, "by": hugh.actor(), "at": NOW}
    first = action.due_on
    change_action(**said, due_on=first + timedelta(days=5))
    authorise_action(**said)
    with pytest.raises(UnableToProceed, match="reason and an authority"):
        change_action(**said, due_on=first + timedelta(days=9))
    start_action(started_on=TODAY, **said)
    with pytest.raises(UnableToProceed, match="was declared before it started"):
        change_action(**said, measured_category="Something else")
    later = {"to_on": first + timedelta(days=40), "reason": "The supplier is late", "meanwhile": "A phone call"}
    with pytest.raises(UnableToProceed, match="other than its owner"):
        give_new_date(**said, **later, authorised_by=hugh.staff)
    give_new_date(**said, **later, authorised_by=ben.staff)
    action.refresh_from_db()
    assert (action.first_due_on, action.due_on, action.meanwhile) == (
        first + timedelta(days=5), first + timedelta(days=40), "A phone call",
    )  # fmt: skip


def test_training_names_its_audience_and_one_owner_is_named(
    proposed: Callable[..., ImprovementAction], hugh: Colleague
) -> None:
    with pytest.raises(UnableToProceed, match="who is to be trained"):
        proposed(changes="training", means="training")
    with pytest.raises(UnableToProceed, match="a person, or a team"):
        proposed(owner=hugh.staff, owner_team="Joiners")
    assert proposed(changes="training", means="training", training_audience="Joiners").strength == "weaker"


@pytest.mark.parametrize("role", ["complaints_officer", "head_of_service", "director", "auditor", "frontline",
                                  "training_officer", "administrator"])  # fmt: skip
def test_who_may_do_what_to_an_action(council: Body, proposed: Callable[..., ImprovementAction], role: str) -> None:
    """Of the service; a duty for another service gives nothing."""
    allowed = {
        "complaints_officer": {"see_action", "change_action", "carry_out", "tell_of_action"},
        "head_of_service": {"see_action", "change_action", "authorise_action", "carry_out", "give_new_date",
                            "tell_of_action"},
        "director": set(map(str, OnAction)), "auditor": {"see_action"}, "frontline": set(),
        "training_officer": set(), "administrator": set(),
    }  # fmt: skip
    action = proposed()
    here, there = colleague(council, "Here One", role, "Housing"), colleague(council, "There One", role, "Environment",
                                                                            "there@strathmuir.example")  # fmt: skip
    assert {str(act) for act in ACTIONS if may_on_action(here.actor(), act, action)} == allowed[role]
    assert not any(may_on_action(there.actor(), act, action) for act in ACTIONS)
    assert list(visible_actions(there.actor())) == []
    with pytest.raises(PermissionDenied):
        action_for(there.actor(), OnAction.SEE_ACTION, action.pk)


def test_its_owner_sees_an_action_and_training_is_seen_by_the_training_officer(
    council: Body, proposed: Callable[..., ImprovementAction], nan: Colleague
) -> None:
    mine = proposed(owner=nan.staff)
    training = proposed(changes="training", means="training", training_audience="All")
    tom = colleague(council, "Tom Trainer", "training_officer")
    assert (list(visible_actions(nan.actor())), list(visible_actions(tom.actor()))) == ([mine], [training])


def test_an_action_from_restricted_complaints_alone_gives_nothing_away(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague, ben: Colleague,
    hugh: Colleague,
) -> None:  # fmt: skip
    hidden, plain = upheld(), upheld()
    action = proposed(complaints=[hidden], owner=hugh.staff)
    both = proposed(complaints=[hidden, plain])
    restrict(complaint=hidden, restricted=True, readers=[ailsa.staff], by=ailsa.actor(), at=NOW)
    assert list(visible_actions(ben.actor())) == [both]
    assert set(visible_actions(ailsa.actor())) == set(visible_actions(hugh.actor())) == {action, both}
    with pytest.raises(Http404):
        action_for(ben.actor(), OnAction.SEE_ACTION, action.pk)


def test_the_board_searches_sorts_and_lists(
    proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague
) -> None:
    one = proposed(due_on=TODAY + timedelta(days=10), owner=hugh.staff)
    two = proposed(title="A new form", due_on=TODAY + timedelta(days=5), means="cannot_go_wrong")
    authorise_action(action=one, by=hugh.actor(), at=NOW)
    later = TODAY + timedelta(days=11)

    def shown(who: Colleague = ailsa, **asked: Any) -> list[ImprovementAction]:
        return list(board(who.actor(), Board(**asked), later))

    assert shown() == [two, one]
    assert shown(showing="late") == [one]
    assert shown(showing="authority") == [two]
    assert shown(hugh, showing="mine") == [one]
    assert shown(words="a1") == [one]
    assert shown(words="FORM") == shown(strength="stronger") == [two]
    assert shown(sort="number") == [two, one]


def test_those_concerned_are_to_be_told_and_a_refusal_is_no_silence(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague,
    ben: Colleague,
) -> None:  # fmt: skip
    tellable, refusing = upheld(), upheld(name="Fergus Reid")
    person = refusing.people.get()
    with pytest.raises(UnableToProceed, match="Silence is no refusal"):
        refuse_to_hear(complaint=refusing, person=person, on=TODAY, how=" ", by=ailsa.actor(), at=NOW)
    refuse_to_hear(complaint=refusing, person=person, on=TODAY, how="By phone", by=ailsa.actor(), at=NOW)
    carried_out(proposed(complaints=[tellable, refusing]), hugh, ben)
    assert {(row.complaint_id, row.state) for row in Telling.objects.all()} == {
        (tellable.pk, "due"), (refusing.pk, "refused"),
    }  # fmt: skip
    due = tellings_due(ailsa.actor()).get()
    said = {"telling": due, "words": "We book both visits now.", "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="no e-mail address"):
        tell(how="email", **said)
    due.person.email = "effie@example.org"
    due.person.save()
    tell(how="email", **said)
    assert Message.objects.get(to="effie@example.org").text == "We book both visits now."
    assert not tellings_due(ailsa.actor()).exists()
    with pytest.raises(UnableToProceed, match="not to be done"):
        tell(how="phone", **said)
    assert mail.outbox == []
    after_all = {"complaint": refusing, "refusal": Refusal.objects.get(), "by": ailsa.actor(), "at": NOW}
    hear_after_all(**after_all)
    assert tellings_due(ailsa.actor()).get().complaint == refusing
    with pytest.raises(UnableToProceed, match="said so already"):
        hear_after_all(**after_all)


def test_a_plan_ends_once_nothing_in_it_is_left_to_do(
    proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    plan = make_plan(name="Winter repairs", director=hugh.staff, by=hugh.actor(), at=NOW)
    action = proposed(plan=plan)
    said: dict[str, Any] = {"plan": plan, "by": hugh.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="1 of its actions are not done"):
        end_plan(ended_on=TODAY, **said)
    carried_out(action, hugh, ben)
    with pytest.raises(UnableToProceed, match="between the day it began and today"):
        end_plan(ended_on=TODAY - timedelta(days=1), **said)
    assert end_plan(ended_on=TODAY, **said).ended_on == TODAY
    with pytest.raises(UnableToProceed, match="ended already"):
        end_plan(ended_on=TODAY, **said)


def test_other_services_answer_for_themselves(
    council: Body, proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    lena = colleague(council, "Lena Lettings", "head_of_service", "Lettings")
    action = proposed()
    said = {"action": action, "by": ailsa.actor(), "at": NOW}
    ask_services(services=[council.services["Lettings"]], **said)
    with pytest.raises(UnableToProceed, match="has not been asked yet"):
        ask_services(services=[council.services["Lettings"]], **said)
    asked = answers_asked(lena.actor()).get()
    assert not answers_asked(hugh.actor()).exists()
    with pytest.raises(UnableToProceed, match="manager of that service"):
        answer_for_service(asked=asked, answer="applies", by=hugh.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="why it does not apply"):
        answer_for_service(asked=asked, answer="does_not", by=lena.actor(), at=NOW)
    answer_for_service(asked=asked, answer="does_not", words="We make no visits", by=lena.actor(), at=NOW)
    assert not answers_asked(lena.actor()).exists()


def test_what_was_agreed_becomes_a_promise_with_an_owner_a_day_evidence_and_the_persons_word(
    upheld: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague
) -> None:
    made = upheld("resolved")
    promise = Promise.objects.get()
    assert (promise.text, promise.kind, promise.due_on) == ("A new extractor fan", "resolution", date(2024, 4, 26))
    said = {"complaint": made, "promise": promise, "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="when it has been kept"):
        take_their_word(their_word="kept", asked_on=TODAY, **said)
    with pytest.raises(UnableToProceed, match="why it takes longer"):
        change_promise(owner=hugh.staff, due_on=date(2024, 5, 10), **said)
    change_promise(owner=hugh.staff, due_on=date(2024, 5, 10), why_later="The fan is on order", **said)
    with pytest.raises(UnableToProceed, match="what shows"):
        keep_promise(delivered_on=TODAY, evidence="", **said)
    keep_promise(delivered_on=TODAY, evidence="Photograph", **said)
    row = take_their_word(their_word="in_part", their_words="It is loud", asked_on=TODAY, **said)
    assert (row.first_due_on, row.due_on, row.state, row.their_word) == (
        date(2024, 4, 26), date(2024, 5, 10), "kept", "in_part",
    )  # fmt: skip
    other = make_promise(
        complaint=made, kind="apology", text="A letter", owner=hugh.staff, due_on=TODAY, by=ailsa.actor(), at=NOW
    )
    said["promise"] = other
    with pytest.raises(UnableToProceed, match="done instead"):
        cannot_keep(not_kept_why="She moved", instead="", **said)
    assert cannot_keep(not_kept_why="She moved", instead="A call", **said).state == "not_kept"


def test_a_key_theme_is_agreed_by_a_senior_and_ends_with_what_became_of_it(
    proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    theme = propose_theme(name="Second visits", what="Nobody books them", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="director or the chief executive"):
        agree_theme(theme=theme, agreed=True, by=hugh.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Proposed"):
        act_on_theme(theme=theme, action=proposed(), by=ailsa.actor(), at=NOW)
    agree_theme(theme=theme, agreed=True, by=ben.actor(), at=NOW)
    act_on_theme(theme=theme, action=ImprovementAction.objects.get(), by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="what became of it"):
        end_theme(theme=theme, what_became="", by=ben.actor(), at=NOW)
    assert end_theme(theme=theme, what_became="Half as many", by=ben.actor(), at=moment(TODAY)).state == "ended"


def test_only_an_accepted_recommendation_is_carried_out(
    upheld: Callable[..., Complaint], council: Body, ailsa: Colleague
) -> None:
    row = recommend(complaint=upheld(), kind="learning", text="x", tests=TESTS, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="is not accepted yet"):
        propose_action(
            recommendations=[row],
            title="x",
            changes="practice",
            means="checklist",
            due_on=TODAY,
            by=ailsa.actor(),
            at=NOW,
        )


def test_a_serious_matter_with_only_weak_means_is_met_with_a_word_of_caution(
    upheld: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague, ben: Colleague,
    proposed: Callable[..., ImprovementAction],
) -> None:  # fmt: skip
    said = {"kind": "learning", "text": "Remind the joiners", "tests": TESTS, "serious": True}
    row = recommend(complaint=upheld(), **said, by=ailsa.actor(), at=NOW)
    put_forward(recommendation=row, by=ailsa.actor(), at=NOW)
    judge_recommendation(recommendation=row, judged="accepted", by=hugh.actor(), at=NOW)
    given = {"title": "Remind the joiners", "changes": "practice", "due_on": "1/12/2030", "owner_team": "Joiners"}
    client = signed_in(ailsa)
    for means, warned in (("reminder", True), ("checklist", False)):
        address = f"/office/learning/actions/new/?recommendation={row.pk}"
        page = client.post(address, {**given, "means": means}, follow=True).content.decode()
        assert ("That seldom lasts" in page) is warned
    theme = propose_theme(name="Second visits", what="x", by=ailsa.actor(), at=NOW)
    agree_theme(theme=theme, agreed=True, by=ben.actor(), at=NOW)
    act_on_theme(theme=theme, action=ImprovementAction.objects.get(means="reminder"), by=ailsa.actor(), at=NOW)
    address = f"/office/learning/themes/{theme.pk}/"
    assert "That seldom lasts" in client.get(address).content.decode()
    act_on_theme(theme=theme, action=proposed(), by=ailsa.actor(), at=NOW)
    assert "That seldom lasts" not in client.get(address).content.decode()


def test_when_somebody_comes_back_the_promise_is_shown_first(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made, other = upheld("resolved"), upheld()
    client = signed_in(ailsa)
    page = client.get(f"/office/complaints/{made.pk}/escalate/").content.decode()
    assert "was what we promised kept?" in page
    assert "A new extractor fan" in page
    assert "was what we promised kept?" not in client.get(f"/office/complaints/{other.pk}/escalate/").content.decode()
