"""How the problems in a complaint are coded: taxonomies as TOML, one a file, each with its source.

A problem is a category, with a severity of its own, whatever came of it; a complaint has stages, a harm, and what
is known of it besides. Indicators of severity are paraphrased and illustrate; they are no standard. What could not be
checked stands in the file as unverified. A body may call things by names of its own; the codes stay.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from importlib import resources

TAXONOMIES = ("hcat", "hcat-gp", "general")
HEALTH_SECTORS = ("nhs-scotland", "nhs-england")


class Severity(IntEnum):
    """Of the problem, whatever harm came of it."""

    NOT_PRESENT = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Harm(IntEnum):
    NONE = 0
    MINIMAL = 1
    MINOR = 2
    MODERATE = 3
    MAJOR = 4
    CATASTROPHIC = 5


SERIOUS_HARM = (Harm.MAJOR, Harm.CATASTROPHIC)


@dataclass(frozen=True)
class Named:
    """A code and what it is called."""

    code: str
    name: str


@dataclass(frozen=True)
class ProblemCategory:
    """`indicators` illustrate low, medium and high severity, in that order, each of several things in a line."""

    code: str
    name: str
    domain: str
    subcategories: tuple[Named, ...]
    indicators: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def by_severity(self) -> list[tuple[Severity, tuple[str, ...]]]:
        return list(zip((Severity.LOW, Severity.MEDIUM, Severity.HIGH), self.indicators, strict=True))


@dataclass(frozen=True)
class Taxonomy:
    """`edges` are the stages at which a person comes into the service's care or leaves it: hard to see otherwise."""

    name: str
    title: str
    source: str
    domains: tuple[Named, ...]
    categories: tuple[ProblemCategory, ...]
    stages: tuple[Named, ...]
    edges: tuple[str, ...]
    staff_groups: tuple[Named, ...]
    unverified: tuple[str, ...] = ()

    def category(self, code: str) -> ProblemCategory | None:
        return next((one for one in self.categories if one.code == code), None)

    def names(self) -> dict[str, str]:
        """Every code that a body may call by a name of its own, with the name it has."""
        named = [*self.domains, *self.stages, *self.staff_groups]
        return {one.code: one.name for one in self.categories} | {one.code: one.name for one in named}


class NoTaxonomy(LookupError):
    """There is no shipped taxonomy of that name."""


@cache
def taxonomy(name: str) -> Taxonomy:
    """A shipped taxonomy. Raises NoTaxonomy for a name that is not in TAXONOMIES."""
    if name not in TAXONOMIES:
        raise NoTaxonomy(f"There is no taxonomy '{name}'. The shipped ones are {', '.join(TAXONOMIES)}.")
    return read_taxonomy(name, _table(name))


def usual_for(ruleset: str) -> str:
    """The taxonomy for a sector where the body has chosen none."""
    return "hcat" if ruleset in HEALTH_SECTORS else "general"


def called(original: Taxonomy, names: Mapping[str, str]) -> Taxonomy:
    """The same taxonomy with the body's own names for some of its codes."""

    def again(row: Named) -> Named:
        return replace(row, name=names.get(row.code, row.name))

    return replace(
        original,
        domains=tuple(again(row) for row in original.domains),
        categories=tuple(replace(row, name=names.get(row.code, row.name)) for row in original.categories),
        stages=tuple(again(row) for row in original.stages),
        staff_groups=tuple(again(row) for row in original.staff_groups),
    )


def _table(name: str) -> dict[str, object]:
    """The file, laid over the one it says it extends."""
    text = (resources.files("wellheard.rules") / "taxonomies" / f"{name}.toml").read_text("utf-8")
    table: dict[str, object] = tomllib.loads(text)
    above = table.pop("extends", None)
    return {**_table(str(above)), **table} if above else table


def read_taxonomy(name: str, table: Mapping[str, object]) -> Taxonomy:
    """A taxonomy from the table of its file. Raises ValueError for a code that stands there twice or nowhere."""
    domains = _named(table["domains"])
    categories = tuple(_category(row) for row in _rows(table["categories"]))
    stages, staff = _named(table["stages"]), _named(table["staff_groups"])
    codes = [row.code for row in categories] + [row.code for row in (*domains, *stages, *staff)]
    if len(set(codes)) != len(codes):
        raise ValueError(f"{name}: a code stands there twice.")
    edges = tuple(str(code) for code in _listed(table["edges"]))
    unknown = {row.domain for row in categories} - {row.code for row in domains}
    unknown |= set(edges) - {row.code for row in stages}
    if unknown:
        raise ValueError(f"{name}: {', '.join(sorted(unknown))} is named and stands nowhere.")
    unverified = tuple(str(words) for words in _listed(table.get("unverified", [])))
    title, source = str(table["title"]), str(table["source"])
    return Taxonomy(name, title, source, domains, categories, stages, edges, staff, unverified)


def _category(row: Mapping[str, object]) -> ProblemCategory:
    subs = tuple(Named(str(one["code"]), str(one["name"])) for one in _rows(row.get("subcategories", [])))
    low, medium, high = (tuple(str(words) for words in _listed(row.get(n, []))) for n in ("low", "medium", "high"))
    return ProblemCategory(str(row["code"]), str(row["name"]), str(row["domain"]), subs, (low, medium, high))


def _named(value: object) -> tuple[Named, ...]:
    return tuple(Named(str(row["code"]), str(row["name"])) for row in _rows(value))


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in _listed(value) if isinstance(row, Mapping)]


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("A list was looked for.")
    return value
