"""Everything the file of one complaint shows, gathered in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Exists, Prefetch, Q, QuerySet, prefetch_related_objects

from wellheard.areas.casework.models import (
    Complaint,
    ComplaintDocument,
    Extension,
    ExtensionRequest,
    Link,
    Note,
    OutcomeSought,
    Person,
    PointOfComplaint,
    ProtectionReferral,
    Response,
    StageRecord,
    Wait,
)
from wellheard.areas.casework.permissions import Act as Permission
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors.clocks import clock_of, stage_key
from wellheard.areas.casework.selectors.people import people_of
from wellheard.areas.casework.selectors.related import Together, together
from wellheard.areas.casework.selectors.routes import route_of
from wellheard.areas.procedures.selectors import Calendars, ruleset_of
from wellheard.foundation.journal.selectors import JourneyStep, journey
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.together import those_there
from wellheard.foundation.organisations.worded import objects_about
from wellheard.rules import stages
from wellheard.rules.clock import Clock, Waited, WaitingFor, must_move_on, waited
from wellheard.rules.clock import Wait as WaitedFor
from wellheard.rules.outcomes import Answer, Finding, Gap, Outcome, PointFinding, gaps
from wellheard.rules.procedure import RuleSet
from wellheard.rules.remit import Route, Verdict, complaint_in_time
from wellheard.rules.working_days import Calendar


@dataclass(frozen=True)
class StageOnFile:
    record: StageRecord
    clock: Clock
    responses: tuple[Response, ...]
    left_on: date | None = None
    """The day this stage ended without an answer: the complaint moved on, or was closed."""

    @property
    def days_taken(self) -> int:
        """Working days to the response, or to the end without one, both days counted."""
        return self.clock.working_days_used(self.record.responded_on or self.left_on or self.record.started_on)

    @property
    def waiting(self) -> Response | None:
        """The response that waits for a signature."""
        last = self.responses[-1] if self.responses else None
        return last if last and last.state == Response.State.FOR_SIGNATURE else None


@dataclass(frozen=True)
class ComplaintFile:
    complaint: Complaint
    rules: RuleSet
    people: tuple[Person, ...]
    points: tuple[PointOfComplaint, ...]
    stages: tuple[StageOnFile, ...]
    notes: tuple[Note, ...]
    documents: tuple[ComplaintDocument, ...]
    journey: tuple[JourneyStep, ...]
    acts: frozenset[str]
    time_limit: Verdict
    must_move_on: bool
    waits: tuple[Wait, ...]
    waited: Waited
    requests: tuple[ExtensionRequest, ...]
    adjustments: tuple[str, ...] = field(default=())
    sought: tuple[OutcomeSought, ...] = field(default=())
    referrals: tuple[ProtectionReferral, ...] = field(default=())
    route: Route | None = None
    together: Together | None = None

    @property
    def current(self) -> StageOnFile | None:
        return self.stages[-1] if self.stages else None

    @property
    def is_open(self) -> bool:
        return self.complaint.state in stages.OPEN


def complaint_file(actor: Actor, complaint: Complaint, on: date) -> ComplaintFile:
    """The file of a complaint that has passed its gate, as at a day."""
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    calendars = Calendars(complaint.calendar_kept_at)
    there = those_there(complaint.pk, _kinds)
    held = _stages(complaint, calendars, there)
    people = people_of(complaint)
    waits = tuple(complaint.waits.select_related("noted_by")) if "waits" in there else ()
    requests = _requests(complaint.pk).select_related("asked_by") if "requests" in there else ()
    notes = complaint.notes.select_related("written_by").order_by("-written_at", "-id") if "notes" in there else ()
    documents = complaint.documents.select_related("document__added_by").order_by("id") if "documents" in there else ()
    referrals = complaint.protection_referrals.select_related("referred_by") if "referrals" in there else ()
    return ComplaintFile(
        complaint=complaint,
        rules=rules,
        people=people,
        points=tuple(objects_about(complaint.pk, _points)),
        stages=held,
        notes=tuple(notes),
        documents=tuple(documents),
        journey=(*_brought_in(complaint), *journey(complaint.pk)),
        acts=_acts(actor, complaint, rules),
        time_limit=complaint_in_time(complaint.received_on, complaint.event_on, complaint.known_on, rules.limits),
        must_move_on=bool(held) and complaint.state == stages.Stage.STAGE_1_OPEN and must_move_on(held[-1].clock, on),
        waits=waits,
        waited=waited_until(waits, complaint.closed_on or on, calendars.for_service(complaint.service_id)),
        requests=tuple(requests),
        adjustments=tuple(person.adjustments for person in people if person.adjustments),
        sought=tuple(complaint.outcomes_sought.all()) if "sought" in there else (),
        referrals=tuple(referrals),
        route=route_of(complaint),
        together=together(actor, complaint) if _has_others(complaint, there) else Together(),
    )


def _kinds(complaint_id: UUID) -> dict[str, Exists]:
    """What few complaints have: whether this one has any is asked together, and only what is there is read."""
    linked = Q(complaint_id=complaint_id) | Q(other_id=complaint_id)
    rows = {
        "extensions": Extension.objects.filter(stage__complaint_id=complaint_id),
        "responses": Response.objects.filter(stage__complaint_id=complaint_id),
        "waits": Wait.objects.filter(complaint_id=complaint_id),
        "requests": _requests(complaint_id),
        "notes": Note.objects.filter(complaint_id=complaint_id),
        "documents": ComplaintDocument.objects.filter(complaint_id=complaint_id),
        "sought": OutcomeSought.objects.filter(complaint_id=complaint_id),
        "referrals": ProtectionReferral.objects.filter(complaint_id=complaint_id),
        "linked": Link.objects.filter(linked),
        "joined": Complaint.objects.filter(merged_into_id=complaint_id),
    }
    return {name: Exists(asked.order_by()) for name, asked in rows.items()}


def _has_others(complaint: Complaint, there: set[str]) -> bool:
    return bool({"linked", "joined"} & there or complaint.merged_into_id or complaint.campaign_id)


def _requests(complaint_id: UUID) -> QuerySet[ExtensionRequest]:
    waiting = ExtensionRequest.objects.filter(stage__complaint_id=complaint_id, state=ExtensionRequest.State.WAITING)
    return cast("QuerySet[ExtensionRequest]", waiting)


def _stages(complaint: Complaint, calendars: Calendars, there: set[str]) -> tuple[StageOnFile, ...]:
    extensions, responses = Extension.objects.select_related("authorised_by"), Response.objects
    records: list[StageRecord] = objects_about(complaint.pk, _records)
    for record in records:
        record.complaint = complaint
    prefetch_related_objects(
        records,
        Prefetch("extensions", extensions if "extensions" in there else extensions.none()),
        Prefetch(
            "responses",
            responses.select_related("drafted_by", "judged_by") if "responses" in there else responses.none(),
        ),
    )
    left = _left(complaint, records)
    return tuple(
        StageOnFile(record, clock_of(complaint, record, calendars), tuple(record.responses.all()), left[record.pk])
        for record in records
    )


def _records(complaint_id: UUID) -> QuerySet[StageRecord]:
    rows: QuerySet[StageRecord] = StageRecord.objects.filter(complaint_id=complaint_id).select_related("answered_by")
    return rows


def _points(complaint_id: UUID) -> QuerySet[PointOfComplaint]:
    rows: QuerySet[PointOfComplaint] = PointOfComplaint.objects.filter(complaint_id=complaint_id)
    return rows


def _left(complaint: Complaint, records: Sequence[StageRecord]) -> dict[UUID, date | None]:
    """When each stage ended that has no answer: where the next one began, or where the complaint was closed."""
    begun = [*(record.started_on for record in records[1:]), complaint.closed_on]
    return {record.pk: None if record.responded_on else on for record, on in zip(records, begun, strict=True)}


def waited_until(waits: Sequence[Wait], on: date, calendar: Calendar) -> Waited:
    """Working days waited up to and on a day: justified, and of our own making, told apart."""
    held = [WaitedFor(WaitingFor(w.on), w.since, min(w.until or on, on)) for w in waits if w.since <= on]
    return waited(held, calendar)


def _brought_in(complaint: Complaint) -> tuple[JourneyStep, ...]:
    """The step that an import is in the journey of each complaint it brought: one entry tells of them all."""
    run = complaint.import_run
    if run is None or run.applied_at is None:
        return ()
    return (JourneyStep(0, "complaint.import", run.applied_at, run.started_by.name if run.started_by else "", {}),)


PERMISSION_FOR = {
    stages.Act.ACKNOWLEDGE: Permission.ACKNOWLEDGE,
    stages.Act.AGREE_POINTS: Permission.AGREE_POINTS,
    stages.Act.EXTEND: Permission.EXTEND,
    stages.Act.ANSWER_AT_STAGE_1: Permission.ANSWER_AT_STAGE_1,
    stages.Act.RESOLVE: Permission.ANSWER_AT_STAGE_1,
    stages.Act.MOVE_TO_STAGE_2_UNANSWERED: Permission.ESCALATE,
    stages.Act.ESCALATE: Permission.ESCALATE,
    stages.Act.PROPOSE_RESPONSE: Permission.PROPOSE_RESPONSE,
    stages.Act.SEND_BACK: Permission.SIGN_OFF,
    stages.Act.SIGN_OFF: Permission.SIGN_OFF,
    stages.Act.WITHDRAW: Permission.CLOSE,
    stages.Act.CLOSE_FOR_NO_CONSENT: Permission.CLOSE,
    stages.Act.NOT_PURSUE_ANONYMOUS: Permission.CLOSE,
    stages.Act.FIND_NOT_A_COMPLAINT: Permission.CLOSE,
}


def _acts(actor: Actor, complaint: Complaint, rules: RuleSet) -> frozenset[str]:
    """What this person may do here and now: the stage allows it, and so does their duty."""
    if complaint.state == stages.Stage.MERGED:
        return frozenset({"unmerge"} if may(actor, Permission.MERGE, complaint) else ())
    possible = stages.possible_acts(stages.Stage(complaint.state), len(rules.stages))
    found = {act.value for act in possible if act in PERMISSION_FOR and may(actor, PERMISSION_FOR[act], complaint)}
    always = (
        Permission.EDIT,
        Permission.ALLOCATE,
        Permission.RESTRICT,
        Permission.ADD_NOTE,
        Permission.ADD_DOCUMENT,
        Permission.MERGE,
        Permission.READ_CONCERN,
        Permission.CAMPAIGN,
    )
    found |= {act.value for act in always if may(actor, act, complaint)}
    if complaint.state == stages.Stage.STAGE_2_OPEN and may(actor, Permission.FIND, complaint):
        found.add(Permission.FIND.value)
    if complaint.state in stages.OPEN:
        while_open = (
            Permission.ASK_EXTENSION, Permission.DECIDE_EXTENSION, Permission.NOTE_WAIT, Permission.JUDGE_RESPONSE,
        )  # fmt: skip
        found |= {act.value for act in while_open if may(actor, act, complaint)}
    return frozenset(found)


def response_gaps(
    complaint: Complaint,
    stage: StageRecord,
    points: Sequence[PointOfComplaint],
    outcome: str,
    text: str,
    named_contact: str,
) -> list[Gap]:
    """What is missing before this stage 2 response can be signed; what blocks, and what a person should weigh."""
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    answer = Answer(
        outcome=Outcome(outcome) if outcome else None,
        reasons=text,
        points=[
            PointFinding(f"Point {p.number}", Finding(p.finding) if p.finding else None, p.reasons) for p in points
        ],
        points_agreed_on=stage.points_agreed_on,
        points_agreed_how=stage.points_agreed_how,
        signposts_ombudsman=rules.ombudsman.lower() in text.lower(),
        apologises=any(word in text.lower() for word in ("sorry", "apolog")),
        named_contact=named_contact,
    )
    found = gaps(answer, rules.stage(stage_key(stage.number)), rules)
    if not text.strip():
        found.append(Gap("text", "The response has no text."))
    return found
