"""From a stage's records to its clock."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone

from wellheard.areas.casework.models import Complaint, StageRecord
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.rules.clock import Clock, Extension, StageDates, clock

NO_EXTENSIONS: tuple[Extension, ...] = ()


@lru_cache(maxsize=8)
def stage_key(number: int) -> str:
    """The name of a stage in a rule set: `stage1`, `stage2`."""
    return f"stage{number}"


def started(complaint: Complaint, stage: StageRecord) -> date | datetime:
    """When the stage began: for the first one the arrival, with its local time where it is known."""
    arrived = complaint.received_at
    if arrived is not None and stage.started_on == complaint.received_on and stage.route != "escalated":
        return timezone.localtime(arrived).replace(tzinfo=None)
    return stage.started_on


def clock_of(
    complaint: Complaint,
    stage: StageRecord,
    calendars: Calendars,
    extensions: tuple[Extension, ...] | None = None,
) -> Clock:
    """The clock of one stage, under the rule set the complaint was received under."""
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    dates = StageDates(
        started=started(complaint, stage),
        acknowledged_on=stage.acknowledged_on,
        agreed_by=stage.agreed_by,
        responded_on=stage.responded_on,
        extensions=_extensions(stage) if extensions is None else extensions,
    )
    return clock(dates, stage_key(stage.number), rules, calendars.for_service(complaint.service_id))


def _extensions(stage: StageRecord) -> tuple[Extension, ...]:
    return tuple(
        Extension(
            row.to_on,
            row.authorised_on,
            row.authorised_by.name if row.authorised_by else "not recorded",
            row.reason,
            row.customer_told_on,
        )
        for row in stage.extensions.all()
    )
