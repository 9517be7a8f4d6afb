"""The plan, evidence, advice, chronology, points weighed, the report, the time."""

import io
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from docx import Document as WordDocument

from people import NOW, TODAY, Body, Colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import (
    FindingGiven,
    UnableToProceed,
    add_point,
    answer_at_stage_1,
    change_details,
    close_without_outcome,
    find,
)
from wellheard.areas.investigation.models import TimeSpent
from wellheard.areas.investigation.selectors import assembled, chronology, inquiry_file, time_taken
from wellheard.areas.investigation.services import (
    add_event,
    add_evidence,
    add_interview,
    add_part,
    ask,
    ask_advice,
    finish_part,
    give_reply,
    note_time,
    plan,
    receive_advice,
    weigh_point,
    write_report,
)
from wellheard.foundation.journal.selectors import journey

OCTOBER = date(2023, 10, 2)


def evidence(complaint: Complaint, by: Colleague, **given: object) -> None:
    add_evidence(complaint=complaint, by=by.actor(), at=NOW, **{"item": "Visit log", "from_whom": "Repairs", **given})


def test_a_plan_is_set_down_and_changed(at_stage_2: Complaint, ailsa: Colleague) -> None:
    plan(complaint=at_stage_2, issues="Damp", report_by=date(2024, 4, 19), by=ailsa.actor(), at=NOW)
    held = plan(complaint=at_stage_2, issues="Damp and mould", by=ailsa.actor(), at=NOW)
    assert (held.issues, held.report_by) == ("Damp and mould", date(2024, 4, 19))


def test_a_plan_begins_with_what_the_customer_wants_said_once(at_stage_2: Complaint, ailsa: Colleague) -> None:
    wanted = "I want my lost pay looked at."
    Complaint.objects.filter(pk=at_stage_2.pk).update(outcome_sought=wanted)
    add_point(complaint=at_stage_2, text="Nobody came", outcome_sought=wanted, by=ailsa.actor(), at=NOW)
    page = signed_in(ailsa).get(f"/office/complaints/{at_stage_2.pk}/investigation/plan/").content.decode()
    assert page.split('id="id_outcomes"')[1].split("</textarea>")[0].count(wanted) == 1


def test_a_closed_complaint_has_its_investigation_left_as_it_is(at_stage_2: Complaint, ailsa: Colleague) -> None:
    close_without_outcome(
        complaint=at_stage_2, closure="withdrawn", reason="Moved away", closed_on=TODAY, by=ailsa.actor(), at=NOW
    )
    with pytest.raises(UnableToProceed, match="is closed"):
        plan(complaint=at_stage_2, issues="Damp", by=ailsa.actor(), at=NOW)


def test_what_is_outstanding_is_listed_with_what_is_late(
    at_stage_2: Complaint, ailsa: Colleague, nan: Colleague
) -> None:
    part = add_part(
        complaint=at_stage_2,
        what="Ask the contractor",
        who=nan.staff,
        due_on=date(2024, 4, 2),
        by=ailsa.actor(),
        at=NOW,
    )
    evidence(at_stage_2, ailsa, asked_on=TODAY, due_on=date(2024, 4, 4))
    evidence(at_stage_2, ailsa, asked_on=TODAY, received_on=TODAY)
    row = ask(complaint=at_stage_2, of=nan.staff, matter="A visit", by=ailsa.actor(), at=NOW)
    found = inquiry_file(ailsa.actor(), at_stage_2, date(2024, 4, 4)).outstanding
    assert [(item.who, item.due_on, item.late) for item in found] == [
        ("Nan Nurse", date(2024, 4, 2), True), ("Repairs", date(2024, 4, 4), False),
        ("Nan Nurse", date(2024, 4, 5), False),
    ]  # fmt: skip
    finish_part(complaint=at_stage_2, part=part, done_on=TODAY, by=ailsa.actor(), at=NOW)
    give_reply(request=row, text="I was off.", prevention="", by=nan.actor(), at=NOW)
    found = inquiry_file(ailsa.actor(), at_stage_2, TODAY).outstanding
    assert [(item.slug, item.due_on) for item in found] == [("change-evidence", date(2024, 4, 4)), ("read", None)]


def test_evidence_cannot_come_before_it_is_asked_for(at_stage_2: Complaint, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="before it was asked for"):
        evidence(at_stage_2, ailsa, asked_on=TODAY, received_on=date(2024, 3, 27))


def test_what_is_not_relied_on_has_a_reason(at_stage_2: Complaint, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="why it is not relied on"):
        evidence(at_stage_2, ailsa, reliance="not_relied_on", reliance_why="")


def test_an_adviser_who_was_involved_is_refused(at_stage_2: Complaint, ailsa: Colleague) -> None:
    asked = {"from_whom": "Dr Weir", "standing": "Surveyor", "question": "Why?", "asked_on": TODAY}
    with pytest.raises(UnableToProceed, match="must not have been involved"):
        ask_advice(complaint=at_stage_2, not_involved=False, by=ailsa.actor(), at=NOW, **asked)
    row = ask_advice(complaint=at_stage_2, not_involved=True, by=ailsa.actor(), at=NOW, **asked)
    done = receive_advice(
        complaint=at_stage_2, advice=row, received_on=TODAY, said="Rising damp.", checked_by=ailsa.staff,
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    assert (done.said, done.checked_on) == ("Rising damp.", TODAY)


def test_the_chronology_is_in_order_and_says_how_each_thing_is_known(at_stage_2: Complaint, ailsa: Colleague) -> None:
    details = {name: getattr(at_stage_2, name) for name in ("description", "service", "channel", "category")}
    change_details(complaint=at_stage_2, by=ailsa.actor(), at=NOW, **{**details, "event_on": OCTOBER})
    at_stage_2.refresh_from_db()
    evidence(at_stage_2, ailsa, item="Inspection note", dated_on=date(2023, 11, 1))
    for hour in (15, 9):
        add_event(
            complaint=at_stage_2, on=date(2023, 11, 1), time=time(hour), what=f"Call at {hour}", source="Call log",
            by=ailsa.actor(), at=NOW,
        )  # fmt: skip
    rows = chronology(at_stage_2)
    assert [row.on for row in rows] == sorted(row.on for row in rows)
    first = [(row.what, row.source) for row in rows[:4]]
    assert first == [
        ("What is complained of happened", "The complaint"), ("Inspection note", "Repairs"),
        ("Call at 9", "Call log"), ("Call at 15", "Call log"),
    ]  # fmt: skip
    said = [row.what for row in rows]
    assert "Complaint recorded" in said
    assert not [words for words in said if "Evidence listed" in words]


def test_findings_begin_from_how_the_point_was_weighed(at_stage_2: Complaint, ailsa: Colleague) -> None:
    point = at_stage_2.points.first()
    assert point is not None
    weighed = {"happened": "The gutter leaked.", "expected": "A visit in 5 days.", "gap": "None came.", "weighing": ""}
    weigh_point(complaint=at_stage_2, point=point, by=ailsa.actor(), at=NOW, **weighed)
    page = signed_in(ailsa).get(f"/office/complaints/{at_stage_2.pk}/findings/").content.decode()
    assert "What happened: The gutter leaked." in page
    given = {point.pk: FindingGiven("upheld", "As found.")}
    find(complaint=at_stage_2, findings=given, by=ailsa.actor(), at=NOW)
    page = signed_in(ailsa).get(f"/office/complaints/{at_stage_2.pk}/findings/").content.decode()
    assert "What happened: The gutter leaked." not in page
    assert "As found." in page


def test_the_report_is_put_together_from_the_records(at_stage_2: Complaint, ailsa: Colleague, nan: Colleague) -> None:
    point = at_stage_2.points.first()
    assert point is not None
    evidence(at_stage_2, ailsa, dated_on=OCTOBER)
    evidence(at_stage_2, ailsa, item="Rumour", reliance="not_relied_on", reliance_why="Nobody saw it")
    weighed = {"happened": "It leaked.", "expected": "", "gap": "", "weighing": "The log was made at the time."}
    weigh_point(complaint=at_stage_2, point=point, by=ailsa.actor(), at=NOW, **weighed)
    find(complaint=at_stage_2, findings={point.pk: FindingGiven("upheld", "x")}, by=ailsa.actor(), at=NOW)
    row = ask(complaint=at_stage_2, of=nan.staff, matter="A visit", by=ailsa.actor(), at=NOW)
    give_reply(request=row, text="I was off.", prevention="A rota", by=nan.actor(), at=NOW)
    add_interview(complaint=at_stage_2, with_whom="Effie", held_on=TODAY, by=ailsa.actor(), at=NOW)
    text = assembled(inquiry_file(ailsa.actor(), at_stage_2, TODAY))
    for words in (
        "Visit log, Repairs, 2 October 2023", "On the balance of probabilities: The log was made at the time.",
        "Finding: upheld", "Account of Nan Nurse, given on 28 March 2024", "A rota", "Interview with Effie",
    ):  # fmt: skip
        assert words in text
    assert "Rumour" not in text


def test_each_save_of_the_report_is_a_version(at_stage_2: Complaint, ailsa: Colleague) -> None:
    for text in ("First", "Second"):
        write_report(complaint=at_stage_2, text=text, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="same as the last"):
        write_report(complaint=at_stage_2, text="Second", by=ailsa.actor(), at=NOW)
    assert [(row.number, row.text) for row in at_stage_2.reports.all()] == [(1, "First"), (2, "Second")]
    client = signed_in(ailsa)
    assert "First" in client.get(f"/office/complaints/{at_stage_2.pk}/investigation/report/1/").content.decode()
    assert client.get(f"/office/complaints/{at_stage_2.pk}/investigation/report/3/").status_code == 404


@pytest.mark.parametrize("minutes", [0, 1441])
def test_time_is_noted_within_a_day(at_stage_2: Complaint, ailsa: Colleague, minutes: int) -> None:
    with pytest.raises(UnableToProceed, match="minutes of one day"):
        note_time(complaint=at_stage_2, work="writing", minutes=minutes, on=TODAY, by=ailsa.actor(), at=NOW)


def test_the_time_an_answer_takes_is_not_shown_for_fewer_than_five(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    for number in range(5):
        assert time_taken(ailsa.actor())[1].minutes is None
        made = complaint()
        note_time(complaint=made, work="frontline", minutes=10 * number + 5, on=TODAY, by=ailsa.actor(), at=NOW)
        note_time(complaint=made, work="writing", minutes=5, on=TODAY, by=ailsa.actor(), at=NOW)
        answer_at_stage_1(
            complaint=made, outcome="upheld", response_text="Sorry.", response_given="phone", responded_on=TODAY,
            told_of_stage_2=True, root_cause="", remedial_action="", by=ailsa.actor(), at=NOW,
        )  # fmt: skip
    assert TimeSpent.objects.count() == 10
    assert (time_taken(ailsa.actor())[1].complaints, time_taken(ailsa.actor())[1].minutes) == (5, 30)
    assert time_taken(ailsa.actor())[2].minutes is None


def test_dates_that_lie_ahead_are_refused(at_stage_2: Complaint, ailsa: Colleague) -> None:
    with pytest.raises(UnableToProceed, match="cannot be in the future"):
        add_event(
            complaint=at_stage_2, on=TODAY + timedelta(days=1), what="x", source="y", by=ailsa.actor(), at=NOW
        )  # fmt: skip


def test_the_report_leaves_as_a_word_document_with_headings_and_that_is_written_down(
    scoped: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    text = (
        "# Report of the investigation\n\n# How it was investigated\n\n– The rota\n– The diary\n\nNobody came.\nTwice"
    )
    write_report(complaint=made, text=text, by=ailsa.actor(), at=NOW)
    client, path = signed_in(ailsa), f"/office/complaints/{made.pk}/investigation/report/"
    assert f"{path}1/report.docx" in client.get(path).content.decode()
    answer = client.get(f"{path}1/report.docx")
    document = WordDocument(io.BytesIO(answer.content))
    said = [(one.style.name, one.text) for one in document.paragraphs]
    assert said[1][1].startswith(f"Complaint {made.reference}. Version 1 of the report, Ailsa Grant, 28 March 2024")
    assert said[2:] == [
        ("Heading 1", "Report of the investigation"), ("Heading 2", "How it was investigated"),
        ("List Bullet", "The rota"), ("List Bullet", "The diary"), ("Normal", "Nobody came."), ("Normal", "Twice"),
    ]  # fmt: skip
    assert (document.core_properties.language, document.core_properties.author) == ("en-gb", "Strathmuir Council")
    assert "inquiry.read_report" in [step.act for step in journey(made.pk)]
    assert client.get(f"{path}2/report.docx").status_code == 404
