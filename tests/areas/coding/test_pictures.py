"""The pictures: each figure opens what it counts, and counts what the reader may see."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from areas.coding.conftest import codes
from people import NOW, Body, Colleague, colleague, signed_in
from wellheard.analytics.agreement import ac1, ac2, weighted_kappa
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import restrict
from wellheard.areas.coding import services
from wellheard.areas.coding.selectors.agreement import Reading, how_far, measured
from wellheard.areas.coding.selectors.figures import Asked
from wellheard.areas.coding.services import CodesGiven
from wellheard.foundation.organisations.models import RoleHolding

PERIOD = "first=1/1/2024&last=31/12/2024"


def do_code(complaint: Complaint, by: Colleague, given: CodesGiven) -> None:
    services.code(complaint=complaint, given=given, by=by.actor(), at=NOW)


def figures(text: str) -> dict[tuple[str, str, str, str], str]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    return {(row["picture"], row["category"], row["stage"], row["figure"]): row["value"] for row in rows}


def test_the_figures_are_what_was_coded_and_each_opens_its_complaints(
    council: Body, answered: Callable[..., Complaint], complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    made = [answered(), answered(service="Bins"), complaint(), complaint()]
    other = {"services": (council.services["Roads"],)}
    do_code(made[0], ailsa, codes(("delay", 3, 1), ("listening", 1, 0), harm=4, harm_shown_by="x", stages=("asking",)))
    do_code(made[1], ailsa, codes(("delay", 1, 1), ("respect", 0, 2), omission=True, near_miss=True, answer_harm=0))
    do_code(made[2], ailsa, codes(("delay", 2), stages=("asking", "deciding", "ending"), **other))
    client = signed_in(ailsa)
    found = figures(client.get(f"/office/coding/pictures/file/?{PERIOD}").content.decode())
    delay = "Delay and missed arrangements"
    assert found["coverage", "", "", "complaints coded"] == "3"
    assert found["coverage", "", "", "complaints that could be coded"] == "4"
    assert found["volume against severity", delay, "", "complaints"] == "3"
    assert found["volume against severity", delay, "", "mean severity"] == "2.00"
    assert found["volume against severity", "Respect and rights", "", "complaints"] == "0"
    assert found["hot spots", delay, "Asking and being let in", "all"] == "2"
    assert (found["blind spots", "", "", "edges"], found["blind spots", "", "", "edges, of"]) == ("4", "6")
    assert (found["blind spots", "", "", "far"], found["blind spots", "", "", "omission"]) == ("1", "1")
    assert [found["our answers", delay, "", kind] for kind in ("compared", "missed", "milder", "same")] == [
        "2", "0", "1", "1",
    ]  # fmt: skip
    assert found["our answers", "Listening", "", "missed"] == "1"
    assert found["our answers", "Respect and rights", "", "graver"] == "1"
    page = client.get(f"/office/coding/pictures/?{PERIOD}&counted=serious_harm").content.decode()
    links = re.findall(r'href="(/office/coding/pictures/complaints/[^"]*)">([\d,]+)</a>', page)
    assert len(links) > 15
    for address, count in links:
        opened = client.get(unescape(address)).content.decode()
        assert f"<strong>{count} complaint" in opened, address
    assert client.get(f"/office/coding/pictures/complaints/?{PERIOD}&kind=nothing").status_code == 404
    part = figures(client.get(f"/office/coding/pictures/file/?{PERIOD}&service={council.services['Environment'].pk}")
                   .content.decode())  # fmt: skip
    assert part["coverage", "", "", "complaints coded"] == "1"


def test_a_picture_counts_what_its_reader_may_see_and_gives_no_first_codes_away(
    council: Body, complaint: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    shown, hidden, blind = complaint(), complaint(), complaint()
    for one in (shown, hidden, blind):
        do_code(one, ailsa, codes(("respect", 3), harm=5, harm_shown_by="x"))
    restrict(complaint=hidden, restricted=True, readers=[], by=ailsa.actor(), at=NOW)
    services.ask_second(complaint=blind, of=mhairi.staff, by=ailsa.actor(), at=NOW)
    key = ("volume against severity", "Respect and rights", "", "complaints")
    address = f"/office/coding/pictures/file/?{PERIOD}"
    counts = {
        name: figures(signed_in(who).get(address).content.decode())[key]
        for name, who in (("ailsa", ailsa), ("mhairi", mhairi))
    }
    assert counts == {"ailsa": "3", "mhairi": "1"}
    opened = f"/office/coding/pictures/complaints/?{PERIOD}&kind=volume&category=respect"
    assert blind.reference not in signed_in(mhairi).get(opened).content.decode()
    assert blind.reference in signed_in(ailsa).get(opened).content.decode()
    roads = colleague(council, "Rory Roads", "complaints_officer", "Roads")
    assert figures(signed_in(roads).get(address).content.decode())[key] == "0"
    nobody = colleague(council, "Alan Reid", "administrator")
    assert signed_in(nobody).get(address).status_code == 403


def test_the_pages_ask_the_same_for_one_and_for_three(
    answered: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    client, found = signed_in(ailsa), {}
    for count in (1, 2):
        for _ in range(count):
            one = answered()
            do_code(one, ailsa, codes(("delay", 2, 1), ("respect", 1, 1)))
            services.ask_second(complaint=one, of=mhairi.staff, by=ailsa.actor(), at=NOW)
            services.code_second(complaint=one, given=codes(("delay", 1, 1)), by=mhairi.actor(), at=NOW)
        for page in ("pictures/", "pictures/complaints/", "agreement/"):
            address = f"/office/coding/{page}?{PERIOD}&kind=coded"
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            found.setdefault(page, []).append(len(asked))
    assert all(first == last for first, last in found.values()), found


def test_a_cell_is_hot_where_there_is_more_than_chance_would_bring(
    complaint: Callable[..., Complaint], ailsa: Colleague
) -> None:
    for _ in range(9):
        do_code(complaint(), ailsa, codes(("delay", 2), stages=("asking",)))
        do_code(complaint(), ailsa, codes(("respect", 2), stages=("ending",)))
    do_code(complaint(), ailsa, codes(("delay", 2), stages=("ending",)))
    client = signed_in(ailsa)
    page = client.get(f"/office/coding/pictures/?{PERIOD}").content.decode()
    assert page.count('<span class="ds_tag ds_tag--orange">Hot</span>') == 2
    assert "wh-chart--grid" in page
    found = figures(client.get(f"/office/coding/pictures/file/?{PERIOD}").content.decode())
    assert found["hot spots", "Respect and rights", "Ending and handing over", "all, hot spot"] == "9"
    assert found["hot spots", "Delay and missed arrangements", "Ending and handing over", "all"] == "1"


@pytest.mark.parametrize(
    ("ratings", "reading"),
    [
        ([(1, 1)] * 9, Reading.TOO_FEW),
        ([(0, 0)] * 190 + [(1, 1)] * 10, Reading.GOOD),
        ([(0, 0)] * 40 + [(1, 1)] * 44 + [(0, 1)] * 8 + [(1, 0)] * 8, Reading.FAIR),
        ([(0, 0)] * 5 + [(1, 1)] * 6 + [(0, 1)] * 3, Reading.UNSURE),
        ([(0, 1)] * 20 + [(1, 0)] * 20 + [(0, 0)] * 10, Reading.POOR),
    ],
)
def test_what_is_said_of_agreement_goes_by_the_whole_interval(ratings: list[tuple[int, int]], reading: Reading) -> None:
    assert measured(ac1(ratings, (0, 1))).reading == reading


def test_codes_that_never_vary_say_nothing_by_kappa() -> None:
    assert measured(weighted_kappa([0] * 20, [0] * 20, (0, 1, 2, 3))).reading == Reading.NO_VARIATION


def test_the_page_of_agreement_shows_what_the_two_coded(
    complaint: Callable[..., Complaint], ailsa: Colleague, mhairi: Colleague
) -> None:
    for second in (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0):
        one = complaint()
        do_code(one, ailsa, codes(("delay", 2), ("listening", 1), harm=second))
        services.ask_second(complaint=one, of=mhairi.staff, by=ailsa.actor(), at=NOW)
        given = codes(("delay", second), ("listening", 1), harm=second)
        services.code_second(complaint=one, given=given, by=mhairi.actor(), at=NOW)
    asked = Asked(NOW.date(), NOW.date(), "general")
    found = {row.category.code: row for row in how_far(ailsa.actor(), asked).categories}
    assert found["listening"].presence.agreement.coefficient == 1.0
    expected = ac2([(2, 2)] * 10 + [(2, 1), (2, 0)], (0, 1, 2, 3))
    assert found["delay"].severity.agreement == expected
    assert (found["delay"].seen, found["respect"].seen) == (12, 0)
    page = signed_in(ailsa).get(f"/office/coding/agreement/?{PERIOD}").content.decode()
    assert "12 complaints were coded by two people" in page
    assert f"{expected.coefficient:.2f}" in page
    assert (found["listening"].presence.reading, found["respect"].presence.reading) == ("all_same", "seldom")
    assert "No difference so far, in few pairs." in page
    assert signed_in(colleague_without(mhairi)).get("/office/coding/agreement/").status_code == 403


def colleague_without(somebody: Colleague) -> Colleague:
    """The same person after their duty has ended."""
    RoleHolding.objects.filter(staff=somebody.staff).update(until_on=NOW.date().replace(year=2022))
    return somebody
