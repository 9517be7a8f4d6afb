"""Giving a complaint to somebody, with their desk and what stands against them in view; the briefings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import Act as CaseworkAct
from wellheard.areas.casework.views.opening import listed, opened
from wellheard.areas.casework.views.pages import back_to_file, carried_out, overtaken
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.selectors import briefings_for, candidates, outside_required
from wellheard.foundation.journal.selectors import last_number
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed


@gate(CaseworkAct.ALLOCATE)
def allocation(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Who handles it: each who could, with what is on their desk and what is to be weighed."""
    complaint = opened(request, CaseworkAct.ALLOCATE, complaint_id)
    now = timezone.now()
    today = timezone.localdate(now)
    initial = {"handler": complaint.handler_id, "outside": outside_required(complaint)}
    form = typed(request, forms.AllocationForm, initial=initial)
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        said = {"complaint": complaint, "by": request.actor, "at": now, **form.for_service()}
        if carried_out(form, services.allocate, **said):
            return back_to_file(request, complaint, _("The complaint is allocated."))
    found = candidates(request.actor, complaint, today)
    context = {
        "form": form,
        "complaint": complaint,
        "seen": last_number(complaint.pk),
        "candidates": found,
        "chosen": str(form["handler"].value() or ""),
        "today": today,
        "heading": _("Who handles it"),
        "submit": _("Allocate"),
        "label": complaint.reference,
        "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
    }
    return render(request, "investigation/allocation.html", context, status=422 if form.errors else 200)


@holding(Role.CHIEF_EXECUTIVE)
def briefings(request: OfficeRequest) -> HttpResponse:
    rows = list(briefings_for(request.actor))
    listed(request, [row.complaint for row in rows])
    context = {
        "unread": [row for row in rows if row.read_at is None],
        "read": [row for row in rows if row.read_at is not None],
    }
    return render(request, "investigation/briefings.html", context)


@holding(Role.CHIEF_EXECUTIVE)
def read_briefing(request: OfficeRequest, briefing_id: UUID) -> HttpResponse:
    row = briefings_for(request.actor).filter(pk=briefing_id).first()
    if row is None:
        raise Http404
    listed(request, [row.complaint])
    form = typed(request, forms.ReadBriefingForm)
    if request.method == "POST" and form.is_valid():
        said = {"briefing": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.read_briefing, **said):
            messages.success(request, _("It is on the file that you have read it."))
            return redirect("office:briefings")
    context = {
        "form": form,
        "row": row,
        "heading": _("Briefing"),
        "submit": _("I have read it"),
        "back_url": reverse("office:briefings"),
        "label": _("Briefings"),
    }
    return render(request, "investigation/briefing.html", context, status=422 if form.errors else 200)
