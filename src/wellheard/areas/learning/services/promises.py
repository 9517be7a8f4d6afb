"""Promises to a person: made, kept with evidence, moved for a reason, and the person's own word on them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import Promise
from wellheard.foundation.documents.services import store
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember


@transaction.atomic
def make_promise(
    *, complaint: Complaint, kind: str, text: str, owner: StaffMember, due_on: date, by: Actor, at: datetime
) -> Promise:
    """Write down a promise to the person: what, by whom, by when. A payment restores a loss that can be counted."""
    if not text.strip():
        raise UnableToProceed("Say what is promised.")
    if due_on < local_day(at):
        raise UnableToProceed("Give a day that is still to come.")
    promise = Promise(
        complaint=complaint, kind=kind, text=text, owner=owner, first_due_on=due_on, due_on=due_on,
        made_by_id=by.staff_id, made_at=at,
    )  # fmt: skip
    promise.save()
    values = {"kind": kind, "text": text, "owner": owner.pk, "due_on": due_on}
    record("promise.make", promise, by=by, at=at, about=complaint.pk, values=values)
    return promise


def _to_keep(promise: Promise) -> Promise:
    row: Promise = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if row.state != Promise.State.MADE:
        raise UnableToProceed(f"This promise is “{row.get_state_display()}” already.")
    return row


@transaction.atomic
def keep_promise(
    *, complaint: Complaint, promise: Promise, delivered_on: date, evidence: str, upload: Any = None, by: Actor,
    at: datetime,
) -> Promise:  # fmt: skip
    """Write down that it was kept: on which day, and what shows it."""
    row = _to_keep(promise)
    if not evidence.strip():
        raise UnableToProceed("Say what shows that it was kept.")
    if not complaint.received_on <= delivered_on <= local_day(at):
        raise UnableToProceed("It was kept between the day the complaint came and today. Check the date.")
    row.state, row.delivered_on, row.evidence = Promise.State.KEPT, delivered_on, evidence
    row.document = store(upload, by=by, at=at) if upload else None
    row.save()
    values = {"text": row.text, "delivered_on": delivered_on, "evidence": evidence}
    record("promise.keep", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def cannot_keep(
    *, complaint: Complaint, promise: Promise, not_kept_why: str, instead: str, by: Actor, at: datetime
) -> Promise:
    """Write down that it cannot be kept, why, and what is done instead: the person is told, and may go on."""
    row = _to_keep(promise)
    if not not_kept_why.strip() or not instead.strip():
        raise UnableToProceed("Say why it cannot be kept, and what is done instead.")
    row.state, row.not_kept_why, row.instead = Promise.State.NOT_KEPT, not_kept_why, instead
    row.save()
    values = {"text": row.text, "why": not_kept_why, "instead": instead}
    record("promise.cannot_keep", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def change_promise(
    *, complaint: Complaint, promise: Promise, owner: StaffMember, due_on: date, why_later: str = "", by: Actor,
    at: datetime,
) -> Promise:  # fmt: skip
    """Give it to another owner, or another day; a later day needs a reason. The first day is kept."""
    row = _to_keep(promise)
    if due_on > row.due_on and not why_later.strip():
        raise UnableToProceed("Say why it takes longer: the person is told.")
    row.owner, row.due_on, row.why_later = owner, due_on, why_later or row.why_later
    row.save()
    values = {"owner": owner.pk, "due_on": due_on, "why": why_later}
    record("promise.change", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def take_their_word(
    *, complaint: Complaint, promise: Promise, their_word: str, their_words: str = "", asked_on: date, by: Actor,
    at: datetime,
) -> Promise:  # fmt: skip
    """Write down what the person says of it: kept, in part, not; or that they could not be reached."""
    row: Promise = Promise.objects.select_for_update(of=("self",)).get(pk=promise.pk)
    if row.state == Promise.State.MADE:
        raise UnableToProceed("Ask them when it has been kept, or cannot be.")
    if not complaint.received_on <= asked_on <= local_day(at):
        raise UnableToProceed("They were asked between the day the complaint came and today. Check the date.")
    row.their_word, row.their_words, row.asked_on = their_word, their_words, asked_on
    row.save()
    values = {"their_word": their_word, "their_words": their_words, "asked_on": asked_on}
    record("promise.take_their_word", row, by=by, at=at, about=complaint.pk, values=values)
    return row
