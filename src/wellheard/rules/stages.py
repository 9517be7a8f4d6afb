"""Where a complaint stands, and what may be done from there: one table, `(stage, act) -> stage`.

A complaint may be escalated from any answer at stage 1, one that was resolved included. Being
acknowledged, extended or late is a fact about a stage, not a stage. After stage 2 an answer may be
clarified, or revised for an error or new evidence; it stays answered, and its first date stands. A closing
without an outcome that was a mistake is taken back: the complaint is opened again at the stage it had reached.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Stage(StrEnum):
    """Where a complaint stands."""

    RECORDED = "recorded"
    STAGE_1_OPEN = "stage1_open"
    STAGE_1_ANSWERED = "stage1_answered"
    STAGE_2_OPEN = "stage2_open"
    STAGE_2_AWAITING_SIGN_OFF = "stage2_awaiting_sign_off"
    STAGE_2_ANSWERED = "stage2_answered"
    WITHDRAWN = "withdrawn"
    NO_CONSENT = "no_consent"
    ANONYMOUS_NOT_PURSUED = "anonymous_not_pursued"
    NOT_A_COMPLAINT = "not_a_complaint"
    MERGED = "merged"


class Act(StrEnum):
    """What may be done to a complaint that can change where it stands, or depends on it."""

    OPEN_AT_STAGE_1 = "open_at_stage_1"
    START_AT_STAGE_2 = "start_at_stage_2"
    ACKNOWLEDGE = "acknowledge"
    AGREE_POINTS = "agree_points"
    EXTEND = "extend"
    ANSWER_AT_STAGE_1 = "answer_at_stage_1"
    RESOLVE = "resolve"
    MOVE_TO_STAGE_2_UNANSWERED = "move_to_stage_2_unanswered"
    ESCALATE = "escalate"
    PROPOSE_RESPONSE = "propose_response"
    SEND_BACK = "send_back"
    SIGN_OFF = "sign_off"
    CLARIFY = "clarify"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    CLOSE_FOR_NO_CONSENT = "close_for_no_consent"
    NOT_PURSUE_ANONYMOUS = "not_pursue_anonymous"
    FIND_NOT_A_COMPLAINT = "find_not_a_complaint"
    TAKE_BACK_CLOSING = "take_back_closing"
    MERGE = "merge"


OPEN = frozenset({Stage.RECORDED, Stage.STAGE_1_OPEN, Stage.STAGE_2_OPEN, Stage.STAGE_2_AWAITING_SIGN_OFF})
ANSWERED = frozenset({Stage.STAGE_1_ANSWERED, Stage.STAGE_2_ANSWERED})
CLOSED_WITHOUT_OUTCOME = frozenset(
    {Stage.WITHDRAWN, Stage.NO_CONSENT, Stage.ANONYMOUS_NOT_PURSUED, Stage.NOT_A_COMPLAINT}
)
JOINED = frozenset({Stage.MERGED})
"""The same as another complaint, and no second one: taken apart, it stands where it stood before."""
CLOSED = ANSWERED | CLOSED_WITHOUT_OUTCOME | JOINED
AT_STAGE_2 = frozenset({Stage.STAGE_2_OPEN, Stage.STAGE_2_AWAITING_SIGN_OFF, Stage.STAGE_2_ANSWERED})

_CLOSINGS = {
    Act.WITHDRAW: Stage.WITHDRAWN,
    Act.CLOSE_FOR_NO_CONSENT: Stage.NO_CONSENT,
    Act.NOT_PURSUE_ANONYMOUS: Stage.ANONYMOUS_NOT_PURSUED,
    Act.FIND_NOT_A_COMPLAINT: Stage.NOT_A_COMPLAINT,
}

TABLE = MappingProxyType(
    {
        (Stage.RECORDED, Act.OPEN_AT_STAGE_1): Stage.STAGE_1_OPEN,
        (Stage.RECORDED, Act.START_AT_STAGE_2): Stage.STAGE_2_OPEN,
        (Stage.STAGE_1_OPEN, Act.ACKNOWLEDGE): Stage.STAGE_1_OPEN,
        (Stage.STAGE_1_OPEN, Act.AGREE_POINTS): Stage.STAGE_1_OPEN,
        (Stage.STAGE_1_OPEN, Act.EXTEND): Stage.STAGE_1_OPEN,
        (Stage.STAGE_1_OPEN, Act.ANSWER_AT_STAGE_1): Stage.STAGE_1_ANSWERED,
        (Stage.STAGE_1_OPEN, Act.RESOLVE): Stage.STAGE_1_ANSWERED,
        (Stage.STAGE_1_OPEN, Act.MOVE_TO_STAGE_2_UNANSWERED): Stage.STAGE_2_OPEN,
        (Stage.STAGE_1_ANSWERED, Act.ESCALATE): Stage.STAGE_2_OPEN,
        (Stage.STAGE_1_ANSWERED, Act.CLARIFY): Stage.STAGE_1_ANSWERED,
        (Stage.STAGE_2_OPEN, Act.ACKNOWLEDGE): Stage.STAGE_2_OPEN,
        (Stage.STAGE_2_OPEN, Act.AGREE_POINTS): Stage.STAGE_2_OPEN,
        (Stage.STAGE_2_OPEN, Act.EXTEND): Stage.STAGE_2_OPEN,
        (Stage.STAGE_2_OPEN, Act.PROPOSE_RESPONSE): Stage.STAGE_2_AWAITING_SIGN_OFF,
        (Stage.STAGE_2_OPEN, Act.RESOLVE): Stage.STAGE_2_AWAITING_SIGN_OFF,
        (Stage.STAGE_2_AWAITING_SIGN_OFF, Act.EXTEND): Stage.STAGE_2_AWAITING_SIGN_OFF,
        (Stage.STAGE_2_AWAITING_SIGN_OFF, Act.SEND_BACK): Stage.STAGE_2_OPEN,
        (Stage.STAGE_2_AWAITING_SIGN_OFF, Act.SIGN_OFF): Stage.STAGE_2_ANSWERED,
        (Stage.STAGE_2_ANSWERED, Act.CLARIFY): Stage.STAGE_2_ANSWERED,
        (Stage.STAGE_2_ANSWERED, Act.REVISE): Stage.STAGE_2_ANSWERED,
        (Stage.RECORDED, Act.MERGE): Stage.MERGED,
        (Stage.STAGE_1_OPEN, Act.MERGE): Stage.MERGED,
        (Stage.STAGE_2_OPEN, Act.MERGE): Stage.MERGED,
    }
    | {(stage, act): end for stage in OPEN for act, end in _CLOSINGS.items()}
    | {(stage, Act.TAKE_BACK_CLOSING): Stage.RECORDED for stage in CLOSED_WITHOUT_OUTCOME}
)


class UnableToAct(ValueError):
    """An act that is not possible where the complaint stands; its words say why and what can be done."""

    def __init__(self, stage: Stage, act: Act, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
        self.act = act
        self.reason = reason


def next_stage(stage: Stage, act: Act, number_of_stages: int = 2) -> Stage:
    """Where the complaint stands after the act. Raises `UnableToAct`."""
    found = TABLE.get((stage, act))
    if found is None:
        instead = _INSTEAD_OF_ONE.get(stage) if number_of_stages == 1 else None
        reason = f"It cannot {_DONE[act]}: it {_STANDS[stage]}. {instead or _INSTEAD[stage]}"
        raise UnableToAct(stage, act, reason)
    if number_of_stages == 1 and found in AT_STAGE_2:
        raise UnableToAct(stage, act, f"It cannot {_DONE[act]}: this procedure has one stage. The ombudsman is next.")
    return found


def possible_acts(stage: Stage, number_of_stages: int = 2) -> tuple[Act, ...]:
    """The acts possible where the complaint stands, in the order of a complaint's life."""
    return tuple(
        act for act in Act if (found := TABLE.get((stage, act))) and (number_of_stages > 1 or found not in AT_STAGE_2)
    )


_DONE = {
    Act.OPEN_AT_STAGE_1: "be opened at stage 1",
    Act.START_AT_STAGE_2: "be started at stage 2",
    Act.ACKNOWLEDGE: "be acknowledged",
    Act.AGREE_POINTS: "have its points of complaint agreed",
    Act.EXTEND: "be extended",
    Act.ANSWER_AT_STAGE_1: "be answered at stage 1",
    Act.RESOLVE: "be resolved",
    Act.MOVE_TO_STAGE_2_UNANSWERED: "be moved to stage 2 unanswered",
    Act.ESCALATE: "be escalated",
    Act.PROPOSE_RESPONSE: "have a response put forward for sign-off",
    Act.SEND_BACK: "be sent back",
    Act.SIGN_OFF: "be signed off",
    Act.CLARIFY: "have its answer clarified",
    Act.REVISE: "have its answer revised",
    Act.WITHDRAW: "be withdrawn",
    Act.CLOSE_FOR_NO_CONSENT: "be closed for want of consent",
    Act.NOT_PURSUE_ANONYMOUS: "be left as anonymous, not pursued",
    Act.FIND_NOT_A_COMPLAINT: "be found not to be a complaint",
    Act.TAKE_BACK_CLOSING: "have its closing taken back",
    Act.MERGE: "be joined to another",
}

_STANDS = {
    Stage.RECORDED: "is recorded and has no stage yet",
    Stage.STAGE_1_OPEN: "is open at stage 1",
    Stage.STAGE_1_ANSWERED: "has been answered at stage 1",
    Stage.STAGE_2_OPEN: "is open at stage 2",
    Stage.STAGE_2_AWAITING_SIGN_OFF: "awaits sign-off at stage 2",
    Stage.STAGE_2_ANSWERED: "has been answered at stage 2",
    Stage.WITHDRAWN: "was withdrawn",
    Stage.NO_CONSENT: "was closed for want of consent",
    Stage.ANONYMOUS_NOT_PURSUED: "was anonymous and not pursued",
    Stage.NOT_A_COMPLAINT: "was found not to be a complaint",
    Stage.MERGED: "is joined to another that it is the same as",
}

_NEW_ONE = "If the customer comes back, record a new complaint and name this one in it."
_INSTEAD = {
    Stage.RECORDED: "Open it at stage 1, or start it at stage 2.",
    Stage.STAGE_1_OPEN: "Answer it, extend it, or move it to stage 2.",
    Stage.STAGE_1_ANSWERED: "A customer who is still dissatisfied may ask for stage 2: escalate it.",
    Stage.STAGE_2_OPEN: "Put a response forward for sign-off, or extend it.",
    Stage.STAGE_2_AWAITING_SIGN_OFF: "Sign it off, or send it back.",
    Stage.STAGE_2_ANSWERED: "Answer a question as clarification, revise it for an error or new evidence, "
    "or point the customer to the ombudsman.",
    Stage.WITHDRAWN: _NEW_ONE,
    Stage.NO_CONSENT: _NEW_ONE,
    Stage.ANONYMOUS_NOT_PURSUED: _NEW_ONE,
    Stage.NOT_A_COMPLAINT: _NEW_ONE,
    Stage.MERGED: "Work on the one it is joined to, or take them apart again.",
}
_INSTEAD_OF_ONE = {
    Stage.RECORDED: "Open it.",
    Stage.STAGE_1_OPEN: "Answer it, or extend it.",
    Stage.STAGE_1_ANSWERED: "Answer a question as clarification, or point the customer to the ombudsman.",
}
