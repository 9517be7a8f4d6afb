"""Who answers for a part of the body: the nearest holder of a duty, up the tree of services, with their deputies."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from wellheard.foundation.organisations.models import Deputy, RoleHolding, Service, StaffMember
from wellheard.foundation.organisations.roles import Role


class Responsible:
    """Every duty of a body on a day, read once, and asked by service."""

    def __init__(self, on: date) -> None:
        held = RoleHolding.objects.filter(from_on__lte=on).filter(Q(until_on=None) | Q(until_on__gt=on))
        self._held: dict[tuple[str, UUID | None], list[UUID]] = {}
        for role, service_id, staff_id in held.order_by("id").values_list("role", "service_id", "staff_id"):
            self._held.setdefault((role, service_id), []).append(staff_id)
        self._parents: dict[UUID, UUID | None] = dict(Service.objects.order_by("id").values_list("id", "parent_id"))
        self._deputies: dict[UUID, list[UUID]] = {}
        standing = Deputy.objects.filter(from_on__lte=on, until_on__gt=on)
        for absent_id, deputy_id in standing.order_by("id").values_list("absent_id", "deputy_id"):
            self._deputies.setdefault(absent_id, []).append(deputy_id)
        left = Q(left_on=None) | Q(left_on__gt=on)
        self.staff: dict[UUID, StaffMember] = {
            person.pk: person for person in StaffMember.objects.filter(left).select_related("account").order_by("id")
        }

    def nearest(self, service_id: UUID | None, role: Role) -> list[UUID]:
        """Those who hold the duty for the service, or for the nearest part above it, or for the whole body."""
        at = service_id
        while at is not None:
            if found := self._held.get((role.value, at)):
                return self._in_post(found)
            at = self._parents.get(at)
        return self._in_post(self._held.get((role.value, None), []))

    def with_deputies(self, people: Iterable[UUID]) -> list[UUID]:
        """The same people, and whoever stands in for those who are away."""
        found = [one for person in people for one in (person, *self._deputies.get(person, ()))]
        return self._in_post(dict.fromkeys(found))

    def _in_post(self, people: Iterable[UUID]) -> list[UUID]:
        return [person for person in people if person in self.staff]
