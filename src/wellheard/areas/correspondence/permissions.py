"""Who may write, send and read the letters of a complaint."""

from enum import StrEnum

from wellheard.areas.casework.permissions import Table, does_frontline, is_auditor, is_named
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE_LETTERS = "see_letters"
    WRITE_LETTER = "write_letter"
    SEND_LETTER = "send_letter"


TABLE: Table = {
    Act.SEE_LETTERS: does_frontline | is_auditor | is_named,
    Act.WRITE_LETTER: does_frontline,
    Act.SEND_LETTER: does_frontline,
}


def may_post(actor: Actor) -> bool:
    """Complaints officers print and post what waits, for the complaints they may see."""
    return actor.holds(Role.COMPLAINTS_OFFICER)
