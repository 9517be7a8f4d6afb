"""Coding a complaint, twice and blind, and what may be seen of it before both are in."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from areas.coding.conftest import codes
from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import restrict
from wellheard.areas.coding import services
from wellheard.areas.coding.models import Coding, SecondCoding
from wellheard.areas.coding.selectors import coding_on_file, counts_of, next_in, queue, samples, taxonomy_for
from wellheard.areas.coding.selectors.figures import Asked, coded
from wellheard.areas.coding.selectors.pairs import pairs
from wellheard.areas.coding.services import UnableToCode
from wellheard.foundation.journal.models import Detail, Entry
from wellheard.foundation.journal.selectors import journey

YEAR = Asked(date(2024, 1, 1), date(2024, 12, 31), "general")


def do_code(complaint: Complaint, by: Colleague, *problems: tuple[str, int], **said: object) -> Coding:
    return services.code(complaint=complaint, given=codes(*problems, **said), by=by.actor(), at=NOW)


def second(complaint: Complaint, by: Colleague, *problems: tuple[str, int], **said: object) -> Coding:
    return services.code_second(complaint=complaint, given=codes(*problems, **said), by=by.actor(), at=NOW)


def test_a_coding_is_kept_in_versions_and_the_latest_counts(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = complaint()
    first = do_code(made, ailsa, ("delay", 2, 1), ("respect", 0, None))
    again = do_code(made, ailsa, ("delay", 3), omission=True)
    first.refresh_from_db()
    assert (first.counts, again.counts, again.number) == (False, True, 2)
    assert [(p.category, p.severity, p.answer_severity) for p in first.problems.all()] == [("delay", 2, 1)]
    assert Entry.objects.filter(act="coding.code", about_id=made.pk).count() == 2
    held = Detail.objects.filter(entry__act="coding.code", name="problems").order_by("entry__number")
    assert held[0].value == '["delay/:2/1"]'


@pytest.mark.parametrize(
    ("problems", "said", "why"),
    [
        ([("delay", 0)], {}, "at least one problem"),
        ([("quality", 2)], {}, "is not in General set"),
        ([("delay", 4)], {}, "0, 1, 2 or 3"),
        ([("delay", 2)], {"stages": ()}, "at least one stage"),
        ([("delay", 2)], {"stages": ("ward",)}, "stage is not in"),
        ([("delay", 2)], {"harm": 4}, "what in the complaint shows serious harm"),
        ([("delay", 2)], {"recovered_by": "family"}, "near miss"),
        ([("delay", 2)], {"staff_group": "nursing"}, "staff group is not in"),
    ],
)
def test_codes_that_do_not_fit_are_refused(
    complaint: Callable[..., Complaint],
    ailsa: Colleague,
    problems: list[tuple[str, int]],
    said: dict[str, object],
    why: str,
) -> None:
    with pytest.raises(UnableToCode, match=why):
        do_code(complaint(), ailsa, *problems, **said)


def test_two_code_blind_and_then_agree(answered: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague) -> None:
    made = answered()
    do_code(made, ailsa, ("delay", 3, 1), ("listening", 1, 0))
    services.ask_second(complaint=made, of=mhairi.staff, by=ailsa.actor(), at=NOW)
    blind = coding_on_file(mhairi.actor(), made)
    assert (blind.is_blind, blind.counting, blind.versions, blind.differences) == (True, None, 0, ())
    assert coded(mhairi.actor(), YEAR).rows == ()
    assert coded(mhairi.actor(), YEAR).of == 0
    with pytest.raises(UnableToCode, match="without seeing the first codes"):
        do_code(made, mhairi, ("delay", 1))
    second(made, mhairi, ("delay", 2, 1), stages=("asking", "providing"), harm=3)
    found = coding_on_file(mhairi.actor(), made)
    assert [(row.of, row.first, row.second) for row in found.differences] == [
        ("Delay and missed arrangements", "3 High", "2 Medium"), ("Listening", "1 Low", "0 Not present"),
        ("Asking and being let in", "No", "Yes"), ("Harm", "1 Minimal", "3 Moderate"),
    ]  # fmt: skip
    with pytest.raises(UnableToCode, match="Record what you agree on"):
        do_code(made, ailsa, ("delay", 2))
    with pytest.raises(UnableToCode, match="stays as it was"):
        second(made, mhairi, ("delay", 3))
    assert queue(ailsa.actor(), "differ").get() == made
    services.agree(complaint=made, given=codes(("delay", 2, 1)), by=ailsa.actor(), at=NOW)
    row = coded(ailsa.actor(), YEAR).rows[0]
    assert [(p.category, p.severity, p.answer_severity) for p in row.problems] == [("delay", 2, 1)]
    held = pairs(ailsa.actor(), YEAR, ["delay", "listening"], ["asking"])
    assert (held.severities, held.stages) == ({"delay": [(3, 2)], "listening": [(1, 0)]}, {"asking": [(0, 1)]})
    assert held.harms == [(1, 3)]
    assert counts_of(ailsa.actor())["differ"] == 0
    assert do_code(made, ailsa, ("delay", 1)).basis == "agreed"


def test_the_first_coder_does_not_see_the_second_before_both_are_in(
    complaint: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    made = complaint()
    services.ask_second(complaint=made, of=mhairi.staff, by=ailsa.actor(), at=NOW)
    second(made, mhairi, ("delay", 1))
    second(made, mhairi, ("delay", 2))
    assert coding_on_file(ailsa.actor(), made).counting is None
    assert coded(ailsa.actor(), YEAR).rows == ()
    do_code(made, ailsa, ("delay", 3))
    found = coding_on_file(ailsa.actor(), made)
    assert found.second is not None
    assert (found.second.coding.number, found.differences[0].second) == (2, "2 Medium")


def test_a_second_coder_has_the_right_to_the_complaint_and_has_not_coded_it(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    made, roads = complaint(), colleague(council, "Rory Roads", "complaints_officer", "Roads")
    auditor = colleague(council, "Moira Bell", "auditor")
    for who in (roads, auditor):
        with pytest.raises(UnableToCode, match="may not see this complaint"):
            services.ask_second(complaint=made, of=who.staff, by=ailsa.actor(), at=NOW)
    restrict(complaint=made, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToCode, match="may not see this complaint"):
        services.ask_second(complaint=made, of=mhairi.staff, by=ailsa.actor(), at=NOW)
    do_code(made, ailsa, ("delay", 2))
    with pytest.raises(UnableToCode, match="has coded this complaint"):
        services.ask_second(complaint=made, of=ailsa.staff, by=ailsa.actor(), at=NOW)
    assert (coded(mhairi.actor(), YEAR).of, coded(ailsa.actor(), YEAR).of) == (0, 1)


def test_a_sample_is_drawn_by_its_seed_from_what_both_may_see(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    made = [complaint() for _ in range(10)]
    hidden, theirs = complaint(), complaint()
    restrict(complaint=hidden, restricted=True, readers=[mhairi.staff], by=ailsa.actor(), at=NOW)
    do_code(theirs, mhairi, ("delay", 1))
    said = {"first_on": TODAY, "last_on": TODAY, "of": mhairi.staff, "by": ailsa.actor(), "at": NOW}
    sample = services.draw_sample(share=25, seed="March", **said)
    drawn = set(SecondCoding.objects.filter(sample=sample).values_list("complaint_id", flat=True))
    assert (sample.drawn_from, len(drawn)) == (10, 3)
    assert drawn < {one.pk for one in made}
    SecondCoding.objects.update(withdrawn_at=NOW)
    again = services.draw_sample(share=25, seed="March", **said)
    assert drawn == set(SecondCoding.objects.filter(sample=again).values_list("complaint_id", flat=True))
    assert samples(ailsa.actor()).get().drawn_count == 3
    assert counts_of(mhairi.actor())["asked"] == 3
    services.draw_sample(share=100, seed="x", **said)
    with pytest.raises(UnableToCode, match="no complaint in that period"):
        services.draw_sample(share=100, seed="x", **said)
    others = colleague(council, "Rory Roads", "complaints_officer", "Roads")
    assert list(samples(others.actor())) == []


def test_a_taxonomy_is_chosen_for_a_service_from_a_day_with_names_of_its_own(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made, bins = complaint(), complaint(service="Bins")
    said = {"by": None, "at": NOW}
    services.choose_taxonomy(
        name="general", from_on=TODAY, service=council.services["Housing"], names={"providing": "The repair"}, **said
    )
    services.choose_taxonomy(name="hcat", from_on=date(2024, 4, 1), **said)
    assert taxonomy_for(made).stages[2].name == "The repair"
    assert (taxonomy_for(bins).name, taxonomy_for(bins).stages[2].name) == ("general", "Providing the service")
    later = complaint(service="Bins", received_on=date(2024, 4, 1), at=NOW.replace(month=4, day=1))
    assert taxonomy_for(later).name == "hcat"
    with pytest.raises(UnableToCode, match="no such code"):
        services.choose_taxonomy(name="hcat", from_on=date(2024, 5, 1), names={"providing": "x"}, **said)
    with pytest.raises(UnableToCode, match="already begins"):
        services.choose_taxonomy(name="hcat", from_on=date(2024, 4, 1), **said)


def test_an_afternoon_by_the_screen(answered: Callable[..., Complaint], ailsa: Colleague) -> None:
    made = [answered(description=f"Nobody came, {n}.") for n in range(3)][::-1]
    client = signed_in(ailsa)
    assert "Begin with the first" in client.get("/office/coding/").content.decode()
    address = f"/office/complaints/{made[0].pk}/coding/first/?from=uncoded"
    page = client.get(address).content.decode()
    assert "We are sorry. The visit was missed." in page
    assert 'aria-label="Listening: severity in our answer"' in page
    send = {"p_delay": "3", "a_delay": "1", "s_delay": "missed", "stages": ["providing"], "harm": "4", "next": "1"}
    refused = client.post(address, send)
    assert (refused.status_code, "shows serious harm" in refused.content.decode()) == (422, True)
    sent = client.post(address, {**send, "harm_shown_by": "They were taken to hospital."})
    assert sent["Location"] == f"/office/complaints/{made[1].pk}/coding/first/?from=uncoded"
    row = coded(ailsa.actor(), YEAR).rows[0]
    assert [(p.category, p.severity, p.answer_severity) for p in row.problems] == [("delay", 3, 1)]
    assert row.answered
    for one in made[1:]:
        sent = client.post(f"/office/complaints/{one.pk}/coding/first/?from=uncoded", {**send, "harm": ""})
    assert sent["Location"] == "/office/coding/"
    assert next_in(ailsa.actor(), "uncoded", made[0]) is None
    page = client.get(f"/office/complaints/{made[0].pk}/coding/").content.decode()
    assert "we see it milder by 2" in page
    assert "Delay and missed arrangements" in page


def test_the_blind_screen_gives_nothing_away(
    answered: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    made = answered()
    do_code(made, ailsa, ("respect", 3, 0), remark="Zebrafinch", who_complains="advocate")
    services.ask_second(complaint=made, of=mhairi.staff, by=ailsa.actor(), at=NOW)
    client = signed_in(mhairi)
    for address in ("", "coding/", "coding/second/", "coding/second/?from=asked", "journal/"):
        answer = client.get(f"/office/complaints/{made.pk}/{address}")
        if answer.status_code == 200:
            text = answer.content.decode()
            assert "Zebrafinch" not in text
            assert "selected" not in text.replace('value="" selected', "").replace('value="0" selected', ""), address
    assert client.get(f"/office/complaints/{made.pk}/coding/first/").status_code == 302
    assert client.get(f"/office/complaints/{made.pk}/coding/agree/").status_code == 302
    told = [value for step in journey(made.pk) for name, value in step.values.items() if name == "of"]
    assert told == ["Mhairi Lowe"]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_lists_ask_the_same_for_one_and_for_three(
    answered: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    client, found = signed_in(ailsa), {}
    addresses = ("/office/coding/", "/office/coding/samples/")
    said = {"first_on": TODAY, "last_on": TODAY, "of": mhairi.staff, "by": ailsa.actor(), "at": NOW}
    for count in (1, 2):
        for n in range(count):
            one = answered()
            do_code(one, ailsa, ("delay", 2, 1), ("respect", 1, 1))  # and the second coder sees it otherwise
            services.draw_sample(share=100, seed=f"{count} {n}", **said)
            second(one, mhairi, ("delay", 1, 1))
            answered()
        for address in addresses:
            client.get(address)
            found.setdefault(address, []).append(_queries(client, address))
    assert all(first == last for first, last in found.values()), found
