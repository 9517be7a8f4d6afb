"""What waits for one person: tasks, mentions, alerts. Only of complaints they may (still) see."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.workload.models import Alert, Mention, Task
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import OPEN


def tasks_of(actor: Actor) -> QuerySet[Task]:
    """Tasks this person has to do, their own and those of whom they stand in for, by the day each is due."""
    people = [actor.staff_id, *actor.standing_in_for]
    rows: QuerySet[Task] = _seen_by(actor).filter(given_to_id__in=people, done_at=None)
    return rows.order_by("due_on", "given_at", "id")


def tasks_given_by(actor: Actor) -> QuerySet[Task]:
    """Tasks this person gave to others that are not done."""
    rows: QuerySet[Task] = _seen_by(actor).filter(given_by_id=actor.staff_id, done_at=None)
    return rows.exclude(given_to_id=actor.staff_id).order_by("due_on", "given_at", "id")


def tasks_of_complaint(complaint: Complaint) -> QuerySet[Task]:
    """Every task of a complaint, those not done first."""
    rows: QuerySet[Task] = Task.objects.filter(complaint=complaint).select_related("given_to", "given_by", "done_by")
    return rows.order_by("done_at", "due_on", "id")


def task_for(actor: Actor, task_id: UUID) -> Task:
    """A task this person has or gave. Raises Http404 for any other."""
    people = [actor.staff_id, *actor.standing_in_for]
    mine = Q(given_to_id__in=people) | Q(given_by_id=actor.staff_id)
    task: Task | None = _seen_by(actor).filter(mine, pk=task_id).first()
    if task is None:
        raise Http404
    return task


def _seen_by(actor: Actor) -> QuerySet[Task]:
    seen = Q(complaint=None) | Q(complaint__in=visible(actor).order_by().values("pk"))
    rows: QuerySet[Task] = Task.objects.filter(seen)
    return rows.select_related("complaint", "given_to", "given_by")


def mentions_of(actor: Actor) -> QuerySet[Mention]:
    """Notes that name this person and that they have not seen to, newest first."""
    rows: QuerySet[Mention] = Mention.objects.filter(
        staff_id=actor.staff_id, seen_at=None, complaint__in=visible(actor).order_by().values("pk")
    )
    return rows.select_related("complaint", "note__written_by").order_by("-made_at", "-id")


def alerts_of(actor: Actor) -> QuerySet[Alert]:
    """What this person was alerted to and has not seen, of complaints that are still open, the oldest date first."""
    rows: QuerySet[Alert] = Alert.objects.filter(
        staff_id=actor.staff_id,
        seen_at=None,
        complaint__in=visible(actor).filter(state__in=[s.value for s in OPEN]).order_by().values("pk"),
    )
    return rows.select_related("complaint").order_by("due_on", "id")
