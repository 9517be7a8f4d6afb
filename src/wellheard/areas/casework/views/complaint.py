"""The file of one complaint: everything about it on a page, its clock, its people, its files."""

from datetime import timedelta
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Person
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import complaint_file, document_for
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import back_to_file, carried_out
from wellheard.foundation.documents.services import UnableToStore, open_content
from wellheard.foundation.journal.selectors import lookers
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed

LOOKING = timedelta(minutes=10)
"""Somebody who opened the file within this time is taken to be looking at it still."""


@gate(Act.SEE)
def complaint(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    found = opened(request, Act.SEE, complaint_id)
    now = timezone.now()
    today = timezone.localdate(now)
    context = {
        "file": complaint_file(request.actor, found, today),
        "complaint": found,
        "today": today,
        "lookers": lookers(found.pk, now - LOOKING, request.actor.staff_id),
    }
    return render(request, "casework/complaint.html", context)


@gate(Act.SEE)
def clock(request: OfficeRequest, complaint_id: UUID, number: int) -> HttpResponse:
    """The clock of one stage with its working: day by day, what counted and what did not, and why."""
    found = opened(request, Act.SEE, complaint_id)
    today = timezone.localdate()
    file = complaint_file(request.actor, found, today)
    stage = next((held for held in file.stages if held.record.number == number), None)
    if stage is None:
        raise Http404
    context = {
        "complaint": found,
        "stage": stage,
        "marks": stage.clock.marks(),
        "weekdays": [(WEEKDAYS_ABBR[n], WEEKDAYS[n]) for n in range(7)],
        "today": today,
        "file": file,
    }
    return render(request, "casework/clock.html", context)


@gate(Act.EDIT)
def person(request: OfficeRequest, complaint_id: UUID, person_id: UUID) -> HttpResponse:
    found = opened(request, Act.EDIT, complaint_id)
    row = get_object_or_404(Person.objects.filter(complaint=found), pk=person_id)
    initial = {name: getattr(row, name) for name in forms.PersonForm.base_fields}
    form = typed(request, forms.PersonForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {
            "complaint": found,
            "person": row,
            "by": request.actor,
            "at": timezone.now(),
            **form.cleaned_data,
        }
        if carried_out(form, services.change_person, **said):
            return back_to_file(request, found, _("The details are saved."))
    context = {
        "form": form,
        "complaint": found,
        "today": timezone.localdate(),
        "heading": _("Details of a person"),
        "label": found.reference,
        "submit": _("Save the details"),
        "back_url": reverse("office:casework:complaint", args=[found.pk]),
    }
    return render(request, "casework/act.html", context, status=422 if form.errors else 200)


@gate(Act.SEE)
def document(request: OfficeRequest, complaint_id: UUID, document_id: UUID) -> HttpResponseBase:
    """A file, as an attachment and never as a page. One in quarantine is refused."""
    held = document_for(request.actor, complaint_id, document_id)
    try:
        content = open_content(held.document)
    except UnableToStore as refusal:
        return render(
            request,
            "casework/refused.html",
            {"reason": str(refusal), "complaint": held.complaint},
            status=409,
        )
    services.read_document(document=held, by=request.actor, at=timezone.now())
    response = FileResponse(
        content, as_attachment=True, filename=held.document.name, content_type=held.document.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
