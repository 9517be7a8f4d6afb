"""Parts of others in one complaint; what directors are to sign; what concerns somebody complained about."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Q, QuerySet
from django.db.models.expressions import Combinable
from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.investigation.models import Concern, StaffRequest
from wellheard.areas.investigation.selectors.line import directorate_of, managers_over
from wellheard.areas.investigation.selectors.requests import IS_OPEN, asked_of, given_to, taken_to
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.asking import Level
from wellheard.rules.outcomes import Gap

CONTRIBUTED = {"kind": StaffRequest.Kind.CONTRIBUTION, "state": StaffRequest.State.ACCEPTED}


def contributions(complaint: Complaint) -> list[StaffRequest]:
    """What services contributed and was accepted: for joining into one response."""
    rows = complaint.staff_requests.filter(**CONTRIBUTED).select_related("of", "service", "signature__signed_by")
    return list(rows.prefetch_related("replies"))


def last_words(request: StaffRequest) -> str:
    """What was given last."""
    last = request.replies.order_by("-number").first()
    return last.text if last else ""


def stands_in(contribution: StaffRequest, text: str) -> bool:
    """Whether what was contributed last stands in a text, word for word, spaces and line ends aside."""
    last = " ".join(max(contribution.replies.all(), key=lambda reply: reply.number).text.split())
    return last in " ".join(text.split())


def unsigned_parts(complaint: Complaint) -> list[StaffRequest]:
    """What another directorate contributed and its director has not signed. The lead's own signs the response."""
    lead = directorate_of(complaint.service)
    return [
        row
        for row in contributions(complaint)
        if not hasattr(row, "signature") and directorate_of(row.service) not in (None, lead)
    ]


def signs_part(actor: Actor, request: StaffRequest, on: date) -> bool:
    """Whether this is the director over the service that contributed; where there is none, the chief executive."""
    over = managers_over(request.complaint, request.service, on)
    signer = over.get(Level.DIRECTOR) or over.get(Level.CHIEF_EXECUTIVE)
    return signer is not None and signer.pk in (actor.staff_id, *actor.standing_in_for)


def may_have_parts(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which no part waits for this person's signature: to ask with others."""
    if not actor.holds(Role.DIRECTOR, Role.CHIEF_EXECUTIVE):
        return {}
    return {"parts": StaffRequest.objects.filter(**CONTRIBUTED, signature=None, complaint__state__in=IS_OPEN)}


def parts_to_sign(actor: Actor, on: date) -> list[StaffRequest]:
    """Contributions that wait for this director's signature; of the complaint they see no more."""
    if not actor.holds(Role.DIRECTOR, Role.CHIEF_EXECUTIVE):
        return []
    waiting = StaffRequest.objects.filter(**CONTRIBUTED, signature=None, complaint__state__in=IS_OPEN)
    rows = waiting.select_related("complaint__service", "complaint__procedure", "service", "of").order_by("id")
    found = [row for row in rows if directorate_of(row.service) not in (None, directorate_of(row.complaint.service))]
    return [row for row in found if signs_part(actor, row, on)]


def part_for(actor: Actor, request_id: UUID, on: date) -> StaffRequest:
    """A contribution for the director who signs it, and nobody else. Raises Http404."""
    for row in parts_to_sign(actor, on):
        if row.pk == request_id:
            return row
    raise Http404


def concerning(actor: Actor) -> QuerySet[Concern]:
    """What somebody was told is about them; nothing before they are told."""
    rows = Concern.objects.filter(person__staff_id=actor.staff_id)
    found: QuerySet[Concern] = rows.prefetch_related("updates").order_by("-told_on", "-id")
    return found


def something_asked_of(actor: Actor) -> Combinable | Q:
    """Whether anything was ever asked of this person, taken to them or told them: a question to put with others."""
    return Exists(asked_of(actor)) | Exists(taken_to(actor)) | Exists(concerning(actor)) | Exists(given_to(actor))


def concern_for(actor: Actor, concern_id: UUID) -> Concern:
    """Raises Http404 for anybody but the person it is about."""
    found: Concern | None = concerning(actor).select_related("person").filter(pk=concern_id).first()
    if found is None:
        raise Http404
    return found


def requests_in(concern: Concern) -> QuerySet[StaffRequest]:
    """What they were asked in the matter that concerns them."""
    mine = StaffRequest.objects.filter(complaint_id=concern.person.complaint_id, of_id=concern.person.staff_id)
    found: QuerySet[StaffRequest] = mine.exclude(state=StaffRequest.State.WITHDRAWN).order_by("asked_on", "id")
    return found


def concerned(complaint: Complaint) -> list[Any]:
    """The staff complained about, each with what they were told, if they were."""
    people = complaint.people.filter(part="staff_complained_about", staff__isnull=False)
    return list(people.select_related("staff", "concern").prefetch_related("concern__updates").order_by("id"))


def joining_gaps(complaint: Complaint) -> Iterator[Gap]:
    """Parts unsigned or awaited, and staff not told, not heard, or not told the outcome."""
    for row in unsigned_parts(complaint):
        service = row.service.path if row.service else row.of.name
        yield Gap(f"part-{row.pk}", f"The director has not signed the part of {service}.")
    for outside in complaint.outside_parts.filter(asked_on__isnull=False, given_on=None).select_related("contractor"):
        yield Gap(f"outside-{outside.pk}", f"The part of {outside.name} has not come.")
    for outside in complaint.outside_parts.filter(customer_told_on=None, contractor=None):
        yield Gap(f"agreed-{outside.pk}", f"The customer was not told how {outside.name} takes part.", False)
    heard = set(complaint.staff_requests.values_list("of_id", flat=True))
    shared = set(complaint.staff_requests.filter(kind=StaffRequest.Kind.FACTS).values_list("of_id", flat=True))
    for person in concerned(complaint):
        yield from _concern_gaps(complaint, person, person.staff_id in heard, person.staff_id in shared)


def _concern_gaps(complaint: Complaint, person: Any, heard: bool, shared: bool) -> Iterator[Gap]:
    name, concern = person.staff.name, getattr(person, "concern", None)
    if concern is None:
        yield Gap(f"told-{person.pk}", f"{name} has not been told that the complaint is about them.")
        return
    if not concern.supported_by:
        yield Gap(f"support-{person.pk}", f"{name} has no named support.", blocks=False)
    if not heard:
        yield Gap(f"heard-{person.pk}", f"{name} was not asked for their account.")
    if not shared:
        yield Gap(f"facts-{person.pk}", f"{name} could not comment on the facts found about them.", blocks=False)
    if complaint.closed_on and concern.outcome_told_on is None:
        yield Gap(f"outcome-{person.pk}", f"{name} was not told the outcome.")
