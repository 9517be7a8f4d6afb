"""Meetings that somebody may see, and the pack that is made for each from the period's records."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Praise
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors.voices import voices
from wellheard.areas.culture.models import Decision, Meeting
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.selectors.actions import READERS as READERS
from wellheard.areas.learning.selectors.actions import showing
from wellheard.areas.learning.selectors.period import (
    actions_of_part,
    failings_in,
    loop_to_share,
    open_complaints,
    people_not_told,
    promises_late,
    themes_in,
    upheld_by_cause,
    verdicts_given,
)
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role

WRITERS = (Role.COMPLAINTS_OFFICER, *MANAGERS)
"""Who plans meetings, writes their minutes and their decisions."""


def may_write(actor: Actor, service_id: UUID | None) -> bool:
    return actor.holds_for(service_id, *WRITERS)


def meetings_seen(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the services whose actions this person may see; those of the whole body, for whoever sees it."""
    services = actor.services_of(*READERS)
    rows: QuerySet[Meeting] = Meeting.objects.select_related("service", "held_by", "planned_by")
    if services is None:
        rows = rows if actor.holds(*READERS) else rows.none()
    else:
        rows = rows.filter(service_id__in=services)
    return rows.order_by("-held_on", "-id")


def meeting_for(actor: Actor, meeting_id: UUID, *, to_write: bool = False) -> Meeting:
    """A meeting that this person may see, or write of. Raises Http404 for any other, PermissionDenied to write."""
    row: Meeting | None = meetings_seen(actor).filter(pk=meeting_id).first()
    if row is None:
        raise Http404
    if to_write and not may_write(actor, row.service_id):
        raise PermissionDenied
    return row


def decision_for(actor: Actor, decision_id: UUID) -> Decision:
    """A decision of a meeting that this person may write of. Raises Http404 and PermissionDenied."""
    row: Decision | None = Decision.objects.filter(pk=decision_id).select_related("meeting__service", "owner").first()
    if row is None:
        raise Http404
    meeting_for(actor, row.meeting_id, to_write=True)
    return row


def pack_of(actor: Actor, meeting: Meeting, on: date) -> dict[str, Any]:
    """What the records of the period say, as they stand on a day: counts, titles of actions, names of themes.

    Nothing about anybody, no reference of a complaint, and nothing of restricted ones: it is kept and handed round.
    """
    first, until, part = meeting.first_on, meeting.last_on + timedelta(days=1), meeting.service_id
    complaints, actions = open_complaints(actor, part), actions_of_part(actor, part)
    steps = loop_to_share(actor, first, until, part)
    late = actions.filter(showing(actor, "late", on)).order_by("due_on", "number")
    waiting = actions.filter(showing(actor, "authority", on)).order_by("number")
    verdicts = verdicts_given(actor, first, until, part)
    return {
        "made_on": on.isoformat(),
        "received": complaints.filter(received_on__gte=first, received_on__lt=until).count(),
        "closed": complaints.filter(closed_on__gte=first, closed_on__lt=until).count(),
        "praise": voices(actor, Praise, "", part).filter(on__gte=first, on__lt=until).count(),
        "loop": [{"code": step.code, "count": step.count, "of": step.of} for step in steps],
        "causes": [{"name": name, "count": n} for name, n in upheld_by_cause(actor, first, until, part)],
        "late": _titles(late),
        "waiting": _titles(waiting),
        "verdicts": [{**_titles([row.action])[0], "verdict": row.verdict} for row in verdicts],
        "promises_late": promises_late(actor, part, on),
        "failings": failings_in(actor, first, until, part),
        "not_told": people_not_told(actor, part),
        "themes": [theme.name for theme in themes_in(first, until, part)],
    }


def _titles(actions: Iterable[ImprovementAction]) -> list[dict[str, str]]:
    return [
        {"id": str(row.pk), "number": f"{row}", "title": row.title, "due_on": row.due_on.isoformat()} for row in actions
    ]
