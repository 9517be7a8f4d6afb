"""The twin of `casework.services.intake`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from wellheard.areas.casework.models import (
    Complaint,
    NamedReader,
    Note,
    Person,
    PointOfComplaint,
    StageRecord,
)
from wellheard.areas.casework.services import Arrival
from wellheard.areas.casework.services.progress import LETTERS, search_text_of
from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.life.telling import Life
from wellheard.rules.stages import Act, Stage
from wellheard.rules.working_days import counted_on


def record_complaint(
    life: Life,
    rng: Random,
    *,
    arrival: Arrival,
    description: str,
    person: Mapping[str, Any] | None,
    straight_to_stage_2: bool,
    why_stage_2: str,
    by: StaffMember | None,
    at: datetime,
    **details: Any,
) -> None:
    life.called(
        "record_complaint", arrival=arrival, description=description, person=person,
        straight_to_stage_2=straight_to_stage_2, why_stage_2=why_stage_2, by=by, at=at, **details,
    )  # fmt: skip
    complaint = life.complaint = Complaint(
        organisation_id=life.around.organisation_id,
        reference=_reference(life, rng),
        received_on=arrival.on,
        received_at=arrival.moment,
        description=description,
        procedure=life.around.choice_for(arrival.on),
        recorded_at=at,
        recorded_by=by,
        state=Stage.RECORDED.value,
        **details,
    )
    arrived = datetime.combine(arrival.on, arrival.at) if arrival.at else arrival.on
    calendar = life.around.calendars(at).for_service(complaint.service_id)
    complaint.counted_on = counted_on(arrived, calendar)
    life.advance(Act.START_AT_STAGE_2 if straight_to_stage_2 else Act.OPEN_AT_STAGE_1)
    stage = StageRecord(
        **life.belongs(
            number=2 if straight_to_stage_2 else 1,
            route=StageRecord.Route.DIRECT if straight_to_stage_2 else "",
            started_on=complaint.received_on,
            counted_on=complaint.counted_on,
            why_started=why_stage_2,
        )
    )
    life.stages.append(stage)
    if person and any(person.values()):
        life.people.append(Person(**life.belongs(**person)))
    _index(life)
    life.set_dates(at)
    values = {"reference": complaint.reference, "received_on": arrival.on, "stage": stage.number}
    values |= {"description": description, "service": complaint.service, "due_on": stage.due_on}
    life.said("complaint.record", complaint, by, at, values)


def add_person(life: Life, *, by: StaffMember, at: datetime, **details: Any) -> None:
    life.called("add_person", by=by, at=at, **details)
    person = Person(**life.belongs(**details))
    life.people.append(person)
    _index(life)
    life.said("complaint.add_person", person, by, at, details)


def add_point(life: Life, *, text: str, outcome_sought: str, by: StaffMember, at: datetime) -> None:
    life.called("add_point", text=text, outcome_sought=outcome_sought, by=by, at=at)
    point = PointOfComplaint(**life.belongs(number=len(life.points) + 1, text=text, outcome_sought=outcome_sought))
    life.points.append(point)
    values = {"number": point.number, "text": text, "outcome_sought": outcome_sought}
    life.said("complaint.add_point", point, by, at, values)


def allocate(life: Life, *, handler: StaffMember, by: StaffMember, at: datetime) -> None:
    life.called("allocate", handler=handler, by=by, at=at)
    life.complaint.handler = handler
    life.said("complaint.allocate", life.complaint, by, at, {"handler": handler})


def restrict(life: Life, *, readers: Sequence[StaffMember], by: StaffMember, at: datetime) -> None:
    life.called("restrict", restricted=True, readers=readers, by=by, at=at)
    life.complaint.restricted = True
    named = {staff.pk: staff for staff in [*readers, by]}
    life.readers = [NamedReader(**life.belongs(staff=staff)) for staff in named.values()]
    life.said("complaint.restrict", life.complaint, by, at, {"restricted": True, "named": set(named)})


def add_note(life: Life, *, text: str, by: StaffMember, at: datetime) -> None:
    life.called("add_note", text=text, by=by, at=at)
    note = Note(**life.belongs(text=text, written_by=by, written_at=at))
    life.notes.append(note)
    life.said("complaint.add_note", note, by, at, {"text": text})


def read_complaint(life: Life, *, by: StaffMember, at: datetime) -> None:
    life.called("read_complaint", by=by, at=at)
    life.said("complaint.read", life.complaint, by, at)


def _index(life: Life) -> None:
    life.complaint.search_text = search_text_of(life.complaint, [person.name for person in life.people])


def _reference(life: Life, rng: Random) -> str:
    while True:
        letters = "".join(rng.choices(LETTERS, k=8))
        reference = f"{letters[:4]}-{letters[4:]}"
        if reference not in life.around.references:
            life.around.references.add(reference)
            return reference
