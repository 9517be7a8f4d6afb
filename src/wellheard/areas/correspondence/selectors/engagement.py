"""Limits on contact that are in force."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, QuerySet

from wellheard.areas.casework.selectors import about_visible
from wellheard.areas.correspondence.models import Restriction
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.worded import rows_about


def restriction_on(complaint_id: UUID) -> Restriction | None:
    """The restriction in force on a complaint that has passed its gate."""
    found: Restriction | None = None
    if rows_about(complaint_id, _in_force):
        found = Restriction.objects.filter(complaint_id=complaint_id, ended_on=None).first()
    return found


def _in_force(complaint_id: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = Restriction.objects.filter(complaint_id=complaint_id, ended_on=None).values_list("pk")
    return rows[:1]


def due_for_review(actor: Actor) -> list[Restriction]:
    """Restrictions in force, of complaints this person may see: the one to be looked at first comes first."""
    found = Restriction.objects.filter(about_visible(actor), ended_on=None)
    return list(found.select_related("complaint", "decided_by").order_by("review_on", "id"))


def any_contact_restricted() -> Exists:
    """Whether the body restricts anybody's contact now. Says nothing of whose: the list asks what may be seen."""
    return Exists(Restriction.objects.filter(ended_on=None, complaint__restricted=False))
