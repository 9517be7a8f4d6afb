"""Work in the background: each task is told its body, enters its scope, and calls one service."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from wellheard.areas.workload import services
from wellheard.areas.workload.models import BulkRun
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff


@task()
def carry_out(organisation_id: str, run_id: str) -> None:
    now = timezone.now()
    with scope.of(UUID(organisation_id)):
        run = BulkRun.objects.select_related("started_by").get(pk=run_id)
        actor = actor_for_staff(run.started_by, timezone.localdate(now))
        services.carry_out(run=run, by=actor, at=now)


@task()
def undo(organisation_id: str, run_id: str) -> None:
    now = timezone.now()
    with scope.of(UUID(organisation_id)):
        run = BulkRun.objects.select_related("started_by").get(pk=run_id)
        actor = actor_for_staff(run.started_by, timezone.localdate(now))
        services.undo(run=run, by=actor, at=now)
