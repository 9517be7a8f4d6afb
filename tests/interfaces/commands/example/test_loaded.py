"""The example installation: what was loaded is what the rules and the services would have allowed."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Max

from wellheard.areas.casework.models import Complaint, Person, Response, StageRecord
from wellheard.areas.casework.selectors import clock_of, visible
from wellheard.areas.correspondence.selectors import due_for, due_of
from wellheard.areas.correspondence.selectors.due import LOOKED_BACK
from wellheard.areas.investigation.selectors import time_taken
from wellheard.areas.learning.permissions import may_learn
from wellheard.areas.learning.selectors.lists import TO_LEARN, TO_MANAGE, waiting_to_learn
from wellheard.areas.procedures.selectors import Calendars
from wellheard.areas.workload.selectors.mine import KINDS, at_hand
from wellheard.foundation.journal.models import Detail, Entry
from wellheard.foundation.journal.verification import verify
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.foundation.organisations.models import Account, Contractor, Organisation, ServiceExposure, StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.bodies import BODIES, COUNCIL, HOUSING_ASSOCIATION
from wellheard.interfaces.commands.example.loading import Progress, load_body, load_example, seeded
from wellheard.interfaces.commands.example.open_now import STATES_TO_SHOW
from wellheard.interfaces.commands.example.past import SMALL, end_of_the_past, first_day, tell_past
from wellheard.interfaces.commands.example.wording import texts
from wellheard.interfaces.office.views.home import TO_DECIDE, may_wait, waiting
from wellheard.rules.stages import CLOSED_WITHOUT_OUTCOME, OPEN, Stage
from wellheard.rules.working_days import shipped_calendar

TODAY = date(2026, 11, 20)
SILENT = Progress(lambda what, done, of: None)


@pytest.fixture(params=[plan.slug for plan in BODIES])
def body(request: pytest.FixtureRequest, example: dict[str, Any]) -> Iterator[Any]:
    """Each body in turn, in its scope."""
    founded, _ = example[request.param]
    with scope.of(founded.organisation.pk):
        yield founded


def complaints() -> list[Complaint]:
    rows = Complaint.objects.select_related("procedure", "service", "handler").order_by("id")
    return list(rows.prefetch_related("stages__extensions__authorised_by", "stages__responses"))


def test_journal_is_whole_and_reads_as_history(body: Any) -> None:
    assert verify().fault is None
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < end_of_the_past(TODAY)


def test_the_first_page_reads_every_kind_that_has_anything_and_every_letter_that_is_due(body: Any) -> None:
    """What it asks the database first, to know what to read, misses nothing."""
    shown: Counter[str] = Counter()
    for person in StaffMember.objects.order_by("name"):
        actor = actor_for_staff(person, TODAY)
        there = {kind for kind, rows in may_wait(actor).items() if rows.exists()}
        to_learn = waiting_to_learn(actor, TODAY, {**TO_LEARN, **TO_MANAGE}) if may_learn(actor) else {}
        decided = {kind: rows(actor) for kind, rows in TO_DECIDE.items()}
        kinds = {**decided, **at_hand(actor, KINDS), **to_learn}
        held = {kind for kind, rows in kinds.items() if list(rows)}
        assert held <= there, person
        shown.update(held)
        handled = visible(actor).filter(handler=person).order_by("id")
        recent = [row for row in handled if not row.closed_on or row.closed_on >= TODAY - LOOKED_BACK]
        due = [(one.complaint.reference, one.kind) for row in recent for one in due_of(row)]
        assert sorted((one.complaint.reference, one.kind) for one in due_for(actor, TODAY)) == sorted(due)
        shown["letters"] += len(due)
    assert len(shown) > 5, shown


def test_what_an_early_answer_saves_can_be_seen(body: Any) -> None:
    officer = next(
        actor
        for person in StaffMember.objects.order_by("name")
        if (actor := actor_for_staff(person, TODAY)).holds(Role.COMPLAINTS_OFFICER)
    )
    taken = time_taken(officer)
    early, late = taken[1].minutes, taken[2].minutes
    assert early is not None
    assert late is not None
    assert early < late


def test_due_date_of_every_complaint_is_what_its_clock_says(body: Any) -> None:
    for complaint in complaints():
        stage = max(complaint.stages.all(), key=lambda row: row.number)
        clock = clock_of(complaint, stage, Calendars(complaint.calendar_kept_at))
        assert stage.counted_on == clock.counted_on, complaint
        assert stage.due_on == clock.due_on, complaint
        assert complaint.due_on == (clock.due_on if complaint.state in OPEN else None), complaint


def test_where_each_complaint_stands_is_explained_by_its_stages(body: Any) -> None:
    for complaint in complaints():
        stages = sorted(complaint.stages.all(), key=lambda row: row.number)
        assert complaint.state in explained(complaint, stages), complaint


def explained(complaint: Complaint, stages: list[StageRecord]) -> set[str]:
    """The states that stage records such as these can belong to."""
    last = stages[-1]
    if complaint.closure:
        return {state.value for state in CLOSED_WITHOUT_OUTCOME if state.value == complaint.closure}
    if last.responded_on:
        return {Stage.STAGE_1_ANSWERED if last.number == 1 else Stage.STAGE_2_ANSWERED}
    if last.number == 1:
        return {Stage.STAGE_1_OPEN}
    waits = any(row.state == Response.State.FOR_SIGNATURE for row in last.responses.all())
    return {Stage.STAGE_2_AWAITING_SIGN_OFF if waits else Stage.STAGE_2_OPEN}


def test_closed_complaints_have_a_day_and_an_outcome_or_a_reason(body: Any) -> None:
    for complaint in complaints():
        last = max(complaint.stages.all(), key=lambda row: row.number)
        if complaint.state in OPEN:
            assert (complaint.closed_on, complaint.closure, last.outcome) == (None, "", ""), complaint
        elif complaint.state in CLOSED_WITHOUT_OUTCOME:
            assert complaint.closed_on, complaint
            assert complaint.closure_reason, complaint
            assert not last.outcome, complaint
        else:
            assert complaint.closed_on == last.responded_on, complaint
            assert last.outcome in ("resolved", "upheld", "partially_upheld", "not_upheld"), complaint
            assert last.resolution if last.outcome == "resolved" else last.response_text, complaint


def test_nothing_happens_before_it_arrives_or_after_the_past_has_ended(body: Any) -> None:
    for complaint in complaints():
        assert first_day(TODAY) <= complaint.received_on < TODAY
        assert complaint.received_on <= complaint.counted_on
        for stage in complaint.stages.all():
            days = [stage.started_on, stage.acknowledged_on, stage.points_agreed_on, stage.responded_on]
            happened = [day for day in days if day]
            assert happened == sorted(happened), complaint
            assert happened[-1] < TODAY, complaint


def test_every_act_of_a_complaint_is_in_its_journal(body: Any) -> None:
    acts = Counter(Entry.objects.values_list("about_id", "act"))
    for complaint in complaints():
        assert acts[(complaint.pk, "complaint.record")] == 1
        answered = sum(1 for stage in complaint.stages.all() if stage.responded_on)
        told = ("complaint.answer_at_stage_1", "complaint.resolve", "complaint.sign_off")
        assert sum(acts[(complaint.pk, act)] for act in told) == answered
        extensions = sum(stage.extensions.count() for stage in complaint.stages.all())
        assert acts[(complaint.pk, "complaint.extend")] == extensions


def test_only_a_manager_who_did_not_draft_it_has_signed(body: Any) -> None:
    managers = {staff.pk for staff in body.cast.holding(Role.DIRECTOR, Role.CHIEF_EXECUTIVE, Role.HEAD_OF_SERVICE)}
    signed = Response.objects.filter(state=Response.State.SIGNED)
    assert signed.exists()
    for response in signed:
        assert response.judged_by_id in managers
        assert response.judged_by_id != response.drafted_by_id


def test_restricted_complaints_name_who_may_read_them(body: Any) -> None:
    restricted = Complaint.objects.filter(restricted=True)
    assert restricted.exists()
    assert all(complaint.named_readers.count() >= 2 for complaint in restricted)


@pytest.mark.parametrize("state", STATES_TO_SHOW, ids=lambda state: state.name)
def test_each_state_of_an_open_complaint_can_be_seen(state: Any, example: dict[str, Any]) -> None:
    for founded, lives in example.values():
        with scope.of(founded.organisation.pk):
            assert any(state.holds(founded, life) for life in lives), founded.plan.name


@pytest.mark.parametrize(("role", "kind"), [(Role.CHIEF_EXECUTIVE, "briefings"), (Role.DIRECTOR, "parts")])
def test_who_signs_in_finds_what_waits_for_their_role_alone(role: Role, kind: str, example: dict[str, Any]) -> None:
    """The chief executive something to read, a director the part of an answer to sign."""
    founded, _ = example["strathmuir"]
    with scope.of(founded.organisation.pk):
        first: StaffMember = founded.cast.holding(role)[0]
        assert waiting(actor_for_staff(first, TODAY), TODAY)[kind]


def test_people_can_be_reached_only_where_nobody_is(body: Any) -> None:
    for person in Person.objects.order_by("id"):
        assert not person.phone or re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", person.phone)
        assert not person.email or person.email.endswith("@example.org")
        assert not person.address or re.search(r"\nX[AMRS]\d\d? \d[A-Z]{2}$", person.address)


def test_no_two_complaints_are_worded_alike_and_no_gap_is_left_unfilled(body: Any) -> None:
    descriptions = [complaint.description for complaint in complaints()]
    assert len(set(descriptions)) == len(descriptions)
    written = [*descriptions, *(value for value in Detail.objects.values_list("value", flat=True) if value)]
    assert [text for text in written if re.search(r"\{\w+\}", text)] == []


def test_figures_say_that_they_are_an_example(body: Any) -> None:
    assert ServiceExposure.objects.exists()
    assert all(
        source.startswith("Example figure") for source in ServiceExposure.objects.values_list("source", flat=True)
    )


def test_growing_theme_is_about_the_contractor_taken_on_for_it(example: dict[str, Any]) -> None:
    founded, _ = example["strathmuir"]
    with scope.of(founded.organisation.pk):
        contractor = Contractor.objects.get(name="Corrie Building Services")
        first = Complaint.objects.filter(contractor=contractor).earliest("received_on")
        entry = Entry.objects.get(act="contractor.take_on", subject_id=contractor.pk)
        assert first.received_on > entry.at.date()


def test_every_role_has_a_login_in_the_council() -> None:
    assert {who.role for who in COUNCIL.people if who.signs_in} == set(Role)


def test_the_same_day_tells_the_same_past(example: dict[str, Any]) -> None:
    founded, lives = example["glenbirnie"]
    with scope.of(founded.organisation.pk):
        again = tell_past(founded, SMALL, seeded(founded), lambda: None)
    assert [told(life) for life in again] == [told(life) for life in lives]


def told(life: Any) -> tuple[Any, ...]:
    acts = [(act.name, act.at, act.actor_id, sorted(act.values)) for act in life.acts]
    return life.complaint.reference, life.complaint.description, life.complaint.state, acts


def test_loading_again_leaves_everything_as_it_is(example: dict[str, Any]) -> None:
    def everything() -> list[Any]:
        counts = []
        for founded, _ in example.values():
            with scope.of(founded.organisation.pk):
                counts.append((Complaint.objects.count(), Entry.objects.aggregate(Max("number"))))
        return [*counts, Organisation.objects.count(), Account.objects.count()]

    before = everything()
    again = load_example(TODAY + timedelta(days=1), SMALL, SILENT)
    assert [one.complaints for one in again] == [None, None, None]
    assert everything() == before


@pytest.mark.parametrize("today", [date(2024, 6, 1), date(2028, 2, 29), date(2027, 1, 3)])
def test_the_past_can_be_told_as_at_another_day(today: date, example: dict[str, Any]) -> None:
    from dataclasses import replace

    plan = replace(HOUSING_ASSOCIATION, name=f"Homes of {today}", slug=f"homes-{today}")
    founded, lives = load_body(plan, today, SMALL, SILENT)
    with scope.of(founded.organisation.pk):
        assert verify().fault is None
        assert len(lives) >= 33
        assert all(life.complaint.received_on < today for life in lives)


def test_a_day_outside_the_rules_is_refused_in_words(example: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"from 1 June 2024 to 31 December 2033, not 31 May 2024"):
        load_example(date(2024, 5, 31), SMALL, SILENT)
    assert shipped_calendar("scotland").known_to >= date(2035, 12, 31)


def test_there_are_hundreds_of_sentences_to_choose_from() -> None:
    sentences = [one for table in texts().values() for held in table.values() if isinstance(held, list) for one in held]
    assert len(set(sentences)) > 1000


def test_every_subject_has_every_kind_of_sentence() -> None:
    kinds = {"what", "more", "effect", "ask", "cause", "action", "right", "wrong", "points"}
    for plan in BODIES:
        for subject in plan.subjects:
            held = texts()[subject.words]
            assert {kind for kind in kinds if held.get(kind)} == kinds, subject.words


def test_later_changes_come_after_the_founding_and_before_today(example: dict[str, Any]) -> None:
    for founded, _ in example.values():
        with scope.of(founded.organisation.pk), transaction.atomic():
            told_of = Entry.objects.filter(about_id=None, at__gt=founded.at)
            names = set(told_of.values_list("act", flat=True))
            assert {"calendar.add_version", "service.set_exposure", "person.name_deputy"} <= names
            by_itself = {"action.judge", "learning.notify", "bulletin.read"}
            assert {entry.act for entry in told_of if not entry.actor_id} <= by_itself
