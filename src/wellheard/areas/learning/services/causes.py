"""The underlying cause of a closed complaint: asked for when it closes, recorded, and analysed where it must be."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import closed_complaint, counted
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import Analysis, Cause, Promise
from wellheard.areas.learning.selectors.factors import factors_of
from wellheard.areas.procedures.selectors import Calendars, NoCalendar
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.improvement.reminders import ANALYSIS_DAYS, CAUSE_DAYS, PROMISE_DAYS, REPEATED, REPEATED_WITHIN
from wellheard.rules.outcomes import Outcome
from wellheard.rules.working_days import DateOutsideCalendar

UPHELD = (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD)


def ask_for_learning(entry: Entry) -> None:
    """When a complaint closes with an outcome: its cause is asked for, an analysis where it was upheld, and what
    was agreed with the person becomes a promise. Runs in the closing's own transaction, whose entry tells of it.
    """
    if entry.about_id is None:
        return
    known = Cause.objects.filter(complaint_id=entry.about_id, closed_on=F("complaint__closed_on"))
    if known.exclude(state=Cause.State.ASKED).exists():
        return
    complaint = closed_complaint(entry.about_id)
    stage = complaint.stages.order_by("-number").first()
    on = complaint.closed_on
    if on is None or stage is None or not stage.outcome:
        return
    _ask_cause(complaint, on)
    if stage.outcome in UPHELD:
        ask_analysis(complaint, Analysis.Why.UPHELD, on)
    if stage.outcome == Outcome.RESOLVED and stage.resolution:
        _promise_resolution(complaint, stage.resolution, entry, on)


def _ask_cause(complaint: Complaint, on: date) -> None:
    due_on = working_days_after(complaint, on, CAUSE_DAYS)
    begun = {"words": complaint.root_cause, "remedial_action": complaint.remedial_action}
    Cause.objects.update_or_create(
        complaint=complaint,
        defaults={"closed_on": on},
        create_defaults={
            "organisation_id": complaint.organisation_id, "closed_on": on, "due_on": due_on, **begun
        },
    )  # fmt: skip


def ask_analysis(complaint: Complaint, why: str, on: date) -> Analysis:
    """Ask for a root cause analysis, once a complaint; the one that is there already where one is."""
    found, _ = Analysis.objects.get_or_create(
        complaint=complaint,
        defaults={
            "organisation_id": complaint.organisation_id, "why_asked": why, "asked_on": on,
            "due_on": working_days_after(complaint, on, ANALYSIS_DAYS), "lead_id": complaint.handler_id,
            "problem": complaint.description,
        },
    )  # fmt: skip
    analysis: Analysis = found
    return analysis


def _promise_resolution(complaint: Complaint, resolution: str, entry: Entry, on: date) -> None:
    if complaint.promises.filter(kind=Promise.Kind.RESOLUTION, text=resolution).exists():
        return
    due_on = working_days_after(complaint, on, PROMISE_DAYS)
    Promise(
        complaint=complaint, kind=Promise.Kind.RESOLUTION, text=resolution, owner_id=complaint.handler_id,
        first_due_on=due_on, due_on=due_on, made_by_id=entry.actor_id, made_at=entry.at,
    ).save()  # fmt: skip


def working_days_after(complaint: Complaint, on: date, days: int) -> date:
    """So many working days of the service's calendar after a day; as many days and weekends where it ends first."""
    try:
        calendar = Calendars().for_service(complaint.service_id)
        return calendar.nth_working_day(calendar.working_days_to(on) + days)
    except (NoCalendar, DateOutsideCalendar):
        return on + timedelta(days=days + 2 * (days // 5))


@transaction.atomic
def record_cause(
    *,
    complaint: Complaint,
    factor: str = "",
    scope: str = "",
    certainty: str = "",
    words: str = "",
    none_found_why: str = "",
    remedial_action: str = "",
    no_action_why: str = "",
    by: Actor,
    at: datetime,
) -> Cause:
    """Record the underlying cause and the remedial action of a closed complaint, or that there is none, and why.

    Where the same cause was resolved several times in a year at one service, an analysis is asked for. Raises
    UnableToProceed for one that is not closed with an outcome, and for what is missing.
    """
    cause: Cause | None = Cause.objects.select_for_update(of=("self",)).filter(complaint=complaint).first()
    if cause is None:
        raise UnableToProceed("The cause is recorded when the complaint has been answered.")
    _check_cause(complaint, factor, scope, certainty, words, none_found_why, remedial_action, no_action_why)
    cause.state = Cause.State.RECORDED if factor else Cause.State.NONE_FOUND
    said = {"factor": factor, "scope": scope if factor else "", "certainty": certainty if factor else "",
            "words": words, "none_found_why": "" if factor else none_found_why,
            "remedial_action": remedial_action, "no_action_why": "" if remedial_action else no_action_why}  # fmt: skip
    for name, value in said.items():
        setattr(cause, name, value)
    cause.recorded_by_id, cause.recorded_at = by.staff_id, at
    cause.save()
    if factor and keeps_being_resolved(complaint, factor, local_day(at)):
        ask_analysis(complaint, Analysis.Why.REPEATED, local_day(at))
    record("learning.record_cause", cause, by=by, at=at, about=complaint.pk, values=said)
    return cause


def _check_cause(
    complaint: Complaint, factor: str, scope: str, certainty: str, words: str, none_why: str, action: str, no_why: str
) -> None:
    if factor and factors_of(complaint).named(factor) is None:
        raise UnableToProceed("Choose a cause from the list.")
    if factor and not (words.strip() and scope and certainty):
        raise UnableToProceed("Say the cause in a sentence, how far it reaches, and how sure you are.")
    if not factor and not none_why.strip():
        raise UnableToProceed("Choose the underlying cause, or say why none was found.")
    if not action.strip() and not no_why.strip():
        raise UnableToProceed("Say what was done about it, or why nothing was.")


def keeps_being_resolved(complaint: Complaint, factor: str, on: date) -> bool:
    """Whether so many complaints of this service with this cause were resolved in the year before, this one
    included, and none of them has an analysis of the last year yet.
    """
    if complaint.service_id is None:
        return False
    since = on - timedelta(days=REPEATED_WITHIN)
    alike = counted().filter(
        service_id=complaint.service_id, cause__factor=factor, cause__closed_on__gt=since, cause__closed_on__lte=on
    )
    resolved = alike.filter(stages__outcome=Outcome.RESOLVED.value).distinct()
    if Analysis.objects.filter(complaint__in=alike.values("pk"), asked_on__gt=since).exists():
        return False
    return resolved.count() >= REPEATED
