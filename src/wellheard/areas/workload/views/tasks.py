"""Tasks, mentions and alerts: given, done, seen."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wellheard.areas.casework.permissions import Act as Casework
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import Page, acts_view, carried_out
from wellheard.areas.workload import forms, services
from wellheard.areas.workload.permissions import TABLE, Act
from wellheard.areas.workload.selectors import at_hand, mentions_of, task_for
from wellheard.areas.workload.selectors import tasks_of_complaint as tasks_in
from wellheard.foundation.organisations.gates import OfficeRequest, gate, signed_in
from wellheard.foundation.organisations.typed import typed

PAGES: dict[str, Page] = {
    "new": Page(
        Act.GIVE_TASK,
        forms.TaskForm,
        services.give_task,
        gettext_lazy("Give a task"),
        gettext_lazy("Give it"),
        gettext_lazy("The task is given."),
        gettext_lazy("Somebody who may see this complaint. It stands among their work until it is done."),
        back="office:tasks:tasks",
    ),
}
act = acts_view(PAGES, TABLE)


@gate(Casework.SEE)
def tasks_of_complaint(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Casework.SEE, complaint_id)
    context = {
        "complaint": complaint,
        "today": timezone.localdate(),
        "tasks": list(tasks_in(complaint)),
        "may_give": may(request.actor, Act.GIVE_TASK, complaint, TABLE),
        "heading": _("Tasks"),
    }
    return render(request, "workload/tasks.html", context)


@signed_in
def new_task(request: OfficeRequest) -> HttpResponse:
    """A task that belongs to no complaint."""
    form = typed(request, forms.TaskForm)
    if request.method == "POST" and form.is_valid():
        said = {"by": request.actor, "at": timezone.now(), **form.cleaned_data}
        given = carried_out(form, services.give_task, **said)
        if given:
            messages.success(request, _("The task is given."))
            return redirect("office:home")
    context = {
        "form": form,
        "heading": _("Give a task"),
        "lead": _("For one about a complaint, open the complaint first."),
        "submit": _("Give it"),
        "label": _("My work"),
        "back_url": reverse("office:home"),
    }
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)


@gate("task")
@require_POST
def finish_task(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    task = task_for(request.actor, task_id)
    services.finish_task(task=task, by=request.actor, at=timezone.now())
    messages.success(request, _("Done: %(text)s") % {"text": task.text})
    return redirect(_next(request))


@gate("mention")
@require_POST
def open_mention(request: OfficeRequest, mention_id: UUID) -> HttpResponse:
    """Where somebody named this person: seen, and on to the file."""
    mention = next((one for one in mentions_of(request.actor) if one.pk == mention_id), None)
    if mention is None:
        raise Http404
    services.see_mention(mention=mention, by=request.actor, at=timezone.now())
    return redirect("office:casework:complaint", complaint_id=mention.complaint_id)


@signed_in
@require_POST
def see_alerts(request: OfficeRequest) -> HttpResponse:
    """Put away those alerts that stood on the page; what waited behind them comes forward."""
    shown = request.POST.getlist("alert")
    seen = [row.pk for row in at_hand(request.actor, ["alerts"])["alerts"] if str(row.pk) in shown]
    services.see_alerts(alerts=seen, by=request.actor, at=timezone.now())
    messages.success(request, _("The alerts are put away. The dates stay where they are."))
    return redirect("office:home")


def _next(request: OfficeRequest) -> str:
    """Back to where the button stood, when that is a page of ours."""
    given = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(given, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return given if given and ours else reverse("office:home")
