"""The example tells its past in memory. Told again by the services themselves, it comes to the same.

So the example never holds what a service would have refused, nor an entry that a service would have worded
otherwise: when a service changes, these tests ask for its twin to follow.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction

from wellheard.areas.casework import services
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
from wellheard.areas.casework.permissions import Act, may, may_record
from wellheard.areas.procedures.services import add_calendar_version, choose_procedure
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.verification import verify
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.services import name_deputy, set_exposure, take_on_contractor
from wellheard.interfaces.commands.example.days_off import storm_day
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.story.diary import LOCAL

AT_MOST_OF_EACH = 4
PERMISSION = {
    "add_person": Act.EDIT, "add_point": Act.EDIT, "allocate": Act.ALLOCATE, "restrict": Act.RESTRICT,
    "add_note": Act.ADD_NOTE, "read_complaint": Act.SEE, "answer_at_stage_1": Act.ANSWER_AT_STAGE_1,
    "resolve": Act.ANSWER_AT_STAGE_1, "extend": Act.EXTEND, "escalate": Act.ESCALATE, "move_to_stage_2": Act.ESCALATE,
    "acknowledge": Act.ACKNOWLEDGE, "agree_points": Act.AGREE_POINTS, "find": Act.FIND,
    "propose_response": Act.PROPOSE_RESPONSE, "send_back": Act.SIGN_OFF, "sign_off": Act.SIGN_OFF,
    "close_without_outcome": Act.CLOSE,
}  # fmt: skip


@pytest.fixture(params=["strathmuir", "glenorra", "glenbirnie"])
def told(request: pytest.FixtureRequest, example: Any) -> Iterator[tuple[Founded, list[Life]]]:
    """A body and some of its lives: of each act that anyone did, a few lives that hold it."""
    body, lives = example[request.param]
    with scope.of(body.organisation.pk), transaction.atomic():
        yield body, chosen(body, lives)
        transaction.set_rollback(True)


def chosen(body: Founded, lives: list[Life]) -> list[Life]:
    """Not those under way when a closure was announced: the services would count them with what is known today.
    Nor those that the services themselves went on with on the last evening."""
    storm = storm_day(body.today.year - 1)
    evening = datetime.combine(body.today - timedelta(days=1), time(21, 30), LOCAL)
    with scope.of(body.organisation.pk):
        later = set(Entry.objects.filter(at__gte=evening).values_list("about_id", flat=True))
    settled = [life for life in lives if not storm - timedelta(days=130) <= life.complaint.received_on <= storm]
    settled = [life for life in settled if life.complaint.pk not in later]
    seen: dict[str, int] = {}
    found = []
    for life in settled:
        names = {call.service for call in life.calls}
        if any(seen.get(name, 0) < AT_MOST_OF_EACH for name in names):
            found.append(life)
            seen |= {name: seen.get(name, 0) + 1 for name in names}
    return found


def test_services_tell_the_same_lives(told: tuple[Founded, list[Life]]) -> None:
    _, lives = told
    for life in lives:
        again = tell_by_services(life)
        assert rows_of(again) == rows_of(life.complaint), life.complaint
        assert entries_of(again) == entries_of(life.complaint), life.complaint
    assert verify().fault is None


def test_every_service_of_casework_that_the_example_uses_was_asked(example: Any) -> None:
    asked = set()
    for body, lives in example.values():
        asked |= {call.service for life in chosen(body, lives) for call in life.calls}
    assert asked == {"record_complaint", *PERMISSION}


def tell_by_services(life: Life) -> Complaint:
    """The calls that the life stands for, made one after the other by those who made them, if they may."""
    first, *rest = life.calls
    words = dict(first.words)
    recorder = actor(words.pop("by"), words["at"].date())
    assert may_record(recorder)
    complaint = services.record_complaint(by=recorder, **words)
    for call in rest:
        words = dict(call.words)
        by = actor(words.pop("by"), words["at"].date())
        complaint.refresh_from_db()
        allowed = may(by, PERMISSION[call.service], complaint)
        assert allowed, f"{by.name} may not {call.service} {life.complaint}"
        if call.service == "find":
            by_number = dict(complaint.points.values_list("number", "pk"))
            words["findings"] = {by_number[number]: given for number, given in words["findings"].items()}
        getattr(services, call.service)(complaint=complaint, by=by, **words)
    complaint.refresh_from_db()
    return complaint


def actor(staff: StaffMember, on: date) -> Any:
    return actor_for_staff(staff, on)


NOT_COMPARED = {"id", "reference", "search_text", "ombudsman_outcome", "complaint_id", "stage_id"}


def rows_of(complaint: Complaint) -> dict[str, Any]:
    """Every row of a complaint by what it holds, its keys and its reference apart."""
    held = Complaint.objects.get(pk=complaint.pk)
    rows: dict[str, Any] = {"complaint": values(held), "words": held.search_text.removeprefix(held.reference.lower())}
    for model in (StageRecord, Person, PointOfComplaint, NamedReader, Note):
        rows[model.__name__] = sorted(str(values(row)) for row in model.objects.filter(complaint=held))
    for model in (Extension, Response):
        rows[model.__name__] = sorted(str(values(row)) for row in model.objects.filter(stage__complaint=held))
    return rows


def values(row: Any) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in NOT_COMPARED
    }


def entries_of(complaint: Complaint) -> list[Any]:
    """What the journal says of a complaint, in its order. What was learned from it is told apart, by `learned`."""
    entries = Entry.objects.filter(about_id=complaint.pk).order_by("number").prefetch_related("details")
    learned = ("learning.", "promise.", "telling.")
    entries = [entry for entry in entries if not entry.act.startswith(learned)]
    return [
        (
            entry.act,
            entry.at,
            entry.actor_id,
            entry.subject_type,
            sorted((detail.name, detail.value) for detail in entry.details.all() if detail.name != "reference"),
        )
        for entry in entries
    ]


def test_services_word_the_later_changes_as_the_example_does(told: tuple[Founded, list[Life]]) -> None:
    body, _ = told
    service = next(iter(body.services.values()))
    at = body.at + timedelta(days=2000)
    first, second = list(StaffMember.objects.order_by("name")[:2])
    on = at.date()
    set_exposure(service=service, measure="x", figure=1, as_at_on=on, source="y", by=None, at=at)
    take_on_contractor(name="x", service=service, by=None, at=at)
    known = {"known_from": date(body.years.start, 1, 1), "known_to": date(body.years.stop - 1, 12, 31)}
    add_calendar_version(name="x", days=[], source="y", by=None, at=at, **known)
    choose_procedure(name=body.plan.ruleset, from_on=on, changes={}, by=None, at=at)
    name_deputy(absent=first, deputy=second, from_on=on, until_on=on + timedelta(days=1), by=None, at=at)
    for act in ("service.set_exposure", "contractor.take_on", "calendar.add_version", "person.name_deputy"):
        by_service = Entry.objects.filter(act=act, at=at).get()
        assert_alike(by_service, Entry.objects.filter(act=act, at__lt=at).exclude(at=body.at).first())
    by_service = Entry.objects.get(act="procedure.choose", at=at)
    assert_alike(by_service, Entry.objects.filter(act="procedure.choose", at__lt=at).order_by("-at").first())


def assert_alike(by_service: Entry, by_example: Entry | None) -> None:
    if by_example is None:  # this body has no such change
        return
    assert by_example.subject_type == by_service.subject_type
    assert [field["name"] for field in by_example.fields] == [field["name"] for field in by_service.fields]
