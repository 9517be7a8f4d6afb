"""One act on an improvement action, one form, one service: as on a complaint."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.views.pages import carried_out, nothing, today, values_of
from wellheard.areas.learning import services
from wellheard.areas.learning.forms import actions as forms
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.permissions import OnAction
from wellheard.areas.learning.selectors.actions import action_for
from wellheard.areas.learning.selectors.factors import factors_on
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.improvement import UnableToMove


@dataclass(frozen=True)
class ActionPage:
    """What one act on an improvement action asks and says."""

    act: OnAction
    form: type[DesignForm]
    service: Callable[..., Any]
    heading: Any
    submit: Any
    done: Any
    lead: Any = ""
    initial: Callable[[Any, date], dict[str, Any]] = nothing
    given: Callable[[Any, date], dict[str, Any]] = nothing


def _factors(action: ImprovementAction, on: date) -> dict[str, Any]:
    return {"factors": factors_on(on)}


def _measure(action: ImprovementAction, on: date) -> dict[str, Any]:
    names = (
        "measured", "measured_service", "measured_category", "measured_factor", "exposure", "compared_with",
        "baseline_months", "transition_months", "not_measured_why",
    )  # fmt: skip
    return {name: getattr(action, name) for name in names} | {"aim": f"{action.aim:.2f}"}


def link(*, action: ImprovementAction, reference: str, by: Any, at: Any) -> None:
    """The complaint of a reference, if this person may see it."""
    complaint = visible(by).filter(reference=reference.strip().upper()).first()
    if complaint is None:
        raise UnableToProceed(gettext("There is no complaint of that reference that you may see. Check it."))
    services.link_complaint(action=action, complaint=complaint, by=by, at=at)


FIELDS = (
    "title", "text", "changes", "means", "service", "category", "factor", "plan", "owner", "owner_team", "due_on",
    "evidence_needed", "meanwhile", "publishable", "training_audience", "training_on",
)  # fmt: skip
PAGES: dict[str, ActionPage] = {
    "change": ActionPage(
        OnAction.CHANGE_ACTION, forms.ActionForm, services.change_action, _("Change the action"), _("Save"),
        _("It is saved."), initial=values_of(*FIELDS), given=_factors,
    ),
    "measure": ActionPage(
        OnAction.CHANGE_ACTION, forms.MeasureForm, services.change_action, _("How shall we know that it worked?"),
        _("Declare it"), _("What is measured is declared."),
        _("Said before it starts, so that nobody can choose the figures afterwards."), _measure, _factors,
    ),
    "authorise": ActionPage(
        OnAction.AUTHORISE_ACTION, DesignForm, services.authorise_action, _("Authorise it"), _("Authorise it"),
        _("It is authorised."), _("Its owner is answerable for it from now on, by its date."),
    ),
    "refuse": ActionPage(
        OnAction.AUTHORISE_ACTION, forms.WhyForm, services.refuse_action, _("Do not authorise it"), _("Save"),
        _("It is not authorised. The reason is on the record."),
    ),
    "start": ActionPage(
        OnAction.CARRY_OUT, forms.StartForm, services.start_action, _("Work on it has begun"), _("Save"),
        _("It is in progress."), initial=today("started_on"),
    ),
    "evidence": ActionPage(
        OnAction.CARRY_OUT, forms.EvidenceForm, services.add_evidence, _("Add evidence"), _("Add it"),
        _("The evidence is on the record."), initial=today("of_on"),
    ),
    "done": ActionPage(
        OnAction.CARRY_OUT, forms.DoneForm, services.implement_action, _("It is done"), _("Save"),
        _("It waits to be signed off by a senior manager."), initial=today("implemented_on"),
    ),
    "send-back": ActionPage(
        OnAction.SIGN_OFF_ACTION, forms.WhyForm, services.send_back_action, _("Send it back"), _("Send it back"),
        _("It is back with its owner."),
    ),
    "sign-off": ActionPage(
        OnAction.SIGN_OFF_ACTION, DesignForm, services.sign_off_action, _("Sign it off"), _("Sign it off"),
        _("It is signed off. It is watched from now on, and those it concerns are to be told."),
        _("You have seen the evidence that it was done. Nobody signs off their own."),
    ),
    "new-date": ActionPage(
        OnAction.CARRY_OUT, forms.NewDateForm, services.give_new_date, _("A later date"), _("Save"),
        _("It has a later date. The first one is kept."),
    ),
    "stop": ActionPage(
        OnAction.AUTHORISE_ACTION, forms.WhyForm, services.stop_action, _("Stop it"), _("Stop it"), _("It is stopped."),
    ),
    "effective": ActionPage(
        OnAction.JUDGE_ACTION, forms.EffectiveForm, services.close_effective, _("It worked"), _("Close it"),
        _("It is closed: it worked."),
    ),
    "not-measured": ActionPage(
        OnAction.JUDGE_ACTION, forms.WhyForm, services.close_not_measured, _("It cannot be known"), _("Close it"),
        _("It is closed without a verdict."), _("Where nothing is counted, or where it would take years to tell."),
    ),
    "reopen": ActionPage(
        OnAction.JUDGE_ACTION, forms.WhyForm, services.reopen_action, _("Reopen it"), _("Reopen it"),
        _("It is open again."),
    ),
    "watch-on": ActionPage(
        OnAction.JUDGE_ACTION, forms.WatchOnForm, services.watch_on, _("Watch it further"), _("Save"),
        _("It is watched further."),
    ),
    "link": ActionPage(
        OnAction.CHANGE_ACTION, forms.LinkForm, link, _("Another complaint that led to it"), _("Join it"),
        _("The complaint is joined to this action."),
    ),
    "involve": ActionPage(
        OnAction.TELL_OF_ACTION, forms.InvolveForm, services.involve_staff, _("A colleague to be told"), _("Add"),
        _("They are on the list of those to be told."),
    ),
    "ask-services": ActionPage(
        OnAction.TELL_OF_ACTION, forms.AskServicesForm, services.ask_services, _("Ask other services"), _("Ask them"),
        _("They are asked. Each answers for itself."), given=lambda action, on: {"action": action},
    ),
    "tell-body": ActionPage(
        OnAction.TELL_OF_ACTION, forms.TellBodyForm, services.tell_other_body, _("Another body was told"), _("Save"),
        _("It is on the record."), initial=today("told_on"),
    ),
}  # fmt: skip


@gate(*sorted({str(page.act) for page in PAGES.values()}))
def act(request: OfficeRequest, action_id: UUID, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    if page is None:
        raise Http404
    action = action_for(request.actor, page.act, action_id)
    now = timezone.now()
    on = timezone.localdate(now)
    form = typed(request, page.form, initial=page.initial(action, on), **page.given(action, on))
    if request.method == "POST" and form.is_valid():
        said = {"action": action, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, page.service, (UnableToMove,), **said):
            messages.success(request, str(page.done))
            return redirect("office:learn:action", action_id=action.pk)
    context = {
        "form": form,
        "action": action,
        "heading": page.heading,
        "lead": page.lead,
        "submit": page.submit,
        "label": f"{action}",
        "back_url": reverse("office:learn:action", args=[action.pk]),
        "due": date_format(action.due_on, "j F Y"),
    }
    return render(request, "learning/action_act.html", context, status=422 if form.errors else 200)
