"""Stage 2 at the desk: findings, the response, the signature."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint, PointOfComplaint, Response
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import changes_between, comments_on, complaint_file, response_gaps
from wellheard.areas.casework.services import FindingGiven
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import back_to_file, carried_out, overtaken
from wellheard.foundation.journal.selectors import last_number
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.outcomes import Finding, outcome_from


def as_they_stand(points: Sequence[PointOfComplaint]) -> None:
    """Findings begin with what was saved of them."""


@gate(Act.FIND)
def findings(
    request: OfficeRequest, complaint_id: UUID, begin: Callable[[Sequence[PointOfComplaint]], None] = as_they_stand
) -> HttpResponse:
    """Findings on each point. `begin` may fill the reasons that are still empty, from what another area knows."""
    complaint = opened(request, Act.FIND, complaint_id)
    points = list(complaint.points.all())
    begin(points)
    form = typed(request, forms.FindingsForm, points=points)
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        given = {
            p.pk: FindingGiven(form.cleaned_data[f"finding_{p.pk}"], form.cleaned_data[f"reasons_{p.pk}"])
            for p in points
        }
        said = {"complaint": complaint, "findings": given, "by": request.actor, "at": timezone.now()}
        if carried_out(form, services.find, **said):
            return back_to_file(request, complaint, _("The findings are saved."))
    context = {
        "form": form,
        "seen": last_number(complaint.pk),
        "heading": _("Findings"),
        "label": complaint.reference,
        "submit": _("Save the findings"),
        "points": [(p, form[f"finding_{p.pk}"], form[f"reasons_{p.pk}"]) for p in points],
        "complaint": complaint,
        "today": timezone.localdate(),
        "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
    }
    return render(request, "casework/findings.html", context, status=422 if form.errors else 200)


def nothing_beside(complaint: Complaint) -> dict[str, Any]:
    return {}


@gate(Act.PROPOSE_RESPONSE)
def response(
    request: OfficeRequest, complaint_id: UUID, beside: Callable[[Complaint], dict[str, Any]] = nothing_beside
) -> HttpResponse:
    """Write the response: save it as a draft as often as you like, then put it forward for signature.

    `beside` may show what another area knows beside it.
    """
    complaint = opened(request, Act.PROPOSE_RESPONSE, complaint_id)
    file = complaint_file(request.actor, complaint, timezone.localdate())
    stage = file.stages[-1]
    last = stage.responses[-1] if stage.responses else None
    found = outcome_from([Finding(point.finding) for point in file.points if point.finding])
    initial = {"text": last.text if last else "", "outcome": (last.outcome if last else "") or (found or "")}
    form = typed(request, forms.ResponseForm, initial=initial)
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        draft = "draft" in request.POST
        said = {name: form.cleaned_data[name] for name in ("text", "outcome")}
        said |= {"complaint": complaint, "by": request.actor, "at": timezone.now()}
        service = services.save_draft if draft else services.propose_response
        if carried_out(form, service, **said, **({} if draft else {"chain": form.chain()})):
            if draft:
                messages.success(request, _("The draft is saved."))
                return redirect(request.path)
            return back_to_file(request, complaint, _("The response waits for a signature."))
    text, outcome = form["text"].value() or "", form["outcome"].value() or ""
    context: dict[str, Any] = {
        "form": form,
        "file": file,
        "complaint": complaint,
        "today": timezone.localdate(),
        "last": last,
        **_said_of(complaint, stage.responses, text if form.errors else ""),
        "gaps": response_gaps(complaint, stage.record, file.points, outcome, text, request.actor.name),
        "seen": last_number(complaint.pk),
        "heading": _("Response"),
        "label": complaint.reference,
        "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
        **beside(complaint),
    }
    return render(request, "casework/response.html", context, status=422 if form.errors else 200)


def _said_of(complaint: Complaint, responses: Sequence[Response], typed_text: str) -> dict[str, Any]:
    """What others said of it, who sent it back last, and where a colleague's saved words differ from those typed."""
    last = responses[-1] if responses else None
    differs = last is not None and typed_text and last.text.split() != typed_text.split()
    return {
        "sent_back": next((one for one in reversed(responses) if one.state == Response.State.SENT_BACK), None),
        "comments": comments_on(complaint),
        "saved_by_another": changes_between(typed_text, last.text) if last and differs else None,
    }
