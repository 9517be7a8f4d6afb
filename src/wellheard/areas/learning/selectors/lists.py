"""What is still to be done to learn: causes, analyses, promises, tellings, answers of services, failings, themes."""

from collections.abc import Callable, Container
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors import about_visible
from wellheard.areas.learning.models import (
    ActionPlan,
    Analysis,
    Cause,
    CriticalFailing,
    FailingNotice,
    ImprovementAction,
    KeyTheme,
    Promise,
    Recommendation,
    ServiceAnswer,
    Telling,
)
from wellheard.areas.learning.permissions import may_tell
from wellheard.areas.learning.selectors.actions import showing, visible_actions
from wellheard.foundation.organisations.actors import Actor


def causes_asked(actor: Actor) -> QuerySet[Cause]:
    """Causes that are still to be recorded, by the day each is due."""
    rows: QuerySet[Cause] = Cause.objects.filter(about_visible(actor), state=Cause.State.ASKED)
    return rows.select_related("complaint__service", "complaint__handler").order_by("due_on", "id")


def analyses_asked(actor: Actor) -> QuerySet[Analysis]:
    """Analyses that are not done, by the day each is due."""
    rows: QuerySet[Analysis] = Analysis.objects.exclude(state=Analysis.State.DONE).filter(about_visible(actor))
    return rows.select_related("complaint__service", "lead").order_by("due_on", "id")


def promises_to_keep(actor: Actor) -> QuerySet[Promise]:
    """Promises that are still to be kept, and those kept on which the person's word is still to be had."""
    waiting = Q(state=Promise.State.MADE) | Q(state=Promise.State.KEPT, their_word="")
    rows: QuerySet[Promise] = Promise.objects.filter(waiting, about_visible(actor))
    return rows.select_related("complaint__service", "owner").order_by("due_on", "id")


def tellings_due(actor: Actor) -> QuerySet[Telling]:
    """Whoever is still to be told of a change, longest first: of complaints and actions that this person may see."""
    mine = Q(about_visible(actor)) | Q(complaint=None, action__in=visible_actions(actor).order_by().values("pk"))
    rows: QuerySet[Telling] = Telling.objects.filter(mine, state=Telling.State.DUE)
    return rows.select_related("complaint", "action", "person", "staff").order_by("due_since", "id")


def recommendations_to_review(actor: Actor) -> QuerySet[Recommendation]:
    """Recommendations that wait for somebody other than their writer."""
    rows: QuerySet[Recommendation] = Recommendation.objects.filter(
        about_visible(actor), state=Recommendation.State.FOR_REVIEW
    )
    return (
        rows.exclude(written_by_id=actor.staff_id)
        .select_related("complaint", "written_by")
        .order_by("written_at", "id")
    )


def telling_for(actor: Actor, telling_id: UUID) -> Telling:
    """A telling of a complaint or an action that this person may see, Http404 for any other, and may tell of.

    Raises PermissionDenied for one who may only read.
    """
    mine = Q(about_visible(actor)) | Q(complaint=None, action__in=visible_actions(actor).order_by().values("pk"))
    row = Telling.objects.filter(mine, pk=telling_id).select_related("complaint", "action", "person", "staff").first()
    if row is None:
        raise Http404
    if not may_tell(actor, row):
        raise PermissionDenied
    found: Telling = row
    return found


def answers_asked(actor: Actor) -> QuerySet[ServiceAnswer]:
    """What other services' learning asks of the services that this person manages, not answered yet."""
    rows: QuerySet[ServiceAnswer] = ServiceAnswer.objects.filter(answer="").select_related(
        "service", "action__service", "asked_by"
    )
    services = actor.services_of(*MANAGERS)
    if services is not None:
        rows = rows.filter(service_id__in=services)
    elif not actor.holds(*MANAGERS):
        rows = rows.none()
    return rows.order_by("asked_on", "id")


def answer_for_gate(actor: Actor, answer_id: UUID) -> ServiceAnswer:
    """An answer that is asked of a service this person manages. Raises Http404 for any other."""
    services = actor.services_of(*MANAGERS)
    rows = ServiceAnswer.objects.filter(pk=answer_id).select_related("service", "action__service")
    rows = rows if services is None and actor.holds(*MANAGERS) else rows.filter(service_id__in=services or [])
    row = rows.first()
    if row is None:
        raise Http404
    found: ServiceAnswer = row
    return found


def failings_seen(actor: Actor) -> QuerySet[CriticalFailing]:
    """Critical failings that this person was told of, or whose complaint they may see; newest first."""
    people = [actor.staff_id, *actor.standing_in_for]
    told = FailingNotice.objects.filter(failing_id=OuterRef("pk"), staff_id__in=people)
    rows: QuerySet[CriticalFailing] = CriticalFailing.objects.filter(about_visible(actor))
    waits = Exists(told.filter(acknowledged_at=None))
    rows = rows.annotate(waits_for_me=waits).select_related("complaint__service", "raised_by")
    return rows.prefetch_related("notices__staff").order_by("-raised_at", "-id")


def failing_for(actor: Actor, failing_id: UUID) -> CriticalFailing:
    row = failings_seen(actor).filter(pk=failing_id).first()
    if row is None:
        raise Http404
    found: CriticalFailing = row
    return found


def themes_seen(actor: Actor) -> QuerySet[KeyTheme]:
    """The key themes of the body. They name no complaint, and whoever may learn sees them."""
    rows: QuerySet[KeyTheme] = KeyTheme.objects.select_related("service", "agreed_by", "proposed_by")
    return rows.order_by("state", "-agreed_on", "name", "id")


def theme_for(theme_id: UUID) -> KeyTheme:
    row = KeyTheme.objects.filter(pk=theme_id).select_related("service", "agreed_by", "proposed_by").first()
    if row is None:
        raise Http404
    found: KeyTheme = row
    return found


def theme_actions(actor: Actor, theme: KeyTheme) -> QuerySet[ImprovementAction]:
    """The actions of a theme that this person may see."""
    rows = visible_actions(actor).filter(theme_links__theme=theme)
    return rows.select_related("service", "owner").order_by("number")


def plans_seen() -> QuerySet[ActionPlan]:
    rows: QuerySet[ActionPlan] = ActionPlan.objects.select_related("director", "carried_out_by", "service")
    return rows.order_by("ended_on", "name", "id")


def plan_for(plan_id: UUID) -> ActionPlan:
    row = plans_seen().filter(pk=plan_id).first()
    if row is None:
        raise Http404
    found: ActionPlan = row
    return found


def _notices(actor: Actor, on: date) -> QuerySet[Any]:
    mine = FailingNotice.objects.filter(staff_id__in=_people(actor), acknowledged_at=None)
    rows: QuerySet[Any] = mine.select_related("failing").order_by("id")
    return rows


def _actions(actor: Actor) -> QuerySet[Any]:
    return visible_actions(actor).select_related("service", "owner").order_by("due_on", "number")


def _people(actor: Actor) -> list[UUID]:
    return [actor.staff_id, *actor.standing_in_for]


TO_LEARN: dict[str, Callable[[Actor, date], QuerySet[Any]]] = {
    "failings": _notices,
    "my_actions": lambda actor, on: _actions(actor).filter(showing(actor, "mine", on)),
    "causes": lambda actor, on: causes_asked(actor).filter(complaint__handler_id__in=_people(actor)),
    "analyses": lambda actor, on: analyses_asked(actor).filter(lead_id__in=_people(actor)),
    "promises": lambda actor, on: promises_to_keep(actor).filter(owner_id__in=_people(actor), state=Promise.State.MADE),
    "reviews": lambda actor, on: recommendations_to_review(actor),
}
TO_MANAGE: dict[str, Callable[[Actor, date], QuerySet[Any]]] = {
    "to_authorise": lambda actor, on: _actions(actor).filter(state=ImprovementAction.State.PROPOSED),
    "answers": lambda actor, on: answers_asked(actor),
}
"""What may wait for somebody to do, to decide or to read; and for managers alone."""


def waiting_to_learn(actor: Actor, on: date, kinds: Container[str]) -> dict[str, QuerySet[Any]]:
    """What waits for one person of each of these kinds, for the first page of the day."""
    held = {**TO_LEARN, **TO_MANAGE} if actor.holds(*MANAGERS) else TO_LEARN
    return {kind: rows(actor, on) for kind, rows in held.items() if kind in kinds}


def may_wait_to_be_learned(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing of a kind waits for this person: to ask first, of many kinds at once."""
    people = _people(actor)
    reviews = Recommendation.objects.filter(state=Recommendation.State.FOR_REVIEW)
    kinds: dict[str, QuerySet[Any]] = {
        "failings": FailingNotice.objects.filter(staff_id__in=people, acknowledged_at=None),
        "my_actions": ImprovementAction.objects.filter(owner_id__in=people),
        "causes": Cause.objects.filter(state=Cause.State.ASKED, complaint__handler_id__in=people),
        "analyses": Analysis.objects.filter(lead_id__in=people).exclude(state=Analysis.State.DONE),
        "promises": Promise.objects.filter(owner_id__in=people, state=Promise.State.MADE),
        "reviews": reviews.exclude(written_by_id=actor.staff_id),
    }
    if actor.holds(*MANAGERS):
        kinds["to_authorise"] = ImprovementAction.objects.filter(state=ImprovementAction.State.PROPOSED)
        kinds["answers"] = ServiceAnswer.objects.filter(answer="")
    return kinds
