"""Mail about signing in goes by the outbox too: Django's mail backend, writing instead of sending.

The body is that of the account that the mail is for. Mail to an address that belongs to no account belongs to
no body, and is not sent.
"""

import hashlib
import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Account

log = logging.getLogger(__name__)


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(self._post(mail, to) for mail in email_messages for to in mail.to)

    def _post(self, mail: EmailMessage, to: str) -> int:
        account = Account.objects.filter(email__iexact=to).first()
        if account is None:
            log.warning("Mail to an address that no account has was not sent.")
            return 0
        now = timezone.now()
        said = f"{now.isoformat()} {to} {mail.subject} {mail.body}"
        with scope.of(account.organisation_id), transaction.atomic():
            post(
                channel=Message.Channel.EMAIL, to=to, subject=str(mail.subject), text=str(mail.body),
                key=f"sign-in:{hashlib.sha256(said.encode()).hexdigest()}", forget_text=True, at=now,
            )  # fmt: skip
        return 1
