"""The journal as people read it: the journey of one complaint, the acts of a body."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.worded import objects_about, rows_about

LOOKS = 100
"""So many of the last looks at a complaint are read for who else is looking."""


@dataclass(frozen=True)
class JourneyStep:
    """One thing that happened: which act, when, by whom, with the values it set."""

    number: int
    act: str
    at: datetime
    who: str
    values: dict[str, str | None]


def journey(about_id: UUID) -> Iterator[JourneyStep]:
    """What happened to a complaint, earliest first; who looked at it is left to the auditor's page."""
    yield from _steps(objects_about(about_id, _of_a_complaint))


def _of_a_complaint(about_id: UUID) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.objects.filter(about_id=about_id).exclude(act__endswith=".read")
    return rows.order_by("number")


def last_number(about_id: UUID) -> int:
    """The number of the last entry about a complaint that is no mere look; 0 for none."""
    changes = Entry.objects.filter(about_id=about_id).exclude(act__endswith=".read").order_by("-number")
    return int(changes.values_list("number", flat=True).first() or 0)


def changes_since(about_id: UUID, number: int, besides: UUID) -> list[JourneyStep]:
    """What others did to a complaint after an entry, earliest first."""
    entries = Entry.objects.filter(about_id=about_id, number__gt=number).exclude(act__endswith=".read")
    return list(_steps(list(entries.exclude(actor_id=besides).order_by("number"))))


def lookers(about_id: UUID, since: datetime, besides: UUID) -> list[tuple[str, datetime]]:
    """Who else opened a complaint since a moment, and when last: newest first."""
    last: dict[UUID, datetime] = {}
    for actor_id, at in rows_about(about_id, _looks):
        if actor_id not in (None, besides) and at >= since:
            last.setdefault(actor_id, at)
    if not last:
        return []
    names = dict(StaffMember.objects.filter(pk__in=last).values_list("pk", "name"))
    return [(names[actor_id], at) for actor_id, at in last.items() if actor_id in names]


def _looks(about_id: UUID) -> QuerySet[Any]:
    entries = Entry.objects.filter(about_id=about_id, act="complaint.read").order_by("-number")
    rows: QuerySet[Any] = entries.values_list("actor_id", "at")
    return rows[:LOOKS]


def last_change() -> int:
    """The number of the last entry that is no mere look: as long as it stays, nothing has changed."""
    changes = Entry.objects.exclude(act__endswith=".read").order_by("-number")
    return int(changes.values_list("number", flat=True).first() or 0)


def entries_of_body() -> QuerySet[Entry]:
    """Every entry of the body in scope, newest first."""
    found: QuerySet[Entry] = Entry.objects.order_by("-number")
    return found


def _steps(rows: list[Entry]) -> Iterator[JourneyStep]:
    prefetch_related_objects(rows, "details")
    names = dict(StaffMember.objects.filter(pk__in={r.actor_id for r in rows if r.actor_id}).values_list("pk", "name"))
    for row in rows:
        values = {detail.name: detail.value for detail in row.details.all()}
        who = names.get(row.actor_id, "") if row.actor_id else ""
        yield JourneyStep(row.number, row.act, row.at, who, values)


def opened_by_somebody(about: Iterable[UUID]) -> set[UUID]:
    """Which of these complaints somebody has opened, whoever and whenever."""
    rows = Entry.objects.filter(about_id__in=list(about), act="complaint.read").order_by()
    return set(rows.values_list("about_id", flat=True).distinct())
