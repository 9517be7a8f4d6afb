"""Who may ask for something to be done in a complaint."""

from enum import StrEnum

from rules.predicates import Predicate

from wellheard.areas.casework.permissions import does_frontline


class Act(StrEnum):
    GIVE_TASK = "give_task"


TABLE: dict[Act, Predicate] = {Act.GIVE_TASK: does_frontline}
