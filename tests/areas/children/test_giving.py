"""What may be given of a child's record, as by a subject access request: to the child, and to an adult."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from people import NOW, TODAY, Body, Colleague, colleague, signed_in
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.services import refer_for_protection
from wellheard.areas.children.models import ChildDiscussion, ChildInvolvement, ChildWords, Telling
from wellheard.areas.children.services import (
    change_child,
    hear,
    involve,
    note_talk,
    tell,
    weigh_interests,
    withdraw,
)
from wellheard.foundation.journal.models import Entry

Make = Callable[..., Complaint]
KEPT = "Zebrafinch frightens me"


@pytest.fixture
def child(complaint: Make, ailsa: Colleague) -> ChildInvolvement:
    """Rory's mother complained; everything that he said, and everything of it that staff wrote, he keeps back."""
    made = complaint("My son's bus never came.")
    own: dict[str, Any] = {"complaint": made, "by": ailsa.actor(), "at": NOW}
    row = involve(trigger="affects_child", called="Rory", age_band="12_to_15", **own)
    own["child"] = row
    change_child(influence=KEPT, action_agreed=KEPT, understands="fully", capacity_by=ailsa.staff,
                 capacity_on=TODAY, capacity_basis=KEPT, not_sought_why=KEPT, consent="yes", consent_on=TODAY,
                 consent_how=KEPT, consent_scope=KEPT, mode=KEPT, adjustments=KEPT, **own)  # fmt: skip
    for about in ("views", "wanted", "other"):
        hear(about=about, text=KEPT, said_on=TODAY, **own)
    note_talk(on=TODAY, note=KEPT, present="Ailsa", place="School", **own)
    tell(who="His father", told=False, why=KEPT, **own)
    tell(who="His gran", told=True, told_on=TODAY, why=KEPT, may_hear=KEPT, **own)
    weigh_interests(question=KEPT, options=KEPT, decision=KEPT, rights=KEPT, decided_by=ailsa.staff,
                    decided_on=TODAY, against_wish=True, **own)  # fmt: skip
    withdraw(withdrawn_on=TODAY, withdrawn_why=KEPT, **own)
    del own["child"]
    refer_for_protection(who="child", concern=KEPT, referred_to=KEPT, referred_on=TODAY, referred_time=NOW.time(),
                         **own)  # fmt: skip
    return row


def given(client: Client, child: ChildInvolvement, to: object) -> str:
    answer = client.get(f"/office/complaints/{child.complaint_id}/children/given/{child.pk}/{to}/")
    assert answer.status_code == 200
    return answer.content.decode()


def adult(child: ChildInvolvement) -> Person:
    return child.complaint.people.get(name="Effie Bain")


def test_the_child_is_given_all_of_it(child: ChildInvolvement, ailsa: Colleague) -> None:
    page = given(signed_in(ailsa), child, "child")
    written = ("influence", "action", "basis", "why not", "how", "scope", "mode", "adjustments")
    said, decided, protected = ("views", "wanted", "other", "talk", "why"), ("no", "yes", "hear"), ("to", "concern")
    assert page.count(KEPT) == len(written) + len(said) + len(decided) + 4 + len(protected)


def test_an_adult_is_given_nothing_that_the_child_keeps_and_no_word_that_there_is_any(
    child: ChildInvolvement, ailsa: Colleague
) -> None:
    page = given(signed_in(ailsa), child, adult(child).pk)
    paper = page[page.index("<article") : page.index("</article>")]
    assert "My son&#x27;s bus never came." in paper
    assert "Zebrafinch" not in page
    for trace in ("said", "Talk", "father", "confiden", "kept", "stop", "interests", "safety", "Restricted"):
        assert trace not in paper, trace


def test_what_the_child_lets_be_used_is_given_to_an_adult_and_what_they_let_one_have_to_that_one_alone(
    child: ChildInvolvement, ailsa: Colleague
) -> None:
    client, mother, gran = signed_in(ailsa), adult(child), Telling.objects.get(who="His gran")
    views, talk = ChildWords.objects.get(about="views"), ChildDiscussion.objects.get()
    ChildWords.objects.filter(about="wanted").update(text="Another bus", confidential=False)
    for slug, row in (("share", views), ("share-talk", talk)):
        sent = client.post(
            f"/office/complaints/{child.complaint_id}/children/{slug}/{row.pk}/",
            {"confidential": "on", "may_have": [str(gran.pk)]},
        )
        assert sent.status_code == 302
    to_mother, to_gran = given(client, child, mother.pk), given(client, child, gran.pk)
    assert ("Another bus" in to_mother, to_mother.count(KEPT)) == (True, 0)
    assert ("Another bus" in to_gran, to_gran.count(KEPT)) == (True, 2)
    part = client.get(f"/office/complaints/{child.complaint_id}/children/").content.decode()
    assert part.count("The child lets have it: His gran.") == 2


def test_the_childs_own_complaint_is_not_given_to_an_adult_in_the_words_it_was_made_in(
    complaint: Make, ailsa: Colleague
) -> None:
    made = complaint(KEPT)
    row = involve(complaint=made, trigger="child_complains", by=ailsa.actor(), at=NOW)
    gran = tell(complaint=made, child=row, who="His gran", told=True, by=ailsa.actor(), at=NOW)
    assert KEPT in given(signed_in(ailsa), row, "child")
    assert KEPT not in given(signed_in(ailsa), row, gran.pk)


def test_nothing_is_put_together_for_somebody_who_is_not_told_or_not_in_it(
    child: ChildInvolvement, ailsa: Colleague
) -> None:
    client, address = signed_in(ailsa), f"/office/complaints/{child.complaint_id}/children/given/{child.pk}/"
    assert client.get(f"{address}{Telling.objects.get(told=False).pk}/").status_code == 404
    assert client.get(f"{address}{uuid4()}/").status_code == 404
    tell(complaint=child.complaint, child=child, who="effie bain", told=False, why="No", by=ailsa.actor(), at=NOW)
    assert client.get(f"{address}{adult(child).pk}/").status_code == 404
    page = client.get(address).content.decode()
    assert page.count("Nothing: they are not told of it.") == 2


@pytest.mark.parametrize("role", ["frontline", "auditor", "administrator"])
def test_only_those_who_may_read_the_childs_words_put_a_copy_together(
    child: ChildInvolvement, council: Body, role: str
) -> None:
    client = signed_in(colleague(council, "Rhona Reader", role))
    address = f"/office/complaints/{child.complaint_id}/children/given/{child.pk}/"
    for place in ("", "child/", f"{adult(child).pk}/"):
        assert client.get(address + place).status_code == 403
    assert "What may be given" not in client.get(f"/office/complaints/{child.complaint_id}/children/").content.decode()


def test_each_copy_is_written_down_with_whom_it_was_for(child: ChildInvolvement, ailsa: Colleague) -> None:
    client, mother = signed_in(ailsa), adult(child)
    given(client, child, "child")
    given(client, child, mother.pk)
    entries = Entry.objects.filter(act="childs_record.read", about_id=child.complaint_id).order_by("number")
    assert [entry.details.get(name="to").value for entry in entries] == ["child", str(mother.pk)]


def test_a_child_of_another_complaint_is_not_found_here(
    child: ChildInvolvement, complaint: Make, ailsa: Colleague
) -> None:
    address = f"/office/complaints/{complaint().pk}/children/given/{child.pk}/"
    assert [signed_in(ailsa).get(address + place).status_code for place in ("", "child/")] == [404, 404]
