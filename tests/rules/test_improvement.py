"""Causes, recommendations, the life of an improvement action, its reminders."""

from datetime import date

import pytest

from wellheard.rules.alerts import Reach
from wellheard.rules.improvement import (
    OPEN,
    ActionAct,
    ActionState,
    Means,
    Readiness,
    Strength,
    Test,
    UnableToMove,
    Why,
    calls_for_caution,
    check_sign_off,
    factor_set,
    gaps_of,
    missing_before_authority,
    next_state,
    notice_on,
    set_for,
    strength_of,
    unanswered,
)
from wellheard.rules.improvement.life import TABLE
from wellheard.rules.working_days import shipped_calendar

GENERAL = factor_set("general")
SCOTLAND = shipped_calendar("scotland")


def test_an_action_goes_from_proposal_to_proof_and_back_where_it_did_not_work() -> None:
    state = ActionState.PROPOSED
    walked = [state]
    for act in ("authorise", "start", "implement", "send_back", "implement", "sign_off", "reopen", "start"):
        state = next_state(state, ActionAct(act))
        walked.append(state)
    assert [str(one) for one in walked] == [
        "proposed", "authorised", "in_progress", "implemented", "in_progress", "implemented", "monitored", "reopened",
        "in_progress",
    ]  # fmt: skip


def test_an_action_cannot_be_done_before_it_is_authorised_and_the_refusal_says_what_can_be() -> None:
    with pytest.raises(UnableToMove, match="From there one can: authorise, refuse"):
        next_state(ActionState.PROPOSED, ActionAct.IMPLEMENT)
    with pytest.raises(UnableToMove, match="Nothing more is done to it"):
        next_state(ActionState.STOPPED, ActionAct.START)


def test_every_open_state_has_a_way_on_and_only_refused_and_stopped_have_none() -> None:
    ways = {state for state, _ in TABLE}
    assert ways >= OPEN
    assert set(ActionState) - ways == {ActionState.NOT_AUTHORISED, ActionState.STOPPED}


def test_authority_waits_for_an_owner_a_date_evidence_and_a_measure_declared_beforehand() -> None:
    assert len(missing_before_authority(Readiness())) == 4
    known = Readiness("Ben", True, "The new form in use", measure=True)
    assert missing_before_authority(known) == []
    assert missing_before_authority(Readiness("Ben", True, "Form", cannot_be_measured_why="One in ten years")) == []
    assert "afterwards is too late" in missing_before_authority(Readiness("Ben", True, "Form"))[0]


def test_nobody_signs_off_their_own_and_nothing_is_signed_off_without_evidence() -> None:
    with pytest.raises(UnableToMove, match="their own"):
        check_sign_off("Ben", "Ben", ["a photograph"])
    with pytest.raises(UnableToMove, match="no evidence"):
        check_sign_off("Ben", "Cara", [])
    check_sign_off("Ben", "Cara", ["a photograph"])


def test_the_seven_tests_are_answered_one_by_one() -> None:
    assert unanswered({}) == list(Test)
    assert len(Test) == 7
    assert unanswered({test.value: "yes" for test in Test} | {"timely": "  "}) == [Test.TIMELY]


def test_only_reminders_and_training_for_a_serious_matter_call_for_caution() -> None:
    weak = [Means.TRAINING, Means.REMINDER]
    assert calls_for_caution(weak, serious=True)
    assert not calls_for_caution(weak, serious=False)
    assert not calls_for_caution([*weak, Means.CHECKLIST], serious=True)
    assert not calls_for_caution([], serious=True)
    assert [strength_of(one) for one in (Means.CANNOT_GO_WRONG, Means.SOFTWARE, Means.POLICY)] == [
        Strength.STRONGER, Strength.INTERMEDIATE, Strength.WEAKER,
    ]  # fmt: skip


def test_a_chain_of_whys_may_not_end_at_a_person() -> None:
    head = Why(1, None, "The bin was missed", "Crew sheet")
    blamed = Why(2, 1, "The driver forgot the lane", "He says so", "active_failures")
    assert ["ends at a person" in gap.words for gap in gaps_of([head, blamed], GENERAL)] == [True]
    further = Why(3, 2, "The lane is on no route sheet", "Route sheets 4 and 5", "systems")
    assert gaps_of([head, blamed, further], GENERAL) == []


def test_every_branch_needs_a_condition_and_evidence() -> None:
    whys = [Why(1, None, "No reply"), Why(2, 1, "No owner", "Mailbox", "responsibility"), Why(3, 1, "Nobody looked")]
    assert [(gap.number, gap.words.split()[0]) for gap in gaps_of(whys, GENERAL)] == [(3, "Choose"), (3, "Say")]
    assert gaps_of([], GENERAL)[0].number is None


@pytest.mark.parametrize("code", ["general", "health"])
def test_each_set_of_factors_is_whole(code: str) -> None:
    held = factor_set(code)
    codes = [factor.code for factor in held.factors]
    assert len(codes) == len(set(codes))
    assert {factor.ring for factor in held.factors} == {ring for ring, _ in held.rings}
    assert sum(len(found) for _, found in held.by_ring()) == len(codes)
    assert any(factor.about_a_person for factor in held.factors)


def test_health_has_yorkshires_factors_and_everyone_else_the_general_ones() -> None:
    assert set_for("nhs-scotland").code == "health"
    assert set_for("local-authority").code == "general"
    with pytest.raises(KeyError):
        factor_set("unheard")


@pytest.mark.parametrize(
    ("on", "step", "reaches"),
    [
        (date(2024, 3, 13), None, 0),
        (date(2024, 3, 14), "before_10", 1),
        (date(2024, 3, 25), "before_10", 1),
        (date(2024, 3, 26), "before_2", 1),
        (date(2024, 4, 1), "late_0", 3),
        (date(2024, 4, 4), "late_0", 3),
        (date(2024, 4, 5), "late_1", 4),
        (date(2024, 4, 12), "late_2", 4),
    ],
)
def test_its_owner_is_reminded_before_and_all_above_are_told_after_and_again(
    on: date, step: str | None, reaches: int
) -> None:
    """Due on Thursday 28 March 2024; Good Friday is a bank holiday in Scotland, Easter Monday is not."""
    found = notice_on(date(2024, 3, 28), on, SCOTLAND)
    assert (found.step if found else None, len(found.reaches) if found else 0) == (step, reaches)
    if found and found.late:
        assert found.reaches[-1] is (Reach.DIRECTOR if reaches == 3 else Reach.CHIEF_EXECUTIVE)
