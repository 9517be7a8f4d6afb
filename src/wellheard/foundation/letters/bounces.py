"""Mail that came back: reading a delivery status notification (RFC 3464), and putting it to the message it is about."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from typing import Any
from uuid import UUID

from django.db import transaction

from wellheard.foundation.letters import models
from wellheard.foundation.letters.delivery import tell
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation

State = models.Message.State
OURS = re.compile(r"<([0-9a-f]{32})\.([0-9a-f]{32})@[^>\s]*>")


class NoNotification(ValueError):
    """What was read is no notification about a message of ours, and why."""


@dataclass(frozen=True)
class Notification:
    """What a mail server reports of one message: whose it was, which, and what happened to it."""

    organisation_id: UUID
    message_id: UUID
    action: str
    words: str


def read_notification(raw: bytes) -> Notification:
    """Read a delivery status notification. Raises NoNotification for any other mail."""
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(mail, EmailMessage)
    status = next((part for part in mail.walk() if part.get_content_type() == "message/delivery-status"), None)
    if status is None:
        raise NoNotification("This mail is no delivery status notification.")
    found = OURS.search(_original_headers(mail))
    if found is None:
        raise NoNotification("The mail that it reports on was not sent from here.")
    about = next((block for block in _blocks(status) if "Action" in block), None)
    if about is None:
        raise NoNotification("The notification does not say what happened.")
    said = str(about["Diagnostic-Code"] or about["Status"] or "")
    words = " ".join((said.partition(";")[2] or said).split())
    return Notification(UUID(found[2]), UUID(found[1]), str(about["Action"]).strip().lower(), words)


def take_notification(notification: Notification, at: datetime) -> str:
    """Put what a mail server reports to the message: its state afterwards. A report told twice changes nothing.

    Raises NoNotification for a message that is not in this installation.
    """
    if not Organisation.objects.filter(pk=notification.organisation_id).exists():
        raise NoNotification("There is no such message here.")
    with scope.of(notification.organisation_id), transaction.atomic():
        message = models.Message.objects.select_for_update().filter(pk=notification.message_id).first()
        if message is None:
            raise NoNotification("There is no such message here.")
        if notification.action == "failed" and message.state != State.BOUNCED:
            _change(message, State.BOUNCED, notification.words, at)
            tell(message, State.BOUNCED, notification.words, at)
        elif notification.action == "delivered" and message.state in (State.SENT, State.SENDING):
            _change(message, State.DELIVERED, "", at)
        return str(message.state)


def _blocks(status: "Message[Any, Any]") -> "list[Message[Any, Any]]":
    """The groups of fields of a delivery status: one about the mail, then one for each address."""
    held = status.get_payload()
    return [block for block in held if isinstance(block, Message)] if isinstance(held, list) else []


def _change(message: models.Message, state: State, words: str, at: datetime) -> None:
    message.state, message.error, message.ended_at, message.next_try_at = state, words, at, None
    message.save(update_fields=["state", "error", "ended_at", "next_try_at"])


def _original_headers(mail: EmailMessage) -> str:
    """The head of the mail that is reported on, which stands in the last part of the notification."""
    for part in mail.walk():
        if part.get_content_type() == "text/rfc822-headers":
            return str(part.get_content())
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return str(inner["Message-ID"] or "") if isinstance(inner, Message) else ""
    return ""
