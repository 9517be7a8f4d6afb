"""Runs over many complaints: whose they are, and how far they have come."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.correspondence.labels import title_of
from wellheard.areas.investigation.selectors import desk_of
from wellheard.areas.workload.labels import SAID_IN_BULK as SAID
from wellheard.areas.workload.models import BulkItem, BulkRun
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.stages import OPEN


@dataclass(frozen=True)
class Progress:
    """How many complaints of a run stand where; `undoing`: those done wait to be taken back."""

    undoing: bool = False
    waiting: int = 0
    done: int = 0
    left_out: int = 0
    undone: int = 0
    not_undone: int = 0

    @property
    def total(self) -> int:
        return self.waiting + self.done + self.left_out + self.undone + self.not_undone

    @property
    def to_do(self) -> int:
        """Those that what is being done now goes through: all, or when it is taken back those it was done to."""
        return self.done + self.undone + self.not_undone if self.undoing else self.total

    @property
    def through(self) -> int:
        return self.undone + self.not_undone if self.undoing else self.total - self.waiting

    @property
    def percent(self) -> int:
        return 100 * self.through // self.to_do if self.to_do else 100


@dataclass(frozen=True)
class Desk:
    """What somebody has to do now, and would have."""

    staff: StaffMember
    open_now: int
    due_soon: int
    late: int
    more: int

    @property
    def would_be(self) -> int:
        return self.open_now + self.more

    @property
    def over(self) -> bool:
        return self.staff.load_limit is not None and self.would_be > self.staff.load_limit


def runs_of(actor: Actor) -> QuerySet[BulkRun]:
    """The runs this person made, newest first. Another's are not shown: they name complaints of another's."""
    rows: QuerySet[BulkRun] = BulkRun.objects.filter(started_by_id=actor.staff_id)
    return rows.order_by("-made_at", "-id")


def run_for(actor: Actor, run_id: UUID) -> BulkRun:
    """A run of this person. Raises Http404 for any other."""
    run: BulkRun | None = runs_of(actor).filter(pk=run_id).first()
    if run is None:
        raise Http404
    return run


def progress_of(run: BulkRun) -> Progress:
    rows = run.items.order_by().values_list("state").annotate(n=Count("pk"))
    undoing = run.state == BulkRun.State.UNDOING
    return Progress(undoing, **{BulkItem.State(state).value: number for state, number in rows})


def desk_in(actor: Actor, run: BulkRun, on: date) -> Desk | None:
    """The desk of whoever complaints would go to, before they go; None once it has begun."""
    handler = run.said.get("handler")
    if run.act != BulkRun.Act.ALLOCATE or run.state != BulkRun.State.PREVIEW or not handler:
        return None
    staff = StaffMember.objects.get(pk=handler)
    waiting = run.items.filter(state=BulkItem.State.WAITING, complaint__state__in=[stage.value for stage in OPEN])
    more = waiting.exclude(complaint__handler_id=staff.pk).count()
    return Desk(staff, more=more, **desk_of(actor, staff, on))


def said_of(run: BulkRun) -> list[tuple[str, str]]:
    """What was asked for, in words: the tag, the handler, the letter, the new date."""
    return [(str(SAID[name]), _in_words(name, value)) for name, value in run.said.items() if name in SAID]


def _in_words(name: str, value: Any) -> str:
    if name in ("handler", "authorised_by"):
        staff = StaffMember.objects.filter(pk=value).first() if value else None
        return staff.name if staff else _("Nobody")
    if name == "kind":
        return title_of(str(value))
    if name == "to_on":
        return date_format(date.fromisoformat(str(value)), "j F Y")
    return str(value)
