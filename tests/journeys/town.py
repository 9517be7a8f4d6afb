"""Sets up the town in which the journeys happen, by the services that an administrator uses.

Run as a program against the journeys' own installation; prints nothing. Everybody has the same password, and
an authenticator whose secret is made from their name.
"""

import base64
import hashlib
import os
from datetime import date, datetime, timedelta

PASSWORD = "plain thistle kettle"
PEOPLE = {
    "ailsa": ("Ailsa Grant", "complaints_officer", None),
    "ben": ("Ben Ross", "director", "Housing"),
    "harris": ("Harris Head", "head_of_service", "Housing"),
    "fergus": ("Fergus Innes", "frontline", "Housing"),
    "isla": ("Isla Investigator", "investigator", None),
    "moira": ("Moira Bell", "auditor", None),
    "nan": ("Nan Nurse", "staff_complained_about", "Housing"),
    "alan": ("Alan Reid", "administrator", None),
    "cara": ("Cara Munro", "chief_executive", None),
    "newcomer": ("Nell Newcomer", "frontline", "Housing"),
    "passkey": ("Petra Key", "complaints_officer", None),
    "locked": ("Lachlan Lock", "frontline", "Housing"),
    "ended": ("Edie Ended", "complaints_officer", None),
}
WITHOUT_SECOND_STEP = {"newcomer"}


def email_of(name: str) -> str:
    return f"{name}@strathmuir.example"


def secret_of(name: str) -> str:
    return base64.b32encode(hashlib.sha1(name.encode()).digest()).decode()


def main() -> None:
    import django

    django.setup()
    from wellheard.foundation.organisations import scope

    body = _found()
    with scope.of(body.pk):
        _people(date(2024, 1, 1))
        _complaints()


def _found():  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from wellheard.areas.procedures.services import add_calendar_version, choose_procedure
    from wellheard.foundation.organisations import scope
    from wellheard.foundation.organisations.services import found_organisation, open_service
    from wellheard.rules.working_days import shipped_calendar

    now = timezone.now()
    body = found_organisation(name="Strathmuir Council", short_name="Strathmuir", slug="strathmuir")
    shipped = shipped_calendar("scotland")
    with scope.of(body.pk):
        choose_procedure(name="local-authority", from_on=date(2021, 4, 1), changes={}, by=None, at=now)
        add_calendar_version(
            name="Strathmuir", days=shipped.versions[-1].days, known_from=shipped.known_from,
            known_to=shipped.known_to, source="Example", by=None, at=now,
        )  # fmt: skip
        housing = open_service(name="Housing", by=None, at=now)
        open_service(name="Repairs", parent=housing, by=None, at=now)
        open_service(name="Environment", by=None, at=now)
    return body


def _people(since: date) -> None:
    from allauth.mfa.totp.internal.auth import TOTP
    from django.utils import timezone

    from wellheard.foundation.organisations.models import Service
    from wellheard.foundation.organisations.roles import Role
    from wellheard.foundation.organisations.services import add_person, give_duty

    now = timezone.now()
    for name, (full_name, role, path) in PEOPLE.items():
        staff = add_person(
            name=full_name, job_title=Role(role).label, email=email_of(name), password=PASSWORD, by=None, at=now
        )
        service = Service.objects.get(path=path) if path else None
        give_duty(staff=staff, role=Role(role), service=service, from_on=since, by=None, at=now)
        if name not in WITHOUT_SECOND_STEP:
            TOTP.activate(staff.account, secret_of(name))


def _complaints() -> None:
    from django.utils import timezone

    from wellheard.areas.casework.services import Arrival, record_complaint
    from wellheard.foundation.organisations.actors import actor_for
    from wellheard.foundation.organisations.models import Account, Service

    now: datetime = timezone.now()
    today = timezone.localdate(now)
    ailsa = actor_for(Account.objects.get(email=email_of("ailsa")), today)
    repairs = Service.objects.get(name="Repairs")
    for days in range(60):
        record_complaint(
            arrival=Arrival(today - timedelta(days=days)), description=f"The stair light has been out for {days} days.",
            person={"name": "Effie Bain", "phone": "01632 960001"}, service=repairs, by=ailsa, at=now,
        )  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
    main()
