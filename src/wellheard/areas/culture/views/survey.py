"""The results of the survey, whom to ask by phone, taking an answer down, and the page of the person themselves."""

import csv
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import RECORDERS
from wellheard.areas.casework.selectors import complaint_for
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.culture.forms.survey import LeaveOutForm, SurveyForm, TakenForm
from wellheard.areas.culture.permissions import TABLE, Act
from wellheard.areas.culture.selectors.survey import (
    Results,
    chart_of,
    not_answered,
    results,
    survey_at,
    survey_for,
    to_ring,
)
from wellheard.areas.culture.services.survey import answer_survey, digest_of, leave_out
from wellheard.areas.learning.views.loop import asked
from wellheard.areas.procedures.selectors import usual_periods
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding, public
from wellheard.foundation.organisations.typed import typed

SHOWN = 25
GROUPS = ("everyone", "content", "not_content")
HIDDEN = ("not shown", "not shown")


@holding(*READERS)
def survey(request: OfficeRequest) -> HttpResponse:
    periods = usual_periods(timezone.localdate())
    form, first, last, service_id = asked(request, periods[2])
    found = results(request.actor, first, last + timedelta(days=1), service_id)
    if "csv" in request.GET:
        return _as_csv(found)
    context = {
        "form": form, "presets": periods, "first": first, "last": last, "found": found, "chart": chart_of(found),
        "waiting": to_ring(request.actor).count(),
    }  # fmt: skip
    return render(request, "culture/survey.html", context, status=422 if form.errors else 200)


def _as_csv(found: Results) -> HttpResponse:
    """Who answered, of those asked; each question by group; the outcome apart, at the end."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="survey.csv"'
    writer = csv.writer(response)
    writer.writerow(["question", "group", "agreed", "answered"])
    groups = [(question.code, group, getattr(question, group)) for question in found.questions for group in GROUPS]
    for code, group, shown in [*groups, ("liked_outcome", "everyone", found.outcome)]:
        writer.writerow([code, group, *(HIDDEN if shown.of is None else (shown.agreed, shown.of))])
    writer.writerow([])
    writer.writerow(["asked", "answered"])
    writer.writerow([found.asked, found.answered])
    return response


@holding(*RECORDERS)
def ring(request: OfficeRequest) -> HttpResponse:
    """Whom to ask by phone or letter; or who was written to and may yet answer in another way."""
    written_to = "written-to" in request.GET
    rows = not_answered(request.actor).order_by("-asked_on", "-id") if written_to else to_ring(request.actor)
    page = Paginator(rows, SHOWN).get_page(request.GET.get("page"))
    listed(request, {row.complaint for row in page})
    context = {"page": page, "today": timezone.localdate(), "written_to": written_to}
    return render(request, "culture/ring.html", context)


@gate(Act.TAKE_SURVEY)
def take(request: OfficeRequest, survey_id: UUID) -> HttpResponse:
    """Take down what somebody answers by phone or on paper; or that they are not asked."""
    row = survey_for(request.actor, survey_id)
    complaint_for(request.actor, Act.TAKE_SURVEY, row.complaint_id, TABLE)
    leaves_out = "leave-out" in request.GET
    form = typed(request, LeaveOutForm if leaves_out else TakenForm)
    if request.method == "POST" and form.is_valid():
        said = {"survey": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, leave_out if leaves_out else answer_survey, **said):
            messages.success(request, _("It is kept."))
            return redirect("office:culture:ring")
    context = {
        "form": form, "row": row, "complaint": row.complaint, "today": timezone.localdate(),
        "heading": _("How did we handle your complaint?"), "submit": _("Keep it"), "label": _("To ask"),
        "back_url": reverse("office:culture:ring"), "leaves_out": leaves_out,
    }  # fmt: skip
    return render(request, "culture/take.html", context, status=422 if form.errors else 200)


@public
def answer(request: HttpRequest, body_id: UUID, token: str) -> HttpResponse:
    """The survey as the person has it: by an address that was sent to them alone, once."""
    with scope.of(body_id):
        row = survey_at(digest_of(token))
        if row is None:
            return render(request, "culture/answered.html", {"gone": True}, status=404)
        form = SurveyForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = {"survey": row, "how": "online", "by": None, "at": timezone.now(), **form.cleaned_data}
            if carried_out(form, answer_survey, **said):
                return render(request, "culture/answered.html", {"gone": False})
        response = render(request, "culture/answer.html", {"form": form}, status=422 if form.errors else 200)
        response["Cache-Control"] = "private, no-store"
        return response
