"""The pictures: each figure opens what it counts, and counts what the reader may see."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext

from areas.coding.conftest import codes
from people import NOW, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import restrict
from wellheard.areas.coding import services
from wellheard.areas.coding.services import CodesGiven

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
    assert (found["blind spots", "", "", "edges"], found["blind spots", "", "", "edges, of"]) == ("3", "4")
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
        for page in ("pictures/", "pictures/complaints/"):
            address = f"/office/coding/{page}?{PERIOD}&kind=coded"
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            found.setdefault(page, []).append(len(asked))
    assert all(first == last for first, last in found.values()), found
