"""What waits for one person: tasks, mentions, alerts. Only of complaints they may (still) see."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.workload.models import Alert, Mention, Task
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import OPEN

LOOKED_AT = 1000
Row = TypeVar("Row", Task, Mention, Alert)


def tasks_of(actor: Actor) -> list[Task]:
    """Tasks this person has to do, their own and those of whom they stand in for, by the day each is due."""
    people = [actor.staff_id, *actor.standing_in_for]
    return _seen(actor, _tasks().filter(given_to_id__in=people, done_at=None))


def tasks_given_by(actor: Actor) -> list[Task]:
    """Tasks this person gave to others that are not done."""
    rows = _tasks().filter(given_by_id=actor.staff_id, done_at=None)
    return _seen(actor, rows.exclude(given_to_id=actor.staff_id))


def tasks_of_complaint(complaint: Complaint) -> QuerySet[Task]:
    """Every task of a complaint, those not done first."""
    rows: QuerySet[Task] = Task.objects.filter(complaint=complaint).select_related("given_to", "given_by", "done_by")
    return rows.order_by("done_at", "due_on", "id")


def task_for(actor: Actor, task_id: UUID) -> Task:
    """A task this person has or gave. Raises Http404 for any other."""
    people = [actor.staff_id, *actor.standing_in_for]
    mine = Q(given_to_id__in=people) | Q(given_by_id=actor.staff_id)
    found = _seen(actor, _tasks().filter(mine, pk=task_id))
    if not found:
        raise Http404
    return found[0]


def mentions_of(actor: Actor) -> list[Mention]:
    """Notes that name this person and that they have not seen to, newest first."""
    rows: QuerySet[Mention] = Mention.objects.filter(staff_id=actor.staff_id, seen_at=None)
    return _seen(actor, rows.select_related("complaint", "note__written_by").order_by("-made_at", "-id"))


def alerts_of(actor: Actor) -> list[Alert]:
    """What this person was alerted to and has not seen, of complaints that are still open, the oldest date first."""
    rows: QuerySet[Alert] = Alert.objects.filter(
        staff_id=actor.staff_id, seen_at=None, complaint__state__in=[stage.value for stage in OPEN]
    )
    return _seen(actor, rows.select_related("complaint").order_by("due_on", "id"))


def _tasks() -> QuerySet[Task]:
    rows: QuerySet[Task] = Task.objects.select_related("complaint", "given_to", "given_by")
    return rows.order_by("due_on", "given_at", "id")


def _seen(actor: Actor, rows: QuerySet[Row]) -> list[Row]:
    """Those about no complaint, or about one that this person may see. Asks no more where there are none."""
    found = list(rows[:LOOKED_AT])
    about = {row.complaint_id for row in found if row.complaint_id}
    if not about:
        return found
    seen = set(visible(actor).filter(pk__in=about).order_by().values_list("pk", flat=True))
    return [row for row in found if row.complaint_id is None or row.complaint_id in seen]
