"""Talks begun with children: each is its writer's alone."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from wellheard.areas.children.models import Talk
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import RoleHolding, Service, StaffMember
from wellheard.foundation.organisations.roles import Role


def my_talks(actor: Actor) -> QuerySet[Talk]:
    """The talks this person has begun and not finished, the last first."""
    found: QuerySet[Talk] = Talk.objects.filter(staff_id=actor.staff_id, complaint=None).order_by("-saved_at")
    return found


def talk_for(actor: Actor, talk_id: UUID) -> Talk:
    """A talk of theirs. Raises Http404 for anybody else's."""
    found: Talk | None = my_talks(actor).filter(pk=talk_id).first()
    if found is None:
        raise Http404
    return found


def readers_for(service: Service | None) -> tuple[StaffMember, ...]:
    """Who must see a child's restricted complaint: the complaints officers of its service and of the whole body."""
    parts = Q(service=None)
    above: Service | None = service
    while above is not None:
        parts |= Q(service=above)
        above = above.parent
    held = RoleHolding.objects.filter(parts, role=Role.COMPLAINTS_OFFICER, until_on=None)
    return tuple(StaffMember.objects.filter(pk__in=held.values("staff_id"), left_on=None).order_by("name", "id"))
