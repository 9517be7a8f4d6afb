"""Pages of those with a part in a complaint and no right to its file; and joining contributions into one response."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act as CaseworkAct
from wellheard.areas.casework.services import REFUSALS
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.selectors import concern_for, contributions, part_for, requests_in
from wellheard.areas.investigation.selectors.joining import stands_in
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed


@gate("signs this part")
def sign_part(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """A director reads what their service contributed and signs it; of the complaint they see no more."""
    now = timezone.now()
    row = part_for(request.actor, request_id, timezone.localdate(now))
    if request.method in ("GET", "HEAD"):
        services.read_request(request=row, by=request.actor, at=now)
    form = typed(request, forms.SignPartForm)
    if request.method == "POST" and form.is_valid():
        said = {"request": row, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.sign_part, **said):
            messages.success(request, _("The part is signed."))
            return redirect("office:asked")
    context = {
        "row": row,
        "last": row.replies.order_by("-number").first(),
        "form": form,
        "heading": _("Sign the part of your service"),
        "submit": _("Sign it"),
        "back_url": reverse("office:asked"),
        "label": _("Asked of me"),
    }
    return render(request, "investigation/sign_part.html", context, status=422 if form.errors else 200)


@gate("concerns them")
def concern(request: OfficeRequest, concern_id: UUID) -> HttpResponse:
    """What somebody complained about is told: that, and no more."""
    row = concern_for(request.actor, concern_id)
    context = {"row": row, "asked": requests_in(row), "today": timezone.localdate()}
    return render(request, "investigation/concern.html", context)


@require_POST
@gate(CaseworkAct.PROPOSE_RESPONSE)
def add_to_response(request: OfficeRequest, complaint_id: UUID, item_id: UUID) -> HttpResponse:
    """Put one contribution at the end of the response, with whatever was typed so far."""
    complaint = opened(request, CaseworkAct.PROPOSE_RESPONSE, complaint_id)
    found = next((row for row in contributions(complaint) if row.pk == item_id), None)
    if found is None:
        raise Http404
    said = {"text": request.POST.get("text", "")[:50_000], "outcome": request.POST.get("outcome", "")}
    try:
        services.add_to_response(complaint=complaint, request=found, by=request.actor, at=timezone.now(), **said)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is in the draft, at the end."))
    return redirect("office:casework:response", complaint_id=complaint.pk)


def contributions_beside(complaint: Complaint) -> dict[str, Any]:
    """For the page of the response: what services contributed, to be added to the text where it does not stand yet."""
    stage = complaint.stages.order_by("-number").first()
    written = stage.responses.order_by("-number").first() if stage else None
    rows = [(row, stands_in(row, written.text if written else "")) for row in contributions(complaint)]
    return {"beside_templates": ["investigation/join.html"], "contributions": rows}
