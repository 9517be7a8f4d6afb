"""Who may work on an investigation: act → predicate, as in casework."""

from enum import StrEnum

from wellheard.areas.casework.permissions import (
    MANAGERS,
    Table,
    does_frontline,
    is_auditor,
    is_frontline,
    is_manager,
    is_named,
    works_on_it,
)
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE_INVESTIGATION = "see_investigation"
    INVESTIGATE = "investigate"
    JUDGE_STATEMENT = "judge_statement"
    NOTE_TIME = "note_time"
    TRIAGE = "triage"
    DECLARE_CONFLICT = "declare_conflict"
    RAISE_BIAS = "raise_bias"
    ANSWER_BIAS = "answer_bias"
    BRIEF = "brief"


TABLE: Table = {
    Act.SEE_INVESTIGATION: works_on_it | is_auditor | is_named,
    Act.INVESTIGATE: works_on_it,
    Act.JUDGE_STATEMENT: works_on_it,
    Act.NOTE_TIME: does_frontline,
    Act.TRIAGE: works_on_it | is_frontline,
    Act.DECLARE_CONFLICT: works_on_it,
    Act.RAISE_BIAS: does_frontline,
    Act.ANSWER_BIAS: is_manager,
    Act.BRIEF: works_on_it,
}
OVERSEERS = (Role.COMPLAINTS_OFFICER, *MANAGERS)


def may_oversee(actor: Actor) -> bool:
    """Complaints officers and managers see how statements come in, service by service."""
    return actor.holds(*OVERSEERS)
