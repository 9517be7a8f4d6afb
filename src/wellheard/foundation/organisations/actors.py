"""Who is acting: a member of staff with the duties they hold today, their own and those they deputise for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Account, Deputy, RoleHolding, Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.worded import rows_about, rows_of


@dataclass(frozen=True)
class Holding:
    """One duty. `services` are the ids of the part of the tree it covers; None is the whole body."""

    role: Role
    services: frozenset[UUID] | None


@dataclass(frozen=True)
class Actor:
    organisation_id: UUID
    staff_id: UUID
    name: str
    holdings: tuple[Holding, ...] = ()
    standing_in_for: frozenset[UUID] = field(default_factory=frozenset)

    def as_anybody(self, key: UUID) -> "Actor":
        """Somebody else of the same duties: what is asked for them is asked in the same words."""
        return Actor(self.organisation_id, key, "", self.holdings, self.standing_in_for)

    def holds(self, *roles: Role) -> bool:
        """Whether they hold any of these duties, for whatever part of the body."""
        return any(holding.role in roles for holding in self.holdings)

    def holds_for(self, service_id: UUID | None, *roles: Role) -> bool:
        """Whether they hold any of these duties for this service. One with no service needs a whole-body holding."""
        return any(
            holding.role in roles
            and (holding.services is None or (service_id is not None and service_id in holding.services))
            for holding in self.holdings
        )

    def services_of(self, *roles: Role) -> frozenset[UUID] | None:
        """The services these duties cover together; None when one of them covers the whole body."""
        parts = [holding.services for holding in self.holdings if holding.role in roles]
        if any(part is None for part in parts):
            return None
        return frozenset[UUID]().union(*(part for part in parts if part is not None))


def actor_for(account: Account, on: date) -> Actor | None:
    """The person behind an account, with the duties held on a day. None for an account with no one in post.

    Runs in the body's scope. A deputy holds the absent person's duties from `from_on` up to, not on, `until_on`.
    """
    rows = rows_about(account.pk, _post_of, on)
    if not rows:
        return None
    staff_id, name, stands_in = rows[0][:3]
    if stands_in:
        return actor_for_staff(StaffMember.objects.get(pk=staff_id), on)
    held = [(role, service_id) for *_staff, role, service_id in rows if role]
    return Actor(scope.current(), staff_id, name, _holdings(held))


def _post_of(account_id: UUID, on: date) -> QuerySet[Any]:
    """Who is behind an account, whether they stand in for anybody, and a row for each duty of their own."""
    today = Q(holdings__until_on=None) | Q(holdings__until_on__gt=on)
    deputising = Deputy.objects.filter(deputy_id=OuterRef("pk"), from_on__lte=on, until_on__gt=on)
    in_post = StaffMember.objects.filter(account_id=account_id).filter(Q(left_on=None) | Q(left_on__gt=on))
    rows: QuerySet[Any] = in_post.annotate(
        held=FilteredRelation("holdings", condition=Q(holdings__from_on__lte=on) & today),
        stands_in=Exists(deputising),
    ).order_by("held__role", "held__id")
    return rows.values_list("pk", "name", "stands_in", "held__role", "held__service_id")


def actor_for_staff(staff: StaffMember, on: date) -> Actor:
    absent = frozenset(
        Deputy.objects.filter(deputy=staff, from_on__lte=on, until_on__gt=on).values_list("absent_id", flat=True)
    )
    held = RoleHolding.objects.filter(staff_id__in=[staff.id, *absent], from_on__lte=on)
    rows = held.filter(Q(until_on=None) | Q(until_on__gt=on)).order_by("role", "id")
    holdings = _holdings(list(rows.values_list("role", "service_id")))
    return Actor(staff.organisation_id, staff.id, staff.name, holdings, absent)


def _holdings(held: list[tuple[str, UUID | None]]) -> tuple[Holding, ...]:
    tree = children_of() if any(service_id for _role, service_id in held) else {}
    return tuple(Holding(Role(role), _part(service_id, tree)) for role, service_id in held)


def children_of() -> dict[UUID | None, list[UUID]]:
    tree: dict[UUID | None, list[UUID]] = {}
    for service_id, parent_id in rows_of(_services):
        tree.setdefault(parent_id, []).append(service_id)
    return tree


def _services() -> QuerySet[Any]:
    rows: QuerySet[Any] = Service.objects.order_by("path").values_list("id", "parent_id")
    return rows


def _part(service_id: UUID | None, tree: dict[UUID | None, list[UUID]]) -> frozenset[UUID] | None:
    return None if service_id is None else frozenset(_below(service_id, tree))


def _below(service_id: UUID, tree: dict[UUID | None, list[UUID]]) -> Iterable[UUID]:
    yield service_id
    for child in tree.get(service_id, []):
        yield from _below(child, tree)
