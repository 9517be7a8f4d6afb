"""Setting up a body: its services and their size, its people, what duty each holds, and who stands in."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import (
    Account,
    Contractor,
    Deputy,
    Organisation,
    RoleHolding,
    Service,
    ServiceExposure,
    StaffMember,
)
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.fairness import line_of


class UnableToSetUp(ValueError):
    """The body cannot be changed as asked, and why."""


def found_organisation(*, name: str, short_name: str, slug: str, kind: str = "body") -> Organisation:
    """A new body, empty. Raises UnableToSetUp when one of that name or address is here already."""
    if Organisation.objects.filter(slug=slug).exists() or Organisation.objects.filter(name=name).exists():
        raise UnableToSetUp(f"There is a body called {name} already.")
    return Organisation.objects.create(name=name, short_name=short_name, slug=slug, kind=kind)


@transaction.atomic
def open_service(*, name: str, parent: Service | None = None, by: Actor | None, at: datetime) -> Service:
    """Add a part to the tree of services. Raises UnableToSetUp for a name that stands there already."""
    path = f"{parent.path} > {name}" if parent else name
    if ">" in name or not name.strip():
        raise UnableToSetUp("A service needs a name, without the sign >.")
    if Service.objects.filter(path__iexact=path).exists():
        raise UnableToSetUp(f"There is a service called {path} already.")
    service: Service = Service.objects.create(
        organisation_id=scope.current(), name=name, parent=parent, path=path, opened_on=at.date()
    )
    _record("service.open", service, by, at, {"path": path})
    return service


@transaction.atomic
def set_exposure(
    *,
    service: Service,
    measure: str,
    figure: int,
    as_at_on: date,
    source: str,
    by: Actor | None,
    at: datetime,
) -> ServiceExposure:
    """State how much of something a service serves, as at a day. A later statement stands beside it."""
    if not source.strip():
        raise UnableToSetUp("Say where the figure comes from.")
    exposure: ServiceExposure
    exposure, _ = ServiceExposure.objects.update_or_create(
        organisation_id=scope.current(),
        service=service,
        measure=measure,
        as_at_on=as_at_on,
        defaults={"figure": figure, "source": source},
    )
    values = {"measure": measure, "figure": figure, "as_at_on": as_at_on, "source": source}
    _record("service.set_exposure", exposure, by, at, values)
    return exposure


@transaction.atomic
def take_on_contractor(*, name: str, service: Service | None, by: Actor | None, at: datetime) -> Contractor:
    if Contractor.objects.filter(name__iexact=name).exists():
        raise UnableToSetUp(f"There is a contractor called {name} already.")
    contractor: Contractor = Contractor.objects.create(organisation_id=scope.current(), name=name, service=service)
    _record("contractor.take_on", contractor, by, at, {"name": name, "service": service})
    return contractor


@transaction.atomic
def add_person(
    *, name: str, job_title: str, email: str, password: str | None, by: Actor | None, at: datetime
) -> StaffMember:
    """Somebody who works here, with an account to sign in by. Raises UnableToSetUp for an address in use."""
    if Account.objects.filter(email__iexact=email).exists():
        raise UnableToSetUp(f"The address {email} is used by another account. Give another one.")
    organisation = Organisation.objects.get(pk=scope.current())
    account = Account.objects.create_user(email, organisation, password)
    staff: StaffMember = StaffMember.objects.create(
        organisation=organisation, account=account, name=name, job_title=job_title
    )
    _record("person.add", staff, by, at, {"name": name, "job_title": job_title, "email": email})
    return staff


@transaction.atomic
def place_person(
    *,
    staff: StaffMember,
    manager: StaffMember | None,
    grade: int | None,
    load_limit: int | None,
    by: Actor | None,
    at: datetime,
) -> StaffMember:
    """Who manages somebody, their grade, and how many complaints they can handle. Raises UnableToSetUp for a circle."""
    above = dict(StaffMember.objects.values_list("pk", "manager_id"))
    if manager and (manager.pk == staff.pk or staff.pk in line_of(manager.pk, above)):
        raise UnableToSetUp(f"{manager.name} is managed by {staff.name}. Choose somebody else, or change that first.")
    staff.manager, staff.grade, staff.load_limit = manager, grade, load_limit
    staff.save(update_fields=["manager", "grade", "load_limit"])
    _record("person.place", staff, by, at, {"manager": manager, "grade": grade, "load_limit": load_limit})
    return staff


@transaction.atomic
def give_duty(
    *, staff: StaffMember, role: Role, service: Service | None, from_on: date, by: Actor | None, at: datetime
) -> RoleHolding:
    """Give a duty for a part of the tree (None: the whole body), from a day on."""
    open_ones = RoleHolding.objects.filter(staff=staff, role=role, service=service, until_on=None)
    if open_ones.exists():
        raise UnableToSetUp(f"{staff.name} holds this duty there already.")
    holding: RoleHolding = RoleHolding.objects.create(
        organisation_id=scope.current(), staff=staff, role=role, service=service, from_on=from_on
    )
    _record("person.give_duty", holding, by, at, {"role": role, "service": service, "from_on": from_on})
    return holding


@transaction.atomic
def end_duty(*, holding_id: UUID, until_on: date, by: Actor | None, at: datetime) -> RoleHolding:
    """End a duty on a day. Raises UnableToSetUp when nobody would hold it any more, anywhere in the body.

    A duty is never left without a holder (domain records); the administrator's and those that sign are meant.
    """
    holding: RoleHolding = RoleHolding.objects.select_for_update().get(pk=holding_id)
    others = RoleHolding.objects.filter(role=holding.role, until_on=None, staff__left_on=None)
    if not others.exclude(pk=holding.pk).exists():
        raise UnableToSetUp(
            f"Nobody else is {holding.get_role_display().lower()}. Give the duty to someone else first."
        )
    holding.until_on = until_on
    holding.save(update_fields=["until_on"])
    _record("person.end_duty", holding, by, at, {"role": holding.role, "until_on": until_on})
    return holding


@transaction.atomic
def name_deputy(
    *, absent: StaffMember, deputy: StaffMember, from_on: date, until_on: date, by: Actor | None, at: datetime
) -> Deputy:
    """Let somebody hold an absent person's duties from a day up to, not on, another."""
    if absent.pk == deputy.pk:
        raise UnableToSetUp("Nobody can deputise for themselves. Choose someone else.")
    if until_on <= from_on:
        raise UnableToSetUp("The deputy's last day must come after the first.")
    row: Deputy = Deputy.objects.create(
        organisation_id=scope.current(), absent=absent, deputy=deputy, from_on=from_on, until_on=until_on
    )
    _record("person.name_deputy", row, by, at, {"deputy": deputy.pk, "from_on": from_on, "until_on": until_on})
    return row


def _record(
    act: str,
    subject: Service | ServiceExposure | Contractor | StaffMember | RoleHolding | Deputy,
    by: Actor | None,
    at: datetime,
    values: dict[str, object],
) -> None:
    record(act, subject, by=by, at=at, values=values)
