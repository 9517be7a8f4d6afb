"""One act on many complaints: prepared and looked at, carried out one by one in the background, taken back.

Each complaint is a transaction and an entry of its own, by the same service as if it had been done alone. A
worker that is killed goes on where it stopped; two at once share the work. What cannot be done to a complaint
leaves that one out, with the reason, and never stops the others.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors import CAPPED, visible
from wellheard.areas.casework.services import REFUSALS, UnableToProceed
from wellheard.areas.correspondence.services import REFUSALS as LETTERS
from wellheard.areas.workload.models import BulkItem, BulkRun
from wellheard.areas.workload.services.bulk_acts import ACTS, BulkAct, Tried
from wellheard.foundation.journal.selectors import opened_by_somebody
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor

REFUSED: tuple[type[Exception], ...] = (*REFUSALS, *LETTERS)
NEVER_OPENED = "Nobody has opened this complaint. Open it before it is closed."
NOT_ALLOWED = "Your duties do not allow this here."


@transaction.atomic
def make_preview(*, act: str, complaints: Iterable[UUID], said: Mapping[str, Any], by: Actor, at: datetime) -> BulkRun:
    """Prepare an act on many complaints: which it would touch, and which it would leave out and why.

    Raises UnableToProceed for none at all, and for more than CAPPED at once. Nothing is done yet.
    """
    wanted = list(dict.fromkeys(complaints))[: CAPPED + 1]
    if len(wanted) > CAPPED:
        raise UnableToProceed(f"Choose at most {CAPPED:,} complaints at once. Narrow the search.")
    rows = visible(by).filter(pk__in=wanted).select_related("service", "procedure")
    found = list(rows.order_by("due_on", "id"))
    if not found:
        raise UnableToProceed("Choose at least one complaint.")
    run: BulkRun = BulkRun.objects.create(
        organisation_id=scope.current(), act=act, said=dict(said), started_by_id=by.staff_id, made_at=at
    )
    opened = opened_by_somebody([c.pk for c in found]) if act == BulkRun.Act.WITHDRAW else set()
    tried = ACTS[act].tried(found, said, by, at)
    items = []
    for complaint in found:
        would = tried.get(complaint.pk, Tried(""))
        why = _left_out(ACTS[act], complaint, by, opened)
        state = BulkItem.State.LEFT_OUT if why or would.refused else BulkItem.State.WAITING
        items.append(BulkItem(run=run, complaint=complaint, state=state, words=why or would.words))
    BulkItem.objects.bulk_create(items, batch_size=500)
    record("bulk.preview", run, by=by, at=at, values={"act": act, "complaints": len(items), **_told(said)})
    return run


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {f"said {name}": value for name, value in said.items()}


def _left_out(act: BulkAct, complaint: Complaint, by: Actor, opened: set[UUID]) -> str:
    if not may(by, act.permission, complaint, act.table):
        return NOT_ALLOWED
    if act.only_open and not complaint.due_on and complaint.closed_on:
        return "It is closed already."
    if act.needs_opening and complaint.pk not in opened:
        return NEVER_OPENED
    return ""


@transaction.atomic
def start(*, run: BulkRun, by: Actor, at: datetime) -> BulkRun:
    """Begin what was looked at. Raises UnableToProceed once it has begun."""
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    if run.state != BulkRun.State.PREVIEW:
        raise UnableToProceed("It has been begun already.")
    run.state = BulkRun.State.RUNNING
    run.save(update_fields=["state"])
    record("bulk.start", run, by=by, at=at, values={"act": run.act})
    return run


@transaction.atomic
def start_undoing(*, run: BulkRun, by: Actor, at: datetime) -> BulkRun:
    """Begin to take back what was done. Raises UnableToProceed for what cannot be, or is not done."""
    run = BulkRun.objects.select_for_update().get(pk=run.pk)
    if run.state != BulkRun.State.DONE or ACTS[run.act].undo is None:
        raise UnableToProceed("This cannot be taken back.")
    run.state = BulkRun.State.UNDOING
    run.save(update_fields=["state"])
    record("bulk.undo", run, by=by, at=at, values={"act": run.act})
    return run


def carry_out(*, run: BulkRun, by: Actor, at: datetime) -> int:
    """Do the act on each complaint that waits; how many were done. May be called again, and by two at once."""
    act = ACTS[run.act]
    return _each(run, BulkItem.State.WAITING, BulkRun.State.DONE, at, lambda item: _do(act, run, item, by, at))


def undo(*, run: BulkRun, by: Actor, at: datetime) -> int:
    """Take the act back on each complaint it was done to; how many were taken back."""
    act = ACTS[run.act]
    return _each(run, BulkItem.State.DONE, BulkRun.State.UNDONE, at, lambda item: _undo(act, run, item, by, at))


def _each(run: BulkRun, state: str, end: str, at: datetime, do: Callable[[BulkItem], bool]) -> int:
    count = 0
    while True:
        with transaction.atomic():
            item = _next(run, state)
            if item is None:
                break
            count += do(item)
    with transaction.atomic():
        held = BulkRun.objects.select_for_update().get(pk=run.pk)
        if held.state in (BulkRun.State.RUNNING, BulkRun.State.UNDOING):
            held.state, held.ended_at = end, at
            held.save(update_fields=["state", "ended_at"])
    return count


def _next(run: BulkRun, state: str) -> BulkItem | None:
    rows = BulkItem.objects.filter(run=run, state=state)
    skip = connection.features.has_select_for_update_skip_locked
    item: BulkItem | None = rows.select_for_update(skip_locked=skip, of=("self",)).order_by("id").first()
    return item


def _do(act: BulkAct, run: BulkRun, item: BulkItem, by: Actor, at: datetime) -> bool:
    complaint = visible(by).filter(pk=item.complaint_id).first()
    try:
        if complaint is None or not may(by, act.permission, complaint, act.table):
            raise UnableToProceed(NOT_ALLOWED)
        with transaction.atomic():
            item.before = act.do(complaint, run.said, by, at)
    except REFUSED as refusal:
        item.state, item.words = BulkItem.State.LEFT_OUT, str(refusal)
    else:
        item.state, item.words = BulkItem.State.DONE, ""
    item.save(update_fields=["state", "words", "before"])
    return bool(item.state == BulkItem.State.DONE)


def _undo(act: BulkAct, run: BulkRun, item: BulkItem, by: Actor, at: datetime) -> bool:
    complaint = visible(by).filter(pk=item.complaint_id).first()
    try:
        if complaint is None or act.undo is None:
            raise UnableToProceed(NOT_ALLOWED)
        with transaction.atomic():
            act.undo(complaint, run.said, item.before, by, at)
    except REFUSED as refusal:
        item.state, item.words = BulkItem.State.NOT_UNDONE, str(refusal)
    else:
        item.state, item.words = BulkItem.State.UNDONE, ""
    item.save(update_fields=["state", "words"])
    return bool(item.state == BulkItem.State.UNDONE)
