"""What two coders each said of the same complaints, side by side, for those whose two codings are both in."""

from dataclasses import dataclass
from uuid import UUID

from wellheard.areas.coding.models import Problem, SecondCoding
from wellheard.areas.coding.selectors.figures import Asked, complaints
from wellheard.foundation.organisations.actors import Actor


@dataclass(frozen=True)
class Pairs:
    """`severities` are, for each category, the two coders' severities complaint by complaint; `harms` where both
    coded harm; `stages` whether each coder named a stage.
    """

    count: int
    severities: dict[str, list[tuple[int, int]]]
    stages: dict[str, list[tuple[int, int]]]
    harms: list[tuple[int, int]]


def pairs(actor: Actor, asked: Asked, categories: list[str], stages: list[str]) -> Pairs:
    """The pairs this reader may see. Raises PermissionDenied for one with no such duty."""
    rows = SecondCoding.objects.filter(
        complaint__in=complaints(actor, asked).order_by().values("pk"),
        first__taxonomy=asked.taxonomy,
        second__taxonomy=asked.taxonomy,
        withdrawn_at=None,
    ).select_related("first", "second")
    held = [row for row in rows.order_by("both_in_at", "id") if row.both_in_at]
    ids = [pk for row in held for pk in (row.first_id, row.second_id)]
    severities: dict[tuple[UUID, str], int] = {
        (coding_id, category): severity
        for coding_id, category, severity in Problem.objects.filter(coding_id__in=ids)
        .order_by()
        .values_list("coding_id", "category", "severity")
    }

    def both(category: str) -> list[tuple[int, int]]:
        asked_of = [(row.first_id, row.second_id) for row in held]
        return [(severities.get((a, category), 0), severities.get((b, category), 0)) for a, b in asked_of]

    return Pairs(
        len(held),
        {category: both(category) for category in categories},
        {stage: [(int(stage in r.first.stages), int(stage in r.second.stages)) for r in held] for stage in stages},
        [(r.first.harm, r.second.harm) for r in held if r.first.harm is not None and r.second.harm is not None],
    )
