"""Writing in the outbox: in the caller's transaction, whose own journal entry tells of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from wellheard.foundation.documents.models import Document
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor


class UnableToSend(ValueError):
    """It cannot be sent as asked; the words say why and what to do."""


def post(
    *,
    channel: str,
    to: str,
    subject: str,
    text: str,
    key: str,
    about: UUID | None = None,
    attachment: Document | None = None,
    forget_text: bool = False,
    hold: timedelta | None = None,
    at: datetime,
    by: Actor | None = None,
) -> Message:
    """Put something in the outbox, once for each `key`: a second call with the same key returns the first message.

    Writes no journal entry: the caller's tells of it. `about` is the complaint's id. A text that must not be
    kept (a link to sign in by) is forgotten once it is sent. What is on `hold` waits so long, and can be withdrawn
    meanwhile; the rounds send it then. Raises UnableToSend without an address.
    """
    if not to.strip():
        raise UnableToSend("There is no address to send this to. Add one first.")
    printed = channel == Message.Channel.PRINT
    message, made = Message.objects.get_or_create(
        organisation_id=scope.current(),
        key=key,
        defaults={
            "channel": Message.Channel(channel),
            "to": to.strip(),
            "subject": " ".join(subject.split())[:300],
            "text": text,
            "attachment": attachment,
            "about_id": about,
            "forget_text": forget_text,
            "state": Message.State.TO_PRINT if printed else Message.State.WAITING,
            "next_try_at": None if printed else at + (hold or timedelta()),
            "made_at": at,
            "made_by_id": by.staff_id if by else None,
        },
    )
    if made and not printed and not hold:
        _deliver_on_commit()
    posted: Message = message
    return posted


def mark_printed(*, messages: Sequence[Message], posted_on: date, at: datetime) -> int:
    """Note that letters were printed and posted; how many were still to be. The caller's entry tells of it."""
    ids = [message.pk for message in messages]
    waiting = Message.objects.filter(pk__in=ids, state=Message.State.TO_PRINT)
    return int(waiting.update(state=Message.State.PRINTED, posted_on=posted_on, sent_at=at, ended_at=at))


def withdraw(message: Message, *, at: datetime) -> bool:
    """Take a message back that nobody has begun to send. Whether it was still time."""
    unsent = (Message.State.WAITING, Message.State.TO_PRINT)
    found = Message.objects.filter(pk=message.pk, state__in=unsent, attempts=0)
    return bool(found.update(state=Message.State.TAKEN_BACK, next_try_at=None, ended_at=at))


def _deliver_on_commit() -> None:
    """Ask the background worker to deliver, once a transaction; the rounds deliver what it never got to."""
    from wellheard.foundation.letters.tasks import deliver

    organisation_id = scope.current()
    waiting = {getattr(function, "delivers_for", None) for _, function, *_ in connection.run_on_commit}
    if organisation_id in waiting:
        return

    def ask() -> None:
        deliver.enqueue(str(organisation_id))

    ask.delivers_for = organisation_id  # type: ignore[attr-defined]
    transaction.on_commit(ask)
