"""Coding a complaint: what is refused, what is written, and which coding counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services.progress import locked
from wellheard.areas.coding.models import CodedService, Coding, Problem, SecondCoding, TaxonomyChoice
from wellheard.areas.coding.selectors.on_file import differ
from wellheard.areas.coding.selectors.taxonomies import taxonomy_for
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service
from wellheard.rules.taxonomy import SERIOUS_HARM, TAXONOMIES, Taxonomy, taxonomy


class UnableToCode(ValueError):
    """It cannot be coded as asked; the words say why and what to do."""


@dataclass(frozen=True)
class ProblemGiven:
    """A category and its severity in the complaint and in our answer (None: no answer to code)."""

    category: str
    severity: int
    answer_severity: int | None = None
    subcategory: str = ""


@dataclass(frozen=True)
class CodesGiven:
    """What one coder says of one complaint."""

    problems: tuple[ProblemGiven, ...]
    stages: tuple[str, ...]
    harm: int | None = None
    harm_shown_by: str = ""
    answer_harm: int | None = None
    near_miss: bool = False
    recovered_by: str = ""
    omission: bool = False
    who_complains: str = ""
    staff_group: str = ""
    services: tuple[Service, ...] = ()
    remark: str = ""

    @property
    def present(self) -> tuple[ProblemGiven, ...]:
        """The problems that are there, in the complaint or in our answer."""
        return tuple(one for one in self.problems if one.severity or one.answer_severity)


@transaction.atomic
def code(*, complaint: Complaint, given: CodesGiven, by: Actor, at: datetime) -> Coding:
    """Code a complaint, or code it again: a further version, which the figures then take.

    Raises UnableToCode for codes that are not of its taxonomy or do not fit together; for whoever is asked to code
    it blind; and where two codings are in and wait for what the two agree on.
    """
    complaint = locked(complaint)
    double = open_double(complaint)
    if double and double.asked_of_id == by.staff_id and not double.agreed_id:
        raise UnableToCode("You are asked to code this one without seeing the first codes. Do so under “Asked of me”.")
    if double and double.both_in_at and not double.agreed_id:
        raise UnableToCode("Two people have coded it. Record what you agree on.")
    basis = Coding.Basis.AGREED if double and double.agreed_id else Coding.Basis.FIRST
    made = write(complaint, basis, given, by, at)
    if double and not double.both_in_at:
        bring_together(double, at)
    record("coding.code", made, by=by, at=at, about=complaint.pk, values=told(given))
    return made


def open_double(complaint: Complaint) -> SecondCoding | None:
    rows = SecondCoding.objects.select_for_update(of=("self",)).filter(complaint=complaint, withdrawn_at=None)
    found: SecondCoding | None = rows.first()
    return found


def latest(complaint: Complaint, basis: str) -> Coding | None:
    rows = Coding.objects.filter(complaint=complaint, basis=basis).order_by("-number")
    found: Coding | None = rows.first()
    return found


def bring_together(double: SecondCoding, at: datetime) -> None:
    """Once both are in, keep which two are compared. From then on both can be seen; the same codes are agreed codes."""
    first, second = latest(double.complaint, Coding.Basis.FIRST), latest(double.complaint, Coding.Basis.SECOND)
    if first is None or second is None:
        return
    double.first, double.second, double.both_in_at = first, second, at
    if not list(differ(first, second, taxonomy(first.taxonomy))):
        double.agreed = first
    double.save(update_fields=["first", "second", "both_in_at", "agreed"])


def write(complaint: Complaint, basis: str, given: CodesGiven, by: Actor, at: datetime) -> Coding:
    """A new version of one coder's codes; it counts unless it is a second coder's."""
    terms = taxonomy_for(complaint)
    check(given, terms)
    last = latest(complaint, basis)
    counts = basis != Coding.Basis.SECOND
    if counts:
        Coding.objects.filter(complaint=complaint, counts=True).update(counts=False)
    made = Coding(
        complaint=complaint, taxonomy=terms.name, basis=basis, number=last.number + 1 if last else 1, counts=counts,
        coded_by_id=by.staff_id, coded_at=at, stages=list(given.stages), harm=given.harm,
        harm_shown_by=given.harm_shown_by, answer_harm=given.answer_harm, near_miss=given.near_miss,
        recovered_by=given.recovered_by, omission=given.omission, who_complains=given.who_complains,
        staff_group=given.staff_group, remark=given.remark,
    )  # fmt: skip
    made.save(force_insert=True)
    Problem.objects.bulk_create(
        Problem(
            coding=made, category=one.category, subcategory=one.subcategory, severity=one.severity,
            answer_severity=one.answer_severity,
        )
        for one in given.present
    )  # fmt: skip
    CodedService.objects.bulk_create(CodedService(coding=made, service=service) for service in given.services)
    return made


def check(given: CodesGiven, terms: Taxonomy) -> None:
    """Raise UnableToCode for what the taxonomy does not have, and for what does not fit together."""
    if not given.present:
        raise UnableToCode("Give at least one problem a severity, in the complaint or in our answer.")
    for one in given.problems:
        category = terms.category(one.category)
        subs = {sub.code for sub in category.subcategories} if category else set()
        if category is None or (one.subcategory and one.subcategory not in subs):
            raise UnableToCode(f"“{one.subcategory or one.category}” is not in {terms.title}.")
        if not 0 <= one.severity <= 3 or not 0 <= (one.answer_severity or 0) <= 3:
            raise UnableToCode("A severity is 0, 1, 2 or 3.")
    if not given.stages:
        raise UnableToCode("Choose at least one stage; “other or not said” is one.")
    if set(given.stages) - {stage.code for stage in terms.stages}:
        raise UnableToCode(f"A stage is not in {terms.title}.")
    if given.staff_group and given.staff_group not in {group.code for group in terms.staff_groups}:
        raise UnableToCode(f"The staff group is not in {terms.title}.")
    if given.harm in SERIOUS_HARM and not given.harm_shown_by.strip():
        raise UnableToCode("Say what in the complaint shows serious harm: coders agree on harm least of all.")
    if given.recovered_by and not given.near_miss:
        raise UnableToCode("Who recovered it is asked of a near miss. Tick that it was one.")


def told(given: CodesGiven) -> dict[str, Any]:
    """The codes as an entry of the journal keeps them."""
    problems = [f"{p.category}/{p.subcategory}:{p.severity}/{p.answer_severity}" for p in given.present]
    values = {name: getattr(given, name) for name in CodesGiven.__dataclass_fields__ if name != "problems"}
    return {**values, "problems": problems, "services": [str(one.pk) for one in given.services]}


@transaction.atomic
def choose_taxonomy(
    *,
    name: str,
    from_on: date,
    service: Service | None = None,
    names: Mapping[str, str] | None = None,
    by: Actor | None,
    at: datetime,
) -> TaxonomyChoice:
    """Code complaints received from a day on, of a service or of the whole body, by this taxonomy."""
    if name not in TAXONOMIES:
        raise UnableToCode(f"There is no taxonomy “{name}”.")
    unknown = set(names or {}) - set(taxonomy(name).names())
    if unknown:
        raise UnableToCode(f"{', '.join(sorted(unknown))}: no such code in {taxonomy(name).title}.")
    if TaxonomyChoice.objects.filter(service=service, from_on=from_on).exists():
        raise UnableToCode(f"A taxonomy already begins on {from_on:%-d %B %Y} there. Choose another day.")
    made = TaxonomyChoice(
        taxonomy=name, service=service, from_on=from_on, names=dict(names or {}), made_at=at,
        made_by_id=by.staff_id if by else None,
    )  # fmt: skip
    made.save(force_insert=True)
    values = {"taxonomy": taxonomy(name).title, "from_on": from_on, "service": service, "names": dict(names or {})}
    record("coding.choose_taxonomy", made, by=by, at=at, values=values)
    return made
