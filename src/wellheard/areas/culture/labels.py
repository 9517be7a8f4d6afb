"""Translated words for the entries of this area."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.foundation.journal.sentences import Said

ACTS: dict[str, Any] = {
    "meeting.plan": _("Meeting planned"),
    "meeting.hold": _("Meeting held"),
    "meeting.write_minute": _("Minutes written"),
    "meeting.decide": _("Decision of a meeting"),
    "meeting.act_on_decision": _("Decision made an improvement action"),
    "bulletin.begin": _("Bulletin begun"),
    "bulletin.edit": _("Bulletin edited"),
    "bulletin.approve": _("Bulletin approved"),
    "bulletin.send": _("Bulletin sent"),
    "bulletin.read": _("Bulletin read by somebody it was sent to"),
}


def _value(name: str) -> Said:
    return lambda values: values.get(name) or ""


SAID: Mapping[str, Said] = {
    "meeting.write_minute": _value("heading"),
    "meeting.decide": _value("what"),
    "meeting.act_on_decision": _value("what"),
    "bulletin.begin": _value("title"),
    "bulletin.edit": _value("title"),
    "bulletin.approve": _value("title"),
    "bulletin.send": _value("title"),
}
