"""Praise, dissatisfaction without a complaint, consents awaited, and equality monitoring kept apart."""

import csv
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wellheard.areas.casework import forms, labels, services
from wellheard.areas.casework.models import Dissatisfaction, EqualityQuestion, Praise
from wellheard.areas.casework.permissions import Act, may_keep_equality_list, may_record
from wellheard.areas.casework.selectors import voices as asked
from wellheard.areas.casework.views.exports import plain
from wellheard.areas.casework.views.opening import listed, opened, saved
from wellheard.areas.casework.views.pages import back_to_file, carried_out
from wellheard.foundation.organisations.gates import OfficeRequest, gate, signed_in
from wellheard.foundation.organisations.models import Service
from wellheard.foundation.organisations.typed import typed

PAGE = 50
KINDS: dict[str, tuple[Any, Any, Any, Any, Any]] = {
    "praise": (
        Praise, forms.PraiseForm, services.praise, gettext_lazy("Praise"), gettext_lazy("Record praise"),
    ),
    "dissatisfaction": (
        Dissatisfaction, forms.DissatisfactionForm, services.note_dissatisfaction,
        gettext_lazy("Dissatisfied, and no complaint"), gettext_lazy("Record dissatisfaction"),
    ),
}  # fmt: skip


def _kind(kind: str) -> tuple[Any, Any, Any, Any, Any]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _wanted(request: OfficeRequest, model: Any) -> tuple[Any, str, UUID | None]:
    form = forms.CaseloadForm(request.GET)
    form.is_valid()
    words, service = form.cleaned_data.get("words") or "", form.cleaned_data.get("service")
    return asked.voices(request.actor, model, words, service), words, service


@signed_in
def voices(request: OfficeRequest, kind: str) -> HttpResponse:
    model, _form, _service, heading, add = _kind(kind)
    rows, words, service = _wanted(request, model)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind, "heading": heading, "add": add, "page": page, "words": words, "service_id": service,
        "services": Service.objects.order_by("path"), "kinds": {name: one[3] for name, one in KINDS.items()},
        "may_record": may_record(request.actor),
        "may_keep_equality": may_keep_equality_list(request.actor),
    }  # fmt: skip
    return render(request, "casework/voices.html", context)


@signed_in
def voices_export(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same rows as a spreadsheet."""
    model, *_rest = _kind(kind)
    rows, _words, _service = _wanted(request, model)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}-{timezone.localdate().isoformat()}.csv"'
    writer = csv.writer(response)
    praise = model is Praise
    writer.writerow(["Day", "Service", "Words", "How it came", *(["Passed on to", "Passed on"] if praise else [])])
    count = 0
    for row in rows.iterator(chunk_size=2000):
        extra = [row.passed_on_to, row.passed_on_on or ""] if praise else []
        found = [row.on, row.service.path if row.service else "", row.words, row.channel, *extra]
        writer.writerow([plain(value) for value in found])
        count += 1
    saved(request, count)
    return response


@signed_in
def add_voice(request: OfficeRequest, kind: str) -> HttpResponse:
    _model, form_class, service, heading, add = _kind(kind)
    if not may_record(request.actor):
        raise PermissionDenied
    now = timezone.now()
    on = timezone.localdate(now)
    form = typed(request, form_class, initial={"on": on, "channel": "phone"}, today=on)
    if (
        request.method == "POST"
        and form.is_valid()
        and carried_out(form, service, by=request.actor, at=now, **form.cleaned_data)
    ):
        messages.success(request, _("It is recorded."))
        return redirect("office:casework:voices", kind=kind)
    back = reverse("office:casework:voices", args=[kind])
    return _form_page(request, form, add, add, back, heading)


@signed_in
def pass_on(request: OfficeRequest, praise_id: UUID) -> HttpResponse:
    """Say to whom praise was passed on."""
    row = get_object_or_404(asked.voices(request.actor, Praise, "", None), pk=praise_id)
    if not may_record(request.actor):
        raise PermissionDenied
    now = timezone.now()
    initial = {"passed_on_to": row.passed_on_to, "passed_on_on": row.passed_on_on or timezone.localdate(now)}
    form = typed(request, forms.PassOnForm, initial=initial)
    said = {"row": row, "by": request.actor, "at": now}
    valid = request.method == "POST" and form.is_valid()
    if valid and carried_out(form, services.pass_on_praise, **said, **form.cleaned_data):
        messages.success(request, _("It is recorded to whom it was passed on."))
        return redirect("office:casework:voices", kind="praise")
    back = reverse("office:casework:voices", args=["praise"])
    return _form_page(request, form, _("Pass praise on"), _("Save"), back, _("Praise"), lead=row.words)


@gate(Act.SEE)
def consents(request: OfficeRequest) -> HttpResponse:
    """Consents awaited, the longest first."""
    page = Paginator(asked.consents_awaited(request.actor), PAGE).get_page(request.GET.get("page"))
    listed(request, [person.complaint for person in page])
    today = timezone.localdate()
    rows = [(person, (today - asked.wait_since(person, person.complaint)).days) for person in page]
    return render(request, "casework/consents.html", {"page": page, "rows": rows, "today": today})


@gate(Act.EDIT)
def ask_equality(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """The body's equality questions, for somebody who chose to be asked. Their answers are not kept in the file."""
    complaint = opened(request, Act.EDIT, complaint_id)
    questions = asked.asked_questions()
    form = typed(request, forms.EqualityForm, questions=questions)
    if request.method == "POST" and form.is_valid():
        answers = {row.pk: form.cleaned_data[f"q_{row.pk}"] for row in questions}
        services.keep_equality_answers(complaint=complaint, answers=answers, by=request.actor, at=timezone.now())
        return back_to_file(request, complaint, _("Thank them. What they answered is kept apart from the complaint."))
    context = {
        "form": form, "complaint": complaint, "heading": _("Equality questions"), "submit": _("Keep the answers"),
        "label": complaint.reference, "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
        "questions": questions, "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "casework/equality_form.html", context)


@signed_in
def equality(request: OfficeRequest) -> HttpResponse:
    """The counts, for those with the duty, and the list of questions."""
    if not may_keep_equality_list(request.actor):
        raise PermissionDenied
    today = timezone.localdate()
    if request.method == "POST":
        try:
            services.take_usual_questions(questions=labels.EQUALITY, by=request.actor, at=timezone.now())
        except services.REFUSALS as refusal:
            messages.error(request, str(refusal))
        return redirect("office:casework:equality")
    first = date(today.year - 1, today.month, 1)
    counts = asked.equality_counts(request.actor, first, today)
    return render(request, "casework/equality.html", {"counts": counts, "first": first, "today": today})


@signed_in
def equality_question(request: OfficeRequest, question_id: UUID | None = None) -> HttpResponse:
    if not may_keep_equality_list(request.actor):
        raise PermissionDenied
    row = get_object_or_404(EqualityQuestion, pk=question_id) if question_id else None
    initial: dict[str, Any] = {}
    if row:
        answers = "\n".join(row.answers)
        initial = {"question": row.question, "answers": answers, "retired": bool(row.retired_on)}
    form = typed(request, forms.EqualityQuestionForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "answers": form.cleaned_data["answers"].splitlines()}
        if carried_out(form, services.set_equality_question, row=row, by=request.actor, at=timezone.now(), **said):
            messages.success(request, _("The question is saved."))
            return redirect("office:casework:equality")
    back = reverse("office:casework:equality")
    heading = _("Change a question") if row else _("Add a question")
    return _form_page(request, form, heading, _("Save the question"), back, _("Equality monitoring"))


def _form_page(
    request: OfficeRequest, form: Any, heading: Any, submit: Any, back: str, label: Any, lead: str = ""
) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": submit, "back_url": back, "label": label, "lead": lead}
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
