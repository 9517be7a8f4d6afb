"""The life of an improvement action: one table, `(state, act) -> state`, and what each step asks for.

The procedure asks that an action is authorised by an appropriate manager, has one named owner and a target date,
and is followed up by the owner (MCHP, learning). That a senior manager who is not the owner signs it off, and that
it is watched afterwards until it is known to have worked, is this house's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class ActionState(StrEnum):
    """Where an improvement action stands. Late is derived from its date, and no state."""

    PROPOSED = "proposed"
    AUTHORISED = "authorised"
    IN_PROGRESS = "in_progress"
    IMPLEMENTED = "implemented"
    MONITORED = "monitored"
    EFFECTIVE = "effective"
    NOT_MEASURED = "not_measured"
    REOPENED = "reopened"
    NOT_AUTHORISED = "not_authorised"
    STOPPED = "stopped"


class ActionAct(StrEnum):
    """What may be done to an improvement action."""

    AUTHORISE = "authorise"
    REFUSE = "refuse"
    START = "start"
    IMPLEMENT = "implement"
    SEND_BACK = "send_back"
    SIGN_OFF = "sign_off"
    CLOSE_EFFECTIVE = "close_effective"
    CLOSE_NOT_MEASURED = "close_not_measured"
    REOPEN = "reopen"
    WATCH_ON = "watch_on"
    STOP = "stop"


_S, _A = ActionState, ActionAct
TABLE = MappingProxyType(
    {
        (_S.PROPOSED, _A.AUTHORISE): _S.AUTHORISED,
        (_S.PROPOSED, _A.REFUSE): _S.NOT_AUTHORISED,
        (_S.AUTHORISED, _A.START): _S.IN_PROGRESS,
        (_S.AUTHORISED, _A.STOP): _S.STOPPED,
        (_S.IN_PROGRESS, _A.IMPLEMENT): _S.IMPLEMENTED,
        (_S.IN_PROGRESS, _A.STOP): _S.STOPPED,
        (_S.IMPLEMENTED, _A.SEND_BACK): _S.IN_PROGRESS,
        (_S.IMPLEMENTED, _A.SIGN_OFF): _S.MONITORED,
        (_S.MONITORED, _A.CLOSE_EFFECTIVE): _S.EFFECTIVE,
        (_S.MONITORED, _A.CLOSE_NOT_MEASURED): _S.NOT_MEASURED,
        (_S.MONITORED, _A.REOPEN): _S.REOPENED,
        (_S.EFFECTIVE, _A.REOPEN): _S.REOPENED,
        (_S.NOT_MEASURED, _A.REOPEN): _S.REOPENED,
        (_S.REOPENED, _A.WATCH_ON): _S.MONITORED,
        (_S.REOPENED, _A.START): _S.IN_PROGRESS,
        (_S.REOPENED, _A.STOP): _S.STOPPED,
    }
)
TO_BE_DONE = frozenset({_S.AUTHORISED, _S.IN_PROGRESS, _S.REOPENED})
"""Its date runs: reminders before it, notices after it."""
DONE = frozenset({_S.IMPLEMENTED, _S.MONITORED, _S.EFFECTIVE, _S.NOT_MEASURED})
OPEN = frozenset({_S.PROPOSED, _S.IMPLEMENTED, _S.MONITORED}) | TO_BE_DONE
SIGNED_OFF = frozenset({_S.MONITORED, _S.EFFECTIVE, _S.NOT_MEASURED})


class UnableToMove(ValueError):
    """An improvement action cannot be moved on as asked; the words say why and what to do."""


def next_state(state: ActionState, act: ActionAct) -> ActionState:
    """Where the action stands after the act. Raises UnableToMove where the act is not possible from there."""
    found = TABLE.get((state, act))
    if found is None:
        able = ", ".join(a.value.replace("_", " ") for s, a in TABLE if s is state)
        then = f"From there one can: {able}." if able else "Nothing more is done to it."
        words = f"An action that is {state.value.replace('_', ' ')} cannot be given the step "
        raise UnableToMove(f"{words}“{act.value.replace('_', ' ')}”. {then}")
    return found


@dataclass(frozen=True)
class Readiness:
    """What is known of an action when it is to be authorised. Empty is what is still to be said."""

    owner: str = ""
    due: bool = False
    evidence_needed: str = ""
    measure: bool = False
    cannot_be_measured_why: str = ""


def missing_before_authority(known: Readiness) -> list[str]:
    """What must be said before an action is authorised, in words; empty where nothing is missing.

    One owner, a target date, what will show that it was done, and how we shall know that it worked: declared
    before it starts, or a reason why it cannot be measured (domain learning, "Improvement action").
    """
    found = []
    if not known.owner.strip():
        found.append("Name one owner, a person or a team.")
    if not known.due:
        found.append("Give the day by which it is to be done.")
    if not known.evidence_needed.strip():
        found.append("Say what will show that it was done.")
    if not known.measure and not known.cannot_be_measured_why.strip():
        found.append("Declare what will be measured, or say why nothing can be: afterwards is too late.")
    return found


def check_sign_off(owner: object, signatory: object, evidence: Sequence[object]) -> None:
    """Refuse a sign-off by the owner, and one without evidence. Raises UnableToMove."""
    if owner is not None and owner == signatory:
        raise UnableToMove("Nobody signs off their own action. Ask another senior manager.")
    if not evidence:
        raise UnableToMove("There is no evidence that it was done. Send it back to its owner.")
