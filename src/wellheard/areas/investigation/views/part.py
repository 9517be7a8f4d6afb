"""The investigation of one complaint: its working page, a request read, the chronology, the report."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import carried_out, overtaken
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.permissions import TABLE, Act
from wellheard.areas.investigation.selectors import assembled, chronology, concerned, fairness_of, inquiry_file
from wellheard.foundation.journal.selectors import last_number
from wellheard.foundation.letters.printing import report_as_docx
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.typed import typed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@gate(Act.SEE_INVESTIGATION)
def part(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_INVESTIGATION, complaint_id, TABLE)
    today = timezone.localdate()
    inquiry = inquiry_file(request.actor, complaint, today)
    context = {
        "complaint": complaint,
        "inquiry": inquiry,
        "fairness": fairness_of(complaint, today),
        "outside": complaint.outside_parts.select_related("contractor"),
        "concerned": concerned(complaint),
        "care": complaint.handler_care.select_related("staff", "supported_by"),
        "today": today,
        "heading": _("Investigation"),
    }
    return render(request, "investigation/part.html", context)


@gate(Act.SEE_INVESTIGATION)
def request_page(request: OfficeRequest, complaint_id: UUID, item_id: UUID) -> HttpResponse:
    """One request, what was given and what followed."""
    complaint = opened(request, Act.SEE_INVESTIGATION, complaint_id, TABLE)
    inquiry = inquiry_file(request.actor, complaint, timezone.localdate())
    asked = next((found for found in inquiry.requests if found.row.pk == item_id), None)
    if asked is None:
        raise Http404
    context = {
        "complaint": complaint,
        "inquiry": inquiry,
        "asked": asked,
        "today": timezone.localdate(),
        "heading": f"{asked.row.get_kind_display()}: {asked.row.of.name}",
    }
    return render(request, "investigation/request.html", context)


@gate(Act.SEE_INVESTIGATION)
def chronology_page(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_INVESTIGATION, complaint_id, TABLE)
    inquiry = inquiry_file(request.actor, complaint, timezone.localdate())
    context = {
        "complaint": complaint,
        "inquiry": inquiry,
        "rows": chronology(complaint),
        "today": timezone.localdate(),
        "heading": _("Chronology"),
    }
    return render(request, "investigation/chronology.html", context)


@gate(Act.INVESTIGATE)
def write_report(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """The report: the last version, or what the records make of it; `?again` puts it together anew."""
    complaint = opened(request, Act.INVESTIGATE, complaint_id, TABLE)
    inquiry = inquiry_file(request.actor, complaint, timezone.localdate())
    last = inquiry.reports[-1] if inquiry.reports and "again" not in request.GET else None
    form = typed(request, forms.ReportForm, initial={"text": last.text if last else assembled(inquiry)})
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        said = {"complaint": complaint, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.write_report, **said):
            return redirect("office:investigation:report", complaint_id=complaint.pk)
    context = {
        "form": form,
        "seen": last_number(complaint.pk),
        "complaint": complaint,
        "inquiry": inquiry,
        "today": timezone.localdate(),
        "heading": _("Write the report"),
        "submit": _("Save as a new version"),
        "label": _("Investigation"),
        "back_url": reverse("office:investigation:part", args=[complaint.pk]),
    }
    return render(request, "investigation/write_report.html", context, status=422 if form.errors else 200)


@gate(Act.SEE_INVESTIGATION)
def report(request: OfficeRequest, complaint_id: UUID, number: int | None = None) -> HttpResponse:
    """A version of the report as it is read and printed: the last unless another is asked for."""
    complaint = opened(request, Act.SEE_INVESTIGATION, complaint_id, TABLE)
    inquiry = inquiry_file(request.actor, complaint, timezone.localdate())
    found = [held for held in inquiry.reports if number in (None, held.number)]
    if number is not None and not found:
        raise Http404
    context = {
        "complaint": complaint,
        "inquiry": inquiry,
        "shown": found[-1] if found else None,
        "today": timezone.localdate(),
        "heading": _("Report"),
    }
    return render(request, "investigation/report.html", context)


@gate(Act.SEE_INVESTIGATION)
def report_file(request: OfficeRequest, complaint_id: UUID, number: int) -> HttpResponse:
    """A version of the report as a Word document; what leaves as a file is an entry."""
    complaint = opened(request, Act.SEE_INVESTIGATION, complaint_id, TABLE)
    held = complaint.reports.filter(number=number).select_related("written_by").first()
    if held is None:
        raise Http404
    services.read_report(report=held, by=request.actor, at=timezone.now())
    written = date_format(timezone.localtime(held.written_at), "j F Y")
    words = _("Complaint %(reference)s. Version %(n)d of the report, %(who)s, %(on)s.")
    made = report_as_docx(
        organisation=Organisation.objects.only("name").get(pk=complaint.organisation_id).name,
        title=_("Report of the investigation"),
        about=words % {"reference": complaint.reference, "n": held.number, "who": held.written_by.name, "on": written},
        text=held.text,
    )
    answer = HttpResponse(made, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{complaint.reference}-report-{held.number}.docx"'
    return answer
