"""Who may see and do what in a child's part of a complaint: act → predicate.

A child's own words are read by those with the duty: whoever handles the complaint or heard the child, the
complaints officers and managers of the service. Not by everybody who may open the file.
"""

from enum import StrEnum

from wellheard.areas.casework.permissions import (
    Table,
    does_frontline,
    is_auditor,
    recorded_it,
    works_on_it,
)
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


class Act(StrEnum):
    SEE_CHILD = "see_child"
    WORK_WITH_CHILD = "work_with_child"
    HEAR_CHILD = "hear_child"


TABLE: Table = {
    Act.SEE_CHILD: does_frontline | is_auditor,
    Act.WORK_WITH_CHILD: does_frontline,
    Act.HEAR_CHILD: works_on_it | recorded_it,
}

TALKERS = (Role.FRONTLINE, Role.COMPLAINTS_OFFICER, Role.INVESTIGATOR, Role.HEAD_OF_SERVICE)


def may_talk(actor: Actor) -> bool:
    """Whoever meets children in their work may sit down with one and help them tell."""
    return actor.holds(*TALKERS)
