"""What may be done where a complaint stands: tests/data/rules/stages.csv, and nothing else."""

import csv
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellheard.rules.stages import (
    ANSWERED,
    AT_STAGE_2,
    CLOSED,
    CLOSED_WITHOUT_OUTCOME,
    JOINED,
    OPEN,
    Act,
    Stage,
    UnableToAct,
    next_stage,
    possible_acts,
)

TABLE = Path(__file__).parents[1] / "data" / "rules" / "stages.csv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
ALLOWED = {(Stage(row["stands"]), Act(row["act"])): Stage(row["then_stands"]) for row in ROWS}


@pytest.mark.parametrize(("stage", "act"), list(product(Stage, Act)))
def test_only_what_the_table_says_is_possible(stage: Stage, act: Act) -> None:
    if (stage, act) in ALLOWED:
        assert next_stage(stage, act) is ALLOWED[stage, act]
        assert act in possible_acts(stage)
        return
    with pytest.raises(UnableToAct) as refused:
        next_stage(stage, act)
    assert (refused.value.stage, refused.value.act) == (stage, act)
    assert act not in possible_acts(stage)


def test_closed_complaint_cannot_be_escalated_and_is_told_what_can_be_done() -> None:
    with pytest.raises(UnableToAct) as refused:
        next_stage(Stage.STAGE_2_ANSWERED, Act.ESCALATE)
    assert str(refused.value) == (
        "It cannot be escalated: it has been answered at stage 2. Answer a question as clarification, "
        "revise it for an error or new evidence, or point the customer to the ombudsman."
    )


def test_withdrawn_complaint_comes_back_as_a_new_one() -> None:
    with pytest.raises(UnableToAct, match="it was withdrawn. If the customer comes back, record a new complaint"):
        next_stage(Stage.WITHDRAWN, Act.ANSWER_AT_STAGE_1)


def test_procedure_of_one_stage_has_no_way_to_stage_2() -> None:
    assert Act.ESCALATE not in possible_acts(Stage.STAGE_1_ANSWERED, number_of_stages=1)
    assert possible_acts(Stage.RECORDED, number_of_stages=1)[0] is Act.OPEN_AT_STAGE_1
    for stage, act in ALLOWED:
        if ALLOWED[stage, act] in AT_STAGE_2 and stage not in AT_STAGE_2:
            with pytest.raises(UnableToAct, match="this procedure has one stage. The ombudsman is next."):
                next_stage(stage, act, number_of_stages=1)


def test_refusal_in_a_procedure_of_one_stage_never_offers_stage_2() -> None:
    for stage, act in product(set(Stage) - AT_STAGE_2, Act):
        if act not in possible_acts(stage, number_of_stages=1):
            with pytest.raises(UnableToAct) as refused:
                next_stage(stage, act, number_of_stages=1)
            assert "move it to stage 2" not in str(refused.value)
            assert "escalate it" not in str(refused.value)


def test_every_stage_is_open_or_closed_and_not_both() -> None:
    assert set(Stage) == OPEN | CLOSED
    assert not OPEN & CLOSED
    assert CLOSED == ANSWERED | CLOSED_WITHOUT_OUTCOME | JOINED


@given(st.lists(st.sampled_from(Act), max_size=40), st.sampled_from([1, 2]))
def test_no_sequence_of_acts_reaches_an_illegal_state(acts: list[Act], stages: int) -> None:
    stage, answered_1, drafted, closed = Stage.RECORDED, False, False, False
    for act in acts:
        before = stage
        try:
            stage = next_stage(stage, act, stages)
        except UnableToAct:
            assert act not in possible_acts(stage, stages)
            continue
        answered_1 |= stage is Stage.STAGE_1_ANSWERED
        drafted |= stage is Stage.STAGE_2_AWAITING_SIGN_OFF
        assert stages == 2 or stage not in AT_STAGE_2
        assert not (before in AT_STAGE_2 and stage in {Stage.RECORDED, Stage.STAGE_1_OPEN, Stage.STAGE_1_ANSWERED})
        assert not closed or act is Act.TAKE_BACK_CLOSING, "a complaint closed without an outcome was acted on"
        assert act is not Act.ESCALATE or answered_1
        assert stage is not Stage.STAGE_2_ANSWERED or drafted
        closed = stage in CLOSED_WITHOUT_OUTCOME


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_open_complaints_and_closings_add_up(acts: list[Act]) -> None:
    """received + reopened = closed + open, counted as the acts happen."""
    stage, closings, reopenings = Stage.RECORDED, 0, 0
    for act in acts:
        before = stage
        try:
            stage = next_stage(stage, act)
        except UnableToAct:
            continue
        closings += before in OPEN and stage in CLOSED
        reopenings += before in CLOSED and stage in OPEN
        assert (before in CLOSED and stage in OPEN) == (act in {Act.ESCALATE, Act.TAKE_BACK_CLOSING})
    assert 1 + reopenings == closings + (stage in OPEN)


def test_every_stage_can_be_reached() -> None:
    reached = {Stage.RECORDED}
    for _ in Stage:
        reached |= {next_stage(stage, act) for stage in reached for act in possible_acts(stage)}
    assert reached == set(Stage)
