"""Bringing in a file of complaints: choose it, see what is wrong with it, take it in, take it back."""

import csv
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework import forms, services, tasks
from wellheard.areas.casework.models import ImportRun
from wellheard.areas.casework.permissions import may_import
from wellheard.areas.casework.selectors import exchange_rows, import_for, visible
from wellheard.areas.casework.selectors.exchange import exchange_columns
from wellheard.areas.casework.views.opening import saved
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed

PAGE = 100
WORKING = (ImportRun.State.WAITING, ImportRun.State.CHECKING, ImportRun.State.APPLYING)
officer = holding(Role.COMPLAINTS_OFFICER)


@officer
def imports(request: OfficeRequest) -> HttpResponse:
    if not may_import(request.actor):
        raise PermissionDenied
    form = typed(request, forms.ImportForm)
    if request.method == "POST" and form.is_valid():
        try:
            run = services.start_import(upload=form.cleaned_data["upload"], by=request.actor, at=timezone.now())
        except services.REFUSALS as refusal:
            form.add_error("upload", str(refusal))
        else:
            tasks.check.enqueue(str(run.organisation_id), str(run.pk))
            return redirect("office:casework:import", run_id=run.pk)
    runs = ImportRun.objects.select_related("document", "started_by").order_by("-started_at", "-id")[:50]
    context = {"form": form, "runs": runs}
    return render(request, "casework/imports.html", context, status=422 if form.errors else 200)


@gate("import")
def import_run(request: OfficeRequest, run_id: UUID) -> HttpResponse:
    run = import_for(request.actor, run_id)
    page = Paginator(run.faults, PAGE).get_page(request.GET.get("page"))
    context = {"run": run, "page": page, "working": run.state in WORKING}
    return render(request, "casework/import.html", context)


@gate("import")
def import_faults(request: OfficeRequest, run_id: UUID) -> HttpResponse:
    """Every fault as a file, to work through beside the one that was brought in."""
    run = import_for(request.actor, run_id)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="faults.csv"'
    writer = csv.writer(response)
    writer.writerow(["line", "column", "value", "what is wrong", "what to do"])
    for fault in run.faults:
        writer.writerow([fault["line"], fault["column"], fault["value"], fault["problem"], fault["remedy"]])
    return response


@gate("import")
@require_POST
def import_act(request: OfficeRequest, run_id: UUID, act: str) -> HttpResponse:
    run = import_for(request.actor, run_id)
    if act == "take-in":
        _take_in(request, run)
    elif act == "undo":
        try:
            services.undo_import(run=run, by=request.actor, at=timezone.now())
        except services.REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The import is undone."))
    elif act == "check":
        tasks.check.enqueue(str(run.organisation_id), str(run.pk))
    else:
        raise Http404
    return redirect("office:casework:import", run_id=run.pk)


def _take_in(request: OfficeRequest, run: ImportRun) -> None:
    if run.state not in (ImportRun.State.CHECKED, ImportRun.State.APPLYING) or run.done:
        messages.error(request, _("Only a file that has been checked and has no faults can be taken in."))
        return
    run.state = ImportRun.State.APPLYING
    run.save(update_fields=["state"])
    tasks.take_in.enqueue(str(run.organisation_id), str(run.pk), str(request.actor.staff_id))


@officer
def exchange_file(request: OfficeRequest) -> HttpResponse:
    """Every complaint this person may see, as an exchange file that another system, or this one, can read."""
    rows = list(exchange_rows(visible(request.actor), words=True))
    saved(request, len(rows))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="exchange-{timezone.localdate()}.csv"'
    writer = csv.DictWriter(response, exchange_columns(rows), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return response
