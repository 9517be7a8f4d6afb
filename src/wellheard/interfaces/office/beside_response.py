"""What the areas put beside an answer: the response that is being written, and the one answer of a campaign."""

from collections.abc import Sequence
from functools import reduce
from typing import Any
from uuid import UUID

from wellheard.areas.casework.models import Complaint
from wellheard.areas.correspondence.selectors import due_among
from wellheard.areas.correspondence.views import advice_beside
from wellheard.areas.investigation.views import contributions_beside
from wellheard.areas.learning.views.summary import summary_beside
from wellheard.areas.workload.services import ANSWERS_A_CAMPAIGN
from wellheard.foundation.organisations.actors import Actor


def beside_response(complaint: Complaint) -> dict[str, Any]:
    """Whether it is plain and complete; what services contributed, and what was learned, to be put into the text."""
    parts = [advice_beside(complaint), contributions_beside(complaint), summary_beside(complaint)]
    templates = [name for part in parts for name in part["beside_templates"]]
    return reduce(lambda held, part: {**held, **part}, parts) | {"beside_templates": templates}


def letters_of_campaign(actor: Actor, members: Sequence[Complaint]) -> set[UUID]:
    """Those of a campaign that were answered by letter, and whose letter has not gone out."""
    return due_among(actor, [one.pk for one in members], ANSWERS_A_CAMPAIGN)
