"""Saved views as their reader sees them: what is asked, and how many complaints answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import CAPPED, Caseload, capped_count, caseload
from wellheard.areas.casework.selectors.caseload import (
    CAPPED_BY_WORDS,
    SHOWING,
    SORTS,
    Parts,
    how_many,
    parts_asked_for,
)
from wellheard.areas.casework.selectors.dates import soon
from wellheard.areas.workload.models import SavedView
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.worded import objects_of, rows_of

NAMES = ("showing", "sort", "words", "service", "stage", "handler", "tag")
"""The words of the caseload's address that a view keeps."""


@dataclass(frozen=True)
class Counted:
    """How many complaints a view holds for its reader, counted up to `most`."""

    view: SavedView
    number: int
    most: int = CAPPED

    @property
    def words(self) -> str:
        return f"{self.most:,}+" if self.number > self.most else f"{self.number:,}"


def views_of(actor: Actor) -> QuerySet[SavedView]:
    """This person's own views and those shared in the body."""
    return _usable(actor).select_related("owner")


def first_views(actor: Actor, most: int) -> list[SavedView]:
    """The first of them by name, at most so many, without their owners."""
    return objects_of(_first, actor, most)


def _usable(actor: Actor) -> QuerySet[SavedView]:
    rows: QuerySet[SavedView] = SavedView.objects.filter(Q(owner_id=actor.staff_id) | Q(shared=True), removed_at=None)
    return rows.order_by("name", "id")


def _first(actor: Actor, most: int) -> QuerySet[SavedView]:
    return _usable(actor)[:most]


def view_for(actor: Actor, view_id: UUID) -> SavedView:
    """A view this person may use. Raises Http404 for another's that is not shared."""
    view: SavedView | None = views_of(actor).filter(pk=view_id).first()
    if view is None:
        raise Http404
    return view


def own_view(actor: Actor, view_id: UUID) -> SavedView:
    """A view that is this person's to change. Raises Http404 for any other."""
    view: SavedView | None = views_of(actor).filter(pk=view_id, owner_id=actor.staff_id).first()
    if view is None:
        raise Http404
    return view


def own_view_named(actor: Actor, name: str) -> SavedView:
    """A person's own view of a name, in whatever letters: they have one of each. Raises Http404 for none."""
    view: SavedView | None = views_of(actor).filter(owner_id=actor.staff_id, name__iexact=name.strip()).first()
    if view is None:
        raise Http404
    return view


def caseload_of(asked: dict[str, Any]) -> Caseload:
    """The question a view holds; what it can no longer ask is passed over."""
    showing, sort = str(asked.get("showing") or "open"), str(asked.get("sort") or "due")
    stage = str(asked.get("stage") or "")
    return Caseload(
        showing=showing if showing in SHOWING else "open",
        sort=sort if sort in SORTS else "due",
        words=str(asked.get("words") or ""),
        service_id=_uuid(asked.get("service")),
        stage=int(stage) if stage in ("1", "2") else None,
        handler_id=_uuid(asked.get("handler")),
        tag=str(asked.get("tag") or ""),
    )


def complaints_of(actor: Actor, view: SavedView, on: date) -> QuerySet[Complaint]:
    """The complaints a view holds for this person on a day."""
    question = caseload_of(view.asked)
    return caseload(actor, question, on, soon(on) if question.showing == "soon" else None)


def count_of(actor: Actor, view: SavedView, on: date) -> Counted:
    """How many complaints a view holds for this person on a day."""
    return Counted(view, capped_count(complaints_of(actor, view, on)))


def counts_of(actor: Actor, views: Iterable[SavedView], on: date) -> list[Counted]:
    """The same of several views in one statement; of those that search for words, up to CAPPED_BY_WORDS."""
    held = list(views)
    asked = tuple(caseload_of(view.asked) for view in held)
    until = soon(on) if any(question.showing == "soon" for question in asked) else None
    parts = parts_asked_for(asked)
    found = rows_of(_how_many, actor, asked, on, until, parts, planned_anew=True)[0] if held else ()
    return [Counted(view, number, _most(question)) for view, question, number in zip(held, asked, found, strict=True)]


def _how_many(actor: Actor, asked: Sequence[Caseload], on: date, until: date | None, _parts: Parts) -> QuerySet[Any]:
    numbers = (how_many(caseload(actor, question, on, until), _most(question)) for question in asked)
    return Organisation.objects.filter(pk=actor.organisation_id).values_list(*numbers)


def _most(asked: Caseload) -> int:
    return CAPPED_BY_WORDS if asked.words else CAPPED


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None
