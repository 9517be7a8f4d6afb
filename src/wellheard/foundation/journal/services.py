"""Writing in the journal: `record` for one act, as the last thing its transaction does."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.dispatch import Signal

from wellheard.foundation.journal import anchors
from wellheard.foundation.journal.chain import as_text, entry_hash, value_hash
from wellheard.foundation.journal.models import Chain, Detail, Entry
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import uuid7
from wellheard.foundation.organisations.worded import rows_of

recorded = Signal()
"""The one signal: sent with `entry`, inside the transaction, after the entry is written."""


@dataclass(frozen=True)
class Act:
    """What is to be written down. `values` are the fields as they now stand; `about_id` the complaint, if any."""

    name: str
    at: datetime
    subject_type: str
    subject_id: UUID
    actor_id: UUID | None = None
    about_id: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def record(
    act: str,
    subject: Model,
    *,
    by: Actor | None,
    at: datetime,
    about: UUID | None = None,
    values: Mapping[str, Any] | None = None,
) -> Entry:
    """Write one entry. `by` is None for what the system does by itself; `about` is the complaint's id.

    Runs inside its caller's transaction and locks the body's chain until that ends. Raises
    TransactionManagementError outside a transaction, NoScope outside a scope.
    """
    actor_id = by.staff_id if by else None
    said = Act(act, at, subject._meta.label_lower, subject.pk, actor_id, about, values or {})
    return record_all([said])[0]


def record_all(acts: Sequence[Act]) -> list[Entry]:
    """Write several entries in order, for what is told at once: the example's past, a batch of closings."""
    chain = _locked_chain()
    entries, details = [], []
    for act in acts:
        entry, behind = _chained(act, chain)
        entries.append(entry)
        details.extend(behind)
    Entry.objects.bulk_create(entries, batch_size=500)
    Detail.objects.bulk_create(details, batch_size=500)
    chain.save(update_fields=["length", "last_hash"])
    _anchor_on_commit()
    for entry in entries:
        recorded.send(sender=Entry, entry=entry)
    return entries


def erase_values(entries: Sequence[Entry], subject: Model, *, by: Actor | None, at: datetime, why: str) -> Entry:
    """Erase the values and salts behind entries, and write down that it was done, to which, and why."""
    ids = [entry.pk for entry in entries]
    Detail.objects.filter(entry_id__in=ids).update(value=None, salt=None)
    numbers = [str(entry.number) for entry in entries]
    return record("journal.erase", subject, by=by, at=at, values={"entries": numbers, "why": why})


def _locked_chain() -> Chain:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An entry is written inside the transaction it tells of.")
    rows = rows_of(_chain)
    if not rows:
        Chain.objects.get_or_create(organisation_id=scope.current())
        return _locked_chain()
    return Chain.from_db(connection.alias, CHAIN, rows[0])


def _chain() -> QuerySet[Any]:
    rows: QuerySet[Any] = Chain.objects.select_for_update().values_list(*CHAIN)
    return rows


CHAIN = ("id", "organisation_id", "length", "last_hash")


def _chained(act: Act, chain: Chain) -> tuple[Entry, list[Detail]]:
    salted = [(name, as_text(value), secrets.token_hex(16)) for name, value in sorted(act.values.items())]
    entry = Entry(
        id=uuid7(),
        organisation_id=chain.organisation_id,
        number=chain.length + 1,
        at=act.at,
        act=act.name,
        actor_id=act.actor_id,
        subject_type=act.subject_type,
        subject_id=act.subject_id,
        about_id=act.about_id,
        fields=[{"name": name, "hash": value_hash(salt, name, value)} for name, value, salt in salted],
        previous_hash=chain.last_hash,
    )
    entry.hash = entry_hash(entry, settings.JOURNAL_KEY)
    chain.length, chain.last_hash = entry.number, entry.hash
    return entry, [Detail(entry=entry, name=name, value=value, salt=salt) for name, value, salt in salted]


def _anchor_on_commit() -> None:
    organisation_id = scope.current()
    waiting = {getattr(function, "organisation_id", None) for _, function, *_ in connection.run_on_commit}
    if organisation_id in waiting:
        return

    def anchor() -> None:
        with scope.of(organisation_id):
            ((number, last_hash, at),) = rows_of(_last_entry)
        anchors.write(settings.JOURNAL_ANCHORS, organisation_id, number, last_hash, at)

    anchor.organisation_id = organisation_id  # type: ignore[attr-defined]
    transaction.on_commit(anchor)


def _last_entry() -> QuerySet[Any]:
    rows: QuerySet[Any] = Entry.objects.order_by("-number").values_list("number", "hash", "at")
    return rows[:1]
