"""Taking a complaint down: one screen, saved as it is typed, with what is known already beside it."""

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import may_record
from wellheard.areas.casework.selectors.drafts import unfinished
from wellheard.areas.casework.selectors.routes import not_a_complaint_reasons
from wellheard.areas.casework.selectors.similar import known
from wellheard.areas.casework.views.opening import listed
from wellheard.foundation.organisations import drafts
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.outcomes import Closure
from wellheard.rules.remit import ROUTES, NotAComplaint


@signed_in
def record(request: OfficeRequest, draft_id: UUID | None = None) -> HttpResponse:
    _for_recorders(request)
    now = timezone.localtime()
    reasons = not_a_complaint_reasons(now.date())
    form = typed(request, forms.RecordForm, initial=_beginning(now), reasons=reasons, today=now.date())
    if request.method == "POST":
        if "later" in request.POST:
            return _kept_for_later(request, now)
        if "look" not in request.POST and form.is_valid() and (complaint := _recorded(request, form, now)):
            return _on_from(request, complaint, form.cleaned_data["not_a_complaint_reason"])
    looked = "look" in request.POST
    if looked:
        given = drafts.read_back(request.POST, forms.RecordForm.base_fields)
        form = forms.RecordForm(initial=given, reasons=reasons, today=now.date())
    found = known(request.actor, request.POST) if request.method == "POST" else None
    if found:
        listed(request, found.complaints)
    path = request.path if draft_id else reverse("office:casework:record-draft", args=[uuid4()])
    context = {
        "form": form,
        "heading": _("Record a complaint"),
        "submit": _("Record the complaint"),
        "back_url": reverse("office:casework:caseload"),
        "label": _("Complaints"),
        "draft_path": path,
        "known": found,
        "unfinished": unfinished(request.actor, now, but=path),
    }
    return render(request, "casework/record.html", context, status=422 if form.errors and not looked else 200)


@signed_in
@require_POST
def similar(request: OfficeRequest) -> HttpResponse:
    """What is known already of what is being typed: asked by the page's script, in the body and not the address."""
    _for_recorders(request)
    found = known(request.actor, request.POST)
    listed(request, found.complaints)
    return render(request, "casework/known.html", {"known": found})


similar.is_autosave = True  # type: ignore[attr-defined]


def _for_recorders(request: OfficeRequest) -> None:
    if not may_record(request.actor):
        raise PermissionDenied


def _beginning(now: datetime) -> dict[str, object]:
    time = now.time().replace(second=0, microsecond=0)
    return {"received_on": now.date(), "received_time": time, "channel": "phone"}


def _kept_for_later(request: OfficeRequest, now: datetime) -> HttpResponse:
    drafts.save(request.actor, request.path, request.POST, now)
    request.keeps_draft = True  # type: ignore[attr-defined]
    messages.success(request, _("It is kept. You can go on with it here or on another device, for 30 days."))
    return redirect("office:casework:record")


def _recorded(request: OfficeRequest, form: forms.RecordForm, now: datetime) -> Complaint | None:
    reason = form.cleaned_data["not_a_complaint_reason"]
    try:
        complaint = services.record_complaint(by=request.actor, at=now, **form.for_service(now.date()))
        if reason and reason != NotAComplaint.PROTECTION_CONCERN:
            services.close_without_outcome(
                complaint=complaint, closure=Closure.NOT_A_COMPLAINT.value, not_a_complaint_reason=reason,
                reason=ROUTES[NotAComplaint(reason)].instead, closed_on=now.date(), by=request.actor, at=now,
            )  # fmt: skip
    except services.REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    return complaint


def _on_from(request: OfficeRequest, complaint: Complaint, reason: str) -> HttpResponse:
    """To the file; or, where somebody may not be safe, to the page that says where to turn at once."""
    said = _("Recorded. The reference is %(reference)s.") % {"reference": complaint.reference}
    messages.success(request, said)
    if reason == NotAComplaint.PROTECTION_CONCERN:
        return redirect("office:casework:act", complaint_id=complaint.pk, slug="protect")
    return redirect("office:casework:complaint", complaint_id=complaint.pk)
