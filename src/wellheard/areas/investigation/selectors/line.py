"""Who manages a service: the duties held up the tree of services, by those who hold them today."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from wellheard.areas.casework.models import Complaint, Person
from wellheard.foundation.organisations.models import Deputy, RoleHolding, Service, StaffMember
from wellheard.rules.asking import Level


def places_above(service: Service | None) -> list[UUID]:
    """A service and what it is part of, nearest first."""
    return list(_upwards(service))


def _upwards(service: Service | None) -> Iterator[UUID]:
    while service is not None:
        yield service.pk
        service = service.parent


def directorate_of(service: Service | None) -> Service | None:
    """The top of the tree that a service stands in."""
    while service is not None and service.parent is not None:
        service = service.parent
    return service


def managers_of(
    service: Service | None,
    on: date,
    *,
    leaving_out: Collection[UUID] = (),
    only: Collection[UUID] | None = None,
) -> dict[Level, StaffMember]:
    """The nearest head of service, director and chief executive over a service on a day.

    For one who is away, whoever deputises. `leaving_out` are passed over; with `only`, so is everybody else.
    """
    order = {place: number for number, place in enumerate(places_above(service))}
    held = RoleHolding.objects.filter(role__in=list(Level), from_on__lte=on, staff__left_on=None)
    held = held.filter(Q(until_on=None) | Q(until_on__gt=on)).filter(Q(service=None) | Q(service_id__in=list(order)))
    rows = sorted(held.select_related("staff"), key=lambda row: (order.get(row.service_id, len(order)), str(row.pk)))
    away = {row.absent_id: row.deputy for row in _deputies(on)}
    found: dict[Level, StaffMember] = {}
    for row in rows:
        who = away.get(row.staff_id, row.staff)
        if who.pk not in leaving_out and (only is None or who.pk in only):
            found.setdefault(Level(row.role), who)
    return found


def _deputies(on: date) -> list[Deputy]:
    return list(Deputy.objects.filter(from_on__lte=on, until_on__gt=on).select_related("deputy").order_by("-from_on"))


def managers_over(
    complaint: Complaint, service: Service | None, on: date, *, leaving_out: Collection[UUID] = ()
) -> dict[Level, StaffMember]:
    """The managers who may hear of this complaint: of a restricted one only those named."""
    only = set(complaint.named_readers.values_list("staff_id", flat=True)) if complaint.restricted else None
    return managers_of(service, on, leaving_out={*leaving_out, *complained_about(complaint)}, only=only)


def complained_about(complaint: Complaint) -> set[UUID]:
    """Those of our own staff that the complaint is about."""
    people = complaint.people.filter(part=Person.Part.STAFF_COMPLAINED_ABOUT, staff__isnull=False)
    return set(people.values_list("staff_id", flat=True))
