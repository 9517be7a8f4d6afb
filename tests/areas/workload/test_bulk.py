"""One act on many complaints: prepared, carried out, left out with a reason, taken back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from post_office import SmtpServer
from wellheard.areas.casework.models import Complaint, Extension
from wellheard.areas.casework.services import (
    UnableToProceed,
    add_person,
    allocate,
    answer_at_stage_1,
    change_person,
    close_without_outcome,
    extend,
    read_complaint,
    restrict,
    start_campaign,
)
from wellheard.areas.correspondence.selectors import due_of, to_be_posted
from wellheard.areas.workload.models import BulkItem, BulkRun
from wellheard.areas.workload.selectors import Progress, progress_of, said_of
from wellheard.areas.workload.services import carry_out, make_preview, start, start_undoing, undo
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.letters.delivery import deliver_due
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.services import place_person


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def five(complaint: Callable[..., Complaint]) -> list[Complaint]:
    return [complaint() for _ in range(5)]


def through(act: str, complaints: list[Complaint], by: Colleague, **said: object) -> BulkRun:
    run = make_preview(act=act, complaints=[c.pk for c in complaints], said=said, by=by.actor(), at=NOW)
    start(run=run, by=by.actor(), at=NOW)
    carry_out(run=run, by=by.actor(), at=NOW)
    return BulkRun.objects.get(pk=run.pk)


def taken_back(run: BulkRun, by: Colleague) -> BulkRun:
    start_undoing(run=run, by=by.actor(), at=NOW)
    undo(run=run, by=by.actor(), at=NOW)
    return BulkRun.objects.get(pk=run.pk)


def test_what_is_given_to_many_is_given_as_if_alone(
    council: Body, five: list[Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    """Nobody is given a complaint about themselves, nor a manager's by a word; their desk is seen before."""
    isla = colleague(council, "Isla Menzies", "investigator")
    place_person(staff=isla.staff, manager=ben.staff, grade=None, load_limit=3, by=None, at=NOW)
    for made, who in ((five[0], isla), (five[1], ben)):
        details = {"part": "staff_complained_about", "name": who.staff.name, "staff": who.staff}
        add_person(complaint=made, by=ailsa.actor(), at=NOW, **details)
    said = {"handler": str(isla.staff.pk)}
    run = make_preview(act="allocate", complaints=[c.pk for c in five], said=said, by=ailsa.actor(), at=NOW)
    words = {item.complaint_id: (item.state, item.words) for item in run.items.all()}
    assert words[five[0].pk] == ("left_out", "The complaint is about Isla Menzies. Choose somebody else.")
    assert words[five[1].pk] == ("waiting", "Isla Menzies is managed by Ben Ross, whom the complaint is about.")
    assert words[five[2].pk] == ("waiting", "")
    page = signed_in(ailsa).get(f"/office/work/runs/{run.pk}/").content.decode()
    assert "Isla Menzies has 0 open now, 0 of them late and 0 due within a week, and would have 4." in page
    assert "The limit is 3." in page
    start(run=run, by=ailsa.actor(), at=NOW)
    carry_out(run=run, by=ailsa.actor(), at=NOW)
    assert [c.handler_id == isla.staff.pk for c in Complaint.objects.order_by("id")] == [False, *[True] * 4]
    assert Complaint.objects.get(pk=five[1].pk).allocations.get().pointed_out == [words[five[1].pk][1]]


def test_more_time_for_many_says_the_new_last_day_of_each_or_why_it_gets_none(
    five: list[Complaint], complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    """Before anything is done, and by the rules that it is done by: what is left out then is what is left out now."""
    late = complaint(received_on=date(2024, 3, 1))
    stage_2 = complaint(straight_to_stage_2=True, why_stage_2="Serious")
    extend(
        complaint=five[1], to_on=date(2024, 4, 8), reason="Away.", authorised_by=ben.staff, customer_told_on=None,
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    closing = {"closure": "withdrawn", "reason": "They rang.", "closed_on": TODAY}
    close_without_outcome(complaint=five[2], by=ailsa.actor(), at=NOW, **closing)
    said = {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(ben.staff.pk)}
    keys = [made.pk for made in (*five, late, stage_2)]
    run = make_preview(act="extend", complaints=keys, said=said, by=ailsa.actor(), at=NOW)
    told = {item.complaint_id: (item.state, item.words) for item in run.items.all()}
    assert told == {
        **{made.pk: ("waiting", "New last day: 11 April 2024. Now: 4 April 2024.") for made in (five[0], *five[3:])},
        five[1].pk: (
            "left_out",
            "It can be extended once, and has been. If it cannot be answered by then, move it to stage 2.",
        ),
        five[2].pk: ("left_out", "It is closed already."),
        late.pk: (
            "left_out",
            "It could be extended to 14 March 2024 at most: that day has passed. Answer it now, or move it to stage 2.",
        ),
        stage_2.pk: ("left_out", "It is due on 25 April 2024 already. Choose a later date."),
    }
    assert not Extension.objects.exclude(stage__complaint=five[1]).exists()
    start(run=run, by=ailsa.actor(), at=NOW)
    carry_out(run=run, by=ailsa.actor(), at=NOW)
    for item in run.items.select_related("complaint"):
        assert (item.state == "done") == (told[item.complaint_id][0] == "waiting")
        assert item.state == "left_out" or item.complaint.due_on == date(2024, 4, 11)


def test_more_time_that_nobody_can_authorise_is_left_out_before_it_is_done(
    council: Body, five: list[Complaint], ailsa: Colleague
) -> None:
    elsewhere = colleague(council, "Rona Reid", "frontline").staff
    said = {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(elsewhere.pk)}
    run = make_preview(act="extend", complaints=[five[0].pk], said=said, by=ailsa.actor(), at=NOW)
    words = "Rona Reid cannot authorise an extension here. Choose a manager."
    assert [(item.state, item.words) for item in run.items.all()] == [("left_out", words)]


@pytest.mark.parametrize("act", ["allocate", "extend"])
def test_many_are_looked_at_with_as_few_questions_as_one(
    five: list[Complaint], ailsa: Colleague, ben: Colleague, act: str
) -> None:
    extending = {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(ben.staff.pk)}
    said = extending if act == "extend" else {"handler": str(ailsa.staff.pk)}
    counts = []
    for number in (1, 5):
        keys = [made.pk for made in five[:number]]
        with CaptureQueriesContext(connection) as asked:
            make_preview(act=act, complaints=keys, said=said, by=ailsa.actor(), at=NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def standing(complaints: list[Complaint]) -> list[tuple[object, ...]]:
    rows = Complaint.objects.filter(pk__in=[c.pk for c in complaints]).order_by("id")
    return list(rows.values_list("state", "handler", "due_on", "look_on", "closed_on", "closure", "calendar_kept_at"))


@pytest.mark.parametrize("act", ["allocate", "tag", "extend", "withdraw"])
def test_what_was_done_to_many_is_taken_back_to_how_each_stood(
    five: list[Complaint], ailsa: Colleague, ben: Colleague, act: str
) -> None:
    said: dict[str, dict[str, object]] = {
        "allocate": {"handler": str(ailsa.staff.pk)},
        "tag": {"word": "Storm"},
        "extend": {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(ben.staff.pk)},
        "withdraw": {"reason": "They rang."},
    }
    for made in five:
        read_complaint(complaint=made, by=ailsa.actor(), at=NOW)
    before = standing(five)
    run = through(act, five, ailsa, **said[act])
    assert (run.state, progress_of(run).done) == ("done", 5)
    if act != "tag":
        assert standing(five) != before
    run = taken_back(run, ailsa)
    assert (run.state, progress_of(run).undone) == ("undone", 5)
    assert standing(five) == before
    assert not [tag for made in five for tag in made.tags.all()]


def test_progress_of_what_is_taken_back_counts_those_it_was_done_to() -> None:
    done = Progress(waiting=5, done=15, left_out=5)
    assert (done.to_do, done.through, done.percent) == (25, 20, 80)
    back = Progress(undoing=True, done=12, left_out=5, undone=6, not_undone=2)
    assert (back.to_do, back.through, back.percent) == (20, 8, 40)


def test_those_left_out_of_many_can_be_looked_at_apart(five: list[Complaint], ailsa: Colleague) -> None:
    read_complaint(complaint=five[0], by=ailsa.actor(), at=NOW)
    keys, client = [made.pk for made in five], signed_in(ailsa)
    run = make_preview(act="withdraw", complaints=keys, said={"reason": "They rang."}, by=ailsa.actor(), at=NOW)
    page = client.get(f"/office/work/runs/{run.pk}/").content.decode()
    assert all(words in page for words in ("To be done", "?state=waiting", "?state=left_out"))
    left_out = client.get(f"/office/work/runs/{run.pk}/?state=left_out").content.decode()
    assert five[0].reference not in left_out
    assert all(made.reference in left_out for made in five[1:])


def test_each_complaint_has_an_entry_of_its_own(five: list[Complaint], ailsa: Colleague) -> None:
    through("tag", five, ailsa, word="storm")
    assert Entry.objects.filter(act="complaint.tag").count() == 5


def test_nothing_is_closed_in_bulk_that_nobody_opened(five: list[Complaint], ailsa: Colleague) -> None:
    read_complaint(complaint=five[0], by=ailsa.actor(), at=NOW)
    run = through("withdraw", five, ailsa, reason="They rang.")
    assert (progress_of(run).done, progress_of(run).left_out) == (1, 4)
    words = set(run.items.filter(state=BulkItem.State.LEFT_OUT).values_list("words", flat=True))
    assert words == {"Nobody has opened this complaint. Open it before it is closed."}


def test_what_may_not_be_seen_is_not_in_it_and_what_may_not_be_done_is_left_out(
    council: Body, five: list[Complaint], ailsa: Colleague, cara: Colleague
) -> None:
    restrict(complaint=five[0], restricted=True, by=cara.actor(), at=NOW)
    frontline = colleague(council, "Fergus Front", "frontline", "Housing")
    run = make_preview(
        act="allocate", complaints=[c.pk for c in five], said={"handler": None}, by=frontline.actor(), at=NOW
    )
    assert (progress_of(run).total, progress_of(run).left_out) == (4, 4)


def test_one_that_cannot_be_done_does_not_stop_the_others(
    five: list[Complaint], complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    late = complaint(received_on=date(2024, 3, 1))
    said = {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(ben.staff.pk)}
    run = through("extend", [*five, late], ailsa, **said)
    assert (progress_of(run).done, progress_of(run).left_out) == (5, 1)
    assert "at most" in run.items.get(complaint=late).words


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    five: list[Complaint], ailsa: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wellheard.areas.workload.services import bulk

    run = make_preview(act="tag", complaints=[c.pk for c in five], said={"word": "storm"}, by=ailsa.actor(), at=NOW)
    start(run=run, by=ailsa.actor(), at=NOW)
    whole, calls = bulk._do, []

    class Killed(BaseException):
        pass

    def killed_at_the_third(*args: object) -> bool:
        calls.append(args)
        if len(calls) == 3:
            raise Killed
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(bulk, "_do", killed_at_the_third)
    with pytest.raises(Killed):
        carry_out(run=run, by=ailsa.actor(), at=NOW)
    assert progress_of(run).done == 2
    monkeypatch.setattr(bulk, "_do", whole)
    carry_out(run=run, by=ailsa.actor(), at=NOW)
    assert progress_of(run).done == 5
    assert Entry.objects.filter(act="complaint.tag").count() == 5


def test_what_was_changed_since_is_not_taken_back(five: list[Complaint], ailsa: Colleague, ben: Colleague) -> None:
    run = through("allocate", five, ailsa, handler=str(ailsa.staff.pk))
    allocate(complaint=five[0], handler=ben.staff, by=ailsa.actor(), at=NOW)
    taken_back(run, ailsa)
    assert (progress_of(run).undone, progress_of(run).not_undone) == (4, 1)
    assert Complaint.objects.get(pk=five[0].pk).handler == ben.staff


def test_a_run_is_begun_once_and_none_at_all_is_refused(five: list[Complaint], ailsa: Colleague) -> None:
    run = through("tag", five, ailsa, word="storm")
    with pytest.raises(UnableToProceed, match="begun already"):
        start(run=run, by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="at least one"):
        make_preview(act="tag", complaints=[], said={"word": "x"}, by=ailsa.actor(), at=NOW)


def test_ticking_in_the_list_leads_to_what_it_would_do(five: list[Complaint], ailsa: Colleague) -> None:
    client = signed_in(ailsa)
    chosen = {"act": "tag", "complaint": [str(five[0].pk), str(five[1].pk)]}
    assert "2 complaints are chosen" in client.post("/office/work/many/", chosen).content.decode()
    sent = client.post("/office/work/many/", chosen | {"said": "1", "word": "storm"}, follow=True)
    assert "Nothing is done yet" in sent.content.decode()
    whole = client.post("/office/work/many/?showing=open", {"act": "tag", "whole": "1"})
    assert "5 complaints are chosen" in whole.content.decode()
    assert Entry.objects.filter(act="complaint.tag").count() == 0


def test_another_persons_run_does_not_exist(five: list[Complaint], ailsa: Colleague, cara: Colleague) -> None:
    run = through("tag", five, ailsa, word="storm")
    assert signed_in(cara).get(f"/office/work/runs/{run.pk}/").status_code == 404


def test_a_letter_goes_to_many_each_in_their_way_and_those_without_an_address_are_left_out(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = [complaint(straight_to_stage_2=True, why_stage_2="Serious") for _ in range(3)]
    for held, way in zip(made, ({"email": "effie@example.org"}, {"address": "1 High Street"}), strict=False):
        change_person(complaint=held, person=held.people.get(), by=ailsa.actor(), at=NOW, **way)
    run = through("letter", made, ailsa, kind="acknowledgement")
    assert (progress_of(run).done, progress_of(run).left_out) == (2, 1)
    assert sorted(Message.objects.values_list("channel", flat=True)) == ["email", "print"]
    assert made[0].stages.get().acknowledged_on == TODAY
    assert "no e-mail and no address" in run.items.get(complaint=made[2]).words


def test_a_run_can_be_printed_and_saved(five: list[Complaint], ailsa: Colleague) -> None:
    printed, exported = through("print", five, ailsa), through("export", five, ailsa)
    client = signed_in(ailsa)
    page = client.get(f"/office/work/runs/{printed.pk}/print/").content.decode()
    assert all(made.reference in page for made in five)
    file = client.get(f"/office/work/runs/{exported.pk}/export/").content.decode()
    assert all(made.reference in file for made in five)
    assert TODAY.isoformat() in file


def test_letters_to_many_wait_and_are_taken_back_with_what_they_told(
    complaint: Callable[..., Complaint], ailsa: Colleague, smtp: SmtpServer, settings: Any
) -> None:
    """An acknowledgement that never left acknowledged nothing; what left stands."""
    settings.BULK_LETTER_HOLD = 10
    made = [complaint(straight_to_stage_2=True, why_stage_2="Serious") for _ in range(3)]
    for number, one in enumerate(made):
        change_person(complaint=one, person=one.people.get(), email=f"e{number}@example.org", by=ailsa.actor(), at=NOW)
    before = standing(made)
    run = through("letter", made, ailsa, kind="acknowledgement")
    assert progress_of(run).done == 3
    assert {one.stages.get().acknowledged_on for one in made} == {TODAY}
    page = signed_in(ailsa).get(f"/office/work/runs/{run.pk}/").content.decode()
    assert "The letters began to leave at" in page, "by the clock of the page, long ago"
    assert deliver_due(NOW + timedelta(minutes=9)) == 0
    gone = made[0].letters.get().message
    Message.objects.filter(pk=gone.pk).update(next_try_at=NOW)
    assert deliver_due(NOW) == 1
    back = taken_back(run, ailsa)
    assert (progress_of(back).undone, progress_of(back).not_undone) == (2, 1)
    assert "has left already" in back.items.get(state=BulkItem.State.NOT_UNDONE).words
    assert [one.stages.get().acknowledged_on for one in made] == [TODAY, None, None]
    assert standing(made)[1:] == before[1:]
    assert deliver_due(NOW + timedelta(days=1)) == 0
    assert len(smtp.catcher.mails) == 1
    assert [due.kind for due in due_of(made[1])] == ["acknowledgement"]


def test_more_time_told_of_in_a_letter_to_many_is_untold_with_it(
    complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague
) -> None:
    made = complaint()
    change_person(complaint=made, person=made.people.get(), address="1 High Street", by=ailsa.actor(), at=NOW)
    extension = extend(
        complaint=made, to_on=date(2024, 4, 10), reason="Storm.", authorised_by=ben.staff, customer_told_on=None,
        by=ailsa.actor(), at=NOW,
    )  # fmt: skip
    run = through("letter", [made], ailsa, kind="extension")
    extension.refresh_from_db()
    assert extension.customer_told_on == TODAY
    taken_back(run, ailsa)
    extension.refresh_from_db()
    assert extension.customer_told_on is None
    assert to_be_posted(ailsa.actor()) == []


def test_what_was_asked_for_is_said_in_words(five: list[Complaint], ailsa: Colleague, ben: Colleague) -> None:
    extend_to = {"to_on": "2024-04-11", "reason": "Storm.", "authorised_by": str(ben.staff.pk)}
    said = [
        ("extend", extend_to, ["11 April 2024", "Storm.", "Ben Ross"]),
        ("allocate", {"handler": None}, ["Nobody"]),
        ("letter", {"kind": "withdrawal"}, ["Withdrawal"]),
        ("tag", {"word": "Storm"}, ["Storm"]),
        ("print", {}, []),
    ]
    for act, asked, words in said:
        run = make_preview(act=act, complaints=[five[0].pk], said=asked, by=ailsa.actor(), at=NOW)
        assert [value for _, value in said_of(run)] == words, act
    page = signed_in(ailsa).get(f"/office/work/runs/{run.pk}/").content.decode()
    assert 'aria-current="page"' not in page.split("<main")[0], "no part of the office is said to be here"


ANSWER = {
    "outcome": "upheld", "response_text": "The lights are mended.", "responded_on": TODAY, "told_of_stage_2": True,
}  # fmt: skip


def test_each_of_a_campaign_gets_a_letter_of_their_own_from_one_act(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    """By letter to those answered by letter, once; not to whoever was rung, nor to one in no campaign."""
    made = [complaint("The lights are out", name=f"Neighbour {n}") for n in range(4)]
    for number, one in enumerate(made):
        email = f"e{number}@example.org"
        change_person(complaint=one, person=one.people.get(), email=email, by=ailsa.actor(), at=NOW)
        given = "phone" if number == 2 else "letter"
        answer_at_stage_1(complaint=one, response_given=given, by=ailsa.actor(), at=NOW, **ANSWER)  # type: ignore[arg-type]
    campaign = start_campaign(name="Lights", complaints=made[:3], by=ailsa.actor(), at=NOW)
    client = signed_in(ailsa)
    page = client.get(f"/office/complaints/campaigns/{campaign.pk}/")
    assert page.context["letters_due"] == sorted(one.pk for one in made[:2])
    asked = {"act": "letter", "said": "1", "kind": "stage_1_answer", "complaint": [str(one.pk) for one in made]}
    preview = client.get(client.post("/office/work/many/", asked)["Location"]).content.decode()
    assert "How it would read, for" in preview
    assert "The lights are mended." in preview
    assert not made[0].letters.exists()
    run = through("letter", made, ailsa, kind="stage_1_answer")
    assert sorted(Message.objects.values_list("to", flat=True)) == ["e0@example.org", "e1@example.org"]
    letters = [one.letters.get() for one in made[:2]]
    assert [letter.greeting for letter in letters] == ["Dear Neighbour 0", "Dear Neighbour 1"]
    assert "It was not answered by letter" in run.items.get(complaint=made[2]).words
    assert "in no campaign" in run.items.get(complaint=made[3]).words
    assert progress_of(through("letter", made, ailsa, kind="stage_1_answer")).left_out == 4
    assert client.get(f"/office/complaints/campaigns/{campaign.pk}/").context["letters_due"] == []
    back = Message.objects.filter(pk=letters[0].message_id)
    back.update(state=Message.State.BOUNCED)
    assert client.get(f"/office/complaints/campaigns/{campaign.pk}/").context["letters_due"] == []
    assert "It came back. Send it again" in client.get(f"/office/complaints/{made[0].pk}/letters/").content.decode()
    back.update(state=Message.State.WAITING)
    assert progress_of(taken_back(run, ailsa)).undone == 2
    assert len(client.get(f"/office/complaints/campaigns/{campaign.pk}/").context["letters_due"]) == 2


def test_a_letter_of_a_campaign_is_not_sent_twice_by_who_looked_at_it_before(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    one = complaint("The lights are out")
    change_person(complaint=one, person=one.people.get(), email="e@example.org", by=ailsa.actor(), at=NOW)
    answer_at_stage_1(complaint=one, response_given="letter", by=ailsa.actor(), at=NOW, **ANSWER)  # type: ignore[arg-type]
    start_campaign(name="Lights", complaints=[one], by=ailsa.actor(), at=NOW)
    said: dict[str, Any] = {"act": "letter", "complaints": [one.pk], "said": {"kind": "stage_1_answer"}}
    runs = [make_preview(by=ailsa.actor(), at=NOW, **said) for _ in range(2)]
    for run in runs:
        start(run=run, by=ailsa.actor(), at=NOW)
        carry_out(run=run, by=ailsa.actor(), at=NOW)
    assert [progress_of(run).done for run in runs] == [1, 0]
    assert Message.objects.count() == 1
