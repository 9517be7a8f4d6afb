"""Work in the background: each task is told its body, enters its scope, and calls one service."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from wellheard.areas.casework.models import Campaign, ImportRun
from wellheard.areas.casework.services import UnableToProceed, answer_all, apply_import, check_import
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.foundation.organisations.models import StaffMember


@task()
def check(organisation_id: str, run_id: str) -> None:
    with scope.of(UUID(organisation_id)):
        check_import(run=ImportRun.objects.select_related("document").get(pk=run_id), at=timezone.now())


@task()
def take_in(organisation_id: str, run_id: str, staff_id: str) -> None:
    now = timezone.now()
    with scope.of(UUID(organisation_id)):
        run = ImportRun.objects.get(pk=run_id)
        actor = actor_for_staff(StaffMember.objects.get(pk=staff_id), timezone.localdate(now))
        try:
            apply_import(run=run, by=actor, at=now)
        except UnableToProceed as refusal:
            run.state, run.failure = ImportRun.State.FAILED, str(refusal)
            run.save(update_fields=["state", "failure"])


@task()
def answer_campaign(organisation_id: str, campaign_id: str, staff_id: str) -> None:
    """Give a campaign's answer to each of its members. Run again after it was stopped, it goes on where it was."""
    now = timezone.now()
    with scope.of(UUID(organisation_id)):
        actor = actor_for_staff(StaffMember.objects.get(pk=staff_id), timezone.localdate(now))
        answer_all(campaign=Campaign.objects.get(pk=campaign_id), by=actor, at=now)
