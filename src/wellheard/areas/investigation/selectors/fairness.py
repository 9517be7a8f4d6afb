"""Whether somebody can look into a complaint fairly, and has the time: asked when it is allocated and on the file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.selectors import about_visible, visible
from wellheard.areas.casework.selectors.conditions import complained_about_in
from wellheard.areas.casework.selectors.people import staff_complained_about
from wellheard.areas.investigation.models import (
    Allocation,
    Bias,
    Briefing,
    ConflictDeclaration,
    StaffRequest,
    Triage,
)
from wellheard.areas.investigation.selectors.line import complained_about, directorate_of, places_above
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Deputy, RoleHolding, Service, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.fairness import Standing, impartiality_gaps, line_of, load_gaps
from wellheard.rules.outcomes import Gap
from wellheard.rules.stages import OPEN

SOON = timedelta(days=7)


class Standings:
    """Where the people of a body stand, read once: who manages whom, of which grade, in which directorates."""

    def __init__(self, on: date) -> None:
        rows = StaffMember.objects.order_by("pk").values_list("pk", "name", "grade", "manager_id")
        self._people = {pk: (name, grade) for pk, name, grade, _manager in rows}
        self._manager_of = {pk: manager for pk, _name, _grade, manager in rows}
        self._parents = dict(Service.objects.order_by("pk").values_list("pk", "parent_id"))
        held = RoleHolding.objects.filter(from_on__lte=on, service__isnull=False)
        held = held.filter(Q(until_on=None) | Q(until_on__gt=on))
        self._directorates: dict[UUID, set[UUID]] = {}
        for staff_id, service_id in held.order_by("pk").values_list("staff_id", "service_id"):
            self._directorates.setdefault(staff_id, set()).add(_top(service_id, self._parents))

    def directorate(self, service_id: UUID | None) -> UUID | None:
        return _top(service_id, self._parents) if service_id else None

    def of(self, person: UUID) -> Standing:
        name, grade = self._people[person]
        directorates = frozenset(self._directorates.get(person, ()))
        return Standing(person, name, grade, line_of(person, self._manager_of), directorates)


def _top(service_id: UUID, parents: dict[UUID, UUID | None]) -> UUID:
    while (above := parents.get(service_id)) is not None:
        service_id = above
    return service_id


def outside_required(complaint: Complaint) -> bool:
    """Whether the investigator must be from outside the directorate: the rule set says so, or whoever allocated."""
    if ruleset_of(complaint.procedure, complaint.received_on).investigator_outside_directorate:
        return True
    last: Allocation | None = complaint.allocations.order_by("-decided_at", "-id").first()
    return last is not None and last.outside_required


def fairness_gaps(
    complaint: Complaint, person: UUID, on: date, *, outside: bool | None = None, standings: Standings | None = None
) -> list[Gap]:
    """What stands against this person looking into this complaint."""
    standings = standings or Standings(on)
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    top = directorate_of(complaint.service)
    return impartiality_gaps(
        standings.of(person),
        [standings.of(about) for about in sorted(complained_about(complaint))],
        top.pk if top else None,
        outside_required=outside_required(complaint) if outside is None else outside,
        line_blocks=rules.investigator_outside_line,
    )


def pointed_out(complaints: Sequence[Complaint], person: UUID, on: date) -> dict[UUID, list[Gap]]:
    """What stands against this person looking into each of many, by complaint: as few questions for any number."""
    standings, keys = Standings(on), [complaint.pk for complaint in complaints]
    about = staff_complained_about(keys)
    last = Allocation.objects.filter(complaint__in=keys).order_by("decided_at", "id")
    outside = dict(last.values_list("complaint_id", "outside_required"))
    found = {}
    for complaint in complaints:
        rules = ruleset_of(complaint.procedure, complaint.received_on)
        found[complaint.pk] = impartiality_gaps(
            standings.of(person),
            [standings.of(one) for one in sorted(about.get(complaint.pk, ()))],
            standings.directorate(complaint.service_id),
            outside_required=rules.investigator_outside_directorate or outside.get(complaint.pk, False),
            line_blocks=rules.investigator_outside_line,
        )
    return found


def desk_of(actor: Actor, staff: StaffMember, on: date) -> dict[str, int]:
    """What somebody has on their desk, of what the reader may see: open, due soon, late."""
    row = _desks(actor, on).get(staff.pk, {})
    return {name: row.get(name, 0) for name in ("open_now", "due_soon", "late")}


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be given a complaint, with what they have on their desk and what is to be weighed."""

    staff: StaffMember
    open_now: int
    due_soon: int
    late: int
    gaps: tuple[Gap, ...]

    @property
    def blocked(self) -> bool:
        return any(gap.blocks for gap in self.gaps)


def candidates(actor: Actor, complaint: Complaint, on: date) -> list[Candidate]:
    """Who could be given it: those who handle any first, the freest at the top. Counted is what the reader may see."""
    desks = _desks(actor, on)
    away = {row.absent_id: row.deputy.name for row in _away(on)}
    standings, outside, about = Standings(on), outside_required(complaint), sorted(complained_about(complaint))
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    top = directorate_of(complaint.service)
    found = []
    for staff in _could_handle(complaint, on):
        desk = desks.get(staff.pk, {})
        gaps = impartiality_gaps(
            standings.of(staff.pk),
            [standings.of(person) for person in about],
            top.pk if top else None,
            outside_required=outside,
            line_blocks=rules.investigator_outside_line,
        )
        open_now = desk.get("open_now", 0) - (complaint.handler_id == staff.pk)
        gaps += load_gaps(staff.name, open_now, staff.load_limit, away.get(staff.pk))
        found.append(Candidate(staff, open_now, desk.get("due_soon", 0), desk.get("late", 0), tuple(gaps)))
    used = set(desks)
    return sorted(found, key=lambda row: (row.blocked, row.staff.pk not in used, len(row.gaps), row.open_now))


def _desks(actor: Actor, on: date) -> dict[UUID, dict[str, Any]]:
    open_ones = visible(actor).filter(state__in=[stage.value for stage in OPEN], handler__isnull=False)
    rows = (
        open_ones.order_by()
        .values("handler_id")
        .annotate(
            open_now=Count("pk"),
            due_soon=Count("pk", filter=Q(due_on__gte=on, due_on__lte=on + SOON)),
            late=Count("pk", filter=Q(due_on__lt=on)),
        )
    )
    return {row["handler_id"]: dict(row) for row in rows}


def _away(on: date) -> Iterable[Deputy]:
    found: Iterable[Deputy] = Deputy.objects.filter(from_on__lte=on, until_on__gt=on).select_related("deputy")
    return found


def _could_handle(complaint: Complaint, on: date) -> QuerySet[StaffMember]:
    """Investigators and complaints officers, and whoever manages the service or meets its public."""
    near = Q(service=None) | Q(service_id__in=places_above(complaint.service))
    anywhere = Q(role__in=[Role.INVESTIGATOR, Role.COMPLAINTS_OFFICER])
    held = RoleHolding.objects.filter(anywhere | (near & Q(role__in=[Role.FRONTLINE, *MANAGERS])), from_on__lte=on)
    held = held.filter(Q(until_on=None) | Q(until_on__gt=on))
    people: QuerySet[StaffMember] = StaffMember.objects.filter(
        Q(left_on=None) | Q(left_on__gt=on), pk__in=held.values("staff_id")
    )
    return people


@dataclass(frozen=True)
class Fairness:
    """What is known of a complaint's priority and of the fairness of how it is looked into."""

    triages: tuple[Triage, ...]
    gaps: tuple[Gap, ...]
    declared: ConflictDeclaration | None
    biases: tuple[Bias, ...]
    briefings: tuple[Briefing, ...]
    allocation: Allocation | None

    @property
    def triage(self) -> Triage | None:
        return self.triages[-1] if self.triages else None

    @property
    def is_to_be_briefed(self) -> bool:
        """Whether there is something the chief executive should hear of, and has not."""
        something = bool(self.biases) or (self.declared is not None and self.declared.conflict)
        return something and not self.briefings


def fairness_of(complaint: Complaint, on: date) -> Fairness:
    handler = complaint.handler_id
    declared = complaint.conflicts.filter(staff_id=handler).order_by("-declared_at", "-id").first() if handler else None
    return Fairness(
        triages=tuple(complaint.triages.select_related("made_by")),
        gaps=tuple(fairness_gaps(complaint, handler, on)) if handler else (),
        declared=declared,
        biases=tuple(complaint.biases.select_related("answered_by")),
        briefings=tuple(complaint.briefings.select_related("made_by", "read_by")),
        allocation=complaint.allocations.select_related("decided_by").order_by("-decided_at", "-id").first(),
    )


def briefings_for(actor: Actor) -> QuerySet[Briefing]:
    """What the chief executive is to read, in complaints that they may see; nothing for anybody else."""
    if not actor.holds(Role.CHIEF_EXECUTIVE):
        nothing: QuerySet[Briefing] = Briefing.objects.none()
        return nothing
    seen = Briefing.objects.filter(about_visible(actor))
    found: QuerySet[Briefing] = seen.select_related("complaint", "made_by", "read_by").order_by("read_at", "-made_at")
    return found


def biases_to_answer(actor: Actor) -> QuerySet[Bias]:
    """What was called unfair and is not answered, in complaints that this person manages and is no part of."""
    services = actor.services_of(*MANAGERS)
    rows: QuerySet[Bias] = Bias.objects.filter(about_visible(actor), answered_on=None)
    if services is not None:
        rows = rows.filter(complaint__service_id__in=services)
    about_them = complained_about_in("complaint", actor.staff_id)
    others = rows.exclude(recorded_by_id=actor.staff_id).exclude(complaint__handler_id=actor.staff_id)
    return others.filter(~about_them).select_related("complaint").order_by("raised_on", "id")


def may_be_briefed(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which no briefing waits for this person: to ask with others."""
    return {"briefings": Briefing.objects.filter(read_at=None)} if actor.holds(Role.CHIEF_EXECUTIVE) else {}


def may_have_biases(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows without which nothing called unfair waits for this person's answer: to ask with others."""
    return {"biases": Bias.objects.filter(answered_on=None)} if actor.holds(*MANAGERS) else {}


def raised_by(actor: Actor, request: StaffRequest) -> list[Bias]:
    """What somebody who was asked for an account said themselves of how it is looked into, with the answers."""
    own = Bias.objects.filter(complaint_id=request.complaint_id, recorded_by_id=actor.staff_id)
    return list(own.select_related("answered_by").order_by("raised_on", "id"))
