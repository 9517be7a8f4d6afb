"""Improvement actions that somebody may see: the gate, the board, one action's file."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors import visible
from wellheard.areas.learning.models import (
    ActionComplaint,
    ImprovementAction,
    Judgement,
    ServiceAnswer,
    Telling,
)
from wellheard.areas.learning.permissions import ACTIONS, OnAction, may_on_action
from wellheard.areas.learning.selectors.effect import repeats_of
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.improvement import OPEN, TO_BE_DONE

State = ImprovementAction.State
READERS = (Role.COMPLAINTS_OFFICER, Role.AUDITOR, *MANAGERS)
SHOWN = 25


def visible_actions(actor: Actor) -> QuerySet[ImprovementAction]:
    """The actions this person may see: their own, those they proposed, their services', and training for whoever
    plans it. One that came from restricted complaints alone is there for its owner and for those named in one.
    """
    services = actor.services_of(*READERS)
    people = [actor.staff_id, *actor.standing_in_for]
    asked = Q(owner_id__in=people) | Q(proposed_by_id=actor.staff_id)
    if services is None and actor.holds(*READERS):
        asked = Q()
    elif services:
        asked |= Q(service_id__in=services)
    if actor.holds(Role.TRAINING_OFFICER) and asked:
        asked |= Q(changes=ImprovementAction.Changes.TRAINING)
    rows: QuerySet[ImprovementAction] = ImprovementAction.objects.filter(asked)
    return rows.filter(Q(owner_id__in=people) | ~_gives_away(actor))


def _gives_away(actor: Actor) -> Q:
    """Whether every complaint behind an action is restricted, and none of them one that this person may see."""
    links = ActionComplaint.objects.filter(action_id=OuterRef("pk"))
    hidden = Exists(links.filter(complaint__restricted=True))
    open_ones = Exists(links.filter(complaint__restricted=False))
    mine = Exists(links.filter(complaint__in=visible(actor).filter(restricted=True).order_by().values("pk")))
    return Q(hidden) & ~Q(open_ones) & ~Q(mine)


def action_for(actor: Actor, act: OnAction, action_id: UUID) -> ImprovementAction:
    """The action, for this person and this act. Raises Http404 for one they may not know of, and PermissionDenied."""
    rows = ImprovementAction.objects.filter(pk=action_id).select_related(
        "service", "owner", "plan__director", "authorised_by", "signed_off_by", "proposed_by", "measured_service",
        "compared_with",
    )  # fmt: skip
    action: ImprovementAction | None = rows.first()
    if action is None or (action.owner_id != actor.staff_id and _hidden(actor, action)):
        raise Http404
    if not may_on_action(actor, OnAction.SEE_ACTION, action) or not may_on_action(actor, act, action):
        raise PermissionDenied
    return action


def _hidden(actor: Actor, action: ImprovementAction) -> bool:
    return bool(ImprovementAction.objects.filter(_gives_away(actor), pk=action.pk).exists())


@dataclass(frozen=True)
class Board:
    """What is asked of the list of actions."""

    showing: str = "open"
    words: str = ""
    service_id: UUID | None = None
    changes: str = ""
    strength: str = ""
    plan_id: UUID | None = None
    sort: str = "due"


LISTS = ("open", "mine", "late", "authority", "evidence", "worked", "training", "ended", "all")


def showing(actor: Actor, name: str, on: date) -> Q:
    """What each list of the board shows."""
    people = [actor.staff_id, *actor.standing_in_for]
    to_be_done = [state.value for state in TO_BE_DONE]
    return {
        "open": Q(state__in=[state.value for state in OPEN]),
        "mine": Q(owner_id__in=people, state__in=[state.value for state in OPEN]),
        "late": Q(state__in=to_be_done, due_on__lt=on),
        "authority": Q(state=State.PROPOSED),
        "evidence": Q(state=State.IMPLEMENTED),
        "worked": Q(state__in=[State.MONITORED, State.REOPENED]),
        "training": Q(changes=ImprovementAction.Changes.TRAINING, state__in=[state.value for state in OPEN]),
        "ended": Q(state__in=[State.EFFECTIVE, State.NOT_MEASURED, State.STOPPED, State.NOT_AUTHORISED]),
        "all": Q(),
    }[name]


SORTS = {
    "due": ("due_on", "number"), "number": ("-number",), "service": ("service__path", "due_on", "number"),
    "owner": ("owner__name", "due_on", "number"), "state": ("state", "due_on", "number"),
}  # fmt: skip


def board(actor: Actor, asked: Board, on: date) -> QuerySet[ImprovementAction]:
    """The actions of one list, searched and sorted."""
    rows = visible_actions(actor).filter(showing(actor, asked.showing, on))
    if asked.words.strip():
        words = asked.words.strip()
        number = words.upper().removeprefix("A")
        found = Q(title__icontains=words) | Q(text__icontains=words) | Q(owner__name__icontains=words)
        rows = rows.filter(found | Q(number=int(number)) if number.isdecimal() and len(number) < 9 else found)
    exact = {
        "service_id": asked.service_id,
        "changes": asked.changes,
        "strength": asked.strength,
        "plan_id": asked.plan_id,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    return rows.select_related("service", "owner", "plan").order_by(*SORTS.get(asked.sort, SORTS["due"]))


def board_counts(actor: Actor, on: date) -> dict[str, int]:
    """How many actions each list holds, asked at once."""
    counts = {name: Count("pk", filter=showing(actor, name, on)) for name in LISTS if name != "all"}
    return {**visible_actions(actor).order_by().aggregate(**counts)}


@dataclass(frozen=True)
class ActionFile:
    """One action with all that belongs to it, as far as this person may see it."""

    action: ImprovementAction
    acts: frozenset[str]
    complaints: list[Complaint]
    recommendations: list[Any]
    evidence: list[Any]
    new_dates: list[Any]
    judgements: list[Judgement]
    tellings: list[Telling]
    answers: list[ServiceAnswer]
    themes: list[Any]
    repeats: list[Complaint]
    repeats_count: int
    notices: list[Any]

    @property
    def last(self) -> Judgement | None:
        return self.judgements[-1] if self.judgements else None


def action_file(actor: Actor, action: ImprovementAction) -> ActionFile:
    """What is known of an action. Of its complaints, and of who is told, only those this person may see."""
    seen = visible(actor)
    complaints = list(seen.filter(action_links__action=action).select_related("service").order_by("-received_on", "id"))
    tellings = action.tellings.select_related("complaint", "person", "staff", "told_by")
    allowed = {complaint.pk for complaint in complaints}
    again = seen.filter(pk__in=repeats_of(action).order_by().values("pk")).order_by("-received_on", "-id")
    return ActionFile(
        action=action,
        acts=frozenset(str(act) for act in ACTIONS if may_on_action(actor, act, action)),
        complaints=complaints,
        recommendations=[
            link.recommendation
            for link in action.recommendation_links.select_related("recommendation").order_by("recommendation__number")
        ],
        evidence=list(action.evidence.select_related("document", "added_by")),
        new_dates=list(action.new_dates.select_related("authorised_by")),
        judgements=list(action.judgements.select_related("confirmed_by")),
        tellings=[row for row in tellings if row.complaint_id is None or row.complaint_id in allowed],
        answers=list(action.service_answers.select_related("service", "answered_by")),
        themes=[link.theme for link in action.theme_links.select_related("theme")],
        repeats=list(again[:10]),
        repeats_count=again.count(),
        notices=list(action.notices.select_related("staff").order_by("-made_at", "-id")[:20]),
    )


def actions_of(complaint: Complaint) -> QuerySet[ImprovementAction]:
    """The actions that a complaint led to."""
    rows: QuerySet[ImprovementAction] = ImprovementAction.objects.filter(complaint_links__complaint=complaint)
    return rows.select_related("service", "owner", "plan__director").order_by("number")
