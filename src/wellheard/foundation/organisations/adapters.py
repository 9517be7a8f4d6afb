"""How this installation uses the sign-in library: no one signs up by themselves."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it; where no mail server answers, say so on the page and in the log: what was asked is still done."""
        context.setdefault("organisation", None)
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("An e-mail about a sign-in could not be sent. Is WELLHEARD_SMTP_HOST right?")
            if self.request is not None:
                told = _("We could not send you an e-mail about this. Tell your administrator.")
                messages.warning(self.request, told)
