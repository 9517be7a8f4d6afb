"""Praise, dissatisfaction without a complaint, consents awaited, and the equality counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q, QuerySet

from wellheard.areas.casework.models import (
    Complaint,
    ConsentStep,
    Dissatisfaction,
    EqualityAnswer,
    EqualityQuestion,
    Person,
    Praise,
)
from wellheard.areas.casework.permissions import RECORDERS, may_keep_equality_list
from wellheard.areas.casework.selectors.gates import READERS, visible
from wellheard.foundation.organisations.actors import Actor, children_of
from wellheard.rules.stages import OPEN

SUPPRESSED_BELOW = 5
"""A count of fewer people than this is not shown, nor one from which it could be worked out."""


def voices(actor: Actor, kind: type[Praise] | type[Dissatisfaction], words: str, service_id: Any) -> QuerySet[Any]:
    """What was said about the services this person reads, and what they took down themselves; newest first."""
    if not actor.holds(*READERS, *RECORDERS):
        raise PermissionDenied
    found: QuerySet[Any]
    services = actor.services_of(*READERS) if actor.holds(*READERS) else frozenset()
    found = kind.objects.select_related("service", "recorded_by")
    if services is not None:
        found = found.filter(Q(service_id__in=services) | Q(recorded_by_id=actor.staff_id))
    for word in words.split()[:8]:
        found = found.filter(words__icontains=word)
    if service_id:
        tree, part = children_of(), [service_id]
        for parent in part:
            part.extend(tree.get(parent, []))
        found = found.filter(service_id__in=part)
    return found.order_by("-on", "-id")


def consents_awaited(actor: Actor) -> QuerySet[Person]:
    """People whose consent is awaited in open complaints that this person may see, the longest first."""
    seen = visible(actor).filter(state__in=[stage.value for stage in OPEN])
    steps = Q(consent_steps__kind__in=[ConsentStep.Kind.ASKED, ConsentStep.Kind.CHASED])
    found: QuerySet[Person] = Person.objects.filter(consent=Person.Consent.AWAITED, complaint__in=seen)
    dated = found.annotate(
        last_on=Max("consent_steps__on", filter=steps),
        times=Count("consent_steps", filter=Q(consent_steps__kind=ConsentStep.Kind.CHASED)),
    )
    return dated.select_related("complaint__service", "complaint__handler").order_by("complaint__received_on", "id")


def asked_questions() -> list[EqualityQuestion]:
    """The questions the body asks now."""
    return list(EqualityQuestion.objects.filter(retired_on=None))


@dataclass(frozen=True)
class EqualityCount:
    """The answers to one question. A count that is None is suppressed."""

    question: EqualityQuestion
    answers: tuple[tuple[str, int | None], ...]
    people: int | None


def equality_counts(actor: Actor, first: date, last: date) -> list[EqualityCount]:
    """How many gave each answer, in the months of a period, small numbers suppressed. For those with the duty."""
    if not may_keep_equality_list(actor):
        raise PermissionDenied
    held = EqualityAnswer.objects.filter(month__gte=first.replace(day=1), month__lte=last)
    found: dict[Any, dict[str, int]] = {}
    for key, answer, number in held.values_list("question_id", "answer").annotate(n=Count("pk")).order_by("answer"):
        found.setdefault(key, {})[answer] = number
    rows = EqualityQuestion.objects.filter(Q(retired_on=None) | Q(pk__in=list(found)))
    return [_count(row, found.get(row.pk, {})) for row in rows]


def _count(row: EqualityQuestion, found: dict[str, int]) -> EqualityCount:
    offered = [*row.answers, *sorted(set(found) - set(row.answers))]
    numbers = suppressed([found.get(answer, 0) for answer in offered])
    people = sum(found.values())
    return EqualityCount(
        row, tuple(zip(offered, numbers, strict=True)), people if people == 0 or people >= SUPPRESSED_BELOW else None
    )


def suppressed(numbers: Sequence[int]) -> list[int | None]:
    """Small counts left out; and where only one was left out, the next smallest too: it could be worked out."""
    small = [0 < number < SUPPRESSED_BELOW for number in numbers]
    if sum(small) == 1:
        others = [(number, place) for place, number in enumerate(numbers) if not small[place] and number]
        if others:
            small[min(others)[1]] = True
    return [None if hidden else number for number, hidden in zip(numbers, small, strict=True)]


def wait_since(person: Any, complaint: Complaint) -> date:
    """Since when consent is awaited: the last time it was asked for or chased, or else since it came."""
    found: date = person.last_on or complaint.received_on
    return found
