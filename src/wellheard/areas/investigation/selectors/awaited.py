"""What was asked of anybody in the complaints that somebody handles, and has not come."""

from typing import Any

from django.db.models import Model, Q, QuerySet

from wellheard.areas.casework.selectors import about_visible
from wellheard.areas.investigation.models import Advice, Evidence, OutsidePart, PlannedPart
from wellheard.areas.investigation.selectors.requests import IS_OPEN
from wellheard.foundation.organisations.actors import Actor

NOT_COME: dict[str, tuple[type[Model], Q]] = {
    "evidence": (Evidence, Q(asked_on__isnull=False, received_on=None)),
    "advice": (Advice, Q(received_on=None)),
    "outside": (OutsidePart, Q(asked_on__isnull=False, given_on=None)),
    "given_out": (PlannedPart, Q(done_on=None)),
}
"""Kinds of thing that are asked for: evidence, expert advice, the part of another body or of a contractor, and a part
of the work given to a colleague; each with what is true of it until it has come."""


def may_be_awaited(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing of a kind is awaited by this person: to ask first, of many kinds at once."""
    return {
        kind: model._default_manager.filter(
            not_come, complaint__handler_id=actor.staff_id, complaint__state__in=IS_OPEN
        )
        for kind, (model, not_come) in NOT_COME.items()
    }


def awaited_by(actor: Actor, kind: str) -> QuerySet[Any]:
    """What has not come of one kind in the open complaints that this person handles and sees, the first due at the top.

    Of the work that was given out, what they do themselves is not awaited.
    """
    rows = may_be_awaited(actor)[kind].filter(about_visible(actor)).order_by("due_on", "id")
    if kind == "given_out":
        return rows.exclude(who_id=actor.staff_id).select_related("complaint", "who")
    return rows.select_related("complaint", "contractor") if kind == "outside" else rows.select_related("complaint")
