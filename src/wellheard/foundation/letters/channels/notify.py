"""GOV.UK Notify, by its own client library: e-mail, text and posted letter, each found again by our reference.

Notify sends by templates that stand there: the ones used here have the two places ((subject)) and ((text)).
A letter is sent as the PDF that was made of it.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from wellheard.foundation.documents.services import open_content
from wellheard.foundation.letters.channels.outcomes import Delayed, Fate, NotTaken
from wellheard.foundation.letters.models import Message

Channel = Message.Channel
TIMEOUT = 30
CAME_BACK = {
    "permanent-failure", "temporary-failure", "technical-failure", "virus-scan-failed", "validation-failed",
    "cancelled",
}  # fmt: skip


def set_up() -> list[Channel]:
    """The channels of Notify for which this installation has a key and a template."""
    if not settings.NOTIFY_KEY:
        return []
    templates = {
        Channel.NOTIFY_EMAIL: settings.NOTIFY_EMAIL_TEMPLATE,
        Channel.NOTIFY_TEXT: settings.NOTIFY_TEXT_TEMPLATE,
    }
    return [channel for channel, template in templates.items() if template] + [Channel.NOTIFY_LETTER]


def send(message: Message) -> str:
    """Notify's own id of the message; of the one that is there, where an earlier try got as far as that."""
    client = _client()
    try:
        if message.attempts > 1 and (found := _found(client, message)):
            return found
        return str(_send(client, message)["id"])
    except HTTPError as refusal:
        if refusal.status_code < 500 and refusal.status_code != 429:
            raise NotTaken(_said(refusal), address_is_wrong=refusal.status_code == 400) from refusal
        raise Delayed(_said(refusal)) from refusal
    except APIError as fault:
        raise Delayed(_said(fault)) from fault


def ask(message: Message) -> Fate:
    try:
        answer = _client().get_notification_by_id(message.provider_reference)
    except APIError as fault:
        raise Delayed(_said(fault)) from fault
    status = str(answer["status"])
    if status in CAME_BACK:
        return Fate(False, _("GOV.UK Notify could not deliver it: %(status)s") % {"status": status.replace("-", " ")})
    letter = message.channel == Channel.NOTIFY_LETTER
    return Fate(True if status == "delivered" or (letter and status == "received") else None)


def reference(message: Message) -> str:
    return message.pk.hex


def _client() -> Any:
    if not settings.NOTIFY_KEY:
        raise NotTaken(_("GOV.UK Notify is not set up here. Send it another way."))
    client: Any = NotificationsAPIClient
    return client(settings.NOTIFY_KEY, base_url=settings.NOTIFY_URL, timeout=TIMEOUT)


def _found(client: Any, message: Message) -> str:
    held = client.get_all_notifications(reference=reference(message), include_jobs=True).get("notifications") or []
    return str(held[0]["id"]) if held else ""


def _send(client: Any, message: Message) -> Any:
    places = {"subject": message.subject, "text": message.text}
    if message.channel == Channel.NOTIFY_EMAIL:
        template = settings.NOTIFY_EMAIL_TEMPLATE
        return client.send_email_notification(message.to, template, places, reference(message))
    if message.channel == Channel.NOTIFY_TEXT:
        return client.send_sms_notification(message.to, settings.NOTIFY_TEXT_TEMPLATE, places, reference(message))
    if message.attachment is None:
        raise NotTaken(_("There is no PDF of this letter to print."))
    with open_content(message.attachment) as content:
        return client.send_precompiled_letter_notification(reference(message), content, settings.NOTIFY_POSTAGE)


def _said(fault: APIError) -> str:
    words = fault.message
    if isinstance(words, list):
        words = "; ".join(str(one.get("message", one)) for one in words)
    return _("GOV.UK Notify said: %(code)s %(words)s") % {"code": fault.status_code, "words": words}
