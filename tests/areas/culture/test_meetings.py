"""Meetings: whose they are, the pack from the period's records, what is kept of it, decisions that become actions."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed, answer_at_stage_1, praise, restrict
from wellheard.areas.culture.models import Meeting
from wellheard.areas.culture.selectors.meetings import meeting_for, meetings_seen, pack_of
from wellheard.areas.culture.services.meetings import (
    act_on_decision,
    decide,
    hold_meeting,
    plan_meeting,
    write_minute,
)
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.services import agree_theme, propose_action, propose_theme, raise_failing, record_cause
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.organisations import scope

FIRST, LAST = date(2024, 1, 1), date(2024, 3, 31)


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


def planned(by: Colleague, service: Any = None, held_on: date = TODAY) -> Meeting:
    return plan_meeting(
        level="management", service=service, held_on=held_on, first_on=FIRST, last_on=LAST, by=by.actor(), at=NOW
    )


def upheld(made: Complaint, by: Colleague) -> None:
    answer_at_stage_1(
        complaint=made, outcome="upheld", response_text="We were late.", response_given="by phone",
        responded_on=TODAY, told_of_stage_2=True, root_cause="Old pipes", by=by.actor(), at=NOW,
    )  # fmt: skip
    record_cause(
        complaint=made, factor="systems", scope="unit", certainty="established", words="The handheld cannot",
        remedial_action="Booked", by=by.actor(), at=NOW,
    )  # fmt: skip


def test_the_pack_holds_what_the_period_held_and_nothing_of_restricted_complaints_or_of_anybody(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    repairs, bins = council.services["Repairs"], council.services["Bins"]
    made, hidden, elsewhere = complaint("Damp"), complaint("A director"), complaint("Bins", service="Bins")
    said: dict[str, Any] = {"by": ailsa.actor(), "at": NOW}
    for one in (made, hidden, elsewhere):
        upheld(one, ailsa)
    about: dict[str, Any] = {"changes": "practice", "means": "checklist", "service": repairs}
    propose_action(title="Book both visits", complaints=[made], due_on=TODAY, **about, **said)
    propose_action(title="Move the director", complaints=[hidden], due_on=TODAY, **about, **said)
    raise_failing(complaint=made, what="No gas check", at_once="Checked", told=[cara.staff], **said)
    theme = propose_theme(name="Second visits", what="Nobody books them", service=repairs, **said)
    agree_theme(theme=theme, agreed=True, by=cara.actor(), at=NOW)
    praise(service=repairs, on=TODAY, words="Very kind", **said)
    restrict(complaint=hidden, restricted=True, readers=[ailsa.staff], **said)

    pack = pack_of(ailsa.actor(), planned(ailsa, council.services["Housing"]), TODAY)
    assert (pack["received"], pack["closed"], pack["praise"], pack["failings"]) == (1, 1, 1, 1)
    assert [(step["code"], step["count"]) for step in pack["loop"][:3]] == [("upheld", 1), ("cause", 1), ("action", 0)]
    assert [one["count"] for one in pack["causes"]] == [1]
    assert [one["title"] for one in pack["waiting"]] == ["Book both visits"]
    assert pack["themes"] == ["Second visits"]
    words = json.dumps(pack)
    assert made.reference not in words
    assert "Effie" not in words
    assert "director" not in words
    whole = pack_of(ailsa.actor(), planned(ailsa), TODAY)
    assert (whole["received"], pack_of(ailsa.actor(), planned(ailsa, bins), TODAY)["themes"]) == (2, [])


def test_a_meeting_is_planned_held_once_and_its_pack_stands(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    repairs = council.services["Repairs"]
    said: dict[str, Any] = {"by": ailsa.actor(), "at": NOW}
    ahead = planned(ailsa, repairs, TODAY + timedelta(days=7))
    with pytest.raises(UnableToProceed, match="today or earlier"):
        hold_meeting(meeting=ahead, held_on=ahead.held_on, present="All", **said)
    with pytest.raises(UnableToProceed, match="not held yet"):
        write_minute(meeting=ahead, heading="One", said="Two", **said)
    with pytest.raises(UnableToProceed, match="who was there"):
        hold_meeting(meeting=ahead, held_on=TODAY, present=" ", **said)
    complaint("Before")
    held = hold_meeting(meeting=ahead, held_on=TODAY, present="The planners", **said)
    complaint("After")
    held.refresh_from_db()
    assert (held.pack["received"], pack_of(ailsa.actor(), held, TODAY)["received"]) == (1, 2)
    with pytest.raises(UnableToProceed, match="its pack stands"):
        hold_meeting(meeting=held, held_on=TODAY, present="Others", **said)
    write_minute(meeting=held, heading="Late repairs", said="Two trades are needed.", **said)
    assert Entry.objects.order_by("-number")[0].act == "meeting.write_minute"


def test_a_decision_becomes_an_action_once_or_says_why_it_is_none(council: Body, ailsa: Colleague) -> None:
    said: dict[str, Any] = {"by": ailsa.actor(), "at": NOW}
    repairs = council.services["Repairs"]
    meeting = hold_meeting(meeting=planned(ailsa, repairs), held_on=TODAY, present="All", **said)
    given: dict[str, Any] = {"meeting": meeting, "owner": ailsa.staff, "due_on": TODAY + timedelta(days=30), **said}
    with pytest.raises(UnableToProceed, match="the day of the meeting or later"):
        decide(what="Too late", **{**given, "due_on": TODAY - timedelta(days=1)})
    none = decide(what="Thank the crews", no_action_why="Done on the day", **given)
    with pytest.raises(UnableToProceed, match="needs no improvement action"):
        act_on_decision(decision=none, **said)
    decision = decide(what="Book the second visit at once", **given)
    action = act_on_decision(decision=decision, **said)
    assert (action.title, action.service, action.owner, action.state) == (
        "Book the second visit at once", repairs, ailsa.staff, "proposed",
    )  # fmt: skip
    assert action.decision == decision
    with pytest.raises(UnableToProceed, match="already"):
        act_on_decision(decision=decision, **said)
    assert ImprovementAction.objects.count() == 1


def test_a_meeting_is_there_for_those_of_its_service_and_written_by_those_who_run_it(
    council: Body, ailsa: Colleague, ben: Colleague
) -> None:
    whole, housing = planned(ailsa), planned(ailsa, council.services["Housing"])
    auditor = colleague(council, "Una Auditor", "auditor")
    nan = colleague(council, "Nan Repairs", "frontline", "Repairs")
    assert list(meetings_seen(ben.actor())) == [housing]
    assert set(meetings_seen(auditor.actor())) == {whole, housing}
    with pytest.raises(Http404):
        meeting_for(ben.actor(), whole.pk)
    with pytest.raises(PermissionDenied):
        meeting_for(auditor.actor(), whole.pk, to_write=True)
    with pytest.raises(UnableToProceed, match="services that you work for"):
        planned(ben, council.services["Bins"])
    address = f"/office/learning/meetings/{housing.pk}/"
    assert signed_in(nan).get(address).status_code == 403
    assert signed_in(auditor).get(address).status_code == 200
    assert signed_in(auditor).get(f"{address}hold/").status_code == 403


def test_the_pages_of_a_meeting_from_its_plan_to_its_action(council: Body, ailsa: Colleague) -> None:
    client, begin = signed_in(ailsa), "/office/learning/meetings/"
    assert "No meeting yet" in client.get(begin).content.decode()
    said = {"level": "senior", "service": "", "held_on": "1/3/2024", "first_on": "1/1/2024", "last_on": "31/12/2023"}
    assert client.post(f"{begin}new/", said).status_code == 422
    page = client.post(f"{begin}new/", {**said, "last_on": "31/3/2024"}, follow=True)
    meeting = Meeting.objects.get()
    assert "As the records stand today" in page.content.decode()
    address = f"{begin}{meeting.pk}/"
    client.post(f"{address}hold/", {"held_on": "1/3/2024", "present": "All directors"})
    client.post(f"{address}minutes/", {"heading": "Late repairs", "said": "Two trades."})
    due = timezone.localdate() + timedelta(days=30)
    what = {"what": "Book both at once", "owner": str(ailsa.staff.pk), "due_on": f"{due:%d/%m/%Y}"}
    page = client.post(f"{address}decide/", what, follow=True)
    text = page.content.decode()
    assert "when the meeting was held" in text
    assert "Late repairs" in text
    assert "Make it an improvement action" in text
    decision = meeting.decisions.get()
    page = client.post(f"/office/learning/decisions/{decision.pk}/act/", follow=True)
    assert "Book both at once" in page.content.decode()
    assert "A1" in client.get(address).content.decode()
