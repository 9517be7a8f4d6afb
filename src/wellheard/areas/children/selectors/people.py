"""The children of a complaint, and the adults who may ask what is recorded of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.children.models import ChildInvolvement, Telling


@dataclass(frozen=True)
class Recipient:
    """An adult who may ask. `telling` is what was decided of them; one who is not told is given nothing."""

    id: str
    name: str
    telling: Telling | None = None
    part: str = ""

    def __str__(self) -> str:
        return self.name or self.part

    @property
    def not_told(self) -> bool:
        return self.telling is not None and not self.telling.told


def children_of_complaint(complaint: Complaint) -> QuerySet[ChildInvolvement]:
    """Each with what was said, decided and told."""
    found: QuerySet[ChildInvolvement] = ChildInvolvement.objects.filter(complaint=complaint)
    return found.select_related("explained_by", "capacity_by", "views_sought_by", "response_by").prefetch_related(
        "words__heard_by", "discussions__written_by", "best_interests__decided_by", "tellings"
    )


def child_on(complaint: Complaint, child_id: UUID) -> ChildInvolvement:
    """One of the children of a complaint that has passed its gate. Raises Http404."""
    found = children_of_complaint(complaint).filter(pk=child_id).first()
    if found is None:
        raise Http404
    return found


def recipients(complaint: Complaint, child: ChildInvolvement) -> list[Recipient]:
    """The adults of the complaint, and everybody of whom it was decided whether they are told; nobody twice."""
    adults = complaint.people.filter(under_18=False).exclude(part=Person.Part.STAFF_COMPLAINED_ABOUT).order_by("id")
    people = [one for one in adults if one.pk != child.person_id]
    decided = {row.who.strip().casefold(): row for row in child.tellings.all()}
    found = [
        Recipient(str(one.pk), one.name, decided.pop(one.name.strip().casefold(), None), str(one.get_part_display()))
        for one in people
    ]
    return found + [Recipient(str(row.pk), row.who, row) for row in decided.values()]


def names_of(recipients: Iterable[Recipient], ids: Iterable[str]) -> list[str]:
    """Who the child lets have something, by name."""
    wanted = set(ids)
    return [str(one) for one in recipients if one.id in wanted]
