"""`wellheard logins`: how to sign in to the example, with a code that is good now."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.interfaces.commands.installation import database_needed, start_django

if TYPE_CHECKING:
    from wellheard.foundation.organisations.models import Account

HEADINGS = ("body", "who", "role", "e-mail", "password", "authenticator secret", "code", "good for")
CHANGED = "(changed)"

EPILOG = """\b
Examples:
  wellheard logins
  wellheard logins | grep ailsa

\b
Exit status: 0 printed, 2 there are no example logins.
"""


@dataclass(frozen=True)
class Login:
    """One example login as it stands now. No secret and no code where the second step was changed."""

    body: str
    who: str
    role: str
    email: str
    password: str
    secret: str = ""
    code: str = ""
    seconds: int = 0
    recovery_codes: tuple[str, ...] = ()


@click.command(epilog=EPILOG)
def logins() -> None:
    """Print each login of the example: body, role, address, password, authenticator secret and current code.

    The secret can be typed into any authenticator app. A code works once.
    """
    start_django()
    with database_needed():
        if not print_logins():
            raise CannotDo("There are no example logins here. `wellheard load-example` makes them.")


def print_logins() -> int:
    """Print them all; the number of them."""
    found = example_logins(time.time())
    if found:
        click.echo(as_table(found))
    return len(found)


def example_logins(now: float) -> list[Login]:
    """The example's logins that are in this installation, with the codes that are good at a moment."""
    from wellheard.foundation.organisations.models import Account
    from wellheard.interfaces.commands.example.logins import planned_logins

    accounts = {account.email: account for account in Account.objects.select_related("organisation")}
    still = _unchanged_passwords(accounts.values())
    return [
        Login(
            body.short_name,
            who.name,
            str(who.role.label),
            email,
            still.get(accounts[email].password, CHANGED),
            *_second_step(accounts[email], now),
        )
        for body, who, email in planned_logins()
        if email in accounts
    ]


def as_table(found: Sequence[Login]) -> str:
    """Aligned columns, one login a line, then the recovery codes."""
    rows = [HEADINGS, *(_cells(login) for login in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    for login in found:
        if login.recovery_codes:
            lines += ["", f"Recovery codes of {login.email}: {' '.join(login.recovery_codes)}"]
    return "\n".join(lines)


def _cells(login: Login) -> tuple[str, ...]:
    seconds = f"{login.seconds} s" if login.code else ""
    secret = login.secret or "(none)"
    return (login.body, login.who, login.role, login.email, login.password, secret, login.code, seconds)


def _unchanged_passwords(accounts: "Iterable[Account]") -> dict[str, str]:
    """The example's password by its stored form, where it is still that. They were stored alike, so few are tried."""
    from django.contrib.auth.hashers import check_password

    from wellheard.interfaces.commands.example.logins import PASSWORD, planned_logins

    emails = {email for _, _, email in planned_logins()}
    stored = {account.password for account in accounts if account.email in emails}
    return {one: PASSWORD for one in stored if check_password(PASSWORD, one)}


def _second_step(account: "Account", now: float) -> tuple[str, str, int, tuple[str, ...]]:
    """Secret, code that is good now, for how many seconds yet (the step after it included), recovery codes."""
    from allauth.mfa import app_settings
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt

    held = {row.type: row for row in Authenticator.objects.filter(user=account)}
    codes: tuple[str, ...] = ()
    if recovery := held.get(Authenticator.Type.RECOVERY_CODES):
        codes = tuple(RecoveryCodes(recovery).get_unused_codes())
    totp = held.get(Authenticator.Type.TOTP)
    if totp is None:
        return "", "", 0, codes
    secret = decrypt(totp.data["secret"])
    period = app_settings.TOTP_PERIOD
    code = format_hotp_value(hotp_value(secret, int(now) // period))
    good_for = period * (1 + app_settings.TOTP_TOLERANCE) - int(now) % period
    return secret, code, good_for, codes
