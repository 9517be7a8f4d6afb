"""Who may code a complaint, and who may see what it was coded as: act → predicate, as in casework.

Whoever is asked to code a second time needs no more than the right to the complaint. What the first coder said is
kept from them until both are in: that is the selectors' business, whatever their duties.
"""

from enum import StrEnum

from wellheard.areas.casework.permissions import (
    MANAGERS,
    Table,
    does_frontline,
    is_auditor,
    is_manager,
    is_named,
    is_officer,
    works_on_it,
)
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE_CODES = "see_codes"
    CODE = "code"
    ASK_SECOND_CODER = "ask_second_coder"
    CODE_SECOND = "code_second"
    AGREE_CODES = "agree_codes"


TABLE: Table = {
    Act.SEE_CODES: does_frontline | is_auditor | is_named,
    Act.CODE: works_on_it,
    Act.ASK_SECOND_CODER: is_officer | is_manager,
    Act.CODE_SECOND: does_frontline | is_named,
    Act.AGREE_CODES: works_on_it,
}
CODERS = (Role.COMPLAINTS_OFFICER, *MANAGERS)


def may_code_some(actor: Actor) -> bool:
    """Whether there can be complaints for this person to code."""
    return actor.holds(*CODERS, Role.INVESTIGATOR)


def may_draw(actor: Actor) -> bool:
    """Complaints officers and managers draw samples for a second coder, of what they may see."""
    return actor.holds(*CODERS)
