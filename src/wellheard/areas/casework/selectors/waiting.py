"""What waits for one person to decide: more time asked for, and responses whose turn to sign is theirs."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from wellheard.areas.casework.models import ExtensionRequest, Response, SigningStep
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors.gates import about_visible
from wellheard.foundation.organisations.actors import Actor


def may_wait_to_be_decided(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing of a kind waits for this person: to ask first, of many kinds at once."""
    people = [actor.staff_id, *actor.standing_in_for]
    steps = SigningStep.objects.filter(Q(staff_id__in=people) | Q(delegated_to_id__in=people))
    kinds: dict[str, QuerySet[Any]] = {"signatures": steps.filter(state=SigningStep.State.WAITING)}
    if actor.holds(*MANAGERS):
        kinds["extensions"] = ExtensionRequest.objects.filter(state=ExtensionRequest.State.WAITING)
    kinds["unanswered"] = ExtensionRequest.objects.filter(
        asked_by_id=actor.staff_id, state=ExtensionRequest.State.WAITING
    )
    kinds["unsigned"] = Response.objects.filter(drafted_by_id=actor.staff_id, state=Response.State.FOR_SIGNATURE)
    return kinds


def extension_requests_for(actor: Actor) -> QuerySet[ExtensionRequest]:
    """More time asked for in complaints that this person manages, the first asked for first."""
    services = actor.services_of(*MANAGERS)
    rows: QuerySet[ExtensionRequest] = ExtensionRequest.objects.filter(
        about_visible(actor, "stage__complaint"), state=ExtensionRequest.State.WAITING
    )
    if not actor.holds(*MANAGERS):
        return rows.none()
    if services is not None:
        rows = rows.filter(stage__complaint__service_id__in=services)
    return rows.select_related("stage__complaint", "asked_by").order_by("asked_at", "id")


def extensions_asked_by(actor: Actor) -> QuerySet[ExtensionRequest]:
    """More time that this person asked for and nobody has answered yet."""
    rows: QuerySet[ExtensionRequest] = ExtensionRequest.objects.filter(
        about_visible(actor, "stage__complaint"),
        asked_by_id=actor.staff_id,
        state=ExtensionRequest.State.WAITING,
    )
    return rows.select_related("stage__complaint").order_by("asked_at", "id")


def responses_waiting_for(actor: Actor) -> QuerySet[SigningStep]:
    """The turns in a chain of signatures that are this person's now: their own, delegated to them, or as a deputy."""
    people = [actor.staff_id, *actor.standing_in_for]
    return _turns(actor).filter(Q(staff_id__in=people) | Q(delegated_to_id__in=people))


def signatures_awaited_by(actor: Actor) -> QuerySet[SigningStep]:
    """Whose turn it is with each response that this person drafted and put forward."""
    return _turns(actor).filter(response__drafted_by_id=actor.staff_id)


def _turns(actor: Actor) -> QuerySet[SigningStep]:
    """The turn that each response waits for, in complaints this person may see."""
    waiting = SigningStep.objects.filter(response=OuterRef("response"), state=SigningStep.State.WAITING)
    first = Subquery(waiting.order_by("number").values("pk")[:1])
    rows: QuerySet[SigningStep] = SigningStep.objects.filter(
        pk=first, state=SigningStep.State.WAITING, response__state=Response.State.FOR_SIGNATURE
    )
    rows = rows.filter(about_visible(actor, "response__stage__complaint"))
    related = ("response__stage__complaint", "response__drafted_by", "staff", "delegated_to")
    return rows.select_related(*related).order_by("response__stage__complaint__due_on", "id")
