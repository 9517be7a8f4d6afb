"""While a complaint is taken down: has it come before, and has this person complained before?

Only what the person asking may see is compared; what is kept from them leaves no trace: not in what is found, nor
in which words count as usual. For likeness the candidates are those, of whatever age, that share two of the rarest
words typed: an index of trigrams finds them on PostgreSQL (see `models.word_index`), SQLite reads. For a person
they are those with the same e-mail, phone, or name. Both are limited in number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors.gates import visible
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.likeness import keys_of, most_alike, rarest, words_of

USUAL = 300
"""So many of the newest are read to know which words are usual."""
RAREST = 3
CANDIDATES = 200
ALIKE = 0.45
SHOWN = 5


@dataclass(frozen=True)
class Alike:
    """A complaint that may be the same matter: which, and how much of what was typed is in it."""

    complaint: Complaint
    share: float

    @property
    def percent(self) -> int:
        return round(self.share * 100)


@dataclass(frozen=True)
class Earlier:
    """An earlier complaint of what may be the same person, and what they have in common."""

    complaint: Complaint
    by: str


@dataclass(frozen=True)
class Known:
    alike: tuple[Alike, ...] = ()
    earlier: tuple[Earlier, ...] = field(default=())

    @property
    def complaints(self) -> list[Complaint]:
        return [*(one.complaint for one in self.alike), *(one.complaint for one in self.earlier)]


def known(actor: Actor, typed: Mapping[str, Any], but: UUID | None = None, *, most: int = SHOWN) -> Known:
    """What is known already of what is being typed: `description`, `name`, `phone`, `email`, `address`."""
    seen = visible(actor).filter(merged_into=None)
    seen = seen.exclude(pk=but) if but else seen
    earlier = _earlier(seen, typed)
    return Known(_alike(seen, str(typed.get("description") or ""), most), earlier)


def like(actor: Actor, complaint: Complaint) -> Known:
    """What is like a complaint that is held already: the same matter, the same people."""
    person = complaint.people.exclude(part=Person.Part.STAFF_COMPLAINED_ABOUT).order_by("id").first()
    typed = {name: getattr(person, name, "") for name in ("name", "phone", "email", "address")}
    return known(actor, {"description": complaint.description, **typed}, complaint.pk)


def _alike(seen: QuerySet[Complaint], text: str, most: int) -> tuple[Alike, ...]:
    if len(words_of(text)) < 3:
        return ()
    newest = seen.order_by("-received_on", "-id")
    usual = [words_of(held) for held in newest.values_list("description", flat=True)[:USUAL]]
    sharing = newest.filter(_shares_two(rarest(text, usual, most=RAREST)))
    texts = {str(pk): words_of(held) for pk, held in sharing.values_list("pk", "description")[:CANDIDATES]}
    found = most_alike(text, texts, usual=usual, least=ALIKE, most=most)
    rows = _by_key(seen, (UUID(key) for key, _share in found))
    return tuple(Alike(rows[UUID(key)], share) for key, share in found)


def _shares_two(words: list[str]) -> Q:
    """Two of these words at least are somewhere in it."""
    shared = Q()
    for one, other in combinations(words, 2):
        shared |= Q(search_text__contains=one) & Q(search_text__contains=other)
    return shared


def _earlier(seen: QuerySet[Complaint], typed: Mapping[str, Any]) -> tuple[Earlier, ...]:
    given = {name: str(typed.get(name) or "") for name in ("name", "phone", "email", "address")}
    keys = keys_of(**given)
    told = ((name, value) for name, value in keys.items() if value and name != "postcode_key")
    ways = [_way(name, value, keys) for name, value in told]
    found: dict[UUID, str] = {}
    for way, words in ways:
        held = Person.objects.filter(way).exclude(part=Person.Part.STAFF_COMPLAINED_ABOUT)
        mine = seen.filter(pk__in=held.values("complaint_id")).order_by("-received_on", "-id")
        for pk in mine.values_list("pk", flat=True)[:SHOWN]:
            found.setdefault(pk, words)
    rows = _by_key(seen, found)
    ordered = sorted(rows.values(), key=lambda one: one.received_on, reverse=True)[:SHOWN]
    return tuple(Earlier(one, found[one.pk]) for one in ordered)


def _way(name: str, value: str, keys: Mapping[str, str]) -> tuple[Q, str]:
    if name == "email_key":
        return Q(email_key=value), _("the same e-mail")
    if name == "phone_key":
        return Q(phone_key=value), _("the same phone")
    if keys["postcode_key"]:
        return Q(name_key=value, postcode_key__in=["", keys["postcode_key"]]), _("the same name and postcode")
    return Q(name_key=value), _("the same name")


def _by_key(seen: QuerySet[Complaint], keys: Iterable[UUID]) -> dict[UUID, Complaint]:
    return {one.pk: one for one in seen.filter(pk__in=list(keys)).select_related("service", "campaign")}
