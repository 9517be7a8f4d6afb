"""Who is told of a child's complaint, who may have the child's words, and what was put together to be given."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import check_not_before, local_day
from wellheard.areas.children.models import ChildDiscussion, ChildInvolvement, ChildWords, Telling
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor


@transaction.atomic
def tell(
    *,
    complaint: Complaint,
    child: ChildInvolvement,
    who: str,
    told: bool,
    child_agrees: str = "",
    why: str = "",
    may_hear: str = "",
    told_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Telling:
    """Say of one person whether they are told, and why they are not. Raises UnableToProceed where why is missing."""
    if not told and not why.strip():
        raise UnableToProceed("Say why they are not told.", "why")
    if told and child_agrees == ChildInvolvement.Consent.NO and not why.strip():
        raise UnableToProceed("The child does not want them told. Say why they are told all the same.", "why")
    if told:
        check_not_before(told_on, complaint.received_on, "The day they were told", local_day(at))
    row: Telling = Telling.objects.create(
        organisation_id=complaint.organisation_id, child=child, who=who, told=told, child_agrees=child_agrees,
        why=why, may_hear=may_hear, told_on=told_on if told else None,
    )  # fmt: skip
    record("child.tell", row, by=by, at=at, about=complaint.pk, values={"told": told, "told_on": row.told_on})
    return row


@transaction.atomic
def give_telling_its_day(*, complaint: Complaint, telling: Telling, told_on: date, by: Actor, at: datetime) -> Telling:
    """Say on which day somebody who may be told was told, or put that day right; the journal keeps the one before.

    Raises UnableToProceed for who is not told, for a day before the complaint came, and for one in the future.
    """
    telling = Telling.objects.select_for_update().get(pk=telling.pk)
    if not telling.told:
        raise UnableToProceed("It is recorded that they are not told. Add them again, with why they are told now.")
    check_not_before(told_on, complaint.received_on, "The day they were told", local_day(at))
    before, telling.told_on = telling.told_on, told_on
    telling.save(update_fields=["told_on"])
    values = {"told_on": told_on} | ({"before": before} if before else {})
    record("child.told", telling, by=by, at=at, about=complaint.pk, values=values)
    return telling


@transaction.atomic
def share(
    *, complaint: Complaint, said: ChildWords | ChildDiscussion, confidential: bool, may_have: Sequence[str] = (),
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    """Keep what the child said among those with the duty, let it be used, or let certain adults have it."""
    said.confidential, said.may_have = confidential, list(may_have)
    said.save(update_fields=["confidential", "may_have"])
    values: dict[str, Any] = {"confidential": confidential, "may_have": said.may_have}
    record("child.share_words", said, by=by, at=at, about=complaint.pk, values=values)


@transaction.atomic
def read_copy(*, complaint: Complaint, child: ChildInvolvement, to: str, by: Actor, at: datetime) -> None:
    """Write down that a copy of a child's record was put together, and for whom: the child, or an adult's id."""
    record("childs_record.read", child, by=by, at=at, about=complaint.pk, values={"to": to})
