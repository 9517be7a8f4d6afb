"""What is learned from one complaint: its part of the file, and its analysis with the diagram."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.views.opening import opened
from wellheard.areas.learning.permissions import TABLE, Act, may_propose
from wellheard.areas.learning.selectors.complaint_learning import gaps_by_number, learning_of, tree_of
from wellheard.areas.learning.selectors.drawing import fishbone_of
from wellheard.areas.learning.selectors.earlier import earlier_actions
from wellheard.areas.learning.selectors.summary import summary_of
from wellheard.foundation.organisations.gates import OfficeRequest, gate


@gate(Act.SEE_LEARNING)
def part(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_LEARNING, complaint_id, TABLE)
    learning = learning_of(request.actor, complaint)
    cause = learning.cause
    context = {
        "complaint": complaint,
        "learning": learning,
        "earlier": earlier_actions(complaint.service, cause.factor if cause else "", complaint.category),
        "may_propose": may_propose(request.actor),
        "summary": summary_of(complaint),
        "today": timezone.localdate(),
        "heading": _("Learning"),
    }
    return render(request, "learning/part.html", context)


@gate(Act.SEE_LEARNING)
def analysis(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """The chain of whys, and the diagram drawn from the coded factors."""
    complaint = opened(request, Act.SEE_LEARNING, complaint_id, TABLE)
    learning = learning_of(request.actor, complaint)
    if learning.analysis is None:
        raise Http404
    context = {
        "complaint": complaint,
        "learning": learning,
        "analysis": learning.analysis,
        "tree": tree_of(learning.analysis),
        "gaps": gaps_by_number(learning.analysis),
        "rows": list(learning.analysis.factors.all()),
        "diagram": fishbone_of(learning.analysis),
        "today": timezone.localdate(),
        "heading": _("Root cause analysis"),
    }
    return render(request, "learning/analysis.html", context)
