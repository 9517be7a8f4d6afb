"""What one complaint was coded as, as far as this reader may see it before two coders are both in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import may
from wellheard.areas.coding import labels
from wellheard.areas.coding.models import Coding, SecondCoding
from wellheard.areas.coding.permissions import TABLE
from wellheard.areas.coding.selectors.taxonomies import Taxonomies
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.taxonomy import Harm, Severity, Taxonomy


@dataclass(frozen=True)
class ProblemRead:
    """A problem in words. `answer` is empty where no answer was coded."""

    category: str
    subcategory: str
    severity: str
    answer: str
    gap: int | None


@dataclass(frozen=True)
class CodingRead:
    """A coding with everything in words, by the taxonomy it was coded with."""

    coding: Coding
    problems: tuple[ProblemRead, ...]
    stages: tuple[str, ...]
    harm: str
    answer_harm: str
    staff_group: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """What the two coders said differently, in words."""

    of: str
    first: str
    second: str


@dataclass(frozen=True)
class CodingOnFile:
    """`counting` is what the figures take; `first` and `second` are there once both can be compared.

    `is_blind`: this reader is asked to code it a second time, and the first codes are kept from them.
    `own` is what this reader coded as the second coder while the first is awaited.
    """

    counting: CodingRead | None
    double: SecondCoding | None
    first: CodingRead | None
    second: CodingRead | None
    own: CodingRead | None
    differences: tuple[Difference, ...]
    is_blind: bool
    versions: int
    acts: frozenset[str]


def coding_on_file(actor: Actor, complaint: Complaint) -> CodingOnFile:
    """The coding of a complaint that has passed its gate."""
    terms = Taxonomies()
    double = double_of(complaint)
    both_in = double is not None and double.both_in_at is not None
    is_asked = double is not None and double.asked_of_id == actor.staff_id
    is_blind = is_asked and not both_in
    held = list(_codings(complaint))
    shown = {row.pk: read(row, complaint, terms) for row in held if both_in or _is_shown(row, is_blind)}
    first = second = own = None
    differences: tuple[Difference, ...] = ()
    if double is not None and both_in:
        first, second = shown[double.first_id], shown[double.second_id]
        differences = tuple(differ(first.coding, second.coding, _terms_of(first.coding, complaint, terms)))
    if is_blind:
        own = next((row for row in shown.values() if row.coding.basis == Coding.Basis.SECOND), None)
    counting = next((row for row in shown.values() if row.coding.counts), None)
    acts = frozenset(str(act) for act in TABLE if may(actor, act, complaint, TABLE))
    versions = sum(row.basis != Coding.Basis.SECOND for row in held) if not is_blind else 0
    return CodingOnFile(counting, double, first, second, own, differences, is_blind, versions, acts)


def _is_shown(row: Coding, is_blind: bool) -> bool:
    """Before both are in: the second coder sees their own, everybody else the first coder's."""
    return (row.basis == Coding.Basis.SECOND) == is_blind


def double_of(complaint: Complaint) -> SecondCoding | None:
    rows = SecondCoding.objects.filter(complaint=complaint, withdrawn_at=None)
    found: SecondCoding | None = rows.select_related("asked_of", "asked_by", "sample").first()
    return found


def _codings(complaint: Complaint) -> Any:
    rows = Coding.objects.filter(complaint=complaint).select_related("coded_by")
    return rows.prefetch_related("problems", "coded_services__service").order_by("-coded_at", "-id")


def _terms_of(row: Coding, complaint: Complaint, terms: Taxonomies) -> Taxonomy:
    """The body's names where it codes by this taxonomy still; the shipped ones else."""
    return terms.named(row.taxonomy, complaint.received_on)


def severity_words(value: int | None) -> str:
    return "" if value is None else f"{value} {labels.SEVERITIES[Severity(value)]}"


def harm_words(value: int | None) -> str:
    return "" if value is None else f"{value} {labels.HARMS[Harm(value)]}"


def read(row: Coding, complaint: Complaint, terms: Taxonomies) -> CodingRead:
    """A coding in words."""
    taxonomy = _terms_of(row, complaint, terms)
    stages = {stage.code: stage.name for stage in taxonomy.stages}
    groups = {group.code: group.name for group in taxonomy.staff_groups}
    return CodingRead(
        row,
        tuple(_problems(row, taxonomy)),
        tuple(stages.get(code, code) for code in row.stages),
        harm_words(row.harm),
        harm_words(row.answer_harm),
        groups.get(row.staff_group, row.staff_group),
        tuple(one.service.name for one in row.coded_services.all()),
    )


def _problems(row: Coding, taxonomy: Taxonomy) -> Iterator[ProblemRead]:
    order = {one.code: place for place, one in enumerate(taxonomy.categories)}
    for one in sorted(row.problems.all(), key=lambda problem: order.get(problem.category, 99)):
        category = taxonomy.category(one.category)
        subs = {sub.code: sub.name for sub in category.subcategories} if category else {}
        gap = None if one.answer_severity is None else one.severity - one.answer_severity
        yield ProblemRead(
            category.name if category else one.category,
            subs.get(one.subcategory, one.subcategory),
            severity_words(one.severity),
            severity_words(one.answer_severity),
            gap,
        )


def differ(first: Coding, second: Coding, taxonomy: Taxonomy) -> Iterator[Difference]:
    """What two coders said differently: severities in the complaint and in our answer, stages, harm and the rest."""
    severities = [{one.category: one.severity for one in row.problems.all()} for row in (first, second)]
    for category in taxonomy.categories:
        a, b = (held.get(category.code, 0) for held in severities)
        if a != b:
            yield Difference(category.name, severity_words(a), severity_words(b))
    yield from _of_answer(first, second, taxonomy)
    for stage in taxonomy.stages:
        a, b = stage.code in first.stages, stage.code in second.stages
        if a != b:
            yield Difference(stage.name, _yes(a), _yes(b))
    if first.harm != second.harm:
        unsaid = _("Not coded")
        yield Difference(_("Harm"), harm_words(first.harm) or unsaid, harm_words(second.harm) or unsaid)
    for name, words in (("near_miss", _("Near miss")), ("omission", _("Something was left undone"))):
        a, b = getattr(first, name), getattr(second, name)
        if a != b:
            yield Difference(words, _yes(a), _yes(b))


def _of_answer(first: Coding, second: Coding, taxonomy: Taxonomy) -> Iterator[Difference]:
    """What two coders said differently of our answer, where both coded it."""
    held = [{p.category: p.answer_severity for p in row.problems.all()} for row in (first, second)]
    if not all(any(value is not None for value in answers.values()) for answers in held):
        return
    for category in taxonomy.categories:
        a, b = (answers.get(category.code) or 0 for answers in held)
        if a != b:
            words = _("%(name)s, in our answer") % {"name": category.name}
            yield Difference(words, severity_words(a), severity_words(b))


def _yes(value: bool) -> str:
    return _("Yes") if value else _("No")
