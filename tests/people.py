"""The people of every story. Ailsa handles, Ben signs off, Cara reports; Dougal is of another body.

Effie, the public, has no account. Each body is set up by the same services that an administrator uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.test import Client

from wellheard.areas.procedures.services import add_calendar_version, choose_procedure
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import Account, Organisation, Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.services import (
    add_person,
    found_organisation,
    give_duty,
    open_service,
)
from wellheard.rules.working_days import shipped_calendar

TODAY = date(2024, 3, 28)
"""The Thursday before Easter 2024: the first worked date of the procedure."""
NOW = datetime(2024, 3, 28, 10, 0, tzinfo=ZoneInfo("Europe/London"))
IN_POST_FROM = date(2021, 4, 1)
FOUNDED_AT = datetime(2021, 4, 1, 9, 0, tzinfo=ZoneInfo("Europe/London"))
PASSWORD = "plain thistle kettle"
KNOWN_FROM, KNOWN_TO = date(2021, 1, 1), date(2028, 12, 31)


@dataclass(frozen=True)
class Body:
    """A body with its services by name."""

    organisation: Organisation
    services: dict[str, Service] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.organisation.id


@dataclass(frozen=True)
class Colleague:
    """Somebody who works for a body: the row, and what they may do on a day."""

    staff: StaffMember

    def actor(self, on: date = TODAY) -> Actor:
        with scope.of(self.staff.organisation_id):
            return actor_for_staff(self.staff, on)

    @property
    def account(self) -> Account:
        return self.staff.account


def found_body(name: str, short_name: str, slug: str, ruleset: str, tree: dict[str, list[str]]) -> Body:
    """A body that works by a shipped rule set, with the Scottish bank holidays and a tree of services."""
    shipped = shipped_calendar("scotland").versions[-1]
    organisation = found_organisation(name=name, short_name=short_name, slug=slug)
    body = Body(organisation)
    with scope.of(organisation.id):
        choose_procedure(name=ruleset, from_on=IN_POST_FROM, changes={}, by=None, at=FOUNDED_AT)
        add_calendar_version(
            name=name,
            days=[day for day in shipped.days if KNOWN_FROM <= day.on <= KNOWN_TO],
            known_from=KNOWN_FROM,
            known_to=KNOWN_TO,
            source=shipped.source,
            by=None,
            at=FOUNDED_AT,
        )
        for directorate, parts in tree.items():
            above = open_service(name=directorate, by=None, at=FOUNDED_AT)
            body.services[directorate] = above
            for part in parts:
                body.services[part] = open_service(name=part, parent=above, by=None, at=FOUNDED_AT)
    return body


def colleague(body: Body, name: str, role: str, service: str | None = None, email: str = "") -> Colleague:
    """Somebody with one duty in a body: for the whole of it, or for a service and what is below it."""
    duty = Role(role)
    with scope.of(body.id):
        staff = add_person(
            name=name,
            job_title=duty.label,
            email=email or f"{name.split()[0].lower()}@{body.organisation.slug}.example",
            password=PASSWORD,
            by=None,
            at=FOUNDED_AT,
        )
        part = body.services[service] if service else None
        give_duty(staff=staff, role=duty, service=part, from_on=IN_POST_FROM, by=None, at=FOUNDED_AT)
    return Colleague(staff)


@pytest.fixture
def council(db: None) -> Body:
    """A council: Housing (Repairs, Lettings) and Environment (Bins, Roads)."""
    tree = {"Housing": ["Repairs", "Lettings"], "Environment": ["Bins", "Roads"]}
    return found_body("Strathmuir Council", "Strathmuir", "strathmuir", "local-authority", tree)


@pytest.fixture
def other_body(db: None) -> Body:
    """A housing association of its own: nothing of it is ever seen from the council."""
    tree = {"Tenancy services": ["Repairs", "Estates"]}
    return found_body("Glenbirnie Homes", "Glenbirnie", "glenbirnie", "housing-scotland", tree)


@pytest.fixture
def scoped(council: Body) -> Iterator[Body]:
    """The council's scope, for as long as the test lasts."""

    with scope.of(council.id):
        yield council


@pytest.fixture
def ailsa(council: Body) -> Colleague:
    """Complaints officer of the whole council."""
    return colleague(council, "Ailsa Grant", "complaints_officer")


@pytest.fixture
def ben(council: Body) -> Colleague:
    """Director of Housing: signs its responses."""
    return colleague(council, "Ben Ross", "director", "Housing")


@pytest.fixture
def cara(council: Body) -> Colleague:
    """Chief executive: sees everything reported, may take any case."""
    return colleague(council, "Cara Munro", "chief_executive")


@pytest.fixture
def dougal(other_body: Body) -> Colleague:
    """Complaints officer of the housing association."""
    return colleague(other_body, "Dougal Kerr", "complaints_officer")


def signed_in(who: Colleague) -> Client:
    """A browser in which they have signed in, second step included."""
    if not is_mfa_enabled(who.account):
        TOTP.activate(who.account, generate_totp_secret())
    client = Client()
    client.force_login(who.account)
    return client


@pytest.fixture
def hugh(council: Body) -> Colleague:
    """Head of Repairs."""
    return colleague(council, "Hugh Head", "head_of_service", "Repairs")


@pytest.fixture
def nan(council: Body) -> Colleague:
    """She is asked, and has no right to any file."""
    return colleague(council, "Nan Nurse", "staff_complained_about", "Repairs")
