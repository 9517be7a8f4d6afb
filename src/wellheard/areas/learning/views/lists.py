"""What is still to be learned, promised, told and answered; plans, themes, failings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.learning import services
from wellheard.areas.learning.forms import actions as forms
from wellheard.areas.learning.models import ImprovementAction, KeyTheme
from wellheard.areas.learning.permissions import LEARNERS, may_act_on_row, may_agree_theme, may_propose_theme
from wellheard.areas.learning.selectors.actions import visible_actions
from wellheard.areas.learning.selectors.factors import factors_on
from wellheard.areas.learning.selectors.lists import (
    analyses_asked,
    answer_for_gate,
    answers_asked,
    causes_asked,
    failing_for,
    failings_seen,
    plan_for,
    plans_seen,
    promises_to_keep,
    recommendations_to_review,
    tellings_due,
    theme_actions,
    theme_for,
    themes_seen,
)
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.improvement import Means, calls_for_caution

learners = holding(*LEARNERS)
SHOWN = 25
ENDED = (ImprovementAction.State.NOT_AUTHORISED, ImprovementAction.State.STOPPED)
LISTS: dict[str, tuple[Any, Callable[..., Any]]] = {
    "causes": (_("Causes to record"), causes_asked),
    "analyses": (_("Root cause analyses"), analyses_asked),
    "reviews": (_("Recommendations to review"), recommendations_to_review),
    "promises": (_("Promises to keep"), promises_to_keep),
    "tellings": (_("Not told yet"), tellings_due),
    "answers": (_("Services to answer"), answers_asked),
}


@learners
def to_do(request: OfficeRequest, which: str = "causes") -> HttpResponse:
    """One of the lists of what is still to be done, with the count of each."""
    if which not in LISTS:
        raise Http404
    rows = {key: ask(request.actor) for key, (_label, ask) in LISTS.items()}
    page = Paginator(rows[which], SHOWN).get_page(request.GET.get("page"))
    for row in page:
        row.may_act = may_act_on_row(request.actor, which, row)
    listed(request, {row.complaint for row in page if getattr(row, "complaint", None)})
    context = {
        "name": which,
        "tabs": [(key, label, rows[key].count()) for key, (label, _ask) in LISTS.items()],
        "heading": LISTS[which][0],
        "page": page,
        "something_to_do": any(row.may_act for row in page),
        "today": timezone.localdate(),
    }
    return render(request, "learning/to_do.html", context)


def shown_form(
    request: OfficeRequest, form: DesignForm, heading: Any, back: str, label: Any, **more: Any
) -> HttpResponse:
    context = {"form": form, "heading": heading, "back_url": back, "label": label, **more}
    template = more.pop("template", "learning/act.html")
    return render(request, template, context, status=422 if form.errors else 200)


@gate("answers for the service")
def answer(request: OfficeRequest, answer_id: UUID) -> HttpResponse:
    """A manager answers whether what another service learned applies to theirs."""
    row = answer_for_gate(request.actor, answer_id)
    form = typed(request, forms.AnswerForm, initial={"answer": row.answer, "words": row.words})
    if request.method == "POST" and form.is_valid():
        said = {"asked": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.answer_for_service, **said):
            messages.success(request, gettext("Your answer is on the action."))
            return redirect("office:learn:to-do-list", which="answers")
    back = reverse("office:learn:to-do-list", args=["answers"])
    return shown_form(request, form, gettext("Does it apply to %(service)s?") % {"service": row.service.name}, back,
                      gettext("Services to answer"), row=row, submit=gettext("Answer"),
                      template="learning/answer.html")  # fmt: skip


@learners
def plans(request: OfficeRequest) -> HttpResponse:
    rows = list(plans_seen())
    seen = list(
        visible_actions(request.actor).filter(plan__in=rows).select_related("owner", "service").order_by("due_on")
    )
    by_plan = [(plan, [action for action in seen if action.plan_id == plan.pk]) for plan in rows]
    context = {"plans": by_plan, "may_make": request.actor.holds(*MANAGERS), "today": timezone.localdate()}
    return render(request, "learning/plans.html", context)


@holding(*MANAGERS)
def make_plan(request: OfficeRequest) -> HttpResponse:
    form = typed(request, forms.MakePlanForm)
    if request.method == "POST" and form.is_valid():
        said = {"by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.make_plan, **said):
            messages.success(request, gettext("The plan is begun. Put actions into it from their pages."))
            return redirect("office:learn:plans")
    return shown_form(request, form, gettext("Begin an action plan"), reverse("office:learn:plans"),
                      gettext("Action plans"), submit=gettext("Begin it"))  # fmt: skip


@learners
def plan(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    row = plan_for(plan_id)
    actions = visible_actions(request.actor).filter(plan=row).select_related("owner", "service").order_by("due_on")
    may_end = row.ended_on is None and request.actor.holds_for(row.service_id, *MANAGERS)
    context = {"plan": row, "actions": actions, "may_end": may_end, "today": timezone.localdate()}
    return render(request, "learning/plan.html", context)


@holding(*MANAGERS)
def end_plan(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    row = plan_for(plan_id)
    if not request.actor.holds_for(row.service_id, *MANAGERS):
        raise PermissionDenied
    form = typed(request, forms.EndPlanForm, initial={"ended_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = {"plan": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.end_plan, **said):
            messages.success(request, gettext("The plan has ended."))
            return redirect("office:learn:plan", plan_id=row.pk)
    return shown_form(request, form, gettext("End the plan"), reverse("office:learn:plan", args=[row.pk]), row.name,
                      submit=gettext("End it"))  # fmt: skip


@learners
def themes(request: OfficeRequest) -> HttpResponse:
    context = {"themes": list(themes_seen(request.actor)), "may_propose": may_propose_theme(request.actor)}
    return render(request, "learning/themes.html", context)


@learners
def propose_theme(request: OfficeRequest) -> HttpResponse:
    if not may_propose_theme(request.actor):
        raise PermissionDenied
    form = typed(request, forms.ThemeForm, factors=factors_on(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        said = {"by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.propose_theme, **said):
            messages.success(request, gettext("The theme is proposed. A director or the chief executive agrees it."))
            return redirect("office:learn:themes")
    return shown_form(request, form, gettext("Propose a key theme"), reverse("office:learn:themes"),
                      gettext("Key themes"), submit=gettext("Propose it"))  # fmt: skip


@learners
def theme(request: OfficeRequest, theme_id: UUID) -> HttpResponse:
    row = theme_for(theme_id)
    actions = list(theme_actions(request.actor, row))
    planned = [Means(action.means) for action in actions if action.state not in ENDED]
    context = {
        "theme": row,
        "actions": actions,
        "caution": calls_for_caution(planned, serious=row.state == KeyTheme.State.AGREED),
        "factor": factors_on(timezone.localdate()).named(row.factor) if row.factor else None,
        "may_agree": may_agree_theme(request.actor),
        "may_act": may_propose_theme(request.actor),
        "today": timezone.localdate(),
    }
    return render(request, "learning/theme.html", context)


@dataclass(frozen=True)
class ThemePage:
    allowed: Callable[..., bool]
    form: type[DesignForm]
    service: Callable[..., Any]
    heading: Any
    submit: Any
    given: Callable[[OfficeRequest, KeyTheme, date], dict[str, Any]] = lambda request, row, on: {}


THEME_PAGES = {
    "agree": ThemePage(may_agree_theme, forms.AgreeForm, services.agree_theme, _("Is it a key theme?"), _("Save")),
    "action": ThemePage(
        may_propose_theme, forms.ActOnThemeForm, services.act_on_theme, _("An action for this theme"), _("Add it"),
        lambda request, row, on: {"actions": visible_actions(request.actor).order_by("-number")},
    ),
    "end": ThemePage(may_agree_theme, forms.EndThemeForm, services.end_theme, _("What became of it"), _("End it")),
}  # fmt: skip


@learners
def theme_act(request: OfficeRequest, theme_id: UUID, slug: str) -> HttpResponse:
    page = THEME_PAGES.get(slug)
    if page is None:
        raise Http404
    row = theme_for(theme_id)
    if not page.allowed(request.actor):
        raise PermissionDenied
    form = typed(request, page.form, **page.given(request, row, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        said = {"theme": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, page.service, **said):
            messages.success(request, gettext("It is on the record."))
            return redirect("office:learn:theme", theme_id=row.pk)
    return shown_form(request, form, page.heading, reverse("office:learn:theme", args=[row.pk]), row.name,
                      submit=page.submit)  # fmt: skip


@learners
def failings(request: OfficeRequest) -> HttpResponse:
    page = Paginator(failings_seen(request.actor), SHOWN).get_page(request.GET.get("page"))
    listed(request, {row.complaint for row in page})
    return render(request, "learning/failings.html", {"page": page})


@gate("told of the failing")
def failing(request: OfficeRequest, failing_id: UUID) -> HttpResponse:
    row = failing_for(request.actor, failing_id)
    if request.method in ("GET", "HEAD"):
        listed(request, [row.complaint])
    form = typed(request, forms.AcknowledgeForm)
    if request.method == "POST" and form.is_valid():
        said = {"failing": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.acknowledge_failing, **said):
            messages.success(request, gettext("You have acknowledged it."))
            return redirect("office:learn:failings")
    return shown_form(request, form, gettext("Critical failing"), reverse("office:learn:failings"),
                      gettext("Critical failings"), row=row, submit=gettext("Acknowledge it"),
                      template="learning/failing.html")  # fmt: skip
