"""What the areas put beside the response that is being written: each part is {beside_templates, what they show}."""

from functools import reduce
from typing import Any

from wellheard.areas.casework.models import Complaint
from wellheard.areas.correspondence.views import advice_beside
from wellheard.areas.investigation.views import contributions_beside
from wellheard.areas.learning.views.summary import summary_beside


def beside_response(complaint: Complaint) -> dict[str, Any]:
    """Whether it is plain and complete; what services contributed, and what was learned, to be put into the text."""
    parts = [advice_beside(complaint), contributions_beside(complaint), summary_beside(complaint)]
    templates = [name for part in parts for name in part["beside_templates"]]
    return reduce(lambda held, part: {**held, **part}, parts) | {"beside_templates": templates}
