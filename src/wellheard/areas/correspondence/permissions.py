"""Who may write, send and read the letters of a complaint."""

from enum import StrEnum

from wellheard.areas.casework.permissions import (
    MANAGERS,
    Table,
    does_frontline,
    is_auditor,
    is_manager,
    is_named,
    works_on_it,
)
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE_LETTERS = "see_letters"
    WRITE_LETTER = "write_letter"
    SEND_LETTER = "send_letter"
    CLARIFY = "clarify"
    REVISE = "revise"
    SIGN_REVISION = "sign_revision"
    LOG_REPEAT = "log_repeat"
    LOG_CONDUCT = "log_conduct"
    WARN = "warn"
    RESTRICT_CONTACT = "restrict_contact"
    CHALLENGE = "challenge"


TABLE: Table = {
    Act.SEE_LETTERS: does_frontline | is_auditor | is_named,
    Act.WRITE_LETTER: does_frontline,
    Act.SEND_LETTER: does_frontline,
    Act.CLARIFY: works_on_it,
    Act.REVISE: works_on_it,
    Act.SIGN_REVISION: is_manager,
    Act.LOG_REPEAT: works_on_it,
    Act.LOG_CONDUCT: does_frontline,
    Act.WARN: works_on_it,
    Act.RESTRICT_CONTACT: is_manager,
    Act.CHALLENGE: works_on_it,
}


def may_post(actor: Actor) -> bool:
    """Complaints officers print and post what waits, for the complaints they may see."""
    return actor.holds(Role.COMPLAINTS_OFFICER)


OVERSEERS = (Role.COMPLAINTS_OFFICER, *MANAGERS)
"""Who is shown which restrictions are to be looked at again, of the complaints they may see."""


def may_review_contact(actor: Actor) -> bool:
    return actor.holds(*OVERSEERS)
