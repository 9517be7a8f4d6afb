"""Delivering as soon as there is something to deliver."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.organisations import scope


@task()
def deliver(organisation_id: str) -> None:
    with scope.of(UUID(organisation_id)):
        deliver_due(timezone.now())
