"""What every act of a life shares: its rows, its dates, its entries."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from wellheard.areas.casework.models import (
    Complaint,
    Extension,
    NamedReader,
    Note,
    Person,
    PointOfComplaint,
    Response,
    StageRecord,
)
from wellheard.areas.casework.selectors import clock_of
from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.foundation.journal.services import Act
from wellheard.foundation.organisations.models import CalendarVersion, StaffMember
from wellheard.rules.clock import Clock, next_look_on
from wellheard.rules.clock import Extension as ClockExtension
from wellheard.rules.procedure import RuleSet
from wellheard.rules.stages import OPEN, Stage, next_stage
from wellheard.rules.stages import Act as Step


@dataclass
class Surroundings:
    """What a body's lives are told against: its calendars and procedures as they were known at each moment."""

    organisation_id: UUID
    choices: list[ProcedureChoice]
    references: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._moments = sorted(set(CalendarVersion.objects.values_list("made_at", flat=True)))
        self._calendars = [Calendars(moment) for moment in self._moments]

    def calendars(self, at: datetime) -> Calendars:
        return self._calendars[bisect_right(self._moments, at) - 1]

    @property
    def newest_calendars(self) -> Calendars:
        return self._calendars[-1]

    def choice_for(self, received_on: date) -> ProcedureChoice:
        return [choice for choice in self.choices if choice.from_on <= received_on][-1]


@dataclass(frozen=True)
class Call:
    """One call of a service: what would be said to it to do the same to a complaint."""

    service: str
    words: Mapping[str, Any]


@dataclass
class Life:
    """One complaint: its rows, not yet in the database, its journal entries, and the calls they stand for."""

    around: Surroundings
    complaint: Complaint = field(init=False)
    stages: list[StageRecord] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    points: list[PointOfComplaint] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    readers: list[NamedReader] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    @property
    def is_recorded(self) -> bool:
        return bool(self.stages)

    @property
    def stage(self) -> StageRecord:
        return self.stages[-1]

    @property
    def rules(self) -> RuleSet:
        return ruleset_of(self.complaint.procedure, self.complaint.received_on)

    @property
    def is_open(self) -> bool:
        return self.complaint.state in OPEN

    def clock(self, at: datetime) -> Clock:
        """The clock of the present stage, by the calendars known at that moment."""
        extensions = tuple(
            ClockExtension(
                row.to_on,
                row.authorised_on,
                row.authorised_by.name if row.authorised_by else "",
                row.reason,
                row.customer_told_on,
            )
            for row in self.extensions
            if row.stage is self.stage
        )
        return clock_of(self.complaint, self.stage, self.around.calendars(at), extensions)

    def advance(self, act: Step) -> None:
        """Where it stands after the act, by the one table."""
        state = Stage(self.complaint.state)
        self.complaint.state = next_stage(state, act, len(self.rules.stages)).value

    def set_dates(self, at: datetime) -> None:
        clock = self.clock(at)
        self.stage.counted_on, self.stage.due_on = clock.counted_on, clock.due_on
        self.complaint.due_on = clock.due_on if self.is_open else None
        self.complaint.look_on = next_look_on(clock) if self.is_open else None

    def said(
        self, act: str, subject: Model, by: StaffMember | None, at: datetime, values: Mapping[str, Any] | None = None
    ) -> None:
        """One entry of the journal."""
        actor_id = by.pk if by else None
        self.acts.append(Act(act, at, subject._meta.label_lower, subject.pk, actor_id, self.complaint.pk, values or {}))

    def called(self, name: str, /, **words: Any) -> None:
        self.calls.append(Call(name, words))

    def belongs(self, **fields: Any) -> dict[str, Any]:
        """The fields of a row that is part of this complaint."""
        return {"organisation_id": self.around.organisation_id, "complaint": self.complaint, **fields}
