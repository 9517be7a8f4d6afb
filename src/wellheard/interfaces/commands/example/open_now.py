"""The states in which complaints stand open today, so that each can be seen by whoever tries the system."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from wellheard.areas.casework.models import Response
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.arrivals import Coming
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import Stage


@dataclass(frozen=True)
class StateToShow:
    """A state, how long ago (from, to) complaints now in it came, and what makes one likelier to be in it."""

    name: str
    holds: Callable[[Founded, Life], bool]
    days_ago: tuple[int, int]
    straight_to_stage_2: bool = False
    restricted: bool = False

    def prepared(self, coming: Coming) -> Coming:
        subject = coming.subject
        if self.straight_to_stage_2:
            subject = replace(subject, straight_to_stage_2=1.0)
        if self.restricted:
            subject = replace(subject, restricted=1.0)
        return replace(coming, subject=subject)


def _unallocated(body: Founded, life: Life) -> bool:
    return life.is_open and life.complaint.handler is None


def _due_next(body: Founded, life: Life) -> bool:
    """Due today, or on the next working day when today is none."""
    calendar = life.around.newest_calendars.for_service(life.complaint.service_id)
    next_day = calendar.nth_working_day(calendar.working_days_to(body.today - timedelta(days=1)) + 1)
    return life.is_open and bool(life.complaint.due_on == next_day)


def _is_late(body: Founded, life: Life) -> bool:
    return life.complaint.due_on is not None and life.complaint.due_on < body.today


def _late_at_stage_1(body: Founded, life: Life) -> bool:
    return life.is_open and life.stage.number == 1 and _is_late(body, life)


def _late_at_stage_2(body: Founded, life: Life) -> bool:
    return life.is_open and life.stage.number == 2 and _is_late(body, life)


def _extended(body: Founded, life: Life) -> bool:
    return life.is_open and life.stage.extended_to is not None


def _unacknowledged(body: Founded, life: Life) -> bool:
    return life.is_open and life.stage.number == 2 and life.stage.acknowledged_on is None


def _waiting_for_signature(body: Founded, life: Life) -> bool:
    """In the directorate of the body's first director, who signs in: so that there is something to sign."""
    waits = bool(life.complaint.state == Stage.STAGE_2_AWAITING_SIGN_OFF)
    director = next(member for member in body.cast.members if member.role == Role.DIRECTOR)
    service = life.complaint.service
    return waits and service is not None and director.covers(service.path) and not life.complaint.restricted


def _sent_back(body: Founded, life: Life) -> bool:
    last = life.responses[-1] if life.responses else None
    return life.is_open and last is not None and bool(last.state == Response.State.SENT_BACK)


def _restricted(body: Founded, life: Life) -> bool:
    return life.is_open and bool(life.complaint.restricted)


def _held_by(role: Role) -> Callable[[Founded, Life], bool]:
    """By the first holder of a role, who signs in where anyone of that role does."""

    def held(body: Founded, life: Life) -> bool:
        first: StaffMember = body.cast.holding(role)[0]
        return life.is_open and bool(life.complaint.handler == first)

    return held


STATES_TO_SHOW = (
    StateToShow("unallocated", _unallocated, (4, 1)),
    StateToShow("due next", _due_next, (10, 4)),
    StateToShow("late at stage 1", _late_at_stage_1, (18, 8)),
    StateToShow("late at stage 2", _late_at_stage_2, (70, 30), straight_to_stage_2=True),
    StateToShow("extended", _extended, (14, 7)),
    StateToShow("unacknowledged", _unacknowledged, (6, 1), straight_to_stage_2=True),
    StateToShow("waiting for signature", _waiting_for_signature, (45, 18), straight_to_stage_2=True),
    StateToShow("sent back", _sent_back, (45, 18), straight_to_stage_2=True),
    StateToShow("restricted", _restricted, (30, 3), restricted=True),
    StateToShow("with the first complaints officer", _held_by(Role.COMPLAINTS_OFFICER), (10, 1)),
    StateToShow("with the first of the frontline", _held_by(Role.FRONTLINE), (10, 1)),
    StateToShow("with the first investigator", _held_by(Role.INVESTIGATOR), (20, 4), straight_to_stage_2=True),
)
