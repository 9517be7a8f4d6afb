"""Two parts of a file: after the answer, and how we are in touch; and the restrictions to be looked at again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.views.opening import listed, opened
from wellheard.areas.correspondence.permissions import OVERSEERS, TABLE, Act
from wellheard.areas.correspondence.selectors import after_the_answer, due_for_review
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.rules.stages import Act as Step
from wellheard.rules.stages import Stage, possible_acts


@gate(Act.SEE_LETTERS)
def after(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_LETTERS, complaint_id, TABLE)
    possible = possible_acts(Stage(complaint.state))
    context = {
        "complaint": complaint,
        "after": after_the_answer(complaint),
        "acts": _acts(request.actor, complaint),
        "may_be_clarified": Step.CLARIFY in possible,
        "may_be_revised": Step.REVISE in possible,
        "today": timezone.localdate(),
        "heading": _("After the answer"),
    }
    return render(request, "correspondence/after.html", context)


@gate(Act.SEE_LETTERS)
def conduct(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_LETTERS, complaint_id, TABLE)
    restrictions = complaint.restrictions.select_related("decided_by", "challenge_heard_by", "letter")
    context = {
        "complaint": complaint,
        "incidents": complaint.incidents.select_related("logged_by"),
        "warnings": complaint.warnings.select_related("given_by"),
        "restrictions": restrictions.prefetch_related("reviews__reviewed_by").order_by("-id"),
        "acts": _acts(request.actor, complaint),
        "today": timezone.localdate(),
        "heading": _("How we are in touch"),
    }
    return render(request, "correspondence/conduct.html", context)


@holding(*OVERSEERS)
def restrictions(request: OfficeRequest) -> HttpResponse:
    """Restrictions in force, the one to be looked at first on top."""
    found = due_for_review(request.actor)
    listed(request, [row.complaint for row in found])
    context: dict[str, Any] = {
        "restrictions": found,
        "today": timezone.localdate(),
        "heading": _("Restrictions on contact"),
    }
    return render(request, "correspondence/restrictions.html", context)


def _acts(actor: Actor, complaint: Complaint) -> set[str]:
    return {act.value for act in Act if may(actor, act, complaint, TABLE)}
