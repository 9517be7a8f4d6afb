"""What waits for one person: tasks, mentions, alerts. Only of complaints they may (still) see."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import about_visible, visible
from wellheard.areas.workload.models import Alert, Mention, Task
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.worded import objects_of
from wellheard.rules.stages import OPEN

LOOKED_AT = 1000
NOT_READ = ("complaint__description", "complaint__search_text", "complaint__imported_columns")


def may_wait_to_be_done(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing of a kind waits for this person: to ask first, of many kinds at once."""
    return {kind: rows(actor).select_related(None) for kind, rows in KINDS.items()}


def at_hand(actor: Actor, kinds: Iterable[str], limit: int = LOOKED_AT) -> dict[str, list[Any]]:
    """What waits for this person of each of these KINDS, at most so many: about no complaint, or about one they may
    see."""
    return {kind: objects_of(_at_hand, kind, actor, limit) for kind in kinds}


def _at_hand(kind: str, actor: Actor, limit: int) -> QuerySet[Any]:
    return KINDS[kind](actor).filter(Q(complaint=None) | Q(about_visible(actor)))[:limit]


def tasks_of(actor: Actor) -> list[Task]:
    """Tasks this person has to do, their own and those of whom they stand in for, by the day each is due."""
    return at_hand(actor, ["tasks"])["tasks"]


def tasks_of_complaint(complaint: Complaint) -> QuerySet[Task]:
    """Every task of a complaint, those not done first."""
    rows: QuerySet[Task] = Task.objects.filter(complaint=complaint).select_related("given_to", "given_by", "done_by")
    return rows.order_by("done_at", "due_on", "id")


def task_for(actor: Actor, task_id: UUID) -> Task:
    """A task this person has or gave. Raises Http404 for any other."""
    people = [actor.staff_id, *actor.standing_in_for]
    mine = Q(given_to_id__in=people) | Q(given_by_id=actor.staff_id)
    task: Task | None = _tasks().filter(mine, pk=task_id).first()
    if task is None or (task.complaint_id and not visible(actor).filter(pk=task.complaint_id).exists()):
        raise Http404
    return task


def mentions_of(actor: Actor) -> list[Mention]:
    """Notes that name this person and that they have not seen to, newest first."""
    return at_hand(actor, ["mentions"])["mentions"]


def _tasks() -> QuerySet[Task]:
    rows: QuerySet[Task] = Task.objects.select_related("complaint", "given_to", "given_by").defer(*NOT_READ)
    return rows.order_by("due_on", "given_at", "id")


def _to_do(actor: Actor) -> QuerySet[Any]:
    return _tasks().filter(given_to_id__in=[actor.staff_id, *actor.standing_in_for], done_at=None)


def _given(actor: Actor) -> QuerySet[Any]:
    """Tasks this person gave to others that are not done."""
    return _tasks().filter(given_by_id=actor.staff_id, done_at=None).exclude(given_to_id=actor.staff_id)


def _mentions(actor: Actor) -> QuerySet[Any]:
    rows: QuerySet[Any] = Mention.objects.filter(staff_id=actor.staff_id, seen_at=None).defer(*NOT_READ)
    return rows.select_related("complaint", "note__written_by").order_by("-made_at", "-id")


def _alerts(actor: Actor) -> QuerySet[Any]:
    """What this person was alerted to and has not seen, of complaints that are still open, the oldest date first.

    Of each date the last step alone. An answer's date that has moved since calls for nobody any more: its new one
    does when it is near.
    """
    is_open = [stage.value for stage in OPEN]
    holds = ~Q(mark="respond") | Q(due_on=F("complaint__due_on"))
    unseen: QuerySet[Any] = Alert.objects.filter(holds, staff_id=actor.staff_id, seen_at=None)
    same = unseen.filter(complaint=OuterRef("complaint"), mark=OuterRef("mark"))
    later = same.filter(Q(due_on__gt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__gt=OuterRef("pk")))
    rows = unseen.filter(~Exists(later), complaint__state__in=is_open)
    return rows.select_related("complaint").defer(*NOT_READ).order_by("due_on", "id")


KINDS = {"tasks": _to_do, "given": _given, "mentions": _mentions, "alerts": _alerts}
"""What may wait for somebody: the rows of each kind."""
