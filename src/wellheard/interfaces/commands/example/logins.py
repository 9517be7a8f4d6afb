"""The example's logins. Their password and secrets are no secret: they are printed for whoever tries it."""

import base64
import hashlib
from functools import cache

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password

from wellheard.foundation.organisations.models import Account
from wellheard.interfaces.commands.example.bodies import BODIES, PlannedBody, PlannedPerson

PASSWORD = "plain thistle kettle"
WITH_RECOVERY_CODES = "ailsa@strathmuir.example"


def email_of(person: PlannedPerson, body: PlannedBody) -> str:
    """The first name at the body; nobody's address, since `.example` belongs to no one."""
    first = person.name.removeprefix("Dr ").split()[0].lower()
    return f"{first}@{body.slug}.example"


def planned_logins() -> list[tuple[PlannedBody, PlannedPerson, str]]:
    """Each login: its body, who it is, and the address to sign in with."""
    return [(body, who, email_of(who, body)) for body in BODIES for who in body.people if who.signs_in]


def secret_for(email: str) -> str:
    """The authenticator secret of an example login: the same each time, so that it can be kept in an app."""
    digest = hashlib.sha256(f"Wellheard example: {email}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()


def let_sign_in(emails: list[str]) -> None:
    """Give these accounts the password and an authenticator, and recovery codes to one of them."""
    hashed = _hashed_password()
    for account in Account.objects.filter(email__in=emails):
        account.password = hashed
        account.save(update_fields=["password"])
        if not Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(account, secret_for(account.email))
        if account.email == WITH_RECOVERY_CODES:
            RecoveryCodes.activate(account)


@cache
def _hashed_password() -> str:
    """Worked out once: it is slow on purpose."""
    return make_password(PASSWORD)
