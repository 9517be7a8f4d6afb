"""The journal finds whatever was done to it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import Error, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from people import NOW, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.foundation.journal import anchors
from wellheard.foundation.journal.models import Chain, Detail, Entry
from wellheard.foundation.journal.services import erase_values, record
from wellheard.foundation.journal.verification import verify
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.services import found_organisation


@pytest.fixture
def anchored(
    council: Body,
    ailsa: Colleague,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Iterator[Path]:
    """A journal of the council with some entries, its anchors in a folder of their own."""
    settings.JOURNAL_ANCHORS, before = tmp_path, settings.JOURNAL_ANCHORS
    with scope.of(council.id):
        for number in range(5):
            connection.run_on_commit.clear()
            with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
                record(
                    "test.act", ailsa.staff, by=ailsa.actor(), at=NOW + timedelta(minutes=number),
                    values={"name": f"Effie {number}"},
                )  # fmt: skip
        assert verify().fault is None
        yield tmp_path
    settings.JOURNAL_ANCHORS = before


def as_intruder(sql: str, *params: Any) -> None:
    """Change the tables as somebody would who owns the database and takes the guards away first."""
    with scope.lifted(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_no_change")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS journal_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS journal_no_delete")
        cursor.execute(sql, params)


def last_number() -> int:
    return int(Chain.objects.get().length)


def entry(number: int) -> Entry:
    found: Entry = Entry.objects.get(number=number)
    return found


def own(value: Any) -> Any:
    return str(value) if connection.vendor == "postgresql" else value.hex


def test_an_untouched_journal_is_whole(anchored: Path) -> None:
    verdict = verify()
    assert verdict.fault is None
    assert verdict.entries == last_number()


def test_entries_cannot_be_changed_or_removed_through_the_application(anchored: Path) -> None:
    for act in (
        lambda: Entry.objects.filter(number=1).update(act="x"),
        lambda: Entry.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(Error), transaction.atomic():
            act()


@pytest.mark.parametrize(
    ("column", "value"),
    [("act", "another.act"), ("at", "2020-01-01 00:00:00+00:00"), ("subject_type", "x.y"), ("fields", "[]")],
)
def test_a_changed_entry_is_found(anchored: Path, column: str, value: str) -> None:
    number = last_number() - 2
    as_intruder(f"UPDATE journal_entry SET {column} = %s WHERE id = %s", value, own(entry(number).pk))
    fault = verify().fault
    assert fault is not None
    assert fault.number == number


def test_a_removed_entry_is_found(anchored: Path) -> None:
    number = last_number() - 2
    held = entry(number).pk
    as_intruder("DELETE FROM journal_detail WHERE entry_id = %s", own(held))
    as_intruder("DELETE FROM journal_entry WHERE id = %s", own(held))
    fault = verify().fault
    assert fault is not None
    assert (fault.number, "missing" in fault.message) == (number, True)


def test_an_entry_put_in_without_the_key_is_found(anchored: Path) -> None:
    number = last_number() + 1
    last = entry(number - 1)
    Entry.objects.bulk_create(
        [
            Entry(
                number=number, at=NOW, act="forged", subject_type=last.subject_type, subject_id=last.subject_id,
                previous_hash=last.hash, hash="0" * 64,
            )
        ]
    )  # fmt: skip
    Chain.objects.update(length=number, last_hash="0" * 64)
    fault = verify().fault
    assert fault is not None
    assert fault.number == number


def test_two_entries_that_changed_places_are_found(anchored: Path) -> None:
    first, second = entry(last_number() - 3), entry(last_number() - 2)
    as_intruder("UPDATE journal_entry SET number = 999999 WHERE id = %s", own(first.pk))
    as_intruder("UPDATE journal_entry SET number = %s WHERE id = %s", first.number, own(second.pk))
    as_intruder("UPDATE journal_entry SET number = %s WHERE id = %s", second.number, own(first.pk))
    fault = verify().fault
    assert fault is not None
    assert fault.number == first.number


def test_a_cut_tail_is_found_by_the_anchor_outside_the_database(anchored: Path) -> None:
    length = last_number()
    last = entry(length)
    before = entry(length - 1)
    as_intruder("DELETE FROM journal_detail WHERE entry_id = %s", own(last.pk))
    as_intruder("DELETE FROM journal_entry WHERE id = %s", own(last.pk))
    Chain.objects.update(length=before.number, last_hash=before.hash)
    fault = verify().fault
    assert fault is not None
    assert fault.number == length
    assert "end is missing" in fault.message


def test_a_chain_made_anew_with_the_key_is_found_by_the_anchor(anchored: Path, ailsa: Colleague) -> None:
    from wellheard.foundation.journal.chain import entry_hash

    last = entry(last_number())
    last.act = "rewritten"
    made_anew = entry_hash(last, settings.JOURNAL_KEY)
    as_intruder("UPDATE journal_entry SET act = %s, hash = %s WHERE id = %s", "rewritten", made_anew, own(last.pk))
    Chain.objects.update(last_hash=made_anew)
    fault = verify().fault
    assert fault is not None
    assert "anchored outside" in fault.message


def test_a_changed_value_is_found(anchored: Path) -> None:
    number = last_number() - 1
    Detail.objects.filter(entry__number=number).update(value="Somebody else")
    fault = verify().fault
    assert fault is not None
    assert fault.number == number


def test_an_erased_value_is_found_unless_an_entry_says_that_it_was_erased(anchored: Path, ailsa: Colleague) -> None:
    number = last_number() - 1
    with transaction.atomic():
        erase_values([entry(number)], ailsa.staff, by=ailsa.actor(), at=NOW, why="Disposed of under the schedule")
    assert verify().fault is None
    assert Detail.objects.get(entry__number=number).value is None
    Detail.objects.filter(entry__number=number - 1).update(value=None, salt=None)
    fault = verify().fault
    assert fault is not None
    assert fault.number == number - 1


def test_an_entry_holds_no_personal_datum(complaint: Callable[..., Complaint], council: Body) -> None:
    complaint("Effie Bain of 3 Mill Lane says her ceiling fell in.")
    with scope.of(council.id), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_entry WHERE organisation_id = %s", [own(council.id)])
        everything = repr(cursor.fetchall())
    assert "complaint.record" in everything
    assert "Effie" not in everything
    assert "ceiling" not in everything


def test_the_same_value_has_another_hash_each_time(anchored: Path, ailsa: Colleague) -> None:
    with transaction.atomic():
        entries = [record("a", ailsa.staff, by=None, at=NOW, values={"name": "Effie"}) for _ in range(2)]
    assert entries[0].fields[0]["hash"] != entries[1].fields[0]["hash"]


@pytest.mark.django_db(transaction=True)
def test_writing_outside_a_transaction_is_refused() -> None:
    body = found_organisation(name="A", short_name="A", slug="a")
    with scope.of(body.id), pytest.raises(transaction.TransactionManagementError):
        record("a", body, by=None, at=NOW)


def test_an_anchor_is_written_once_for_each_length(tmp_path: Path, council: Body) -> None:
    for number in (1, 2, 2, 1, 3):
        anchors.write(tmp_path, council.id, number, f"{number}" * 64, NOW)
    assert [a.number for a in anchors.read(tmp_path, council.id)] == [1, 2, 3]
