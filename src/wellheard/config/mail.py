"""How letters leave: the mail server's security, and the accounts that bodies have of their own at GOV.UK Notify."""

from collections.abc import Mapping

PREFIX = "WELLHEARD_NOTIFY_"
OF_A_BODY = {"KEY_FOR_": "key", "EMAIL_TEMPLATE_FOR_": "email_template", "TEXT_TEMPLATE_FOR_": "text_template",
             "POSTAGE_FOR_": "postage"}  # fmt: skip


def mail_security(said: str, user: str) -> tuple[bool, bool]:
    """Django's two settings for `none`, `starttls` and `tls`.

    Raises ValueError for anything else, and for signing in over a line that others can read.
    """
    if said not in ("none", "starttls", "tls"):
        raise ValueError(f"WELLHEARD_SMTP_SECURITY is {said!r}: use none, starttls or tls.")
    if user and said == "none":
        raise ValueError("WELLHEARD_SMTP_USER needs WELLHEARD_SMTP_SECURITY=starttls or tls, or anybody can read it.")
    return said == "starttls", said == "tls"


def accounts_of_bodies(environment: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """What the variables say of each body, by its short name in the address in capitals: `NORTH_GLEN` for north-glen.

    Keys are read from the environment, never from the database: a copy of the database gives nobody the right to send.
    """
    found: dict[str, dict[str, str]] = {}
    for name, value in environment.items():
        for part, field in OF_A_BODY.items():
            if name.startswith(PREFIX + part) and value:
                found.setdefault(name.removeprefix(PREFIX + part), {})[field] = value
    return found
