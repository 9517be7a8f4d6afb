"""A calendar that changes moves the dates of what is open; what is closed keeps the calendar it was counted with."""

from uuid import UUID

from django.db.models import Prefetch

from wellheard.areas.casework.models import Complaint, RedatedComplaint, Redating, StageRecord
from wellheard.areas.casework.services.progress import set_dates
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations.models import CalendarVersion
from wellheard.rules.stages import OPEN


def redate_open_complaints(entry: Entry) -> int:
    """Derive the dates of every open complaint anew, in the transaction that changed the calendar.

    Returns how many moved; each whose due date moved is listed, for its handler to be told. The change itself
    is the entry in the journal: the dates follow from it.
    """
    calendars = Calendars()
    stages = StageRecord.objects.order_by("number").prefetch_related("extensions__authorised_by")
    rows = Complaint.objects.filter(state__in=[stage.value for stage in OPEN]).select_related("procedure")
    complaints, moved, told = [], [], []
    redating = Redating(
        version_id=entry.subject_id, made_at=entry.at, made_by_id=entry.actor_id, undoes=_undone(entry.subject_id)
    )
    for complaint in rows.prefetch_related(Prefetch("stages", queryset=stages)).order_by("id"):
        stage = list(complaint.stages.all())[-1]
        before = (complaint.due_on, complaint.look_on, stage.due_on, stage.counted_on)
        set_dates(complaint, stage, calendars)
        if before != (complaint.due_on, complaint.look_on, stage.due_on, stage.counted_on):
            complaints.append(complaint)
            moved.append(stage)
            if before[0] != complaint.due_on:
                told.append(
                    RedatedComplaint(
                        redating=redating, complaint=complaint, due_before=before[0], due_after=complaint.due_on
                    )
                )
    if told:
        redating.save(force_insert=True)
        RedatedComplaint.objects.bulk_create(told, batch_size=500)
    Complaint.objects.bulk_update(complaints, ["due_on", "look_on"], batch_size=500)
    StageRecord.objects.bulk_update(moved, ["due_on", "counted_on"], batch_size=500)
    return len(complaints)


def _undone(version_id: UUID) -> Redating | None:
    """The change that this version of a calendar takes back: the one made by the version that it replaces."""
    version = CalendarVersion.objects.get(pk=version_id)
    if version.undoes_id is None:
        return None
    found: Redating | None = Redating.objects.filter(version_id=version.undoes_id).first()
    return found
