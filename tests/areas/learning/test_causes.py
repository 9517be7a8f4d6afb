"""Every closed complaint has a cause, every upheld one an analysis; an analysis may not end at a person."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from people import NOW, TODAY, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, close_without_outcome
from wellheard.areas.learning.models import Analysis, Cause
from wellheard.areas.learning.selectors.complaint_learning import gaps_by_number, tree_of
from wellheard.areas.learning.selectors.gaps import procedure_gaps
from wellheard.areas.learning.services import (
    add_factor,
    answer_why,
    choose_analysis,
    finish_analysis,
    record_cause,
    reopen_analysis,
    take_out_why,
)

CODED = {"factor": "scheduling", "scope": "unit", "certainty": "probable", "words": "Nobody books the second visit"}


def test_a_cause_is_asked_for_whatever_the_outcome_and_an_analysis_of_what_was_upheld(
    upheld: Callable[..., Complaint],
) -> None:
    for outcome, analysed in (("upheld", 1), ("partially_upheld", 1), ("not_upheld", 0), ("resolved", 0)):
        made = upheld(outcome)
        assert made.cause.state == "asked"
        assert Analysis.objects.filter(complaint=made).count() == analysed
    first = upheld()
    assert (first.cause.due_on, first.analysis.due_on) == (date(2024, 4, 5), date(2024, 4, 26))
    assert first.cause.words == "Old pipes"
    assert [gap.code for gap in procedure_gaps(first)] == ["coded_cause", "root_cause_analysis"]


def test_nothing_is_asked_of_a_complaint_that_closed_without_an_outcome(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint()
    close_without_outcome(
        complaint=made, closure="withdrawn", reason="Moved away", closed_on=TODAY, by=ailsa.actor(), at=NOW
    )
    assert not Cause.objects.exists()


def test_a_cause_is_coded_or_said_not_to_be_found_and_so_is_what_was_done(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = upheld("not_upheld")
    said = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    for given, words in (
        ({}, "why none was found"),
        ({**CODED, "words": ""}, "in a sentence"),
        ({**CODED, "factor": "moonlight", "remedial_action": "x"}, "from the list"),
        (CODED, "why nothing was"),
    ):
        with pytest.raises(UnableToProceed, match=words):
            record_cause(**said, **given)
    cause = record_cause(**said, **CODED, remedial_action="Booked it")
    assert (cause.state, cause.factor, cause.no_action_why) == ("recorded", "scheduling", "")
    cause = record_cause(**said, none_found_why="It could not have been foreseen", no_action_why="Nothing to do")
    assert (cause.state, cause.factor, cause.scope) == ("none_found", "", "")


def test_the_cause_of_an_open_complaint_is_not_recorded(complaint: Callable[..., Complaint], ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="has been answered"):
        record_cause(complaint=complaint(), **CODED, remedial_action="x", by=ailsa.actor(), at=NOW)


def test_an_analysis_is_asked_for_when_the_same_cause_keeps_being_resolved(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    said = {**CODED, "remedial_action": "A visit", "by": ailsa.actor(), "at": NOW}
    made = [upheld("resolved") for _ in range(3)]
    for one in made[:2]:
        record_cause(complaint=one, **said)
    elsewhere = upheld("resolved", service="Lettings")
    record_cause(complaint=elsewhere, **said)
    assert not Analysis.objects.exists()
    record_cause(complaint=made[2], **said)
    assert [(row.complaint, row.why_asked) for row in Analysis.objects.all()] == [(made[2], "repeated")]
    record_cause(complaint=upheld("resolved"), **said)
    assert Analysis.objects.count() == 1


def test_a_chain_of_whys_ends_at_a_condition_with_evidence_and_sets_the_cause(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = upheld()
    said = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    first = answer_why(words="The second visit was not booked", **said)
    blamed = answer_why(words="The joiner forgot", under="1", factor="individual", evidence="He says so", **said)
    end = {"conclusion": "Nobody books the second visit", "factor": "scheduling", "scope": "unit",
           "certainty": "established"}  # fmt: skip
    with pytest.raises(UnableToProceed, match="ends at a person"):
        finish_analysis(**end, **said)
    answer_why(words="The app cannot book two visits", under="2", factor="systems", evidence="Tried it", **said)
    branch = answer_why(words="No one looks at open jobs", under="1", **said)
    assert [gap.words for gap in gaps_by_number(made.analysis)[4]] == [
        "Choose what kind of condition this end is, or ask why once more.", "Say how this is known.",
    ]  # fmt: skip
    take_out_why(why=branch, **said)
    with pytest.raises(UnableToProceed, match="under itself"):
        answer_why(why=first, words="x", under="2", **said)
    with pytest.raises(UnableToProceed, match="A person is where"):
        finish_analysis(**{**end, "factor": "individual"}, **said)
    add_factor(factor="workload", words="Two joiners for three rounds", **said)
    finish_analysis(**end, **said)
    tree = tree_of(Analysis.objects.get())
    assert (tree[0].why, tree[0].under[0].why, tree[0].under[0].under[0].why.factor) == (first, blamed, "systems")
    cause = Cause.objects.get()
    assert (cause.factor, cause.certainty, cause.state) == ("scheduling", "established", "asked")
    record_cause(**said, **CODED, remedial_action="A note")
    assert [gap.code for gap in procedure_gaps(made)] == []


def test_a_finished_analysis_stands_until_it_is_opened_again_for_a_reason(
    upheld: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = upheld("not_upheld")
    said = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    with pytest.raises(UnableToProceed, match="Ask for one first"):
        answer_why(words="x", **said)
    assert choose_analysis(lead=ailsa.staff, **said).lead == ailsa.staff
    answer_why(words="No second visit", factor="scheduling", evidence="The log", **said)
    finish_analysis(conclusion="x", factor="scheduling", scope="case", certainty="possible", **said)
    with pytest.raises(UnableToProceed, match="is done"):
        answer_why(words="y", **said)
    reopen_analysis(why="A second log was found", **said)
    assert answer_why(words="y", **said).number == 2
    assert made.analysis.due_on == TODAY + timedelta(days=29)
