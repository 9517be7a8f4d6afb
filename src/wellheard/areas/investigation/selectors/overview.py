"""Across complaints, and only those the reader may see: how accounts come in by service; the time an answer takes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Sum

from wellheard.areas.casework.selectors import visible
from wellheard.areas.investigation.models import StaffRequest, TimeSpent
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import Stage

FEWEST = 5
"""Fewer than this are not shown: a figure of so few says nothing, and may say who."""


@dataclass(frozen=True)
class Returns:
    """What came of what a service was asked."""

    service: str
    asked: int = 0
    awaited: int = 0
    late_now: int = 0
    came_late: int = 0
    sent_back: int = 0
    sent_back_twice: int = 0
    taken_up: int = 0

    @property
    def late(self) -> int:
        return self.late_now + self.came_late

    @property
    def share_late(self) -> float:
        return 100 * self.late / self.asked if self.asked else 0.0

    @property
    def share_sent_back(self) -> float:
        return 100 * self.sent_back / self.asked if self.asked else 0.0


def returns_by_service(actor: Actor, first: date, last: date, on: date) -> list[Returns]:
    """Asked between two days, both included, in complaints the reader may see; the most late or sent back first."""
    rows = StaffRequest.objects.filter(
        complaint__in=visible(actor).values("pk"), asked_on__gte=first, asked_on__lte=last
    ).exclude(state=StaffRequest.State.WITHDRAWN)
    found: dict[str, list[StaffRequest]] = defaultdict(list)
    for row in rows.select_related("service").prefetch_related("replies").order_by("id"):
        found[row.service.path if row.service else ""].append(row)
    counted = [_counted(service, asked, on) for service, asked in found.items()]
    return sorted(counted, key=lambda row: (-(row.late + row.sent_back), row.service))


def _counted(service: str, asked: Sequence[StaffRequest], on: date) -> Returns:
    return Returns(
        service=service,
        asked=len(asked),
        awaited=sum(row.is_awaited for row in asked),
        late_now=sum(row.is_awaited and row.due_on < on for row in asked),
        came_late=sum(not row.is_awaited and any(reply.late for reply in row.replies.all()) for row in asked),
        sent_back=sum(row.times_sent_back > 0 for row in asked),
        sent_back_twice=sum(row.times_sent_back > 1 for row in asked),
        taken_up=sum(bool(row.level) for row in asked),
    )


@dataclass(frozen=True)
class TimeTaken:
    """What a complaint answered at one stage takes: the middle of the minutes noted, and of how many complaints."""

    complaints: int
    minutes: float | None


def time_taken(actor: Actor) -> dict[int, TimeTaken]:
    """By the stage at which it was answered: 1 and 2. No figure from fewer than five complaints."""
    answered = {Stage.STAGE_1_ANSWERED.value: 1, Stage.STAGE_2_ANSWERED.value: 2}
    seen = visible(actor).filter(state__in=list(answered)).values("pk")
    sums = TimeSpent.objects.filter(complaint__in=seen).values("complaint_id", "complaint__state")
    spent: dict[int, list[int]] = {1: [], 2: []}
    for row in sums.annotate(total=Sum("minutes")).order_by("complaint_id"):
        spent[answered[row["complaint__state"]]].append(row["total"])
    return {
        stage: TimeTaken(len(minutes), median(minutes) if len(minutes) >= FEWEST else None)
        for stage, minutes in spent.items()
    }
