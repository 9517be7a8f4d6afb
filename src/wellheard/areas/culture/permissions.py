"""Who takes down what somebody answered to the survey: act → predicate, as in casework."""

from enum import StrEnum

from wellheard.areas.casework.permissions import Table, does_frontline


class Act(StrEnum):
    TAKE_SURVEY = "take_survey"


TABLE: Table = {Act.TAKE_SURVEY: does_frontline}
