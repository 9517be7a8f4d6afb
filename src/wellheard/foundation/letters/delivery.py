"""Sending what is in the outbox, so that nothing is forgotten and, as far as a channel can tell, nothing goes twice.

A message is taken in hand by comparing and swapping: of two workers one gets it. It says then until when it is
in hand; a worker killed in the middle leaves it so, and after that time another takes over. Whether the first
had sent it is asked of the provider where one can ask (GOV.UK Notify, by our reference); a repeated e-mail
carries the same Message-ID, by which mail systems know it for the same.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.channels import Delayed, Fate, NotTaken, ask, hand_over
from wellheard.foundation.letters.models import Message

State = Message.State
AT_ONCE = 20
IN_HAND = timedelta(minutes=15)
"""Longer than AT_ONCE messages take when each waits as long as a channel may."""
TRIES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
ASKING = (
    (timedelta(hours=1), timedelta(minutes=5)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=6)),
)
"""How often GOV.UK Notify is asked what became of a message, by its age; it keeps no answer for longer."""


def deliver_due(at: datetime) -> int:
    """Send, or ask after, up to AT_ONCE messages of the body in scope that are due; how many were in hand.

    May run twice at once and be killed at any moment.
    """
    for number in range(AT_ONCE):
        message = _take(at)
        if message is None:
            return number
        _deal_with(message, at)
    return AT_ONCE


def _take(at: datetime) -> Message | None:
    while message := Message.objects.filter(next_try_at__lte=at).order_by("next_try_at", "id").first():
        claim = secrets.token_hex(16)
        as_seen = Message.objects.filter(pk=message.pk, state=message.state, claim=message.claim)
        changes: dict[str, Any] = {"claim": claim, "next_try_at": at + IN_HAND}
        if message.state != State.SENT:
            changes |= {"state": State.SENDING, "attempts": F("attempts") + 1}
        if as_seen.filter(next_try_at=message.next_try_at).update(**changes):
            taken: Message = Message.objects.select_related("attachment").get(pk=message.pk)
            return taken
    return None


def _deal_with(message: Message, at: datetime) -> None:
    try:
        if message.state == State.SENT:
            _settle_fate(message, ask(message), at)
        else:
            _sent(message, hand_over(message), at)
    except Delayed as delay:
        _later(message, str(delay), at)
    except NotTaken as refusal:
        _end(message, State.BOUNCED if refusal.address_is_wrong else State.FAILED, str(refusal), at)


def _sent(message: Message, provider_reference: str, at: datetime) -> None:
    text = {"text": ""} if message.forget_text else {}
    next_ask = _next_ask(message, at, at) if provider_reference else None
    _swap(
        message, state=State.SENT, provider_reference=provider_reference, sent_at=at, next_try_at=next_ask, error="",
        **text,
    )  # fmt: skip


def _settle_fate(message: Message, fate: Fate, at: datetime) -> None:
    if fate.arrived is None:
        _swap(message, next_try_at=_next_ask(message, message.sent_at or at, at))
    elif fate.arrived:
        _swap(message, state=State.DELIVERED, ended_at=at, next_try_at=None)
    else:
        _end(message, State.BOUNCED, fate.words, at)


def _next_ask(message: Message, sent_at: datetime, at: datetime) -> datetime | None:
    age = at - sent_at
    return next((at + every for until, every in ASKING if age < until), None)


def _later(message: Message, words: str, at: datetime) -> None:
    """Try again, later each time; after the last try it has failed."""
    if message.state == State.SENT:
        _swap(message, next_try_at=_next_ask(message, message.sent_at or at, at))
    elif message.attempts > len(TRIES):
        _end(message, State.FAILED, words, at)
    else:
        _swap(message, state=State.WAITING, error=words, next_try_at=at + TRIES[message.attempts - 1])


def _end(message: Message, state: State, words: str, at: datetime) -> None:
    """It did not reach anybody: back to the file, as an entry about the complaint."""
    with transaction.atomic():
        text = {"text": ""} if message.forget_text else {}
        if _swap(message, state=state, error=words, ended_at=at, next_try_at=None, **text):
            tell(message, state, words, at)


def tell(message: Message, state: State, words: str, at: datetime) -> None:
    act = "letter.bounce" if state == State.BOUNCED else "letter.fail"
    values = {"to": message.to, "why": words, "channel": message.channel}
    record(act, message, by=None, at=at, about=message.about_id, values=values)


def _swap(message: Message, **changes: Any) -> bool:
    """Write what became of it, unless somebody else has taken it in hand since."""
    held = Message.objects.filter(pk=message.pk, claim=message.claim, state=message.state)
    return bool(held.update(**changes))
