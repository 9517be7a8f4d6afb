"""Improvement actions: proposed, authorised, done with evidence, signed off by a senior who is not the owner."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import (
    ActionComplaint,
    ActionEvidence,
    ActionRecommendation,
    ImprovementAction,
    NewDate,
    Recommendation,
)
from wellheard.areas.learning.services.recommendations import next_number
from wellheard.areas.learning.services.telling import tellings_fall_due
from wellheard.foundation.documents.services import store
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.improvement import (
    ActionAct,
    ActionState,
    Means,
    Readiness,
    check_sign_off,
    missing_before_authority,
    next_state,
    strength_of,
)
from wellheard.rules.improvement.life import TO_BE_DONE

SAID = (
    "title", "text", "changes", "means", "service", "factor", "category", "plan", "owner", "owner_team", "due_on",
    "evidence_needed", "meanwhile", "training_audience", "training_on", "publishable", "measured", "not_measured_why",
    "measured_service", "measured_category", "measured_factor", "exposure", "compared_with", "aim", "baseline_months",
    "transition_months",
)  # fmt: skip
MEASURE = (
    "measured", "not_measured_why", "measured_service", "measured_category", "measured_factor", "exposure",
    "compared_with", "aim", "baseline_months", "transition_months",
)  # fmt: skip
"""Declared before the action starts: not to be changed after."""


@transaction.atomic
def propose_action(
    *,
    complaints: Sequence[Complaint] = (),
    recommendations: Sequence[Recommendation] = (),
    by: Actor,
    at: datetime,
    **said: Any,
) -> ImprovementAction:
    """Propose a change. A manager of the service authorises it. Raises UnableToProceed for what is missing.

    `said` are the fields of `SAID`. It may come from complaints, from accepted recommendations, or from neither.
    """
    _check(said, local_day(at))
    not_accepted = [row for row in recommendations if row.state != Recommendation.State.ACCEPTED]
    if not_accepted:
        raise UnableToProceed(f"{not_accepted[0]} is not accepted yet. Only accepted ones are carried out.")
    action = ImprovementAction(
        number=next_number(ImprovementAction.objects), first_due_on=said["due_on"], proposed_by_id=by.staff_id,
        proposed_at=at, strength=strength_of(Means(said["means"])).value, **said,
    )  # fmt: skip
    action.save()
    found = {*complaints, *(row.complaint for row in recommendations if row.complaint)}
    ActionComplaint.objects.bulk_create(ActionComplaint(action=action, complaint=one) for one in found)
    ActionRecommendation.objects.bulk_create(
        ActionRecommendation(action=action, recommendation=row) for row in recommendations
    )
    values = {**said, "complaints": sorted(str(one.pk) for one in found)}
    about = next(iter(found)).pk if len(found) == 1 else None
    record("action.propose", action, by=by, at=at, about=about, values=values)
    return action


def _check(said: dict[str, Any], on: date) -> None:
    unknown = set(said) - set(SAID)
    if unknown:
        raise TypeError(f"An action has no {sorted(unknown)}.")
    if not said.get("title", "").strip():
        raise UnableToProceed("Say in a line what is to change.")
    if said.get("owner") and said.get("owner_team"):
        raise UnableToProceed("Name one owner: a person, or a team.")
    if said.get("changes") == ImprovementAction.Changes.TRAINING and not said.get("training_audience", "").strip():
        raise UnableToProceed("Say who is to be trained: the training officer plans for them.")


@transaction.atomic
def change_action(*, action: ImprovementAction, by: Actor, at: datetime, **said: Any) -> ImprovementAction:
    """Change what was said of an action. Its measure is fixed once it has started; its date is moved by a service
    of its own once it is authorised.
    """
    row = held(action)
    _check({**{name: getattr(row, name) for name in ("title", "owner", "owner_team")}, **said}, local_day(at))
    if row.state not in (ActionState.PROPOSED, *TO_BE_DONE):
        raise UnableToProceed("It is done, or ended: what was said of it stands.")
    if row.started_on and any(name in said and said[name] != getattr(row, name) for name in MEASURE):
        raise UnableToProceed("What is measured was declared before it started, and stands: afterwards is too late.")
    if row.state != ActionState.PROPOSED and said.get("due_on", row.due_on) != row.due_on:
        raise UnableToProceed("A later date needs a reason and an authority: give it by “New date”.")
    for name, value in said.items():
        setattr(row, name, value)
    if row.state == ActionState.PROPOSED:
        row.first_due_on = row.due_on
    row.strength = strength_of(Means(row.means)).value
    row.save()
    record("action.change", row, by=by, at=at, values=said)
    return row


@transaction.atomic
def link_complaint(*, action: ImprovementAction, complaint: Complaint, by: Actor, at: datetime) -> None:
    """Say that a complaint led to an action too: once it is done, the person is told."""
    row = held(action)
    _, made = ActionComplaint.objects.get_or_create(
        action=row, complaint=complaint, defaults={"organisation_id": row.organisation_id}
    )
    if not made:
        raise UnableToProceed("This complaint is down as one that led to it already.")
    if row.state in (ActionState.IMPLEMENTED, ActionState.MONITORED, ActionState.EFFECTIVE):
        tellings_fall_due(row, [complaint], local_day(at))
    record("action.link_complaint", row, by=by, at=at, about=complaint.pk, values={"title": row.title})


def held(action: ImprovementAction) -> ImprovementAction:
    """The action as it stands now, held until the transaction ends."""
    row: ImprovementAction = (
        ImprovementAction.objects.select_for_update(of=("self",)).select_related("service", "owner").get(pk=action.pk)
    )
    return row


def moved(action: ImprovementAction, act: ActionAct) -> ImprovementAction:
    """The action, held, where the act takes it. Saves nothing. Raises UnableToMove."""
    row = held(action)
    row.state = next_state(ActionState(row.state), act).value
    return row


@transaction.atomic
def authorise_action(*, action: ImprovementAction, by: Actor, at: datetime) -> ImprovementAction:
    """Give it authority, as a manager of the service. Refused while an owner, a date, what will show that it was
    done, or the measure is missing.
    """
    row = moved(action, ActionAct.AUTHORISE)
    owner = row.owner.name if row.owner else row.owner_team
    known = Readiness(owner, True, row.evidence_needed, row.measured, row.not_measured_why)
    if missing := missing_before_authority(known):
        raise UnableToProceed(" ".join(missing))
    row.authorised_by_id, row.authorised_on = by.staff_id, local_day(at)
    row.save()
    record("action.authorise", row, by=by, at=at, values={"title": row.title, "due_on": row.due_on})
    return row


@transaction.atomic
def refuse_action(*, action: ImprovementAction, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Do not authorise it, for a reason."""
    return _ended(action, ActionAct.REFUSE, "action.refuse", why, by, at)


@transaction.atomic
def stop_action(*, action: ImprovementAction, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Stop an action that will not be done, for a reason."""
    return _ended(action, ActionAct.STOP, "action.stop", why, by, at)


def _ended(
    action: ImprovementAction, act: ActionAct, name: str, why: str, by: Actor, at: datetime
) -> ImprovementAction:
    if not why.strip():
        raise UnableToProceed("Say why.")
    row = moved(action, act)
    row.why_ended, row.closed_on, row.look_on = why, local_day(at), None
    row.save()
    record(name, row, by=by, at=at, values={"title": row.title, "why": why})
    return row


@transaction.atomic
def start_action(*, action: ImprovementAction, started_on: date, by: Actor, at: datetime) -> ImprovementAction:
    """Note that work on it has begun, for the first time or anew. From now on its measure stands."""
    row = moved(action, ActionAct.START)
    if started_on > local_day(at):
        raise UnableToProceed("The day it started cannot be in the future. Check the date.")
    row.started_on = started_on
    row.implemented_on = row.signed_off_on = row.signed_off_by = None
    row.verdict = ""
    row.save()
    record("action.start", row, by=by, at=at, values={"title": row.title, "started_on": started_on})
    return row


@transaction.atomic
def add_evidence(
    *, action: ImprovementAction, words: str, of_on: date, upload: Any = None, by: Actor, at: datetime
) -> ActionEvidence:
    """Add what shows that it was done: in words, with a file where there is one."""
    row = held(action)
    if not words.strip():
        raise UnableToProceed("Say what it shows.")
    if of_on > local_day(at):
        raise UnableToProceed("The evidence cannot be of a day in the future. Check the date.")
    document = store(upload, by=by, at=at) if upload else None
    evidence = ActionEvidence(
        action=row, words=words, document=document, of_on=of_on, added_by_id=by.staff_id, added_at=at
    )
    evidence.save()
    values = {"words": words, "of_on": of_on, "file": document.name if document else ""}
    record("action.add_evidence", evidence, by=by, at=at, values=values)
    return evidence


@transaction.atomic
def implement_action(*, action: ImprovementAction, implemented_on: date, by: Actor, at: datetime) -> ImprovementAction:
    """Say that it is done, with its evidence. A senior who does not own it signs it off."""
    row = moved(action, ActionAct.IMPLEMENT)
    if not row.evidence.exists():
        raise UnableToProceed("Add the evidence that it was done first: " + (row.evidence_needed or "what shows it."))
    if not (row.started_on or implemented_on) <= implemented_on <= local_day(at):
        raise UnableToProceed("It is done between the day it started and today. Check the date.")
    row.implemented_on = implemented_on
    row.save()
    values = {"title": row.title, "implemented_on": implemented_on}
    record("action.implement", row, by=by, at=at, values=values)
    return row


@transaction.atomic
def send_back_action(*, action: ImprovementAction, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Send it back to its owner: what is said to be done is not, or is not shown."""
    if not why.strip():
        raise UnableToProceed("Say what is missing.")
    row = moved(action, ActionAct.SEND_BACK)
    row.implemented_on = None
    row.save()
    record("action.send_back", row, by=by, at=at, values={"title": row.title, "why": why})
    return row


@transaction.atomic
def sign_off_action(*, action: ImprovementAction, by: Actor, at: datetime) -> ImprovementAction:
    """Sign it off as done. From now on it is watched, and those it concerns are to be told.

    Raises UnableToMove for its owner, for whoever stands in for its owner, and without evidence.
    """
    row = moved(action, ActionAct.SIGN_OFF)
    signatory = row.owner_id if row.owner_id in by.standing_in_for else by.staff_id
    check_sign_off(row.owner_id, signatory, list(row.evidence.all()))
    today = local_day(at)
    row.signed_off_by_id, row.signed_off_on = by.staff_id, today
    row.look_on = today if row.measured else None
    row.save()
    links = row.complaint_links.select_related("complaint")
    tellings_fall_due(row, [link.complaint for link in links], today)
    record("action.sign_off", row, by=by, at=at, values={"title": row.title, "implemented_on": row.implemented_on})
    return row


@transaction.atomic
def give_new_date(
    *, action: ImprovementAction, to_on: date, reason: str, authorised_by: StaffMember, meanwhile: str = "", by: Actor,
    at: datetime,
) -> NewDate:  # fmt: skip
    """Give an action a later date, for a reason, on a manager's authority. The first date is kept.

    What is done in the meantime stands beside it. Not on its owner's own authority.
    """
    row = held(action)
    if row.state not in TO_BE_DONE:
        raise UnableToProceed("Only an action that is still to be done gets a new date.")
    if to_on <= max(row.due_on, local_day(at)):
        raise UnableToProceed("Give a day that is later than its date, and still to come.")
    if not reason.strip():
        raise UnableToProceed("Say why it needs longer.")
    if authorised_by.pk == row.owner_id:
        raise UnableToProceed("Somebody other than its owner gives the authority for a later date.")
    given = NewDate(
        action=row, from_on=row.due_on, to_on=to_on, reason=reason, authorised_by=authorised_by,
        given_on=local_day(at),
    )  # fmt: skip
    given.save()
    row.due_on, row.meanwhile = to_on, meanwhile or row.meanwhile
    row.save(update_fields=["due_on", "meanwhile"])
    values = {"from_on": given.from_on, "to_on": to_on, "reason": reason, "authorised_by": authorised_by.pk}
    record("action.give_new_date", row, by=by, at=at, values=values | {"meanwhile": meanwhile})
    return given
