"""Reading a journal from its first entry to its last and finding the first that is not as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from wellheard.foundation.journal import anchors
from wellheard.foundation.journal.chain import entry_hash, value_hash
from wellheard.foundation.journal.models import Chain, Detail, Entry
from wellheard.foundation.organisations import scope

STEP = 2000


@dataclass(frozen=True)
class Fault:
    """The first thing wrong: at which entry, and what."""

    number: int
    message: str


@dataclass(frozen=True)
class Verdict:
    entries: int
    fault: Fault | None


def verify(anchor_folder: Path | None = None) -> Verdict:
    """Check the whole journal of the body in scope, in order of number; stop at the first fault.

    Found: a row changed, removed, put in, or out of order; a value that no longer fits its hash; values
    erased with no entry that says so; a tail cut off or a chain made anew, by the anchors outside the database.
    """
    outside = {a.number: a.hash for a in anchors.read(anchor_folder or settings.JOURNAL_ANCHORS, scope.current())}
    previous, count = "", 0
    erased = _told_erasures()
    for entry in _entries():
        message = _wrong_with(entry, count + 1, previous, outside) or _wrong_behind(entry, erased)
        if message:
            return Verdict(count, Fault(count + 1 if entry.number > count + 1 else entry.number, message))
        previous, count = entry.hash, entry.number
    return Verdict(count, _wrong_at_the_end(count, previous, outside))


def _entries() -> Iterator[Entry]:
    """In order of number, a step at a time; rows that share a number or stand at 0 come too."""
    offset_number, offset_id = -(2**62), None
    while True:
        rows = Entry.objects.order_by("number", "id").filter(number__gte=offset_number)
        step = [row for row in rows.prefetch_related("details")[: STEP + 1] if row.pk != offset_id]
        if not step:
            return
        yield from step
        offset_number, offset_id = step[-1].number, step[-1].pk


def _wrong_with(entry: Entry, expected: int, previous: str, outside: dict[int, str]) -> str | None:
    if entry.number > expected:
        return f"entry {expected} is missing: the next one found is {entry.number}"
    if entry.number < expected:
        return f"a second entry {entry.number} has been put in"
    if entry.hash != entry_hash(entry, settings.JOURNAL_KEY):
        return "what it says does not fit its hash: it was changed, or written without the key"
    if entry.previous_hash != previous:
        return "it does not follow the entry before it: one was put in, removed or moved"
    if outside.get(entry.number, entry.hash) != entry.hash:
        return "it is not the entry that was anchored outside the database: the chain was made anew"
    return None


def _wrong_behind(entry: Entry, erased: set[int]) -> str | None:
    details: dict[str, Detail] = {detail.name: detail for detail in entry.details.all()}
    if set(details) != {field["name"] for field in entry.fields}:
        return "the values behind it are not the ones it names"
    for field in entry.fields:
        detail = details[field["name"]]
        if detail.value is None or detail.salt is None:
            if entry.number not in erased:
                return f"the value of {detail.name} is gone, and no entry says that it was erased"
        elif value_hash(detail.salt, detail.name, detail.value) != field["hash"]:
            return f"the value of {detail.name} was changed"
    return None


def _told_erasures() -> set[int]:
    import json

    told = Detail.objects.filter(entry__act="journal.erase", name="entries", value__isnull=False)
    return {int(number) for value in told.values_list("value", flat=True) for number in json.loads(value)}


def _wrong_at_the_end(count: int, last_hash: str, outside: dict[int, str]) -> Fault | None:
    anchored = max(outside, default=0)
    chain = Chain.objects.first()
    length = max(anchored, chain.length if chain else 0)
    if length > count:
        return Fault(count + 1, f"the end is missing: {length} entries were written, {count} are there")
    if chain and (chain.length, chain.last_hash) != (count, last_hash):
        return Fault(count, "the chain does not end where its own record says")
    return None
