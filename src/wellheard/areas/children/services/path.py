"""The steps of a child's part in a complaint. The journal says which were taken, never what the child said."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import check_not_before, local_day, locked
from wellheard.areas.children.models import BestInterests, ChildDiscussion, ChildInvolvement, ChildWords
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember

STEPS = (
    "called", "trigger", "born_on", "age_band", "service_to_child", "child_owns", "concern", "mode", "chosen_adult",
    "supporter", "adjustments", "explained_on", "explained_by", "explained_how", "reassured_on", "consent",
    "consent_on", "consent_how", "consent_scope", "understands", "capacity_by", "capacity_on", "capacity_basis",
    "capacity_review_on", "views_sought_on", "views_sought_by", "not_sought_why", "influence", "limits_explained_on",
    "action_agreed", "response_format", "response_by", "response_on", "understood",
)  # fmt: skip
HAPPENED_ON = (
    "explained_on", "reassured_on", "consent_on", "capacity_on", "views_sought_on", "limits_explained_on",
    "response_on",
)  # fmt: skip
CODED = ("trigger", "age_band", "service_to_child", "child_owns", "concern", "consent", "understands", "understood")
"""What the journal may hold as it stands; of everything else it says only that it was set."""


def _check_steps(details: dict[str, Any], at: datetime) -> None:
    today = local_day(at)
    born_on = details.get("born_on")
    if born_on and (born_on > today or _age(born_on, today) >= 18):
        raise UnableToProceed("Somebody born that day is not under 18 now. Check the date.")
    for name in HAPPENED_ON:
        if details.get(name) and details[name] > today:
            raise UnableToProceed("A day on which something happened cannot be in the future. Check the dates.")
    if details.get("consent") and not details.get("consent_on"):
        raise UnableToProceed("Give the day on which the child was asked.")
    if details.get("response_on") and not details.get("response_format"):
        raise UnableToProceed("Say in what way the child was answered: a talk, a short letter, pictures.")


def _age(born_on: date, on: date) -> int:
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


@transaction.atomic
def involve(*, complaint: Complaint, trigger: str, by: Actor, at: datetime, **details: Any) -> ChildInvolvement:
    """Say that a child is involved in a complaint, and how."""
    complaint = locked(complaint)
    _check_steps(details, at)
    given = {name: value for name, value in details.items() if name in STEPS}
    child: ChildInvolvement = ChildInvolvement.objects.create(
        organisation_id=complaint.organisation_id, complaint=complaint, trigger=trigger, **given
    )
    record("child.involve", child, by=by, at=at, about=complaint.pk, values=_said({"trigger": trigger, **given}))
    return child


@transaction.atomic
def change_child(
    *, complaint: Complaint, child: ChildInvolvement, by: Actor, at: datetime, **details: Any
) -> ChildInvolvement:
    """Set down one or more steps for a child."""
    locked(complaint)
    changed = {n: v for n, v in details.items() if n in STEPS and getattr(child, n) != v}
    if not changed:
        return child
    _check_steps(details, at)
    for name, value in changed.items():
        setattr(child, name, value)
    child.save(update_fields=list(changed))
    record("child.change", child, by=by, at=at, about=complaint.pk, values=_said(changed))
    return child


@transaction.atomic
def hear(
    *,
    complaint: Complaint,
    child: ChildInvolvement,
    about: str,
    text: str,
    said_on: date,
    confidential: bool = True,
    may_have: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> ChildWords:
    """Write down what the child said, in the child's own words. The entry says only that it was written down."""
    check_not_before(said_on, date.min, "The day it was said", local_day(at))
    row: ChildWords = ChildWords.objects.create(
        organisation_id=complaint.organisation_id, child=child, about=about, text=text, said_on=said_on,
        confidential=confidential, may_have=list(may_have), heard_by_id=by.staff_id,
    )  # fmt: skip
    values = {"about": about, "said_on": said_on, "confidential": confidential}
    record("child.hear", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def note_talk(
    *, complaint: Complaint, child: ChildInvolvement, on: date, note: str, by: Actor, at: datetime, **details: Any
) -> ChildDiscussion:
    """Keep a note of a talk with the child: where, who was there, what was said."""
    check_not_before(on, date.min, "The day of the talk", local_day(at))
    row: ChildDiscussion = ChildDiscussion.objects.create(
        organisation_id=complaint.organisation_id, child=child, on=on, note=note, written_by_id=by.staff_id, **details
    )
    record("child.talk", row, by=by, at=at, about=complaint.pk, values={"on": on, "alone": row.alone_in_private})
    return row


@transaction.atomic
def weigh_interests(
    *,
    complaint: Complaint,
    child: ChildInvolvement,
    question: str,
    options: str,
    decision: str,
    decided_by: StaffMember,
    decided_on: date,
    rights: str = "",
    against_wish: bool = False,
    advice_sought: bool = False,
    by: Actor,
    at: datetime,
) -> BestInterests:
    """Record a decision in which the child's best interests were weighed. Against the child's wish is exceptional."""
    check_not_before(decided_on, date.min, "The day of the decision", local_day(at))
    if against_wish and not rights.strip():
        raise UnableToProceed("A decision against the child's wish names the rights that were weighed.")
    row: BestInterests = BestInterests.objects.create(
        organisation_id=complaint.organisation_id, child=child, question=question, options=options, rights=rights,
        decision=decision, against_wish=against_wish, decided_by=decided_by, decided_on=decided_on,
        advice_sought=advice_sought,
    )  # fmt: skip
    values = {"decided_by": decided_by.pk, "decided_on": decided_on, "against_wish": against_wish}
    record("child.weigh_interests", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def withdraw(
    *, complaint: Complaint, child: ChildInvolvement, withdrawn_on: date, withdrawn_why: str = "", by: Actor,
    at: datetime,
) -> ChildInvolvement:  # fmt: skip
    """The child does not want it to go on. One who owns it and understands it decides; to go on all the same takes
    a decision on best interests."""
    check_not_before(withdrawn_on, complaint.received_on, "The day", local_day(at))
    child.withdrawn_on, child.withdrawn_why = withdrawn_on, withdrawn_why
    child.save(update_fields=["withdrawn_on", "withdrawn_why"])
    record("child.withdraw", child, by=by, at=at, about=complaint.pk, values={"withdrawn_on": withdrawn_on})
    return child


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value if name in CODED else ("set" if value else "emptied") for name, value in values.items()}
