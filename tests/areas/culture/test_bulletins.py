"""Bulletins: begun from the records, edited, approved by another, sent to the right staff, read as a figure only."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from carrying_out import carried_out
from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.culture.models import Bulletin, BulletinReceipt
from wellheard.areas.culture.selectors.bulletins import bulletin_for, bulletins_seen
from wellheard.areas.culture.services.bulletins import (
    approve_bulletin,
    begin_bulletin,
    edit_bulletin,
    read_bulletin,
    send_bulletin,
    take_bulletin_back,
)
from wellheard.areas.learning.services import propose_action
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations import scope

FIRST, LAST = date(2024, 1, 1), date(2024, 3, 31)


@pytest.fixture(autouse=True)
def _in_the_council(council: Body) -> Iterator[None]:
    with scope.of(council.id):
        yield


@pytest.fixture
def nan(council: Body) -> Colleague:
    return colleague(council, "Nan Repairs", "frontline", "Repairs")


@pytest.fixture
def bob(council: Body) -> Colleague:
    return colleague(council, "Bob Bins", "frontline", "Bins")


def begun(by: Colleague, service: Any = None, kind: str = "bulletin", services: Any = ()) -> Bulletin:
    return begin_bulletin(
        kind=kind, title="Winter", service=service, first_on=FIRST, last_on=LAST, services=services, by=by.actor(),
        at=NOW,
    )  # fmt: skip


def approved(by: Colleague, manager: Colleague, **said: Any) -> Bulletin:
    row = edit_bulletin(bulletin=begun(by, **said), title="Winter", text="We mended it.", by=by.actor(), at=NOW)
    return approve_bulletin(bulletin=row, by=manager.actor(), at=NOW)


def test_its_first_text_tells_what_was_signed_off_in_the_period(
    council: Body, ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    assert "Nothing was signed off" in begun(ailsa).text
    repairs = council.services["Repairs"]
    action = propose_action(
        title="Book both visits", changes="practice", means="checklist", service=repairs, owner_team="Planners",
        due_on=TODAY + timedelta(days=9), evidence_needed="The list", measured_service=repairs, by=ailsa.actor(),
        at=NOW,
    )  # fmt: skip
    carried_out(action, ben, cara)
    text = begun(ailsa, council.services["Housing"]).text
    assert text.startswith("What we learned from complaints from 1 January 2024 to 31 March 2024.")
    assert "What we changed\n– Book both visits (Repairs, since 28 March 2024)" in text
    assert "Book both visits" not in begun(ailsa, council.services["Bins"]).text


def test_it_is_edited_by_a_person_approved_by_another_and_then_its_words_stand(
    council: Body, ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    housing = council.services["Housing"]
    row = begun(ben, housing)
    with pytest.raises(UnableToProceed, match="Nobody has edited it"):
        approve_bulletin(bulletin=row, by=cara.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="“Draft”"):
        send_bulletin(bulletin=row, by=ben.actor(), at=NOW)
    edit_bulletin(bulletin=row, title="Spring", text="We mended it.", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="did not write in it"):
        approve_bulletin(bulletin=row, by=ben.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="A manager"):
        approve_bulletin(bulletin=row, by=ailsa.actor(), at=NOW)
    approve_bulletin(bulletin=row, by=cara.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Approved"):
        edit_bulletin(bulletin=row, title="Other", text="Other", by=ailsa.actor(), at=NOW)


def test_taken_back_it_is_a_draft_again_and_whoever_wrote_in_it_once_does_not_approve_it(
    council: Body, ailsa: Colleague, ben: Colleague, cara: Colleague
) -> None:
    row = approved(ailsa, cara, service=council.services["Housing"])
    with pytest.raises(UnableToProceed, match="what should be changed"):
        take_bulletin_back(bulletin=row, why=" ", by=ailsa.actor(), at=NOW)
    take_bulletin_back(bulletin=row, why="A name stands in it", by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="Draft"):
        take_bulletin_back(bulletin=row, why="Again", by=ailsa.actor(), at=NOW)
    for writer in (cara, ailsa):
        edit_bulletin(bulletin=row, title="Winter", text="We mended it all.", by=writer.actor(), at=NOW)
    with pytest.raises(UnableToProceed, match="did not write in it"):
        approve_bulletin(bulletin=row, by=cara.actor(), at=NOW)
    assert approve_bulletin(bulletin=row, by=ben.actor(), at=NOW).approved_by == ben.staff


def test_it_goes_once_to_the_staff_of_the_services_chosen_or_to_all_and_reading_is_counted_once(
    council: Body, ailsa: Colleague, cara: Colleague, nan: Colleague, bob: Colleague
) -> None:
    part = approved(ailsa, cara, services=[council.services["Housing"]])
    assert send_bulletin(bulletin=part, by=ailsa.actor(), at=NOW) == 3
    receipts = BulletinReceipt.objects.order_by("staff__name")
    assert list(receipts.values_list("staff__name", flat=True)) == ["Ailsa Grant", "Cara Munro", "Nan Repairs"]
    with pytest.raises(UnableToProceed, match="“Sent”"):
        send_bulletin(bulletin=part, by=ailsa.actor(), at=NOW)
    to = {message.to for message in Message.objects.filter(key__startswith="bulletin")}
    assert to == {who.account.email for who in (ailsa, cara, nan)}
    everybody = approved(ailsa, cara)
    assert send_bulletin(bulletin=everybody, by=ailsa.actor(), at=NOW) == 4

    said: dict[str, Any] = {"bulletin": part, "at": NOW}
    assert [read_bulletin(by=one.actor(), **said) for one in (nan, nan, bob)] == [True, False, False]
    seen = bulletins_seen(ailsa.actor()).get(pk=part.pk)
    assert (seen.sent_to, seen.read_by) == (3, 1)
    last = Entry.objects.order_by("-number")[0]
    assert (last.act, last.actor_id) == ("bulletin.read", None)


def test_what_is_sent_is_for_all_staff_and_a_draft_for_those_of_its_service(
    council: Body, ailsa: Colleague, ben: Colleague, cara: Colleague, nan: Colleague
) -> None:
    whole, housing = begun(ailsa), begun(ailsa, council.services["Housing"])
    assert list(bulletins_seen(ben.actor())) == [housing]
    for who, row in ((ben, whole), (nan, housing)):
        with pytest.raises(Http404):
            bulletin_for(who.actor(), row.pk)
    sent = approved(ailsa, cara)
    send_bulletin(bulletin=sent, by=ailsa.actor(), at=NOW)
    assert list(bulletins_seen(nan.actor())) == [sent]
    with pytest.raises(PermissionDenied):
        bulletin_for(nan.actor(), sent.pk, to_write=True)


def test_the_pages_of_a_bulletin_from_its_draft_to_its_figures(
    council: Body, ailsa: Colleague, cara: Colleague, nan: Colleague
) -> None:
    writer, chief, reader, begin = signed_in(ailsa), signed_in(cara), signed_in(nan), "/office/learning/bulletins/"
    said = {"kind": "lessons", "title": "Lessons of winter", "service": "", "first_on": "1/1/2024",
            "last_on": "31/3/2024", "services": [str(council.services["Housing"].pk)]}  # fmt: skip
    page = writer.post(f"{begin}new/", said, follow=True)
    assert "What we learned from complaints from 1 January 2024" in page.content.decode()
    row = Bulletin.objects.get()
    address = f"{begin}{row.pk}/"
    assert reader.get(address).status_code == 404
    writer.post(f"{address}edit/", {"title": row.title, "text": "We mended it."})
    assert writer.post(f"{address}approve/").status_code == 403
    chief.post(f"{address}approve/")
    assert "It goes to 3 members" in writer.get(f"{address}send/").content.decode()
    assert "Sent to 3, read by 1" in writer.post(f"{address}send/", follow=True).content.decode()
    for _ in range(2):
        text = reader.get(address).content.decode()
        assert "We mended it." in text
        assert "read by" not in text
    assert "to 3, read by 2" in writer.get(begin).content.decode()
    assert "read by" not in reader.get(begin).content.decode()
