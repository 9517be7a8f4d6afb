"""The learning summary beside the response that is being written, and into it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act as CaseworkAct
from wellheard.areas.casework.services import REFUSALS
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.learning import services
from wellheard.areas.learning.selectors.summary import summary_of
from wellheard.foundation.organisations.gates import OfficeRequest, gate


def summary_beside(complaint: Complaint) -> dict[str, Any]:
    """For the page of the response: what the records say was learned, to be put into the text."""
    return {"beside_templates": ["learning/join_summary.html"], "summary": summary_of(complaint)}


@require_POST
@gate(CaseworkAct.PROPOSE_RESPONSE)
def add_summary(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Put the summary into the response, with whatever was typed so far."""
    complaint = opened(request, CaseworkAct.PROPOSE_RESPONSE, complaint_id)
    said = {"text": request.POST.get("text", "")[:50_000], "outcome": request.POST.get("outcome", "")}
    try:
        services.add_summary(complaint=complaint, by=request.actor, at=timezone.now(), **said)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The learning summary is in the draft."))
    return redirect("office:casework:response", complaint_id=complaint.pk)
