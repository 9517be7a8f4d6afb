"""What is counted to tell whether an action worked: months of complaints, and of those it is compared with.

Only complaints that are not restricted are counted, and none that was found to be no complaint: a verdict is seen
by people who may see none of them (decision 017).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from wellheard.analytics.effect import Assessment, Question, assess
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import counted
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.procedures.selectors import sisters_of
from wellheard.foundation.organisations.actors import children_of
from wellheard.foundation.organisations.models import ServiceExposure

SHORTEST_BASELINE = 3
"""Months. With fewer before the action nothing can be said, and it is said so."""


@dataclass(frozen=True)
class Watched:
    """The months of one action: `first` the first day of the first month, `done` the index of the month it was done."""

    first: date
    months: int
    done: int


def first_of_month(on: date) -> date:
    return on.replace(day=1)


def months_on(on: date, months: int) -> date:
    """The first day of the month so many months later, or earlier."""
    index = on.year * 12 + on.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def watched(action: ImprovementAction, on: date) -> Watched | None:
    """Which months are looked at on a day: the baseline, the month it was done, and each whole month since."""
    done_on = action.implemented_on
    if done_on is None:
        return None
    first = months_on(first_of_month(done_on), -action.baseline_months)
    months = months_between(first, first_of_month(on))
    done = months_between(first, done_on)
    return Watched(first, months, done) if months > done else None


def below(service_id: UUID | None) -> list[UUID] | None:
    """A service and every part below it; None for the whole body."""
    if service_id is None:
        return None
    tree, found = children_of(), [service_id]
    for one in found:
        found.extend(tree.get(one, []))
    return found


def above(service_id: UUID) -> list[UUID]:
    """The parts of the body that a service belongs to, the nearest first."""
    parents = {part: parent for parent, parts in children_of().items() for part in parts}
    found: list[UUID] = []
    at = parents.get(service_id)
    while at is not None:
        found.append(at)
        at = parents.get(at)
    return found


def _by_month(rows: QuerySet[Complaint], seen: Watched) -> tuple[int, ...]:
    """Complaints received in each month, one number a month, none left out."""
    until = months_on(seen.first, seen.months)
    of_time = rows.filter(received_on__gte=seen.first, received_on__lt=until)
    found = of_time.annotate(month=TruncMonth("received_on")).values("month").annotate(n=Count("pk", distinct=True))
    counts: Counter[int] = Counter()
    for month, n in found.order_by().values_list("month", "n"):
        counts[months_between(seen.first, month)] = n
    return tuple(counts[index] for index in range(seen.months))


def _of_service(service_id: UUID | None) -> QuerySet[Complaint]:
    parts = below(service_id)
    return counted() if parts is None else counted().filter(service_id__in=parts)


def _measured(action: ImprovementAction) -> Q:
    asked = Q()
    if action.measured_category:
        asked &= Q(category=action.measured_category)
    if action.measured_factor:
        asked &= Q(cause__factor=action.measured_factor)
    return asked


def measured_complaints(action: ImprovementAction) -> QuerySet[Complaint]:
    """The complaints that an action's measure counts, of any time."""
    return _of_service(action.measured_service_id).filter(_measured(action))


def repeats_of(action: ImprovementAction) -> QuerySet[Complaint]:
    """Complaints received after an action was done, on its cause (or, where it has none, its category), in its service.

    Pointed out at once, whatever the verdict says. None while it is not done.
    """
    if action.implemented_on is None or not (action.factor or action.category):
        return counted().none()
    same = Q(cause__factor=action.factor) if action.factor else Q(category=action.category)
    rows = _of_service(action.service_id or action.measured_service_id).filter(same)
    return rows.filter(received_on__gt=action.implemented_on).order_by("-received_on", "-id")


def question_of(action: ImprovementAction, on: date) -> Question | None:
    """What is asked of the figures; None where it is not done, not measured, or no whole month has passed."""
    seen = watched(action, on)
    if seen is None or not action.measured:
        return None
    measured = _by_month(measured_complaints(action), seen)
    set_off = action.complaint_links.values_list("complaint__received_on", flat=True)
    trigger = frozenset(
        index for day in set_off if 0 <= (index := months_between(seen.first, day)) < seen.done and day >= seen.first
    )
    service = _of_service(action.measured_service_id)
    sisters = sisters_of(action.measured_category, on) if action.measured_category else []
    control = None
    if action.compared_with_id:
        control = _by_month(_of_service(action.compared_with_id).filter(_measured(action)), seen)
    return Question(
        first=seen.first,
        counts=measured,
        exposure=exposure_of(action, seen),
        done=seen.done,
        transition=action.transition_months,
        trigger=trigger,
        aim=float(action.aim),
        control=control,
        sisters=_by_month(service.filter(category__in=sisters), seen) if sisters else None,
        others=_others(action, service, sisters, seen),
    )


def _others(
    action: ImprovementAction, service: QuerySet[Complaint], sisters: list[str], seen: Watched
) -> tuple[int, ...] | None:
    """Everything else that the service hears: did people stop complaining at all?"""
    if not action.measured_category:
        return None
    return _by_month(service.exclude(category__in=[action.measured_category, *sisters]), seen)


def exposure_of(action: ImprovementAction, seen: Watched) -> tuple[float, ...] | None:
    """How much the service served in each month: yearly figures, drawn straight from one to the next.

    None where the action names no exposure, or no figure is known of it.
    """
    if not action.exposure or action.measured_service_id is None:
        return None
    rows = ServiceExposure.objects.filter(service_id=action.measured_service_id, measure=action.exposure)
    known = list(rows.order_by("as_at_on").values_list("as_at_on", "figure"))
    if not known:
        return None
    months = [months_on(seen.first, index) + timedelta(days=14) for index in range(seen.months)]
    return tuple(_between(known, day) for day in months)


def _between(known: list[tuple[date, int]], on: date) -> float:
    """The figure on a day: between two that are known in proportion, before the first and after the last as there."""
    earlier = [row for row in known if row[0] <= on]
    later = [row for row in known if row[0] > on]
    if not earlier or not later:
        return float((earlier or later)[-1 if earlier else 0][1])
    (from_on, from_), (to_on, to) = earlier[-1], later[0]
    return from_ + (to - from_) * (on - from_on).days / (to_on - from_on).days


def assessed(question: Question | None) -> Assessment | None:
    """What the figures say; None where there is nothing to ask of them yet."""
    if question is None or len(question.before) < SHORTEST_BASELINE:
        return None
    return assess(question)
