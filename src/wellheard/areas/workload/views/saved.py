"""Saved views: made from what the caseload shows, opened as the caseload, changed and removed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework.views.caseload import TABS
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.workload import forms, services
from wellheard.areas.workload.selectors import caseload_of, own_view, view_for
from wellheard.areas.workload.selectors.views import NAMES, own_view_named
from wellheard.foundation.organisations.gates import OfficeRequest, gate, signed_in
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.foundation.organisations.typed import typed


def asked_in(request: HttpRequest) -> dict[str, str]:
    """What the caseload was asked, as its address says it."""
    return {name: value for name in NAMES if (value := request.GET.get(name, "")[:200])}


def address_of(asked: dict[str, str], **more: str) -> str:
    """The caseload's address for a question."""
    query = QueryDict(mutable=True)
    query.update({**asked, **more})
    return f"{reverse('office:casework:caseload')}?{query.urlencode()}"


def in_words(asked: dict[str, str]) -> list[tuple[str, str]]:
    """What a view asks for, as its reader chose it: a label and words for each."""
    question = caseload_of(asked)
    service = Service.objects.filter(pk=question.service_id).first() if question.service_id else None
    handler = StaffMember.objects.filter(pk=question.handler_id).first() if question.handler_id else None
    said = [
        (_("Which complaints"), str(TABS[question.showing])),
        (_("Words, name or reference"), question.words),
        (_("Service"), service.path if service else ""),
        (_("Stage"), str(question.stage or "")),
        (_("Handled by"), handler.name if handler else ""),
        (_("Tag"), question.tag),
    ]
    return [(label, words) for label, words in said if words]


@signed_in
def new_view(request: OfficeRequest) -> HttpResponse:
    form = typed(request, forms.ViewForm)
    asked = asked_in(request)
    if request.method == "POST" and form.is_valid():
        said = {"asked": asked, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.save_view, **said):
            made = own_view_named(request.actor, form.cleaned_data["name"])
            messages.success(request, _("The view is saved. It stands above the complaints."))
            return redirect(address_of(asked, view=str(made.pk)))
    context = {
        "form": form,
        "asked": in_words(asked),
        "heading": _("Save this view"),
        "lead": _("It keeps what you asked for, not the complaints: it shows those that answer it when you look."),
        "submit": _("Save the view"),
        "label": _("Complaints"),
        "back_url": address_of(asked),
    }
    return render(request, "workload/view.html", context, status=422 if form.errors else 200)


@gate("view")
def open_view(request: OfficeRequest, view_id: UUID) -> HttpResponse:
    """Goes to the caseload as the view asks for it."""
    view = view_for(request.actor, view_id)
    return redirect(address_of(view.asked, view=str(view.pk)))


@gate("view")
def change_view(request: OfficeRequest, view_id: UUID) -> HttpResponse:
    view = own_view(request.actor, view_id)
    initial = {name: getattr(view, name) for name in forms.ViewForm.base_fields}
    form = typed(request, forms.ViewForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"view": view, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.change_view, **said):
            messages.success(request, _("The view is changed."))
            return redirect(address_of(view.asked, view=str(view.pk)))
    context = {
        "form": form,
        "asked": in_words(view.asked),
        "view": view,
        "heading": view.name,
        "submit": _("Save"),
        "label": _("Complaints"),
        "back_url": address_of(view.asked, view=str(view.pk)),
    }
    return render(request, "workload/view.html", context, status=422 if form.errors else 200)


@gate("view")
@require_POST
def remove_view(request: OfficeRequest, view_id: UUID) -> HttpResponse:
    view = own_view(request.actor, view_id)
    services.remove_view(view=view, by=request.actor, at=timezone.now())
    messages.success(request, _("The view “%(name)s” is removed.") % {"name": view.name})
    return redirect(address_of(view.asked))
