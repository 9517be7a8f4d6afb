"""Taking a complaint down, and what is known of it: people, points, details, who holds it, who may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from wellheard.areas.casework.models import (
    Complaint,
    ComplaintDocument,
    NamedReader,
    Note,
    OutcomeSought,
    Person,
    PointOfComplaint,
    StageRecord,
)
from wellheard.areas.casework.services.progress import (
    UnableToProceed,
    advance,
    local_day,
    locked,
    new_reference,
    search_text_of,
    set_dates,
)
from wellheard.areas.procedures.selectors import Calendars, choice_for
from wellheard.foundation.documents.services import Upload, store
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.stages import Act, Stage
from wellheard.rules.working_days import counted_on


@dataclass(frozen=True)
class Arrival:
    """When a complaint came: the day, and the local time where it is known."""

    on: date
    at: time | None = None

    @property
    def moment(self) -> datetime | None:
        return timezone.make_aware(datetime.combine(self.on, self.at)) if self.at else None


DETAILS = (
    "description", "outcome_sought", "channel", "category", "service", "contractor", "anonymous", "event_on",
    "known_on", "late_reason", "root_cause", "remedial_action",
)  # fmt: skip
SAYS_NOTHING = ("part", "consent", "reply_to", "adjustments_asked_on")
KEYS = ("name_key", "phone_key", "email_key", "postcode_key")


@transaction.atomic
def record_complaint(
    *,
    arrival: Arrival,
    description: str,
    person: Mapping[str, Any] | None = None,
    others: Sequence[Mapping[str, Any]] = (),
    straight_to_stage_2: bool = False,
    why_stage_2: str = "",
    points: Sequence[str] = (),
    by: Actor | None,
    at: datetime,
    **details: Any,
) -> Complaint:
    """Take a complaint down: it gets its reference, rule set, stage and due date.

    Only the arrival and the description must be given. `details` are fields of DETAILS; `person` and each of
    `others` those of Person. Raises UnableToProceed for a day in the future or an empty description, NoRuleSet and
    DateOutsideCalendar where the body's procedure or calendar does not reach that day.
    """
    if arrival.on > local_day(at):
        raise UnableToProceed("The day it was received is in the future. Check the date.")
    if not description.strip():
        raise UnableToProceed("Say what the complaint is about, in a few words.")
    calendars = Calendars()
    complaint = Complaint(
        organisation_id=scope.current(),
        reference=new_reference(),
        received_on=arrival.on,
        received_at=arrival.moment,
        description=description,
        procedure=choice_for(arrival.on),
        recorded_at=at,
        recorded_by_id=by.staff_id if by else None,
        state=Stage.RECORDED.value,
        **details,
    )
    arrived = datetime.combine(arrival.on, arrival.at) if arrival.at else arrival.on
    complaint.counted_on = counted_on(arrived, calendars.for_service(complaint.service_id))
    advance(complaint, Act.START_AT_STAGE_2 if straight_to_stage_2 else Act.OPEN_AT_STAGE_1)
    stage = _first_stage(complaint, straight_to_stage_2, why_stage_2)
    people = [one for one in (person, *others) if one and _says_something(one)]
    names = [str(one.get("name", "")) for one in people]
    complaint.search_text = search_text_of(complaint, names)
    set_dates(complaint, stage, calendars)
    complaint.save(force_insert=True)
    stage.save(force_insert=True)
    _with_it(complaint, points, people)
    values = {"reference": complaint.reference, "received_on": arrival.on, "stage": stage.number}
    values |= {"description": description, "service": complaint.service, "due_on": stage.due_on}
    record("complaint.record", complaint, by=by, at=at, about=complaint.pk, values=values)
    return complaint


def _says_something(person: Mapping[str, Any]) -> bool:
    """That somebody acts for another is known also where they give no name."""
    acts = person.get("part") in (Person.Part.REPRESENTATIVE, Person.Part.MEMBER)
    return acts or any(value for name, value in person.items() if name not in SAYS_NOTHING)


def _with_it(complaint: Complaint, points: Sequence[str], people: Sequence[Mapping[str, Any]]) -> None:
    """The rows that stand beside a new complaint: its points, its people, what they want to come of it."""
    own = {"organisation_id": complaint.organisation_id, "complaint": complaint}
    for number, text in enumerate(points, 1):
        PointOfComplaint.objects.create(**own, number=number, text=text)
    for person in people:
        Person.objects.create(**own, **person)
    if complaint.outcome_sought:
        OutcomeSought.objects.create(**own, number=1, text=complaint.outcome_sought)


def _first_stage(complaint: Complaint, straight_to_stage_2: bool, why: str) -> StageRecord:
    return StageRecord(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        number=2 if straight_to_stage_2 else 1,
        route=StageRecord.Route.DIRECT if straight_to_stage_2 else "",
        started_on=complaint.received_on,
        counted_on=complaint.counted_on,
        why_started=why,
    )


@transaction.atomic
def change_details(*, complaint: Complaint, by: Actor, at: datetime, **details: Any) -> Complaint:
    """Correct or add to what is known of a complaint. The journal keeps what stood there before and who changed it.

    A service with a calendar of its own re-dates the stage.
    """
    complaint = locked(complaint)
    changed = {n: v for n, v in details.items() if n in DETAILS and getattr(complaint, n) != v}
    if "description" in changed and not str(changed["description"]).strip():
        raise UnableToProceed("Say what the complaint is about, in a few words.")
    if not changed:
        return complaint
    before = {f"{name} before": getattr(complaint, name) for name in changed}
    for name, value in changed.items():
        setattr(complaint, name, value)
    fields = [*changed, "search_text"]
    stage = complaint.stages.order_by("-number").first()
    if "service" in changed and stage is not None and stage.responded_on is None and not complaint.closed_on:
        set_dates(complaint, stage)
        stage.save(update_fields=["counted_on", "due_on"])
        fields += ["due_on", "look_on"]
    complaint.search_text = _searchable(complaint)
    complaint.save(update_fields=fields)
    record("complaint.change_details", complaint, by=by, at=at, about=complaint.pk, values=changed | before)
    return complaint


@transaction.atomic
def add_person(*, complaint: Complaint, by: Actor, at: datetime, **details: Any) -> Person:
    """Add somebody to a complaint. Nothing about them must be known, but something must."""
    complaint = locked(complaint)
    if not any(v for n, v in details.items() if n not in ("part", "consent")):
        raise UnableToProceed("Give a name, or any one way to reach them.")
    person: Person = Person.objects.create(organisation_id=complaint.organisation_id, complaint=complaint, **details)
    _index(complaint)
    record("complaint.add_person", person, by=by, at=at, about=complaint.pk, values=details)
    return person


@transaction.atomic
def change_person(*, complaint: Complaint, person: Person, by: Actor, at: datetime, **details: Any) -> Person:
    """Correct what is known of somebody; the journal keeps what stood there."""
    changed = {n: v for n, v in details.items() if getattr(person, n) != v}
    if not changed:
        return person
    before = {f"{name} before": getattr(person, name) for name in changed}
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=[*changed, *KEYS])
    _index(locked(complaint))
    record("complaint.change_person", person, by=by, at=at, about=complaint.pk, values=changed | before)
    return person


@transaction.atomic
def add_point(
    *, complaint: Complaint, text: str, outcome_sought: str = "", by: Actor, at: datetime
) -> PointOfComplaint:
    """Add a point of complaint. Points agreed earlier must be agreed again."""
    complaint = locked(complaint)
    last = complaint.points.order_by("-number").first()
    point: PointOfComplaint = PointOfComplaint.objects.create(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        number=last.number + 1 if last else 1,
        text=text,
        outcome_sought=outcome_sought,
    )
    complaint.stages.filter(responded_on=None).update(points_agreed_on=None, points_agreed_how="")
    values = {"number": point.number, "text": text, "outcome_sought": outcome_sought}
    record("complaint.add_point", point, by=by, at=at, about=complaint.pk, values=values)
    return point


@transaction.atomic
def allocate(*, complaint: Complaint, handler: StaffMember | None, by: Actor, at: datetime) -> Complaint:
    """Give the complaint to somebody, or to nobody."""
    complaint = locked(complaint)
    complaint.handler = handler
    complaint.save(update_fields=["handler"])
    record("complaint.allocate", complaint, by=by, at=at, about=complaint.pk, values={"handler": handler})
    return complaint


@transaction.atomic
def restrict(
    *, complaint: Complaint, restricted: bool, readers: Sequence[StaffMember] = (), by: Actor, at: datetime
) -> Complaint:
    """Let only those named see it, or let everybody with a right to it see it again. Whoever restricts stays named."""
    complaint = locked(complaint)
    complaint.restricted = restricted
    complaint.save(update_fields=["restricted"])
    named = {staff.pk for staff in readers} | {by.staff_id} if restricted else set()
    complaint.named_readers.exclude(staff_id__in=named).delete()
    held = set(complaint.named_readers.values_list("staff_id", flat=True))
    for staff_id in named - held:
        NamedReader.objects.create(organisation_id=complaint.organisation_id, complaint=complaint, staff_id=staff_id)
    values = {"restricted": restricted, "named": named}
    record("complaint.restrict", complaint, by=by, at=at, about=complaint.pk, values=values)
    return complaint


@transaction.atomic
def add_note(*, complaint: Complaint, text: str, by: Actor, at: datetime) -> Note:
    if not text.strip():
        raise UnableToProceed("Write the note first.")
    note: Note = Note.objects.create(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        text=text,
        written_by_id=by.staff_id,
        written_at=at,
    )
    record("complaint.add_note", note, by=by, at=at, about=complaint.pk, values={"text": text})
    return note


@transaction.atomic
def add_document(
    *, complaint: Complaint, upload: Upload, description: str = "", by: Actor, at: datetime
) -> ComplaintDocument:
    """Put a file in the complaint. On disk before this returns; one that looks wrong waits in quarantine."""
    document = store(upload, by=by, at=at)
    held: ComplaintDocument = ComplaintDocument.objects.create(
        organisation_id=complaint.organisation_id,
        complaint=complaint,
        document=document,
        description=description,
    )
    values = {
        "name": document.name,
        "size": document.size,
        "sha256": document.sha256,
        "state": document.state,
    }
    record("complaint.add_document", held, by=by, at=at, about=complaint.pk, values=values)
    return held


def _index(complaint: Complaint) -> None:
    complaint.search_text = _searchable(complaint)
    complaint.save(update_fields=["search_text"])


def _searchable(complaint: Complaint) -> str:
    return search_text_of(complaint, list(complaint.people.order_by("id").values_list("name", flat=True)))
