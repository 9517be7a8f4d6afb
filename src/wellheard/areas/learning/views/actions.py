"""The board of improvement actions, a new one, and one action's page."""

import csv
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.views.exports import plain
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.learning import services
from wellheard.areas.learning.forms import actions as forms
from wellheard.areas.learning.labels import LIST_WORDS, STRENGTHS
from wellheard.areas.learning.models import Cause, ImprovementAction, Recommendation
from wellheard.areas.learning.permissions import LEARNERS, OnAction, may_propose
from wellheard.areas.learning.selectors.actions import (
    LISTS,
    SHOWN,
    SORTS,
    Board,
    action_file,
    action_for,
    board,
    board_counts,
)
from wellheard.areas.learning.selectors.earlier import earlier_actions
from wellheard.areas.learning.selectors.factors import factors_on
from wellheard.areas.learning.selectors.lists import plans_seen
from wellheard.areas.learning.selectors.verdicts import shown_verdict
from wellheard.foundation.documents.services import open_content
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.foundation.organisations.models import Service
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.improvement import UnableToMove, calls_for_caution
from wellheard.rules.improvement.strength import Means

learners = holding(*LEARNERS)


OVERSEERS = (Role.COMPLAINTS_OFFICER, Role.AUDITOR, *MANAGERS)


def trains(actor: Actor) -> bool:
    """Who plans training, or answers for all of it."""
    return actor.holds(Role.TRAINING_OFFICER, Role.COMPLAINTS_OFFICER, *MANAGERS)


def asked_board(request: OfficeRequest) -> Board:
    """What the address asks of the board; what it cannot mean is left out."""
    get = request.GET.get
    showing = get("showing", "")
    default = "open" if request.actor.holds(*OVERSEERS) else "mine"
    return Board(
        showing=showing if showing in LISTS else default,
        words=get("words", "")[:100],
        service_id=_uuid(get("service", "")),
        changes=get("changes", "") if get("changes", "") in ImprovementAction.Changes.values else "",
        strength=get("strength", "") if get("strength", "") in ("weaker", "intermediate", "stronger") else "",
        plan_id=_uuid(get("plan", "")),
        sort=get("sort", "") if get("sort", "") in SORTS else "due",
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@learners
def actions(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    asked = asked_board(request)
    rows = board(request.actor, asked, today)
    context = {
        "asked": asked,
        "lists": [(name, LIST_WORDS[name]) for name in LISTS if name != "training" or trains(request.actor)],
        "strengths": [(strength.value, words) for strength, words in STRENGTHS.items()],
        "counts": board_counts(request.actor, today),
        "page": Paginator(rows, SHOWN).get_page(request.GET.get("page")),
        "services": Service.objects.filter(closed_on=None).order_by("path"),
        "plans": plans_seen(),
        "changes": ImprovementAction.Changes.choices,
        "may_propose": may_propose(request.actor),
        "today": today,
    }
    return render(request, "learning/actions.html", context)


@learners
def export(request: OfficeRequest) -> HttpResponse:
    """The board as a spreadsheet, as it is searched and sorted."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="improvement-actions.csv"'
    writer = csv.writer(response)
    writer.writerow(
        ["action", "title", "service", "owner", "changes", "strength", "state", "first_due_on", "due_on",
         "implemented_on", "verdict"]
    )  # fmt: skip
    for row in board(request.actor, asked_board(request), timezone.localdate()):
        owner = row.owner.name if row.owner else row.owner_team
        writer.writerow(
            [f"{row}", plain(row.title), row.service.path if row.service else "", plain(owner), row.changes,
             row.strength, row.state, row.first_due_on, row.due_on, row.implemented_on or "", row.verdict]
        )  # fmt: skip
    return response


@gate("may_propose")
def propose(request: OfficeRequest) -> HttpResponse:
    """A new action: from a complaint, from accepted recommendations, or from neither."""
    if not may_propose(request.actor):
        raise PermissionDenied
    now = timezone.now()
    today = timezone.localdate(now)
    complaint, recommendations = _sources(request)
    begun = _begun(complaint, recommendations)
    form = typed(request, forms.ActionForm, initial=begun, factors=factors_on(today))
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, **_measure_of(form.cleaned_data)}
        made: list[ImprovementAction] = []
        complaints = [complaint] if complaint else []
        given = {"complaints": complaints, "recommendations": recommendations, "by": request.actor, "at": now}

        def keep(**kwargs: Any) -> None:
            made.append(services.propose_action(**kwargs))

        if carried_out(form, keep, (UnableToMove,), **given, **said):
            messages.success(request, _("The action is proposed. Declare now how it will be known that it worked."))
            if _caution(request, recommendations):
                messages.warning(request, CAUTION)
            return redirect("office:learn:action-act", action_id=made[0].pk, slug="measure")
    service = complaint.service if complaint else None
    context = {
        "form": form,
        "complaint_from": complaint,
        "recommendations": recommendations,
        "earlier": earlier_actions(service, begun.get("factor", ""), begun.get("category", "")),
        "caution": _caution(request, recommendations),
        "heading": _("Propose an improvement action"),
        "submit": _("Propose it"),
        "label": _("Improvement actions"),
        "back_url": reverse("office:learn:actions"),
    }
    return render(request, "learning/propose.html", context, status=422 if form.errors else 200)


CAUTION = gettext_lazy(
    "This is a serious matter, and what is planned only reminds or trains people. That seldom lasts. Is there "
    "something that changes the system?"
)


def _caution(request: OfficeRequest, recommendations: list[Recommendation]) -> bool:
    """A serious matter, and nothing but a weak means for it."""
    means = request.POST.get("means", "")
    serious = any(row.serious for row in recommendations)
    return means in list(Means) and calls_for_caution([Means(means)], serious)


def _sources(request: OfficeRequest) -> tuple[Complaint | None, list[Recommendation]]:
    """What the address says the action comes from, as far as this person may see it."""
    seen = visible(request.actor)
    asked = _uuid(request.GET.get("complaint", ""))
    complaint = seen.filter(pk=asked).select_related("service").first() if asked else None
    row = Recommendation.objects.filter(
        pk=_uuid(request.GET.get("recommendation", "")) or uuid4(), complaint__in=seen.order_by().values("pk"),
        state=Recommendation.State.ACCEPTED,
    ).select_related("complaint__service", "service").first()  # fmt: skip
    if row is not None:
        return row.complaint, [row]
    return complaint, []


def _begun(complaint: Complaint | None, recommendations: list[Recommendation]) -> dict[str, Any]:
    begun: dict[str, Any] = {}
    if complaint is not None:
        cause = Cause.objects.filter(complaint=complaint).first()
        begun = {
            "service": complaint.service_id,
            "category": complaint.category,
            "factor": cause.factor if cause else "",
        }
    for row in recommendations:
        begun |= {"title": row.text[:200], "service": row.service_id or begun.get("service")}
        begun |= {"factor": row.factor or begun.get("factor", "")}
        begun |= {"evidence_needed": row.tests.get("measurable", ""), "text": row.text}
    return begun


def _measure_of(said: dict[str, Any]) -> dict[str, Any]:
    """What is measured begins with what the action is about; it is looked at on the next page."""
    return {
        "measured_service": said["service"],
        "measured_category": said["category"],
        "measured_factor": "" if said["category"] else said["factor"],
    }


@gate(OnAction.SEE_ACTION)
def action(request: OfficeRequest, action_id: UUID) -> HttpResponse:
    row = action_for(request.actor, OnAction.SEE_ACTION, action_id)
    today = timezone.localdate()
    file = action_file(request.actor, row)
    context = {
        "action": row,
        "file": file,
        "factor": factors_on(today).named(row.factor) if row.factor else None,
        "measured_factor": factors_on(today).named(row.measured_factor) if row.measured_factor else None,
        "shown": shown_verdict(row, file.last, today),
        "today": today,
    }
    return render(request, "learning/action.html", context)


@gate(OnAction.SEE_ACTION)
def evidence_file(request: OfficeRequest, action_id: UUID, document_id: UUID) -> FileResponse:
    """A file that shows that an action was done."""
    row = action_for(request.actor, OnAction.SEE_ACTION, action_id)
    held = row.evidence.filter(document_id=document_id).select_related("document").first()
    if held is None or held.document is None or held.document.state != "held":
        raise Http404
    return FileResponse(
        open_content(held.document), as_attachment=True, filename=held.document.name,
        content_type="application/octet-stream",
    )  # fmt: skip
