"""A working day at the desk: tasks, a note that names somebody, saved views, time asked for, a response in signing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from wellheard.areas.casework import services as casework
from wellheard.areas.casework.models import Complaint
from wellheard.areas.procedures.selectors import Calendars
from wellheard.areas.workload import services
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import Stage
from wellheard.rules.working_days import next_working_day

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def desk(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """What one complaints officer leaves for themselves and asks of others, the evening before."""
    officer = body.cast.holding(Role.COMPLAINTS_OFFICER)[0]
    _views(officer, evening)
    held = [life.complaint for life in lives if life.is_open and not life.complaint.restricted]
    held.sort(key=lambda complaint: (complaint.due_on or body.today, complaint.reference))
    extended = {life.complaint.pk for life in lives if life.extensions}
    stage_1 = [c for c in held if c.state == Stage.STAGE_1_OPEN and c.due_on and c.due_on >= body.today]
    if held:
        _tasks(body, held[0], officer, evening)
    if asking := [c for c in stage_1 if c.pk not in extended]:
        _more_time(body, asking[0], officer, evening)
    if stage_1:
        _waits(body, stage_1[-1], officer, evening)
    for complaint in held[1:4]:
        casework.tag(complaint=complaint, word="for the quarterly report", by=evening.by(officer), at=evening.at())


def _views(officer: StaffMember, evening: Evening) -> None:
    by = evening.by(officer)
    services.save_view(
        name="Late at stage 2", asked={"showing": "late", "stage": "2"}, shared=True, threshold=5, by=by,
        at=evening.at(),
    )  # fmt: skip
    services.save_view(name="Not allocated", asked={"showing": "unallocated"}, digest="daily", by=by, at=evening.at())
    services.save_view(
        name="For the report", asked={"showing": "all", "tag": "for the quarterly report"}, by=by, at=evening.at()
    )


def _tasks(body: Founded, complaint: Complaint, officer: StaffMember, evening: Evening) -> None:
    by, soon = evening.by(officer), body.today + timedelta(days=2)
    services.give_task(
        complaint=complaint, text="Ring them: has anybody been?", given_to=officer, due_on=body.today, by=by,
        at=evening.at(),
    )  # fmt: skip
    path = complaint.service.path if complaint.service else None
    head = next(iter(body.cast.holding(Role.HEAD_OF_SERVICE, Role.DIRECTOR, path=path)), None)
    if head is not None:
        services.give_task(
            complaint=complaint, text="Send the visit log for October.", given_to=head, due_on=soon, by=by,
            at=evening.at(),
        )  # fmt: skip
        words = f"@{head.name}, they rang again today and were upset. Can you ring before noon?"
        casework.add_note(complaint=complaint, text=words, by=by, at=evening.at())


def _more_time(body: Founded, complaint: Complaint, officer: StaffMember, evening: Evening) -> None:
    assert complaint.due_on is not None
    until = next_working_day(complaint.due_on, Calendars().for_service(complaint.service_id))
    casework.ask_extension(
        complaint=complaint,
        to_on=until,
        reason="The officer who knows is back on that day.",
        by=evening.by(officer),
        at=evening.at(),
    )


def _waits(body: Founded, complaint: Complaint, officer: StaffMember, evening: Evening) -> None:
    since = max(complaint.received_on, body.today - timedelta(days=3))
    for on, what in (("customer", "photographs of the damage"), ("internal", "the visit log")):
        casework.note_wait(complaint=complaint, on=on, what=what, since=since, by=evening.by(officer), at=evening.at())
