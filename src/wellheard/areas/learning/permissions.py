"""Who may do what to learn from a complaint, and to an improvement action: two tables, act → predicate."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from rules.predicates import Predicate
from rules.predicates import predicate as _predicate

from wellheard.areas.casework.permissions import (
    MANAGERS,
    RECORDERS,
    SENIOR_MANAGERS,
    Table,
    does_frontline,
    is_auditor,
    is_named,
    may,
    works_on_it,
)
from wellheard.areas.learning.models import ImprovementAction, Telling
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    """What is done in the file of one complaint."""

    SEE_LEARNING = "see_learning"
    RECORD_CAUSE = "record_cause"
    ANALYSE = "analyse"
    RECOMMEND = "recommend"
    JUDGE_RECOMMENDATION = "judge_recommendation"
    PROMISE = "promise"
    TELL = "tell"
    RAISE_FAILING = "raise_failing"


TABLE: Table = {
    Act.SEE_LEARNING: does_frontline | is_auditor | is_named,
    Act.RECORD_CAUSE: does_frontline,
    Act.ANALYSE: works_on_it,
    Act.RECOMMEND: works_on_it,
    Act.JUDGE_RECOMMENDATION: works_on_it,
    Act.PROMISE: does_frontline,
    Act.TELL: works_on_it,
    Act.RAISE_FAILING: does_frontline,
}


ON_A_LIST = {
    "causes": Act.RECORD_CAUSE,
    "analyses": Act.SEE_LEARNING,
    "reviews": Act.JUDGE_RECOMMENDATION,
    "promises": Act.PROMISE,
}


class OnAction(StrEnum):
    """What is done to an improvement action."""

    SEE_ACTION = "see_action"
    CHANGE_ACTION = "change_action"
    AUTHORISE_ACTION = "authorise_action"
    CARRY_OUT = "carry_out"
    GIVE_NEW_DATE = "give_new_date"
    SIGN_OFF_ACTION = "sign_off_action"
    JUDGE_ACTION = "judge_action"
    TELL_OF_ACTION = "tell_of_action"


predicate: Callable[[Callable[[Actor, ImprovementAction], bool]], Predicate] = _predicate


@predicate
def owns_it(actor: Actor, action: ImprovementAction) -> bool:
    return action.owner_id is not None and action.owner_id in {actor.staff_id, *actor.standing_in_for}


@predicate
def proposed_it(actor: Actor, action: ImprovementAction) -> bool:
    return action.proposed_by_id == actor.staff_id and may_propose(actor)


@predicate
def officer_for_it(actor: Actor, action: ImprovementAction) -> bool:
    return actor.holds_for(action.service_id, Role.COMPLAINTS_OFFICER)


@predicate
def manager_for_it(actor: Actor, action: ImprovementAction) -> bool:
    return actor.holds_for(action.service_id, *MANAGERS)


@predicate
def senior_for_it(actor: Actor, action: ImprovementAction) -> bool:
    return actor.holds_for(action.service_id, *SENIOR_MANAGERS)


@predicate
def auditor_of_it(actor: Actor, action: ImprovementAction) -> bool:
    return actor.holds_for(action.service_id, Role.AUDITOR)


@predicate
def trains_for_it(actor: Actor, action: ImprovementAction) -> bool:
    """The training officer has every action that is training, with its audience and its date."""
    return action.changes == ImprovementAction.Changes.TRAINING and actor.holds(Role.TRAINING_OFFICER)


runs_it = owns_it | officer_for_it | manager_for_it
ACTIONS: dict[OnAction, Predicate] = {
    OnAction.SEE_ACTION: runs_it | proposed_it | auditor_of_it | trains_for_it,
    OnAction.CHANGE_ACTION: runs_it | proposed_it,
    OnAction.AUTHORISE_ACTION: manager_for_it,
    OnAction.CARRY_OUT: runs_it | trains_for_it,
    OnAction.GIVE_NEW_DATE: manager_for_it,
    OnAction.SIGN_OFF_ACTION: senior_for_it,
    OnAction.JUDGE_ACTION: senior_for_it,
    OnAction.TELL_OF_ACTION: runs_it,
}
LEARNERS = (*RECORDERS, Role.TRAINING_OFFICER, Role.AUDITOR)
"""Who has improvement actions to see: their own, or their services'."""


def may_on_action(actor: Actor, act: OnAction, action: ImprovementAction) -> bool:
    """Whether this person may do this to this action, which they are known to be able to see."""
    return bool(ACTIONS[act].test(actor, action))


def may_propose(actor: Actor) -> bool:
    """Anyone who works on complaints may propose an action; a manager authorises it."""
    return actor.holds(*RECORDERS)


def may_learn(actor: Actor) -> bool:
    """Whether the pages of learning are offered at all."""
    return actor.holds(*LEARNERS)


def may_agree_theme(actor: Actor) -> bool:
    """Key themes are agreed by senior managers."""
    return actor.holds(*SENIOR_MANAGERS)


def may_propose_theme(actor: Actor) -> bool:
    return actor.holds(Role.COMPLAINTS_OFFICER, *MANAGERS)


def may_tell(actor: Actor, telling: Telling) -> bool:
    """Whoever works on the complaint tells of it; of an action that came from none, whoever runs it."""
    if telling.complaint is None:
        return may_on_action(actor, OnAction.TELL_OF_ACTION, telling.action)
    return may(actor, Act.TELL, telling.complaint, TABLE)


def may_act_on_row(actor: Actor, which: str, row: Any) -> bool:
    """Whether what a list of what is still to be done asks for is this person's to do; an auditor reads."""
    if which == "tellings":
        return may_tell(actor, row)
    if which == "answers":
        return True
    return may(actor, ON_A_LIST[which], row.complaint, TABLE)
