"""How this installation uses the sign-in library: no one signs up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Into the outbox: the mail backend of the settings does not wait for a mail server."""
        context.setdefault("organisation", None)
        super().send_mail(template_prefix, email, context)
