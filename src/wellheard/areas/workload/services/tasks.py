"""Tasks given and done; people named in notes."""

import re
from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import noted, visible
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.workload.models import Mention, Task
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import StaffMember


@transaction.atomic
def give_task(
    *,
    complaint: Complaint | None = None,
    text: str,
    given_to: StaffMember,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Task:
    """Ask somebody to do something by a day. Refuses one about a complaint that they may not see."""
    if not text.strip():
        raise UnableToProceed("Say what is to be done.")
    if complaint is not None and not may_see(given_to, complaint, at):
        raise UnableToProceed(f"{given_to.name} may not see this complaint. Choose somebody else.")
    task: Task = Task.objects.create(
        organisation_id=scope.current(),
        complaint=complaint,
        text=text,
        given_to=given_to,
        given_by_id=by.staff_id,
        given_at=at,
        due_on=due_on,
    )
    values = {"text": text, "given_to": given_to, "due_on": due_on}
    record("task.give", task, by=by, at=at, about=complaint.pk if complaint else None, values=values)
    return task


@transaction.atomic
def finish_task(*, task: Task, by: Actor, at: datetime) -> Task:
    """Note that a task is done. Only whoever has it, or gave it, does so; doing it twice changes nothing."""
    task = Task.objects.select_for_update().get(pk=task.pk)
    if not {task.given_to_id, task.given_by_id} & {by.staff_id, *by.standing_in_for}:
        raise UnableToProceed("This task is somebody else's.")
    if task.done_at is None:
        task.done_at, task.done_by_id = at, by.staff_id
        task.save(update_fields=["done_at", "done_by"])
        record("task.finish", task, by=by, at=at, about=task.complaint_id, values={"text": task.text})
    return task


@transaction.atomic
def see_mention(*, mention: Mention, by: Actor, at: datetime) -> None:
    """Note that somebody has read where they were named."""
    if mention.staff_id == by.staff_id and mention.seen_at is None:
        mention.seen_at = at
        mention.save(update_fields=["seen_at"])
        record("mention.read", mention, by=by, at=at, about=mention.complaint_id)


def note_mentions(entry: Entry) -> None:
    """Whom a new note names: everybody whose whole name follows an @, and who may see the complaint."""
    note = noted(entry.subject_id)
    if "@" not in note.text:
        return
    for staff in StaffMember.objects.filter(left_on=None).order_by("id"):
        named = re.search(rf"@{re.escape(staff.name)}\b", note.text, re.IGNORECASE)
        if named and staff.pk != note.written_by_id and may_see(staff, note.complaint, entry.at):
            Mention.objects.get_or_create(
                note=note,
                staff=staff,
                defaults={"organisation_id": scope.current(), "complaint": note.complaint, "made_at": entry.at},
            )


def may_see(staff: StaffMember, complaint: Complaint, at: datetime) -> bool:
    """Whether somebody's duties of that day let them see a complaint."""
    return bool(visible(actor_for_staff(staff, at.date())).filter(pk=complaint.pk).exists())
