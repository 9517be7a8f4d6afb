"""Words for letters: what each kind is, and what is told of them in the journey."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.texts import shipped

STATE_COLOURS = {
    Message.State.WAITING: "blue",
    Message.State.SENDING: "blue",
    Message.State.SENT: "green",
    Message.State.DELIVERED: "green",
    Message.State.FAILED: "red",
    Message.State.BOUNCED: "red",
    Message.State.TO_PRINT: "yellow",
    Message.State.PRINTED: "green",
}
ACTS = {
    "letter.begin": _("Letter begun"),
    "letter.change": _("Draft of a letter changed"),
    "letter.discard": _("Draft of a letter thrown away"),
    "letter.send": _("Letter sent"),
    "letter.send_again": _("Letter sent again"),
    "letter.post": _("Letter printed and posted"),
    "letter.read": _("Letter opened"),
    "letter_text.change": _("Text of a letter changed"),
    "letter_text.restore": _("Text of a letter put back"),
}


def title_of(kind: str) -> str:
    held = shipped().get(kind)
    return held.title if held else kind


def _sent(values: dict[str, str | None]) -> Any:
    kind = values.get("kind")
    if not kind:
        return ""
    return _now("%(kind)s, to %(to)s") % {"kind": title_of(kind), "to": values.get("to") or "–"}


SAID = {
    "letter.begin": lambda values: title_of(values.get("kind") or ""),
    "letter.send": _sent,
    "letter.send_again": _sent,
    "letter.post": _sent,
}
