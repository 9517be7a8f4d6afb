"""The caseload: which complaints, in which order, how many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value, prefetch_related_objects
from django.db.models.expressions import OrderBy
from django.db.models.functions import Left
from django.utils.functional import cached_property

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.models.complaints import IS_OPEN
from wellheard.areas.casework.selectors.gates import visible
from wellheard.foundation.organisations.actors import Actor, children_of
from wellheard.foundation.organisations.models import Organisation, Service, StaffMember
from wellheard.foundation.organisations.together import HowMany
from wellheard.foundation.organisations.worded import objects_of, rows_of
from wellheard.rules.stages import Stage

SORTS: dict[str, tuple[str | OrderBy, ...]] = {
    "due": (F("due_on").asc(nulls_last=True), "id"),
    "-due": (F("due_on").desc(nulls_last=True), "id"),
    "received": ("received_on", "id"),
    "-received": ("-received_on", "-id"),
    "reference": ("reference",),
    "-reference": ("-reference",),
    "service": (F("service__path").asc(nulls_last=True), "id"),
    "-service": (F("service__path").desc(nulls_last=True), "id"),
    "handler": (F("handler__name").asc(nulls_last=True), "id"),
    "-handler": (F("handler__name").desc(nulls_last=True), "id"),
}
CAPPED = 10_000
"""So many complaints are counted and paged through; past that a search must be narrowed."""
CAPPED_BY_WORDS = 100
"""The same of a search for words: each complaint must be read to be counted. Decision 018."""
LISTED = ("organisation_id", "reference", "state", "restricted", "received_on", "due_on", "closed_on")
NAMED = ("service__name", "service__organisation_id", "handler__name", "handler__organisation_id")
ABOUT = 140
COUNTED = ("mine", "late", "soon", "unallocated", "signature", "open")
SHOWING = ("open", "late", "soon", "unallocated", "mine", "signature", "closed", "all")


Parts = tuple[tuple[UUID, ...], ...]


@dataclass(frozen=True)
class Caseload:
    """What is asked of the caseload. `words` are looked for in reference, description and names, all of them."""

    showing: str = "open"
    sort: str = "due"
    words: str = ""
    service_id: UUID | None = None
    stage: int | None = None
    handler_id: UUID | None = None
    tag: str = ""


def caseload(actor: Actor, asked: Caseload, on: date, soon: date | None = None) -> QuerySet[Complaint]:
    """The complaints this person may see that answer what was asked, in a unique order.

    `late` is open and past the day it is due; `soon` open and due up to and on the day given.
    """
    found = visible(actor).filter(_showing(asked.showing, actor, on, soon))
    for word in asked.words.lower().split()[:8]:
        found = found.filter(search_text__contains=word)
    if asked.service_id:
        found = found.filter(service_id__in=_part(asked.service_id))
    if asked.stage:
        found = found.filter(state__startswith=f"stage{asked.stage}")
    if asked.handler_id:
        found = found.filter(handler_id=asked.handler_id)
    if asked.tag:
        found = found.filter(tags__word=asked.tag)
    order = SORTS.get(asked.sort, SORTS["due"])
    return found.select_related("service", "handler").order_by(*order)


def open_counts(actor: Actor, on: date, soon: date) -> dict[str, int]:
    """How many open complaints this person may see stand where, in one statement: `showing` → complaints."""
    found = rows_of(_open_counts, actor, on, soon, planned_anew=True)
    return dict(zip(COUNTED, found[0] if found else (0,) * len(COUNTED), strict=True))


def _open_counts(actor: Actor, on: date, soon: date) -> QuerySet[Any]:
    """One group of all open complaints; no row where there is none."""
    held = {showing: Count("pk", filter=_among_open(showing, actor, on, soon)) for showing in COUNTED}
    rows: QuerySet[Any] = visible(actor).filter(IS_OPEN).order_by().annotate(together=Value(1)).values("together")
    found: QuerySet[Any] = rows.annotate(**held).values_list(*COUNTED)
    return found


def first_with(actor: Actor, on: date, most: int) -> list[Complaint]:
    """The open complaints with this person that are due first, with their names and what each waits for."""
    rows = objects_of(_with, actor, on, most, planned_anew=True)
    prefetch_related_objects(rows, "waits")
    return rows


def _with(actor: Actor, on: date, most: int) -> QuerySet[Complaint]:
    return in_a_list(caseload(actor, Caseload(showing="mine"), on))[:most]


def in_a_list(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The same complaints with no more of each than a list shows: `about` is how its description begins."""
    return found.only(*LISTED, *NAMED).annotate(about=Left("description", ABOUT))


def without_names(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """The same without the names of service and handler, for a page that has read all of them: see `named`."""
    rows = found.select_related(None).only(*LISTED, "service_id", "handler_id")
    return rows.annotate(about=Left("description", ABOUT))


def named(rows: list[Complaint], services: Mapping[UUID, str], handlers: Mapping[UUID, str]) -> list[Complaint]:
    """Give each complaint its service and its handler by the names that are read already; others are read at once."""
    of_service = {pk: Service(pk=pk, name=services[pk]) for row in rows if (pk := row.service_id) and pk in services}
    with_whom = {pk: StaffMember(pk=pk, name=handlers[pk]) for row in rows if (pk := row.handler_id) and pk in handlers}
    for row in rows:
        if row.service_id in of_service:
            row.service = of_service[row.service_id]
        if row.handler_id in with_whom:
            row.handler = with_whom[row.handler_id]
    strangers = [row for row in rows if row.handler_id and row.handler_id not in handlers]
    if strangers:
        prefetch_related_objects(strangers, "handler")
    return rows


def capped_count(found: QuerySet[Complaint], most: int = CAPPED) -> int:
    """How many complaints, counted no further than one past `most`; where an index holds what is asked, by it alone."""
    return found.order_by().values("pk")[: most + 1].count()


def how_many(found: QuerySet[Complaint], most: int = CAPPED) -> HowMany:
    """The same as a question to put together with others."""
    return HowMany(found.order_by().values("pk")[: most + 1])


def first_keys(found: QuerySet[Complaint], most: int) -> list[UUID]:
    """The keys of the first complaints in the order asked for, one past `most` where there are more.

    Of a search for words this is both the count and every page, in one reading: along the order where many
    complaints answer, by the index of words where few do, as the database judges.
    """
    return list(found.values_list("pk", flat=True)[: most + 1])


class Listed:
    """The complaints that answer what was asked, read a page at a time, without the names of service and handler.

    Counted and paged through no further than `most`, past which a search must be narrowed. `number` is one more where
    there are more.
    """

    def __init__(self, actor: Actor, asked: Caseload, on: date, soon: date | None = None) -> None:
        self.question = (actor, asked, on, soon)
        self.by_words = bool(asked.words.strip())
        self.most = CAPPED_BY_WORDS if self.by_words else CAPPED
        self.parts = parts_asked_for([asked])

    @cached_property
    def keys(self) -> list[UUID]:
        return first_keys(caseload(*self.question), self.most)

    @cached_property
    def number(self) -> int:
        if self.by_words:
            return len(self.keys)
        ((number,),) = rows_of(_counted, *self.question, self.most, self.parts, planned_anew=True)
        return int(number)

    def count(self) -> int:
        return min(self.number, self.most)

    def __getitem__(self, part: slice) -> list[Complaint]:
        if not self.by_words:
            return objects_of(_page, *self.question, part.start, part.stop, self.parts, planned_anew=True)
        keys = self.keys[part]
        held = {row.pk: row for row in without_names(Complaint.objects.filter(pk__in=keys))}
        return [held[key] for key in keys if key in held]


def _counted(actor: Actor, asked: Caseload, on: date, soon: date | None, most: int, _parts: Parts) -> QuerySet[Any]:
    number = how_many(caseload(actor, asked, on, soon), most)
    return Organisation.objects.filter(pk=actor.organisation_id).values_list(number)


def _page(
    actor: Actor, asked: Caseload, on: date, soon: date | None, start: int, stop: int, _parts: Parts
) -> QuerySet[Complaint]:
    return without_names(caseload(actor, asked, on, soon))[start:stop]


def parts_asked_for(asked: Iterable[Caseload]) -> Parts:
    """The services asked for with all that are below each as they stand: what the words of a question also come
    from, and so what it is given where they are kept."""
    return tuple(tuple(_part(question.service_id)) if question.service_id else () for question in asked)


def _showing(showing: str, actor: Actor, on: date, soon: date | None) -> Q:
    if showing in ("closed", "all"):
        return ~IS_OPEN if showing == "closed" else Q()
    return IS_OPEN & _among_open(showing, actor, on, soon)


def _among_open(showing: str, actor: Actor, on: date, soon: date | None) -> Q:
    """What tells them from other open complaints."""
    match showing:
        case "late":
            return Q(due_on__lt=on)
        case "soon":
            return Q(due_on__gte=on, due_on__lte=soon or on)
        case "unallocated":
            return Q(handler=None)
        case "mine":
            return Q(handler_id__in=[actor.staff_id, *actor.standing_in_for])
        case "signature":
            return Q(state=Stage.STAGE_2_AWAITING_SIGN_OFF)
    return Q()


def _part(service_id: UUID) -> list[UUID]:
    tree, part = children_of(), [service_id]
    for parent in part:
        part.extend(tree.get(parent, []))
    return part
