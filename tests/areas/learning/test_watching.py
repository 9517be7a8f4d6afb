"""Did it work? Verdicts from what is counted; notices of dates; the summary; the loop; what waits for whom."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carrying_out import carried_out, moment
from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import (
    FindingGiven,
    UnableToProceed,
    acknowledge,
    add_point,
    agree_points,
    find,
    propose_response,
    restrict,
)
from wellheard.areas.learning.models import DateNotice, ImprovementAction, Judgement, Telling
from wellheard.areas.learning.selectors.effect import question_of, repeats_of
from wellheard.areas.learning.selectors.gaps import procedure_gaps
from wellheard.areas.learning.selectors.lists import TO_LEARN, waiting_to_learn
from wellheard.areas.learning.selectors.loop import loop_of
from wellheard.areas.learning.selectors.summary import summary_of, with_summary
from wellheard.areas.learning.selectors.verdicts import shown_verdict
from wellheard.areas.learning.services import (
    acknowledge_failing,
    answer_why,
    authorise_action,
    close_effective,
    finish_analysis,
    give_new_date,
    involve_staff,
    judge_due,
    make_promise,
    raise_failing,
    raise_notices,
    record_cause,
    tell,
    watch_on,
)
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.models import ServiceExposure, uuid7

DONE = date(2024, 1, 15)


@pytest.fixture
def months(council: Body, complaint: Callable[..., Complaint]) -> Callable[..., None]:
    """So many complaints of a category in each month before a month, the last number for the month before it.

    Copied from one that was recorded: the rows are what is counted, and thousands of acts would take minutes.
    """
    model = complaint(category="Repairs late")

    def arrive(until: date, counts: list[int], category: str = "Repairs late", service: str = "Repairs") -> None:
        rows = []
        for back, count in enumerate(reversed(counts), 1):
            index = until.year * 12 + until.month - 1 - back
            first = date(index // 12, index % 12 + 1, 1)
            for day in range(count):
                held = Complaint.objects.get(pk=model.pk)
                held.pk, held.reference = uuid7(), f"M{len(rows)}{category[:3]}{service[:2]}{until:%y%m}"
                held.received_on, held.category = first + timedelta(days=day % 28), category
                held.service = council.services[service]
                rows.append(held)
        Complaint.objects.bulk_create(rows)

    Complaint.objects.filter(pk=model.pk).update(category="Something else", received_on=date(2021, 4, 1))
    return arrive


def watched(
    proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague, **said: Any
) -> ImprovementAction:
    """An action of Repairs, done and signed off on 15 January 2024."""
    action = proposed(at=moment(date(2024, 1, 2)), due_on=date(2024, 2, 1), **said)
    return carried_out(action, hugh, ben, DONE)


def judged(action: ImprovementAction, on: date) -> Judgement:
    ImprovementAction.objects.filter(pk=action.pk).update(look_on=on)
    assert judge_due(moment(on)) == 1
    action.refresh_from_db()
    found = action.judgements.last()
    assert found is not None
    return found


def test_a_rate_that_halved_is_an_improvement_that_a_senior_confirms(
    months: Callable[..., None], proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague
) -> None:
    action = watched(proposed, hugh, ben)
    months(date(2024, 1, 1), [12, 9, 11, 10, 13, 8] * 4)
    months(date(2025, 1, 1), [3, 2, 4, 3, 2, 3, 4, 2, 3, 4, 3])
    with pytest.raises(UnableToProceed, match="do not say that it worked"):
        close_effective(action=action, words="Better", by=ben.actor(date(2025, 1, 2)), at=moment(date(2025, 1, 2)))
    found = judged(action, date(2025, 1, 2))
    assert (found.verdict, action.state, action.look_on) == ("improved", "monitored", date(2025, 2, 1))
    shown = shown_verdict(action, found, date(2025, 1, 2))
    assert shown is not None
    assert shown.sentence.startswith("10.5 a month before, 3 since: 71% fewer (between")
    assert len(shown.months) == 36
    close_effective(action=action, words="Two visits in one", by=ben.actor(), at=moment(date(2025, 1, 3)))
    action.refresh_from_db()
    assert (action.state, action.look_on) == ("effective", None)


def test_what_got_worse_is_reopened_at_once_and_those_who_answer_for_it_hear_of_it(
    months: Callable[..., None], proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague
) -> None:
    action = watched(proposed, hugh, ben)
    months(date(2024, 1, 1), [4, 5, 3, 4, 5, 3] * 4)
    months(date(2025, 1, 1), [14, 12, 15, 13, 14, 12, 15, 13, 14, 12, 13])
    found = judged(action, date(2025, 1, 2))
    assert (found.verdict, action.state, action.times_reopened) == ("worse", "reopened", 1)
    told = Message.objects.filter(subject="An improvement action is open again").values_list("to", flat=True)
    assert set(told) == {hugh.account.email, ben.account.email}
    later = {"by": ben.actor(), "at": moment(date(2025, 1, 3))}
    watch_on(action=action, until_on=date(2025, 7, 1), why="A storm in May", **later)
    action.refresh_from_db()
    assert (action.state, action.look_on) == ("monitored", date(2025, 7, 1))


def test_too_little_data_says_how_much_more_it_takes_and_judging_twice_tells_once(
    months: Callable[..., None], proposed: Callable[..., ImprovementAction], hugh: Colleague, ben: Colleague
) -> None:
    action = watched(proposed, hugh, ben)
    months(date(2024, 1, 1), [4, 3, 5, 4] * 6)
    months(date(2024, 9, 1), [3, 2, 4, 3, 2, 3, 3])
    found = judged(action, date(2024, 9, 2))
    assert found.verdict == "too_little"
    assert "more month" in shown_verdict(action, found, date(2024, 9, 2)).sentence  # type: ignore[union-attr]
    assert judge_due(moment(date(2024, 9, 2))) == 0
    assert action.judgements.count() == 1
    early = judged(watched(proposed, hugh, ben, measured_category="Never seen"), date(2024, 1, 20))
    assert (early.verdict, early.figures) == ("too_little", {})


def test_what_is_counted_leaves_out_the_restricted_and_the_months_that_set_it_off(
    months: Callable[..., None], proposed: Callable[..., ImprovementAction], complaint: Callable[..., Complaint],
    council: Body, ailsa: Colleague, hugh: Colleague, ben: Colleague,
) -> None:  # fmt: skip
    months(date(2024, 1, 1), [2] * 24)
    trigger = complaint(received_on=date(2023, 11, 6), category="Repairs late")
    hidden = complaint(received_on=date(2023, 10, 6), category="Repairs late")
    restrict(complaint=hidden, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    ServiceExposure.objects.bulk_create(
        ServiceExposure(
            service=council.services["Repairs"], measure="tenancies", figure=figure, as_at_on=on, source="x"
        )
        for figure, on in ((1000, date(2022, 4, 1)), (1365, date(2023, 4, 1)))
    )
    action = watched(proposed, hugh, ben, complaints=[trigger], exposure="tenancies")
    question = question_of(action, date(2024, 3, 1))
    assert question is not None
    assert (question.first, question.done, len(question.counts)) == (date(2022, 1, 1), 24, 26)
    assert question.counts[20:24] == (2, 2, 3, 2)
    assert question.trigger == {22}
    assert question.exposure is not None
    assert (question.exposure[0], question.exposure[3], question.exposure[-1]) == (1000, 1014, 1365)


def test_a_repeat_on_the_same_cause_is_on_the_action_at_once(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague,
    ben: Colleague,
) -> None:  # fmt: skip
    action = watched(proposed, hugh, ben)
    made = upheld()
    assert not repeats_of(action).exists()
    record_cause(
        complaint=made, factor="scheduling", scope="unit", certainty="probable", words="Again", remedial_action="x",
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert list(repeats_of(action)) == [made]
    page = signed_in(ben).get(f"/office/learning/actions/{action.pk}/").content.decode()
    assert "1 complaint has come since it was done, on the same cause." in page


def test_notices_go_to_the_owner_before_and_upward_after_once_each_until_answered(
    proposed: Callable[..., ImprovementAction], upheld: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague,
    ben: Colleague, cara: Colleague, nan: Colleague,
) -> None:  # fmt: skip
    action = proposed(owner=nan.staff, due_on=date(2024, 4, 18))
    authorise_action(action=action, by=hugh.actor(), at=NOW)

    def told(on: date) -> set[str]:
        before = set(DateNotice.objects.values_list("pk", flat=True))
        raise_notices(moment(on))
        assert raise_notices(moment(on)) == 0
        rows = DateNotice.objects.exclude(pk__in=before).select_related("staff")
        return {row.staff.name.split()[0] for row in rows}

    assert told(date(2024, 4, 3)) == set()
    assert told(date(2024, 4, 4)) == {"Nan"}
    assert told(date(2024, 4, 16)) == {"Nan"}
    assert told(date(2024, 4, 19)) == {"Nan", "Hugh", "Ben"}
    assert told(date(2024, 4, 25)) == {"Nan", "Hugh", "Ben", "Cara"}
    assert told(date(2024, 5, 2)) == {"Nan", "Hugh", "Ben", "Cara"}
    assert Message.objects.filter(to=cara.account.email, subject__startswith="Late").count() == 2
    give_new_date(
        action=action, to_on=date(2024, 7, 1), reason="Parts", authorised_by=hugh.staff, by=nan.actor(),
        at=moment(date(2024, 5, 3)),
    )  # fmt: skip
    assert told(date(2024, 5, 9)) == set()


def test_causes_analyses_and_promises_are_chased_and_a_restricted_one_only_among_those_named(
    upheld: Callable[..., Complaint], ailsa: Colleague, hugh: Colleague, ben: Colleague, cara: Colleague
) -> None:
    made, hidden = upheld(), upheld()
    make_promise(
        complaint=made, kind="apology", text="A letter", owner=hugh.staff, due_on=TODAY, by=ailsa.actor(), at=NOW
    )
    restrict(complaint=hidden, restricted=True, readers=[ailsa.staff], by=ailsa.actor(), at=NOW)
    raise_notices(moment(date(2024, 6, 3)))
    rows = DateNotice.objects.select_related("staff")
    assert {row.of for row in rows.filter(complaint=made)} == {"promise", "cause", "analysis"}
    assert {row.staff for row in rows.filter(complaint=hidden)} == {ailsa.staff}
    assert {row.staff for row in rows.filter(complaint=made, of="cause")} >= {hugh.staff, ben.staff, cara.staff}


@pytest.fixture
def waiting(complaint: Callable[..., Complaint], ailsa: Colleague) -> Complaint:
    """At stage 2, upheld, its response about to be put forward."""
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious", root_cause="Nobody books the second visit")
    said = {"by": ailsa.actor(), "at": NOW}
    acknowledge(complaint=made, acknowledged_on=TODAY, **said)
    add_point(complaint=made, text="Damp", **said)
    agree_points(complaint=made, agreed_on=TODAY, agreed_how="by phone", **said)
    find(complaint=made, findings={p.pk: FindingGiven("upheld", "Because.") for p in made.points.all()}, **said)
    return made


def test_the_learning_summary_comes_from_the_records_and_cannot_contradict_them(
    waiting: Complaint, proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague, ben: Colleague
) -> None:
    action = proposed(complaints=[waiting], owner=hugh.staff, meanwhile="We ring before each visit")
    assert "To change" not in summary_of(waiting)
    authorise_action(action=action, by=hugh.actor(), at=NOW)
    summary = summary_of(waiting)
    assert summary.splitlines()[1:] == [
        "• What we found: Nobody books the second visit.",
        "• To change by 27 May 2024, by Head of service: Repairs book the next visit before they leave.",
        "• In the meantime: We ring before each visit.",
    ]
    letter = "We are sorry. If you are unhappy, the Scottish Public Services Ombudsman can look at this."
    text = with_summary(letter, summary)
    assert with_summary(text, summary) == text
    propose_response(complaint=waiting, text=text, outcome="upheld", by=ailsa.actor(), at=NOW)
    assert procedure_gaps(waiting) == []
    give_new_date(
        action=action, to_on=date(2024, 9, 1), reason="Parts", authorised_by=ben.staff, by=hugh.actor(), at=NOW
    )
    assert [gap.code for gap in procedure_gaps(waiting)] == ["learning_summary"]
    page = signed_in(ben).get(f"/office/complaints/{waiting.pk}/signature/").content.decode()
    assert "is not what the records say now" in page


def test_the_loop_counts_those_who_got_so_far_and_each_number_opens_them(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague,
    ben: Colleague, dougal: Colleague,
) -> None:  # fmt: skip
    coded = {"factor": "scheduling", "scope": "unit", "certainty": "probable", "words": "x", "remedial_action": "x"}
    made = [upheld() for _ in range(4)]
    upheld("not_upheld")
    for one in made[:3]:
        record_cause(complaint=one, **coded, by=ailsa.actor(), at=NOW)
    action = carried_out(proposed(complaints=made[:1]), hugh, ben)
    authorise_action(action=proposed(complaints=made[1:2]), by=hugh.actor(), at=NOW)
    tell(telling=action.tellings.get(), words="Done", how="phone", by=ailsa.actor(), at=NOW)

    def counts() -> list[int]:
        return [step.count for step in loop_of(ben.actor(), TODAY, TODAY + timedelta(days=1))]

    assert counts() == [4, 3, 2, 1, 0, 1]
    assert loop_of(ailsa.actor(), TODAY + timedelta(days=1), TODAY + timedelta(days=2))[0].count == 0
    page = signed_in(ailsa).get("/office/learning/loop/done/?first=28/3/2024&last=28/3/2024").content.decode()
    assert made[0].reference in page
    assert made[1].reference not in page
    restrict(complaint=made[0], restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    assert counts() == [3, 2, 1, 0, 0, 0]


def test_a_critical_failing_is_raised_at_once_to_people_who_may_see_it_and_acknowledge_it(
    upheld: Callable[..., Complaint], ailsa: Colleague, ben: Colleague, hugh: Colleague, nan: Colleague
) -> None:
    made = upheld(service="Bins")
    said = {"complaint": made, "what": "Gas left on", "at_once": "All vans called back", "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="Hugh Head may not see"):
        raise_failing(told=[hugh.staff], **said)
    made = upheld()
    said["complaint"] = made
    failing = raise_failing(told=[hugh.staff, ben.staff], **said)
    assert Message.objects.filter(subject="A critical failing was raised").count() == 2
    assert not Message.objects.filter(text__contains="Gas").exists()
    assert len(waiting_to_learn(hugh.actor(), TODAY, TO_LEARN)["failings"]) == 1
    with pytest.raises(UnableToProceed, match="not among those told"):
        acknowledge_failing(failing=failing, said="x", by=nan.actor(), at=NOW)
    acknowledge_failing(failing=failing, said="All checked", by=hugh.actor(), at=NOW)
    assert list(waiting_to_learn(hugh.actor(), TODAY, TO_LEARN)["failings"]) == []


@pytest.mark.parametrize(
    "address", ["actions/?showing=all", "to-do/causes/", "to-do/analyses/", "to-do/tellings/", "plans/", "themes/", ""]
)
def test_a_list_asks_as_often_for_one_row_as_for_three(
    upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague, hugh: Colleague,
    ben: Colleague, address: str,
) -> None:  # fmt: skip
    client = signed_in(ailsa)
    asked = []
    for count in (1, 2):
        for _ in range(count):
            carried_out(proposed(complaints=[upheld()]), hugh, ben)
        client.get(f"/office/learning/{address}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/office/learning/{address}").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_an_analysis_page_draws_and_the_file_shows_what_is_learned(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = upheld()
    said = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    answer_why(words="No second visit", factor="scheduling", evidence="The log", **said)
    client = signed_in(ailsa)
    assert "No second visit" in client.get(f"/office/complaints/{made.pk}/learning/analysis/").content.decode()
    finish_analysis(conclusion="Nobody books", factor="scheduling", scope="case", certainty="possible", **said)
    page = client.get(f"/office/complaints/{made.pk}/learning/").content.decode()
    assert "Scheduling and capacity" in page


def test_who_may_only_read_is_led_to_nothing_that_is_refused(
    council: Body, upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = upheld()
    link = f"/office/complaints/{made.pk}/learning/record-cause/"
    auditor = signed_in(colleague(council, "Moira Bell", "auditor"))
    assert link in signed_in(ailsa).get("/office/learning/").content.decode()
    page = auditor.get("/office/learning/").content.decode()
    assert made.reference in page
    assert link not in page
    assert auditor.get(link).status_code == 403
    assert '<th scope="col">Next</th>' in signed_in(ailsa).get("/office/learning/").content.decode()
    assert '<th scope="col">Next</th>' not in page, "no column where nothing is theirs to do"


def test_who_may_only_read_tells_nobody(
    council: Body, upheld: Callable[..., Complaint], proposed: Callable[..., ImprovementAction], ailsa: Colleague,
    hugh: Colleague, ben: Colleague,
) -> None:  # fmt: skip
    """Neither of a change after a complaint, nor of one that came from none; nor is the way there shown."""
    made = upheld()
    action = carried_out(proposed(complaints=[made]), hugh, ben)
    involve_staff(action=action, staff=ailsa.staff, by=ailsa.actor(), at=NOW)
    auditor = signed_in(colleague(council, "Moira Bell", "auditor"))
    page = auditor.get("/office/learning/to-do/tellings/").content.decode()
    assert made.reference in page
    assert '<th scope="col">Next</th>' not in page
    rows = list(Telling.objects.filter(action=action))
    assert {row.complaint_id for row in rows} == {None, made.pk}
    for row in rows:
        for link in (f"/office/learning/told/{row.pk}/", f"/office/learning/told/{row.pk}/cannot/"):
            assert auditor.post(link, {"words": "Done", "how": "phone", "why": "No"}).status_code == 403
            assert signed_in(ailsa).get(link).status_code == 200
    assert {row.state for row in Telling.objects.filter(action=action)} == {Telling.State.DUE}
