"""Who may look into what: impartial, of a grade to do it, with the time to do it.

The procedure asks the investigator to declare any conflict of interest, and lets a body require one from outside
the directorate complained about ("Impartial", domain procedure). That an investigator is junior to, or in the line
of, somebody complained about is pointed out to whoever allocates, and blocks only where the rule set says so.
Nobody looks into a complaint about themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from wellheard.rules.outcomes import Gap


@dataclass(frozen=True)
class Standing:
    """Where somebody stands. `line` are those above them, nearest first; a higher grade is more senior."""

    person: UUID
    name: str
    grade: int | None = None
    line: tuple[UUID, ...] = ()
    directorates: frozenset[UUID] = frozenset()


def impartiality_gaps(
    investigator: Standing,
    complained_about: Sequence[Standing],
    directorate: UUID | None,
    *,
    outside_required: bool = False,
    line_blocks: bool = False,
) -> list[Gap]:
    """What stands against this investigator, in words for whoever allocates; blocking first where it blocks."""
    found: list[Gap] = []
    for person in complained_about:
        if person.person == investigator.person:
            found.append(Gap("themselves", f"The complaint is about {person.name}. Choose somebody else."))
            continue
        found += _in_line(investigator, person, line_blocks)
    if outside_required and directorate is not None and directorate in investigator.directorates:
        words = f"{investigator.name} works in the directorate complained about, and somebody from outside is required."
        found.append(Gap("inside_directorate", words))
    return sorted(found, key=lambda gap: not gap.blocks)


def _in_line(investigator: Standing, person: Standing, blocks: bool) -> list[Gap]:
    found = []
    if person.person in investigator.line:
        words = f"{investigator.name} is managed by {person.name}, whom the complaint is about."
        found.append(Gap("managed_by", words, blocks=blocks))
    elif investigator.person in person.line:
        words = f"{investigator.name} manages {person.name}, whom the complaint is about."
        found.append(Gap("manages", words, blocks=blocks))
    if investigator.grade is not None and person.grade is not None and investigator.grade < person.grade:
        words = f"{investigator.name} is junior to {person.name}, whom the complaint is about."
        found.append(Gap("junior", words, blocks=blocks))
    return found


def load_gaps(name: str, open_now: int, limit: int | None, stood_in_by: str | None) -> list[Gap]:
    """Whether somebody has the time: more than their limit with this one, or away. Warns, never blocks."""
    found = []
    if limit is not None and open_now >= limit:
        words = f"{name} has {open_now} open complaints; the limit is {limit}."
        found.append(Gap("load", words, blocks=False))
    if stood_in_by is not None:
        found.append(Gap("away", f"{name} is away; {stood_in_by} stands in.", blocks=False))
    return found


def may_answer_bias(person: UUID, involved: Collection[UUID]) -> bool:
    """A bias that was raised is answered by somebody who is neither in the matter nor raised it."""
    return person not in involved


def line_of(person: UUID, manager_of: dict[UUID, UUID | None]) -> tuple[UUID, ...]:
    """Those above somebody, nearest first. A circle, which should not be, ends where it would begin again."""
    found: list[UUID] = []
    above = manager_of.get(person)
    while above is not None and above not in found and above != person:
        found.append(above)
        above = manager_of.get(above)
    return tuple(found)
