"""What colleagues were asked: whose it is, when it is late, what waits for whom."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors import about_visible
from wellheard.areas.investigation.models import Escalation, PlannedPart, StaffRequest
from wellheard.areas.procedures.selectors import Calendars
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.rules.asking import Level
from wellheard.rules.stages import OPEN

AWAITED = (StaffRequest.State.ASKED, StaffRequest.State.SENT_BACK)
UNSETTLED = (*AWAITED, StaffRequest.State.GIVEN)
IS_OPEN = [stage.value for stage in OPEN]


def answer_by(asked_on: date, service: Service | None, calendars: Calendars) -> date:
    """So many working days after the day it is asked for as the installation set, by the service's calendar."""
    calendar = calendars.for_service(service.pk if service else None)
    return calendar.nth_working_day(calendar.working_days_to(asked_on) + settings.ANSWER_WITHIN_DAYS)


def days_late(request: StaffRequest, on: date, calendars: Calendars) -> int:
    """Working days past the day it was due, while it is awaited; 0 where it is not late."""
    if not request.is_awaited or on <= request.due_on:
        return 0
    calendar = calendars.for_service(request.service_id)
    return max(1, calendar.working_days_to(on) - calendar.working_days_to(request.due_on))


def level_now(request: StaffRequest) -> Level | None:
    """The highest manager who has heard of it."""
    return Level(request.level) if request.level else None


def late_requests(on: date) -> QuerySet[StaffRequest]:
    """Everything awaited past its day, in complaints that are open: for the worker that takes them up.

    Not what somebody gave a reason for, and a later day that has not passed.
    """
    late = StaffRequest.objects.filter(state__in=AWAITED, due_on__lt=on, complaint__state__in=IS_OPEN)
    late = late.exclude(wanted_until__gte=on)
    found: QuerySet[StaffRequest] = late.select_related("complaint", "of", "service").order_by("due_on", "id")
    return found


def asked_of(actor: Actor) -> QuerySet[StaffRequest]:
    """What this person was asked, the first due at the top. Nothing of the complaint comes with it."""
    mine = StaffRequest.objects.filter(of_id=actor.staff_id).exclude(state=StaffRequest.State.WITHDRAWN)
    found: QuerySet[StaffRequest] = mine.select_related("asked_by").order_by("due_on", "id")
    return found


def asked_by(actor: Actor) -> QuerySet[StaffRequest]:
    """What this person asked of colleagues in complaints they see: what came and is to be read, and what has not."""
    mine = StaffRequest.objects.filter(asked_by_id=actor.staff_id, state__in=UNSETTLED, complaint__state__in=IS_OPEN)
    seen = mine.filter(about_visible(actor))
    found: QuerySet[StaffRequest] = seen.select_related("complaint", "of").order_by("due_on", "id")
    return found


def given_to(actor: Actor) -> QuerySet[PlannedPart]:
    """Parts of investigations given to this person and not done. Nothing of the complaint comes with them."""
    mine = PlannedPart.objects.filter(who_id=actor.staff_id, done_on=None, complaint__state__in=IS_OPEN)
    found: QuerySet[PlannedPart] = mine.order_by("due_on", "id")
    return found


def part_given_to(actor: Actor, part_id: UUID) -> PlannedPart:
    """A part, for whoever it was given to and nobody else. Raises Http404."""
    found = given_to(actor).filter(pk=part_id).select_related("complaint").first()
    if found is None:
        raise Http404
    return found


def may_be_asked(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing of a kind waits for this person: to ask first, of many kinds at once."""
    return {
        "asked": StaffRequest.objects.filter(of_id=actor.staff_id, state__in=AWAITED),
        "taken": Escalation.objects.filter(to_id=actor.staff_id),
        "work": PlannedPart.objects.filter(who_id=actor.staff_id, done_on=None),
        "requests": StaffRequest.objects.filter(asked_by_id=actor.staff_id, state__in=UNSETTLED),
    }


def request_for(actor: Actor, request_id: UUID) -> StaffRequest:
    """A request, for the person who was asked and nobody else. Raises Http404."""
    rows = asked_of(actor).select_related("asked_by", "complaint", "complaint__procedure", "of", "service")
    found: StaffRequest | None = rows.filter(pk=request_id).first()
    if found is None:
        raise Http404
    return found


def taken_to(actor: Actor) -> QuerySet[Escalation]:
    """What was taken to this manager because it did not come, or was sent back."""
    mine = Escalation.objects.filter(to_id=actor.staff_id, request__complaint__state__in=IS_OPEN)
    found: QuerySet[Escalation] = mine.select_related("request__of", "request__service", "request__asked_by").order_by(
        "told_on", "id"
    )
    return found


def escalation_for(actor: Actor, escalation_id: UUID) -> Escalation:
    """An escalation, for the manager it went to. Raises Http404."""
    rows = Escalation.objects.filter(to_id=actor.staff_id, pk=escalation_id)
    found: Escalation | None = rows.select_related(
        "request__of", "request__service", "request__asked_by", "request__complaint__procedure"
    ).first()
    if found is None:
        raise Http404
    return found


def staff_involved(complaint: Complaint) -> list[StaffMember]:
    """The staff whom a complaint concerned: those complained about, and those who gave an account of it."""
    asked = StaffRequest.objects.filter(complaint=complaint).exclude(state=StaffRequest.State.WITHDRAWN)
    people = [*asked.order_by("asked_on", "id").select_related("of__account")]
    about = complaint.people.filter(staff__isnull=False, part=Person.Part.STAFF_COMPLAINED_ABOUT)
    found = [person.staff for person in about.select_related("staff__account").order_by("id") if person.staff]
    return list(dict.fromkeys([*found, *(row.of for row in people)]))
