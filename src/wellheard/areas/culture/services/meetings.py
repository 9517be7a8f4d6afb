"""A meeting planned, held with its pack kept as it stood, its minutes, and decisions that become actions."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.culture.models import Decision, Meeting, MinuteItem
from wellheard.areas.culture.selectors.meetings import may_write, pack_of
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.services import propose_action
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.rules.improvement import Means


@transaction.atomic
def plan_meeting(
    *, level: str, service: Service | None, held_on: date, first_on: date, last_on: date, by: Actor, at: datetime
) -> Meeting:
    """Plan a meeting about a period, for a service or the whole body that one answers for."""
    if not may_write(by, service.pk if service else None):
        raise UnableToProceed("You plan meetings of the services that you work for. Choose one of those.")
    if last_on < first_on:
        raise UnableToProceed("The period ends before it begins. Check both dates.")
    meeting = Meeting(
        level=Meeting.Level(level), service=service, held_on=held_on, first_on=first_on, last_on=last_on,
        planned_by_id=by.staff_id,
    )  # fmt: skip
    meeting.save()
    values = {"level": level, "service": service, "held_on": held_on, "first_on": first_on, "last_on": last_on}
    record("meeting.plan", meeting, by=by, at=at, values=values)
    return meeting


def _held(meeting: Meeting, state: str) -> Meeting:
    """The meeting as it stands now, held until the transaction ends."""
    row: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("service").get(pk=meeting.pk)
    if row.state != state:
        held = "It is held already: its pack stands." if row.state == Meeting.State.HELD else "It is not held yet."
        raise UnableToProceed(held)
    return row


@transaction.atomic
def hold_meeting(*, meeting: Meeting, held_on: date, present: str, by: Actor, at: datetime) -> Meeting:
    """Say that it was held, and by whom it was attended. Its pack is kept as it stands now."""
    row = _held(meeting, Meeting.State.PLANNED)
    if held_on > local_day(at):
        raise UnableToProceed("A meeting is held today or earlier. Check the date.")
    if not present.strip():
        raise UnableToProceed("Say who was there.")
    row.pack = pack_of(by, row, local_day(at))
    row.state, row.held_on, row.present, row.held_by_id = Meeting.State.HELD, held_on, present, by.staff_id
    row.save()
    record("meeting.hold", row, by=by, at=at, values={"held_on": held_on, "present": present})
    return row


@transaction.atomic
def write_minute(*, meeting: Meeting, heading: str, said: str, by: Actor, at: datetime) -> MinuteItem:
    """Write an item of the minutes of a meeting that was held."""
    row = _held(meeting, Meeting.State.HELD)
    if not heading.strip() or not said.strip():
        raise UnableToProceed("Give the item a heading, and say what was said.")
    item = MinuteItem(meeting=row, heading=heading, said=said, written_by_id=by.staff_id, written_at=at)
    item.save()
    record("meeting.write_minute", item, by=by, at=at, values={"heading": heading, "said": said})
    return item


@transaction.atomic
def decide(
    *, meeting: Meeting, what: str, owner: StaffMember, due_on: date, no_action_why: str = "", by: Actor, at: datetime
) -> Decision:
    """Keep what a meeting decided: whose it is, by when. Where it needs no improvement action, why not."""
    row = _held(meeting, Meeting.State.HELD)
    if not what.strip():
        raise UnableToProceed("Say in a line what was decided.")
    if due_on < row.held_on:
        raise UnableToProceed("It is due on the day of the meeting or later. Check the date.")
    decision = Decision(meeting=row, what=what, owner=owner, due_on=due_on, no_action_why=no_action_why, decided_at=at)
    decision.save()
    values = {"what": what, "owner": owner.pk, "due_on": due_on, "no_action_why": no_action_why}
    record("meeting.decide", decision, by=by, at=at, values=values)
    return decision


@transaction.atomic
def act_on_decision(*, decision: Decision, by: Actor, at: datetime) -> ImprovementAction:
    """Make a decision an improvement action, proposed for a manager to authorise.

    A meeting says what, who and when. By what means stays to be said: until then it counts as the weakest, so that
    nothing is claimed that nobody decided.
    """
    row: Decision = Decision.objects.select_for_update(of=("self",)).select_related("owner").get(pk=decision.pk)
    meeting = _held(row.meeting, Meeting.State.HELD)
    if row.action_id:
        raise UnableToProceed("It is an improvement action already.")
    if row.no_action_why:
        raise UnableToProceed("The meeting said why it needs no improvement action.")
    if row.due_on < local_day(at):
        raise UnableToProceed("The day it was due has passed. Propose an action with a new date instead.")
    on = date_format(meeting.held_on, "j F Y")
    row.action = propose_action(
        title=row.what, text=_("Decided at a meeting on %(on)s.") % {"on": on}, service=meeting.service,
        changes=ImprovementAction.Changes.PRACTICE.value, means=Means.REMINDER.value, owner=row.owner,
        due_on=row.due_on, measured_service=meeting.service, by=by, at=at,
    )  # fmt: skip
    row.save(update_fields=["action"])
    record("meeting.act_on_decision", row, by=by, at=at, values={"what": row.what, "action": row.action.pk})
    return row.action
