"""One act on many complaints: what is asked, what it would touch, how far it has come."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import CAPPED, caseload, visible
from wellheard.areas.casework.selectors.dates import soon
from wellheard.areas.casework.services import REFUSALS
from wellheard.areas.casework.views.caseload import asked
from wellheard.areas.casework.views.exports import caseload_csv
from wellheard.areas.casework.views.opening import saved
from wellheard.areas.correspondence.selectors import advice_on, as_letter
from wellheard.areas.workload import forms, services, tasks
from wellheard.areas.workload.models import BulkItem, BulkRun
from wellheard.areas.workload.selectors import Progress, desk_in, progress_of, run_for, runs_of, said_of
from wellheard.areas.workload.services.bulk_acts import ACTS
from wellheard.foundation.letters.fields import gaps_in
from wellheard.foundation.organisations.gates import OfficeRequest, gate

PAGE = 50
SAMPLED = 5
"""How many complaints are tried for a letter to show."""
WORKING = (BulkRun.State.RUNNING, BulkRun.State.UNDOING)


@gate(Act.SEE)
@require_POST
def prepare(request: OfficeRequest) -> HttpResponse:
    """From the complaints ticked (or all that answer the search) to what is to be done with them."""
    act = request.POST.get("act", "")
    if act not in forms.BULK:
        messages.error(request, _("Choose what to do with the complaints first."))
        return redirect(_back(request))
    ids = _chosen(request)
    if not ids:
        messages.error(request, _("Tick the complaints first, or choose all of them."))
        return redirect(_back(request))
    form_class = forms.BULK[act]
    sent = "said" in request.POST or not form_class.base_fields
    form = form_class(request.POST if sent else None)
    if sent and form.is_valid():
        try:
            made = services.make_preview(act=act, complaints=ids, said=form.said(), by=request.actor, at=timezone.now())
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("office:workload:run", bulk_id=made.pk)
    context = {
        "form": form,
        "act": act,
        "heading": BulkRun.Act(act).label,
        "count": len(ids),
        "whole": "whole" in request.POST,
        "complaints": request.POST.getlist("complaint"),
        "query": request.GET.urlencode(),
        "back_url": _back(request),
    }
    return render(request, "workload/prepare.html", context, status=422 if form.errors else 200)


def _back(request: OfficeRequest) -> str:
    return f"{reverse('office:casework:caseload')}?{request.GET.urlencode()}"


def _chosen(request: OfficeRequest) -> list[UUID]:
    """The complaints ticked, or every one that answers the search the page came from."""
    if "whole" in request.POST:
        today = timezone.localdate()
        found = caseload(request.actor, asked(request), today, soon(today))
        return list(found.values_list("pk", flat=True)[: CAPPED + 1])
    given = []
    for text in request.POST.getlist("complaint"):
        try:
            given.append(UUID(text))
        except ValueError:
            continue
    return given


@gate("run")
def runs(request: OfficeRequest) -> HttpResponse:
    page = Paginator(runs_of(request.actor), PAGE).get_page(request.GET.get("page"))
    return render(request, "workload/runs.html", {"page": page, "rows": [(run, progress_of(run)) for run in page]})


@gate("run")
def run(request: OfficeRequest, bulk_id: UUID) -> HttpResponse:
    """Before it begins: which complaints, and which are left out and why. Then: what became of each."""
    held = run_for(request.actor, bulk_id)
    seen = visible(request.actor).order_by().values("pk")
    items = held.items.filter(complaint__in=seen).select_related("complaint__service").order_by("state", "id")
    only = request.GET.get("state", "")
    if only in BulkItem.State.values:
        items = items.filter(state=only)
    progress = progress_of(held)
    context: dict[str, Any] = {
        "run": held,
        "progress": progress,
        "lists": _lists(held, progress),
        "page": Paginator(items, PAGE).get_page(request.GET.get("page")),
        "working": held.state in WORKING,
        "said": said_of(held),
        "hold": settings.BULK_LETTER_HOLD if held.act == BulkRun.Act.LETTER else 0,
        "leave_at": _leave_at(held),
        "now": timezone.now(),
        "undoable": ACTS[held.act].undo is not None and held.state == BulkRun.State.DONE,
        "today": timezone.localdate(),
        "only": only,
        **_sample(request, held),
        "desk": desk_in(request.actor, held, timezone.localdate()),
    }
    return render(request, "workload/run.html", context)


def _sample(request: OfficeRequest, held: BulkRun) -> dict[str, Any]:
    """Before letters go to many: the first of them as it would be printed, and what might be looked at again."""
    if held.act != BulkRun.Act.LETTER or held.state != BulkRun.State.PREVIEW:
        return {}
    waiting = held.items.filter(state=BulkItem.State.WAITING).order_by("id").values("complaint_id")
    now = timezone.now()
    for complaint in visible(request.actor).filter(pk__in=waiting).order_by("due_on", "id")[:SAMPLED]:
        try:
            letter = services.as_it_would_be(complaint, held.said, request.actor, now)
        except REFUSALS:
            continue
        advice = advice_on(letter, timezone.localdate(now))
        return {
            "sample": letter,
            "printed": as_letter(letter),
            "advice": advice,
            "gaps": gaps_in(as_letter(letter).body),
        }
    return {}


def _lists(held: BulkRun, progress: Progress) -> list[tuple[str, str, int]]:
    """The parts of a run that can be looked at apart, with the number of each; none where all stand alike."""
    waiting = _("To be done") if held.state == BulkRun.State.PREVIEW else BulkItem.State.WAITING.label
    labels = {state: state.label for state in BulkItem.State} | {BulkItem.State.WAITING: waiting}
    parts = [(state.value, str(label), getattr(progress, state.value)) for state, label in labels.items()]
    parts = [part for part in parts if part[2]]
    return [("", _("All"), progress.total), *parts] if len(parts) > 1 else []


def _leave_at(held: BulkRun) -> datetime | None:
    """When the e-mails of a run begin to leave; None where it sends none, or is not done."""
    if held.act != BulkRun.Act.LETTER or held.ended_at is None or held.state != BulkRun.State.DONE:
        return None
    return held.ended_at + timedelta(minutes=settings.BULK_LETTER_HOLD)


@gate("run")
@require_POST
def start(request: OfficeRequest, bulk_id: UUID) -> HttpResponse:
    held = run_for(request.actor, bulk_id)
    try:
        services.start(run=held, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        tasks.carry_out.enqueue(str(held.organisation_id), str(held.pk))
    return redirect("office:workload:run", bulk_id=held.pk)


@gate("run")
@require_POST
def undo(request: OfficeRequest, bulk_id: UUID) -> HttpResponse:
    held = run_for(request.actor, bulk_id)
    try:
        services.start_undoing(run=held, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        tasks.undo.enqueue(str(held.organisation_id), str(held.pk))
    return redirect("office:workload:run", bulk_id=held.pk)


def _done(request: OfficeRequest, held: BulkRun) -> Any:
    """The complaints of a run that were done and may still be seen."""
    done = held.items.filter(state=BulkItem.State.DONE).values("complaint_id")
    return visible(request.actor).filter(pk__in=done).select_related("service", "handler").order_by("due_on", "id")


@gate("run")
def print_run(request: OfficeRequest, bulk_id: UUID) -> HttpResponse:
    """The complaints of a run on paper, one after the other."""
    held = run_for(request.actor, bulk_id)
    page = Paginator(_done(request, held).prefetch_related("people", "points"), 200).get_page(request.GET.get("page"))
    saved(request, len(page))
    return render(request, "workload/print.html", {"run": held, "page": page, "today": timezone.localdate()})


@gate("run")
def export_run(request: OfficeRequest, bulk_id: UUID) -> HttpResponse:
    held = run_for(request.actor, bulk_id)
    found = _done(request, held)
    saved(request, found.count())
    return caseload_csv(found, timezone.localdate())
