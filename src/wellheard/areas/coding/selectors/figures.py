"""What was coded, as rows to be counted: of the complaints this reader may see, and nothing else.

A complaint that the reader is to code blind is left out of every count and list, so that no picture gives away what
the first coder said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.coding.models import CodedService, Coding, Problem, SecondCoding
from wellheard.areas.coding.selectors.drawing import part_of, to_be_coded
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.taxonomy import SERIOUS_HARM, Severity


@dataclass(frozen=True)
class Asked:
    """Which complaints: received in the period (both days included), of a part of the body, coded by a taxonomy."""

    first: date
    last: date
    taxonomy: str
    service_id: UUID | None = None


@dataclass(frozen=True)
class CodedProblem:
    category: str
    severity: int
    answer_severity: int | None


@dataclass(frozen=True)
class CodedComplaint:
    """One complaint as it counts. `services` is how many it reaches into, its own included."""

    complaint_id: UUID
    problems: tuple[CodedProblem, ...]
    stages: tuple[str, ...]
    harm: int | None
    answer_harm: int | None
    near_miss: bool
    omission: bool
    services: int

    @property
    def present(self) -> tuple[CodedProblem, ...]:
        """The problems of the complaint itself, not those that only our answer sees."""
        return tuple(one for one in self.problems if one.severity)

    @property
    def answered(self) -> bool:
        return any(one.answer_severity is not None for one in self.problems)


@dataclass(frozen=True)
class Coded:
    """The coded complaints, and out of how many that could be coded."""

    rows: tuple[CodedComplaint, ...]
    of: int


COUNTED = ("all", "severe", "serious_harm", "near_miss")
"""What a cell of the grid counts: every problem, severe ones, those with serious harm, those of a near miss."""


def problems_of(row: CodedComplaint, counted: str) -> tuple[CodedProblem, ...]:
    """The problems of a complaint that a cell counts."""
    match counted:
        case "severe":
            return tuple(one for one in row.present if one.severity == Severity.HIGH)
        case "serious_harm":
            return row.present if row.harm in SERIOUS_HARM else ()
        case "near_miss":
            return row.present if row.near_miss else ()
    return row.present


def coded(actor: Actor, asked: Asked) -> Coded:
    """What was coded of the complaints this person may see. Raises PermissionDenied for one with no such duty."""
    found = complaints(actor, asked)
    codings = Coding.objects.filter(complaint__in=found.order_by().values("pk"), counts=True, taxonomy=asked.taxonomy)
    problems: dict[UUID, list[CodedProblem]] = {}
    mine = codings.order_by().values("pk")
    for coding_id, *said in (
        Problem.objects.filter(coding__in=mine)
        .order_by("id")
        .values_list("coding_id", "category", "severity", "answer_severity")
    ):
        problems.setdefault(coding_id, []).append(CodedProblem(*said))
    beside: dict[UUID, int] = dict(
        CodedService.objects.filter(coding__in=mine).order_by().values_list("coding_id").annotate(services=Count("pk"))
    )
    rows = codings.order_by("complaint__received_on", "complaint_id").values_list(
        "pk", "complaint_id", "stages", "harm", "answer_harm", "near_miss", "omission", "complaint__service_id"
    )
    return Coded(tuple(_rows(rows, problems, beside)), found.count())


def _rows(
    rows: Iterable[Any], problems: dict[UUID, list[CodedProblem]], beside: dict[UUID, int]
) -> Iterable[CodedComplaint]:
    for pk, complaint_id, stages, harm, answer_harm, near_miss, omission, service_id in rows:
        services = (service_id is not None) + beside.get(pk, 0)
        yield CodedComplaint(
            complaint_id, tuple(problems.get(pk, ())), tuple(stages), harm, answer_harm, near_miss, omission, services
        )


def complaints(actor: Actor, asked: Asked) -> QuerySet[Complaint]:
    """The complaints that could be in the pictures of this reader."""
    if not actor.holds(*READERS):
        raise PermissionDenied
    found = to_be_coded(visible(actor)).filter(received_on__gte=asked.first, received_on__lte=asked.last)
    if asked.service_id:
        found = found.filter(service_id__in=part_of(asked.service_id))
    blind = SecondCoding.objects.filter(asked_of_id=actor.staff_id, both_in_at=None, withdrawn_at=None)
    return found.exclude(pk__in=blind.order_by().values("complaint_id"))
