"""What is asked of me: the page of somebody with no right to the file. They see the request and nothing else."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.selectors import (
    asked_of,
    concerning,
    escalation_for,
    given_to,
    part_given_to,
    parts_to_sign,
    raised_by,
    request_for,
    taken_to,
)
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.gates import OfficeRequest, gate, signed_in
from wellheard.foundation.organisations.typed import typed


@signed_in
def asked(request: OfficeRequest) -> HttpResponse:
    rows = list(asked_of(request.actor))
    context = {
        "waiting": [row for row in rows if row.is_awaited],
        "given": [row for row in rows if not row.is_awaited],
        "taken": taken_to(request.actor),
        "work": given_to(request.actor),
        "parts": parts_to_sign(request.actor, timezone.localdate()),
        "concerns": concerning(request.actor),
        "today": timezone.localdate(),
    }
    return render(request, "investigation/asked.html", context)


@gate("asked of them")
def answer(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Read what is asked, save what is typed, give it."""
    row = request_for(request.actor, request_id)
    now = timezone.now()
    if request.method in ("GET", "HEAD"):
        services.read_request(request=row, by=request.actor, at=now)
    form = typed(request, forms.ReplyForm, initial={"text": row.draft, "prevention": row.draft_prevention})
    draft = "draft" in request.POST
    if draft:
        form.fields["text"].required = False
    if request.method == "POST" and form.is_valid():
        said = {"request": row, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.save_reply if draft else services.give_reply, **said):
            messages.success(request, _("It is saved. Go on with it when you like.") if draft else _("It is given."))
            return redirect(request.path if draft else "office:asked")
    context = {
        "row": row,
        "replies": row.replies.all(),
        "raised": raised_by(request.actor, row),
        "form": form,
        "today": timezone.localdate(now),
        "heading": row.get_kind_display(),
        "back_url": reverse("office:asked"),
        "label": _("Asked of me"),
    }
    return render(request, "investigation/answer.html", context, status=422 if form.errors else 200)


@gate("asked of them")
def say_unfair(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Whoever was asked says that it is not looked into fairly; what they said before stands with its answer."""
    row = request_for(request.actor, request_id)
    now = timezone.now()
    form = typed(request, forms.SayUnfairForm)
    if request.method == "POST" and form.is_valid():
        said = {"complaint": row.complaint, "raised_by": "", "raised_on": timezone.localdate(now), "by": request.actor}
        if carried_out(form, services.raise_bias, at=now, **said, **form.cleaned_data):
            messages.success(request, _("It is on the file. A manager who is not involved answers you here."))
            return redirect("office:answer", request_id=row.pk)
    return _form_page(
        request, form, reverse("office:answer", args=[row.pk]), row.get_kind_display(),
        heading=_("It is not looked into fairly"), submit=_("Send it"),
        lead=_("Say so here. You need not tell those who look into it first."),
    )  # fmt: skip


@gate("asked of them")
def want_time(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """Whoever was asked says that they need more time, and why."""
    row = request_for(request.actor, request_id)
    form = typed(request, forms.WantTimeForm, initial={"until_on": row.wanted_until, "reason": row.wanted_why})
    if request.method == "POST" and form.is_valid():
        said = {"request": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.ask_more_time, **said):
            messages.success(request, _("Those who asked you see it, and answer you."))
            return redirect("office:answer", request_id=row.pk)
    return _form_page(
        request, form, reverse("office:answer", args=[row.pk]), row.get_kind_display(), heading=_("You need more time"),
        lead=_("It is due on %(on)s.") % {"on": date_format(row.due_on, "j F Y")}, submit=_("Send it"),
    )  # fmt: skip


@gate("given to them")
def work_done(request: OfficeRequest, part_id: UUID) -> HttpResponse:
    """Whoever was given a part of an investigation says on which day it was done."""
    row = part_given_to(request.actor, part_id)
    now = timezone.now()
    form = typed(request, forms.DoneForm, initial={"done_on": timezone.localdate(now)})
    if request.method == "POST" and form.is_valid():
        said = {"complaint": row.complaint, "part": row, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.finish_part, **said):
            messages.success(request, _("It is down as done."))
            return redirect("office:asked")
    return _form_page(
        request, form, reverse("office:asked"), _("Asked of me"), heading=_("A part of an investigation is done"),
        lead=row.what, submit=_("It is done"),
    )  # fmt: skip


@gate("taken to them")
def taken(request: OfficeRequest, escalation_id: UUID) -> HttpResponse:
    """A manager is told of what did not come, and says what will be done."""
    row = escalation_for(request.actor, escalation_id)
    now = timezone.now()
    if request.method in ("GET", "HEAD"):
        services.read_request(request=row.request, by=request.actor, at=now)
    form = typed(request, forms.EscalationAnswerForm, initial={"answer": row.answer})
    if request.method == "POST" and form.is_valid():
        said = {"escalation": row, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.answer_escalation, **said):
            messages.success(request, _("Your answer is with the complaints team."))
            return redirect("office:asked")
    context = {
        "row": row,
        "asked": row.request,
        "form": form,
        "today": timezone.localdate(now),
        "heading": _("Taken to you"),
        "back_url": reverse("office:asked"),
        "label": _("Asked of me"),
        "submit": _("Answer"),
    }
    return render(request, "investigation/taken.html", context, status=422 if form.errors else 200)


def _form_page(request: OfficeRequest, form: DesignForm, back: str, label: Any, **words: Any) -> HttpResponse:
    """A form and nothing else: what it is for, the way back, and what its button says."""
    context = {"form": form, "back_url": back, "label": label, **words}
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
