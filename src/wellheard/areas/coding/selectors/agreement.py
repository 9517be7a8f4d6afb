"""How far two coders agree, where both have coded the same complaints: presence, severity, stage and harm."""

from dataclasses import dataclass
from enum import StrEnum

from wellheard.analytics.agreement import Agreement, ac1, ac2, weighted_kappa
from wellheard.areas.coding.selectors.figures import Asked
from wellheard.areas.coding.selectors.pairs import Pairs, pairs
from wellheard.areas.coding.selectors.taxonomies import Taxonomies
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.taxonomy import Harm, Named, Severity, Taxonomy

FEWEST = 10
"""Below so many pairs nothing is said of how coders agree: an interval is then too wide to help anybody."""
SELDOM = 5
"""Something that either coder saw less often than this has hardly been tested."""
ENOUGH_TO_BE_SAME = 30
"""Without any difference the interval shrinks to a point, and says more than so few pairs can."""
GOOD, FAIR = 0.6, 0.4
"""Our reading, after the usual bands for kappa (Landis and Koch 1977): a convention, and no law."""


class Reading(StrEnum):
    TOO_FEW = "too_few"
    SELDOM = "seldom"
    ALL_SAME = "all_same"
    NO_VARIATION = "no_variation"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Measured:
    """One coefficient, and what it means by its whole interval and not by its middle."""

    agreement: Agreement
    reading: Reading


@dataclass(frozen=True)
class CategoryAgreement:
    """Of one category: whether it is there (AC1), and how severe it is (AC2, and weighted kappa beside it)."""

    category: Named
    seen: int
    presence: Measured
    severity: Measured
    kappa: Measured


@dataclass(frozen=True)
class StageAgreement:
    stage: Named
    seen: int
    presence: Measured


@dataclass(frozen=True)
class HowFar:
    asked: Asked
    terms: Taxonomy
    count: int
    categories: tuple[CategoryAgreement, ...]
    stages: tuple[StageAgreement, ...]
    harm_pairs: int
    harm: Measured
    harm_kappa: Measured


def how_far(actor: Actor, asked: Asked) -> HowFar:
    """How far coders agree in the pairs this person may see. Raises PermissionDenied for one with no such duty."""
    terms = Taxonomies().named(asked.taxonomy, asked.last)
    found = pairs(actor, asked, [one.code for one in terms.categories], [one.code for one in terms.stages])
    harms = [int(harm) for harm in Harm]
    return HowFar(
        asked,
        terms,
        found.count,
        tuple(_category(Named(one.code, one.name), found) for one in terms.categories),
        tuple(_stage(one, found) for one in terms.stages),
        len(found.harms),
        measured(ac2(found.harms, harms)),
        measured(weighted_kappa(*_apart(found.harms), harms)),
    )


def _category(category: Named, found: Pairs) -> CategoryAgreement:
    rows, severities = found.severities[category.code], [int(severity) for severity in Severity]
    present = [(int(a > 0), int(b > 0)) for a, b in rows]
    seen = sum(a or b for a, b in present)
    return CategoryAgreement(
        category,
        seen,
        measured(ac1(present, (0, 1)), seen),
        measured(ac2(rows, severities), seen),
        measured(weighted_kappa(*_apart(rows), severities), seen),
    )


def _stage(stage: Named, found: Pairs) -> StageAgreement:
    rows = found.stages[stage.code]
    seen = sum(a or b for a, b in rows)
    return StageAgreement(stage, seen, measured(ac1(rows, (0, 1)), seen))


def _apart(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [a for a, _ in rows], [b for _, b in rows]


def measured(found: Agreement, seen: int | None = None) -> Measured:
    """A coefficient with what may be said of it. `seen`: in how many pairs either coder saw it at all."""
    return Measured(found, _reading(found, seen))


def _reading(found: Agreement, seen: int | None) -> Reading:
    if found.items < FEWEST:
        return Reading.TOO_FEW
    if seen is not None and seen < SELDOM:
        return Reading.SELDOM
    if found.coefficient is None or found.lower is None or found.upper is None:
        return Reading.NO_VARIATION
    if found.observed == 1.0 and found.items < ENOUGH_TO_BE_SAME:
        return Reading.ALL_SAME
    if found.lower >= GOOD:
        return Reading.GOOD
    if found.upper < FAIR:
        return Reading.POOR
    return Reading.FAIR if found.lower >= FAIR else Reading.UNSURE
