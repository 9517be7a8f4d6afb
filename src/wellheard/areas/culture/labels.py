"""Translated words for the entries of this area, and the questions of the survey."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.foundation.journal.sentences import Said

QUESTIONS = {
    "easy": _("It was easy to complain"),
    "informed": _("I was kept informed"),
    "respect": _("I was treated with respect"),
    "understood": _("I understood the answer, whether or not I liked it"),
}
"""How it was handled. Whether they liked the outcome is asked apart."""
LIKED = _("I am content with the outcome")
SCORES = [
    ("5", _("Agree strongly")),
    ("4", _("Agree")),
    ("3", _("Neither")),
    ("2", _("Disagree")),
    ("1", _("Disagree strongly")),
]
ACTS: dict[str, Any] = {
    "survey.send": _("Asked how it was handled"),
    "survey.answer": _("Said how it was handled"),
    "survey.leave_out": _("Not asked how it was handled"),
    "meeting.plan": _("Meeting planned"),
    "meeting.hold": _("Meeting held"),
    "meeting.write_minute": _("Minutes written"),
    "meeting.decide": _("Decision of a meeting"),
    "meeting.act_on_decision": _("Decision made an improvement action"),
    "bulletin.begin": _("Bulletin begun"),
    "bulletin.edit": _("Bulletin edited"),
    "bulletin.approve": _("Bulletin approved"),
    "bulletin.take_back": _("Bulletin made a draft again"),
    "bulletin.send": _("Bulletin sent"),
    "bulletin.read": _("Bulletin read by somebody it was sent to"),
}


def _value(name: str) -> Said:
    return lambda values: values.get(name) or ""


SAID: Mapping[str, Said] = {
    "survey.leave_out": _value("why_not"),
    "meeting.write_minute": _value("heading"),
    "meeting.decide": _value("what"),
    "meeting.act_on_decision": _value("what"),
    "bulletin.begin": _value("title"),
    "bulletin.edit": _value("title"),
    "bulletin.approve": _value("title"),
    "bulletin.take_back": _value("why"),
    "bulletin.send": _value("title"),
}
