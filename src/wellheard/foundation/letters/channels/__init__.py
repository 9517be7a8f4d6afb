"""The ways out: each takes one message and says what became of it."""

from collections.abc import Callable

from wellheard.foundation.letters.channels import mail, notify
from wellheard.foundation.letters.channels.outcomes import Delayed as Delayed
from wellheard.foundation.letters.channels.outcomes import Fate as Fate
from wellheard.foundation.letters.channels.outcomes import NotTaken as NotTaken
from wellheard.foundation.letters.models import Message

Channel = Message.Channel
WAYS: dict[str, Callable[[Message], str]] = {
    Channel.EMAIL: mail.send,
    Channel.NOTIFY_EMAIL: notify.send,
    Channel.NOTIFY_TEXT: notify.send,
    Channel.NOTIFY_LETTER: notify.send,
}


def hand_over(message: Message) -> str:
    """Send it: the provider's own reference, empty where there is none. Raises Delayed or NotTaken."""
    return WAYS[message.channel](message)


def ask(message: Message) -> Fate:
    """What became of a message that was handed over. Raises Delayed where no answer comes."""
    return notify.ask(message)


def in_use() -> list[Channel]:
    """The channels that this installation is set up for."""
    found = [Channel.EMAIL, Channel.PRINT]
    return [*found, *notify.set_up()]
