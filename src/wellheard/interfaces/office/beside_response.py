"""What the areas put beside the response that is being written."""

from typing import Any

from wellheard.areas.casework.models import Complaint
from wellheard.areas.investigation.views import contributions_beside
from wellheard.areas.learning.views.summary import summary_beside


def beside_response(complaint: Complaint) -> dict[str, Any]:
    """What services contributed, and what was learned: each to be put into the text."""
    parts = [contributions_beside(complaint), summary_beside(complaint)]
    templates = [name for part in parts for name in part["beside_templates"]]
    return {**parts[0], **parts[1], "beside_templates": templates}
