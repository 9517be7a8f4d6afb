"""The words in braces that a letter's text may hold, what each stands for, and how they are filled in."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "reference": _("the complaint's reference"),
    "name": _("whom the letter is to"),
    "organisation": _("the body's name"),
    "received_on": _("the day the complaint was received"),
    "due_on": _("the day by which it is to be answered"),
    "first_due_on": _("the day by which it was to be answered before the last extension"),
    "new_date": _("the new date of the last extension"),
    "extension_reason": _("the reason of the last extension"),
    "authorised_by": _("who authorised the last extension"),
    "service": _("the service complained about"),
    "description_short": _("what the complaint is about, in short"),
    "points": _("the points of complaint, as a list"),
    "findings": _("each point with its finding and the reasons"),
    "outcome": _("the outcome, in words"),
    "answer": _("what was answered"),
    "answered_on": _("the day of the answer"),
    "closure_reason": _("why it was closed without an outcome"),
    "learning": _("what was done about it"),
    "contact": _("whom to ask, by name"),
    "director": _("who signs"),
    "representative": _("who complains on somebody's behalf"),
    "ombudsman": _("the ombudsman's name"),
    "ombudsman_way": _("how to reach the ombudsman"),
    "ombudsman_months": _("how long one has to go to the ombudsman"),
    "question": _("the question that was asked about the answer"),
    "clarification": _("the answer to that question"),
    "revision_reason": _("why the answer was changed"),
    "describe": _("of a warning: what happened"),
    "explain": _("of a warning: what it did"),
    "suggest": _("of a warning: what is asked for"),
    "consequences": _("of a warning: what follows"),
    "restricted_from": _("of a restriction: from when"),
    "restriction_why": _("of a restriction: why"),
    "restriction_what": _("of a restriction: what changes"),
    "restriction_kept": _("of a restriction: the way of contact that is kept"),
    "restriction_review": _("of a restriction: when it is looked at again"),
}
FIELD = re.compile(r"\{(\w+)\}")


def unknown_fields(text: str) -> list[str]:
    """The words in braces that stand for nothing."""
    return [name for name in dict.fromkeys(FIELD.findall(text)) if name not in FIELDS]


def merged(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields filled in; what is not known is left as a gap in square brackets."""

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        return values.get(name) or f"[{FIELDS[name]}]" if name in FIELDS else match[0]

    return FIELD.sub(filled, text)


def gaps_in(text: str) -> list[str]:
    """What stands in square brackets: still to be filled in by hand."""
    return re.findall(r"\[[^\[\]\n]{3,120}\]", text)
