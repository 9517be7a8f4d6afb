"""One act, one form, one service: the acts on a complaint that need no page of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import clock_of
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed

Initial = Callable[[Complaint, date], dict[str, Any]]


def _nothing(complaint: Complaint, on: date) -> dict[str, Any]:
    return {}


def _today(*names: str) -> Initial:
    return lambda complaint, on: dict.fromkeys(names, on)


def _details(complaint: Complaint, on: date) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in forms.DetailsForm.base_fields}


def _restricted(complaint: Complaint, on: date) -> dict[str, Any]:
    return {
        "restricted": complaint.restricted,
        "readers": list(complaint.named_readers.values_list("staff_id", flat=True)),
    }


def _limits(complaint: Complaint, on: date) -> dict[str, Any]:
    """The clock of the present stage: what it is due by, and how far it may be extended."""
    stage = complaint.stages.prefetch_related("extensions__authorised_by").order_by("-number").first()
    return {"limits": clock_of(complaint, stage, Calendars(complaint.calendar_kept_at))} if stage else {}


@dataclass(frozen=True)
class Page:
    """What one act asks and says. `done` is said when it has been carried out, `about` is shown beside the form."""

    permission: Act
    form: type[DesignForm]
    service: Callable[..., Any]
    heading: Any
    submit: Any
    done: Any
    lead: Any = ""
    initial: Initial = _nothing
    about: Initial = _nothing


PAGES = {
    "details": Page(
        Act.EDIT,
        forms.DetailsForm,
        services.change_details,
        _("Details of the complaint"),
        _("Save the details"),
        _("The details are saved."),
        initial=_details,
    ),
    "add-person": Page(
        Act.EDIT,
        forms.PersonForm,
        services.add_person,
        _("Add a person"),
        _("Add this person"),
        _("The person is added."),
        _("Give what they are willing to give. Nothing here is compulsory, but something must be known."),
    ),
    "add-point": Page(
        Act.EDIT,
        forms.PointForm,
        services.add_point,
        _("Add a point of complaint"),
        _("Add this point"),
        _("The point is added."),
        _("One thing that has to be answered, in a sentence. Points agreed before must be agreed again."),
    ),
    "allocate": Page(
        Act.ALLOCATE,
        forms.AllocateForm,
        services.allocate,
        _("Who handles it"),
        _("Allocate"),
        _("The complaint is allocated."),
        initial=lambda complaint, on: {"handler": complaint.handler_id},
    ),
    "restrict": Page(
        Act.RESTRICT,
        forms.RestrictForm,
        services.restrict,
        _("Who may see it"),
        _("Save"),
        _("Access is changed."),
        _("For a complaint about a senior manager, a colleague or a child."),
        _restricted,
    ),
    "add-note": Page(
        Act.ADD_NOTE,
        forms.NoteForm,
        services.add_note,
        _("Write a note"),
        _("Save the note"),
        _("The note is saved."),
    ),
    "add-document": Page(
        Act.ADD_DOCUMENT,
        forms.DocumentForm,
        services.add_document,
        _("Add a file"),
        _("Add the file"),
        _("The file is added."),
    ),
    "answer": Page(
        Act.ANSWER_AT_STAGE_1,
        forms.AnswerForm,
        services.answer_at_stage_1,
        _("Answer at stage 1"),
        _("Record the answer and close stage 1"),
        _("The answer is recorded and stage 1 is closed."),
        initial=_today("responded_on"),
    ),
    "resolve": Page(
        Act.ANSWER_AT_STAGE_1,
        forms.ResolveForm,
        services.resolve,
        _("Resolve with the customer"),
        _("Record the agreement and close stage 1"),
        _("The agreement is recorded and stage 1 is closed."),
        _(
            "You and the customer agreed what will be done to put it right. "
            "No finding is made, and they may still escalate."
        ),
        _today("agreed_on"),
    ),
    "extend": Page(
        Act.EXTEND,
        forms.ExtendForm,
        services.extend,
        _("Extend the time"),
        _("Extend"),
        _("The time is extended."),
        initial=_today("customer_told_on"),
        about=_limits,
    ),
    "escalate": Page(
        Act.ESCALATE,
        forms.EscalateForm,
        services.escalate,
        _("Escalate to stage 2"),
        _("Escalate"),
        _("The complaint is at stage 2."),
        _(
            "The customer is still dissatisfied after stage 1. "
            "It stays the same complaint, and stage 2 has its own time."
        ),
        _today("asked_on"),
    ),
    "move-to-stage-2": Page(
        Act.ESCALATE,
        forms.MoveForm,
        services.move_to_stage_2,
        _("Move to stage 2 without an answer"),
        _("Move to stage 2"),
        _("The complaint is at stage 2."),
        initial=_today("moved_on"),
    ),
    "acknowledge": Page(
        Act.ACKNOWLEDGE,
        forms.AcknowledgeForm,
        services.acknowledge,
        _("Acknowledge"),
        _("Record the acknowledgement"),
        _("The acknowledgement is recorded."),
        initial=_today("acknowledged_on"),
    ),
    "agree-points": Page(
        Act.AGREE_POINTS,
        forms.AgreePointsForm,
        services.agree_points,
        _("Points agreed with the customer"),
        _("Record the agreement"),
        _("It is recorded that the points are agreed."),
        initial=_today("agreed_on"),
    ),
    "send-back": Page(
        Act.SIGN_OFF,
        forms.SendBackForm,
        services.send_back,
        _("Send the response back"),
        _("Send back"),
        _("The response is sent back."),
    ),
    "close": Page(
        Act.CLOSE,
        forms.CloseForm,
        services.close_without_outcome,
        _("Close without an outcome"),
        _("Close the complaint"),
        _("The complaint is closed."),
        initial=_today("closed_on"),
    ),
}


@gate(*sorted({page.permission for page in PAGES.values()}))
def act(request: OfficeRequest, complaint_id: UUID, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    if page is None:
        raise Http404
    complaint = opened(request, page.permission, complaint_id)
    now = timezone.now()
    today = timezone.localdate(now)
    initial = page.initial(complaint, today)
    form = typed(request, page.form, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"complaint": complaint, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, page.service, **said):
            return back_to_file(request, complaint, str(page.done))
    context = {
        "form": form,
        "complaint": complaint,
        "heading": page.heading,
        "lead": page.lead,
        "submit": page.submit,
        "label": complaint.reference,
        "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
        "today": today,
        **page.about(complaint, today),
    }
    return render(request, "casework/act.html", context, status=422 if form.errors else 200)


def carried_out(form: DesignForm, service: Callable[..., Any], /, **kwargs: Any) -> bool:
    """Call a service; a refusal is shown on the form, with everything that was typed."""
    try:
        service(**kwargs)
    except services.REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def back_to_file(request: HttpRequest, complaint: Complaint, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("office:casework:complaint", complaint_id=complaint.pk)
