"""Setting an example body up, by the services an administrator uses, as at the day its records begin."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.areas.procedures.services import add_calendar_version, choose_procedure
from wellheard.foundation.organisations.models import Contractor, Organisation, Service
from wellheard.foundation.organisations.services import (
    add_person,
    give_duty,
    open_service,
    set_exposure,
    take_on_contractor,
)
from wellheard.interfaces.commands.example.bodies import PlannedBody
from wellheard.interfaces.commands.example.cast import Cast, Member
from wellheard.interfaces.commands.example.days_off import listed_days
from wellheard.interfaces.commands.example.logins import email_of, let_sign_in
from wellheard.rules.working_days import DayKind, SpecialDay

PROCEDURE_FROM = date(2021, 4, 1)
IN_POST_FROM = date(2021, 4, 1)
INVENTED = "Example figure, invented for this installation"
LISTED = "The shipped Scottish list, and the body's own days"


@dataclass
class Founded:
    """A body as it stands when its past begins, with what is needed to tell it."""

    plan: PlannedBody
    organisation: Organisation
    today: date
    at: datetime
    services: dict[str, Service] = field(default_factory=dict)
    contractors: dict[str, Contractor] = field(default_factory=dict)
    choices: list[ProcedureChoice] = field(default_factory=list)
    cast: Cast = field(default_factory=Cast)

    @property
    def years(self) -> range:
        """The years of which its calendars list the days off."""
        return range(self.at.year - 1, self.today.year + 3)

    def sizes(self) -> list[tuple[date, str, str, int]]:
        """Each stated size: as at which 1 April, of which service, of what, how many."""
        last = self.today.year if self.today >= date(self.today.year, 4, 1) else self.today.year - 1
        stated = []
        for planned in self.plan.services:
            for measure, (first, second, third) in planned.sizes:
                figures = (2 * first - second, first, second, third)[: 3 if planned.is_behind else 4]
                for year, figure in enumerate(figures, last - 3):
                    stated.append((date(year, 4, 1), planned.path, measure, figure))
        return sorted(stated)


def found(body: Founded) -> None:
    """Procedure, calendars, services, contractors and people. Runs in the body's scope."""
    _procedure_and_calendars(body)
    _services(body)
    _people(body)


def _procedure_and_calendars(body: Founded) -> None:
    plan, at = body.plan, body.at
    choice = choose_procedure(name=plan.ruleset, from_on=PROCEDURE_FROM, changes={}, by=None, at=at)
    body.choices.append(choice)
    add_calendar_version(
        name=plan.name,
        days=listed_days(plan.own_days, body.years),
        known_from=date(body.years.start, 1, 1),
        known_to=date(body.years.stop - 1, 12, 31),
        source=LISTED,
        cut_off=plan.cut_off,
        by=None,
        at=at,
    )


def _services(body: Founded) -> None:
    for planned in body.plan.services:
        parent = body.services.get(planned.parent)
        service = open_service(name=planned.name, parent=parent, by=None, at=body.at)
        body.services[planned.path] = service
    for as_at_on, path, measure, figure in body.sizes():
        if as_at_on <= body.at.date():
            service = body.services[path]
            set_exposure(
                service=service, measure=measure, figure=figure, as_at_on=as_at_on, source=INVENTED, by=None, at=body.at
            )
    if body.plan.open_on_holidays:
        _own_calendar(body, body.services[body.plan.open_on_holidays])
    for contractor in body.plan.contractors:
        if body.today - timedelta(days=contractor.taken_on) <= body.at.date():
            service = body.services[contractor.service]
            taken_on = take_on_contractor(name=contractor.name, service=service, by=None, at=body.at)
            body.contractors[contractor.name] = taken_on


def _own_calendar(body: Founded, service: Service) -> None:
    """A service that works through the bank holidays of spring and summer."""
    inherited = listed_days(body.plan.own_days, body.years)
    worked = [d for d in inherited if d.on.month in (4, 5, 8) and d.on.weekday() < 5]
    add_calendar_version(
        name=f"{body.plan.short_name}: {service.name}",
        days=[SpecialDay(day.on, f"{day.name}: collections as usual", DayKind.OPEN) for day in worked],
        known_from=date(body.years.start, 1, 1),
        known_to=date(body.years.stop - 1, 12, 31),
        source="The service's own rota",
        service_id=service.pk,
        by=None,
        at=body.at,
    )


def _people(body: Founded) -> None:
    for person in body.plan.people:
        email = email_of(person, body.plan)
        staff = add_person(
            name=person.name, job_title=person.job_title, email=email, password=None, by=None, at=body.at
        )
        service = body.services.get(person.service)
        give_duty(staff=staff, role=person.role, service=service, from_on=IN_POST_FROM, by=None, at=body.at)
        body.cast.members.append(Member(staff, person.role, person.service))
    let_sign_in([email_of(person, body.plan) for person in body.plan.people if person.signs_in])
