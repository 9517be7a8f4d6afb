"""Causes: contributory factors by code, how far a cause reaches and how sure it is, and where five whys may end.

The factors for health are the domains of the Yorkshire Contributory Factors Framework (Lawton and others 2012, of
83 studies); the general set gives them the names that fit any service. The lists are data beside this file, with
what could not be checked against a published text marked as such.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


class Scope(StrEnum):
    """How far a cause reaches."""

    CASE = "case"
    UNIT = "unit"
    BODY = "body"


class Certainty(StrEnum):
    ESTABLISHED = "established"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Factor:
    """One contributory factor. `about_a_person`: it tells who, and not yet why, so no chain of whys ends there."""

    code: str
    name: str
    ring: str
    hint: str = ""
    about_a_person: bool = False


@dataclass(frozen=True)
class FactorSet:
    code: str
    name: str
    source: str
    verified: bool
    rings: tuple[tuple[str, str], ...]
    factors: tuple[Factor, ...]

    def named(self, code: str) -> Factor | None:
        return next((factor for factor in self.factors if factor.code == code), None)

    def by_ring(self) -> list[tuple[str, list[Factor]]]:
        """The factors in their rings, from what is nearest to the person to what is furthest."""
        return [(name, [f for f in self.factors if f.ring == ring]) for ring, name in self.rings]


GENERAL, HEALTH = "general", "health"


@lru_cache
def factor_set(code: str) -> FactorSet:
    """A shipped set by its code. Raises KeyError for one that is not shipped."""
    path = files(__package__) / "factors" / f"{code}.toml"
    if not path.is_file():
        raise KeyError(f"There is no set of contributory factors called {code!r}.")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return FactorSet(
        code=code,
        name=table["name"],
        source=table["source"],
        verified=table["verified"],
        rings=tuple((ring["code"], ring["name"]) for ring in table["rings"]),
        factors=tuple(Factor(**row) for row in table["factors"]),
    )


def set_for(sector: str) -> FactorSet:
    """The set that fits a sector: Yorkshire's for health, the general one for everyone else."""
    return factor_set(HEALTH if sector.startswith("nhs") else GENERAL)


@dataclass(frozen=True)
class Why:
    """One answer in a chain of whys: what it answers (`under`, None at the head), in what words, on what evidence."""

    number: int
    under: int | None
    words: str
    evidence: str = ""
    factor: str = ""


@dataclass(frozen=True)
class Gap:
    """What is missing of a chain of whys, and at which answer."""

    number: int | None
    words: str


def gaps_of(whys: Sequence[Why], factors: FactorSet) -> list[Gap]:
    """What keeps an analysis from being complete; empty where it is.

    Every branch ends at a coded condition that can be changed, with evidence, and never at a person: who did it
    is where the next why begins (just culture; domain coding, "Root-cause frameworks").
    """
    if not whys:
        return [Gap(None, "Ask why at least once.")]
    found = []
    for end in ends_of(whys):
        factor = factors.named(end.factor) if end.factor else None
        if factor is None:
            found.append(Gap(end.number, "Choose what kind of condition this end is, or ask why once more."))
        elif factor.about_a_person:
            words = "This ends at a person. Ask once more why it could happen to a person doing this work."
            found.append(Gap(end.number, words))
        if not end.evidence.strip():
            found.append(Gap(end.number, "Say how this is known."))
    return found


def ends_of(whys: Iterable[Why]) -> list[Why]:
    """The answers to which no further why was asked."""
    held = list(whys)
    asked_on = {why.under for why in held}
    return [why for why in held if why.number not in asked_on]
