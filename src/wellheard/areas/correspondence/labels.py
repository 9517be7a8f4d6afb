"""Words for letters: what each kind is, and what is told of them in the journey."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.texts import shipped
from wellheard.rules.engagement import Way

STATE_COLOURS = {
    Message.State.WAITING: "blue",
    Message.State.SENDING: "blue",
    Message.State.SENT: "green",
    Message.State.DELIVERED: "green",
    Message.State.FAILED: "red",
    Message.State.BOUNCED: "red",
    Message.State.TO_PRINT: "yellow",
    Message.State.PRINTED: "green",
    Message.State.TAKEN_BACK: "grey",
}
ACTS = {
    "letter.begin": _("Letter begun"),
    "letter.change": _("Draft of a letter changed"),
    "letter.discard": _("Draft of a letter thrown away"),
    "letter.send": _("Letter sent"),
    "letter.send_again": _("Letter sent again"),
    "letter.take_back": _("Letter taken back before it left"),
    "letter.post": _("Letter printed and posted"),
    "letter.read": _("Letter opened"),
    "conduct.log": _("Behaviour towards staff logged"),
    "conduct.warn": _("Warned about behaviour"),
    "conduct.restrict": _("Contact restricted"),
    "conduct.tell": _("Told of the restriction in writing"),
    "conduct.challenge": _("The restriction was challenged"),
    "conduct.hear_challenge": _("The challenge was heard"),
    "conduct.review": _("The restriction was looked at again"),
    "repeat.log": _("Wrote again after the answer"),
    "letter_text.change": _("Text of a letter changed"),
    "letter_text.restore": _("Text of a letter put back"),
}


def title_of(kind: str) -> str:
    held = shipped().get(kind)
    return held.title if held else kind


WAYS = {
    Way.IN_PERSON: _("in person"),
    Way.PHONE: _("by phone"),
    Way.LETTER: _("by letter"),
    Way.EMAIL: _("by e-mail"),
}
CHOICES = {Way.IN_PERSON: _("In person"), Way.PHONE: _("Phone"), Way.LETTER: _("Letter"), Way.EMAIL: _("E-mail")}


def ways_words(ways: Iterable[str], last: str) -> str:
    """Ways of contact in words: by phone, by letter or by e-mail."""
    words = [str(WAYS[Way(way)]) for way in ways]
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _of(name: str) -> Any:
    return lambda values: values.get(name) or ""


def _sent(values: dict[str, str | None]) -> Any:
    kind = values.get("kind")
    if not kind:
        return ""
    return _now("%(kind)s, to %(to)s") % {"kind": title_of(kind), "to": values.get("to") or "–"}


SAID = {
    "letter.begin": lambda values: title_of(values.get("kind") or ""),
    "letter.send": _sent,
    "letter.send_again": _sent,
    "letter.take_back": _sent,
    "letter.post": _sent,
    "conduct.log": _of("what"),
    "conduct.warn": _of("describe"),
    "conduct.restrict": _of("why"),
    "conduct.challenge": _of("grounds"),
    "conduct.hear_challenge": _of("reasons"),
    "conduct.review": _of("reasons"),
    "repeat.log": _of("what"),
}
