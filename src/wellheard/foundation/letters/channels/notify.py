"""GOV.UK Notify, by its own client library: e-mail, text and posted letter, each found again by our reference.

Notify sends by templates that stand there: the ones used here have the two places ((subject)) and ((text)).
A letter is sent as the PDF that was made of it.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from wellheard.foundation.documents.services import open_content
from wellheard.foundation.letters.channels.outcomes import Delayed, Fate, NotTaken
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation

Channel = Message.Channel
TIMEOUT = 30
CAME_BACK = {
    "permanent-failure", "temporary-failure", "technical-failure", "virus-scan-failed", "validation-failed",
    "cancelled",
}  # fmt: skip


@dataclass(frozen=True)
class Account:
    """A service at Notify: its key, and the templates that stand there."""

    key: str
    email_template: str
    text_template: str
    postage: str

    @property
    def templates(self) -> dict[Channel, str]:
        return {Channel.NOTIFY_EMAIL: self.email_template, Channel.NOTIFY_TEXT: self.text_template}


def account_of(organisation_id: UUID) -> Account:
    """The body's own account, where it has a key of its own; else the installation's. Never a mixture of both."""
    shared = Account(
        settings.NOTIFY_KEY, settings.NOTIFY_EMAIL_TEMPLATE, settings.NOTIFY_TEXT_TEMPLATE, settings.NOTIFY_POSTAGE
    )
    if not settings.NOTIFY_BODIES:
        return shared
    slug = Organisation.objects.only("slug").get(pk=organisation_id).slug
    own = settings.NOTIFY_BODIES.get(slug.upper().replace("-", "_"), {})
    if "key" not in own:
        return shared
    kept = {"email_template": "", "text_template": "", "postage": settings.NOTIFY_POSTAGE}
    return Account(**{**kept, **own})


def set_up() -> list[Channel]:
    """The channels of Notify for which the body in scope has a key and a template."""
    account = account_of(scope.current())
    if not account.key:
        return []
    return [channel for channel, template in account.templates.items() if template] + [Channel.NOTIFY_LETTER]


def send(message: Message) -> str:
    """Notify's own id of the message; of the one that is there, where an earlier try got as far as that."""
    account = account_of(message.organisation_id)
    client = _client(account)
    try:
        if message.attempts > 1 and (found := _found(client, message)):
            return found
        return str(_send(client, account, message)["id"])
    except HTTPError as refusal:
        if refusal.status_code < 500 and refusal.status_code != 429:
            raise NotTaken(_said(refusal), address_is_wrong=refusal.status_code == 400) from refusal
        raise Delayed(_said(refusal)) from refusal
    except APIError as fault:
        raise Delayed(_said(fault)) from fault


def ask(message: Message) -> Fate:
    try:
        answer = _client(account_of(message.organisation_id)).get_notification_by_id(message.provider_reference)
    except APIError as fault:
        raise Delayed(_said(fault)) from fault
    status = str(answer["status"])
    if status in CAME_BACK:
        return Fate(False, _("GOV.UK Notify could not deliver it: %(status)s") % {"status": status.replace("-", " ")})
    letter = message.channel == Channel.NOTIFY_LETTER
    return Fate(True if status == "delivered" or (letter and status == "received") else None)


def reference(message: Message) -> str:
    return message.pk.hex


def _client(account: Account) -> Any:
    if not account.key:
        raise NotTaken(_("GOV.UK Notify is not set up here. Send it another way."))
    client: Any = NotificationsAPIClient
    return client(account.key, base_url=settings.NOTIFY_URL, timeout=TIMEOUT)


def _found(client: Any, message: Message) -> str:
    held = client.get_all_notifications(reference=reference(message), include_jobs=True).get("notifications") or []
    return str(held[0]["id"]) if held else ""


def _send(client: Any, account: Account, message: Message) -> Any:
    places = {"subject": message.subject, "text": message.text}
    if message.channel == Channel.NOTIFY_EMAIL:
        return client.send_email_notification(message.to, account.email_template, places, reference(message))
    if message.channel == Channel.NOTIFY_TEXT:
        return client.send_sms_notification(message.to, account.text_template, places, reference(message))
    if message.attachment is None:
        raise NotTaken(_("There is no PDF of this letter to print."))
    with open_content(message.attachment) as content:
        return client.send_precompiled_letter_notification(reference(message), content, account.postage)


def _said(fault: APIError) -> str:
    words = fault.message
    if isinstance(words, list):
        words = "; ".join(str(one.get("message", one)) for one in words)
    return _("GOV.UK Notify said: %(code)s %(words)s") % {"code": fault.status_code, "words": words}
