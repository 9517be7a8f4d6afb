"""The whole loop for a period: how many upheld, of those with a cause, with an action, done, shown to work, told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.learning.models import ActionComplaint, Cause, ImprovementAction, Telling
from wellheard.areas.learning.selectors.effect import below
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.improvement import DONE
from wellheard.rules.outcomes import Outcome

UPHELD = [Outcome.UPHELD.value, Outcome.PARTIALLY_UPHELD.value]
Narrow = Callable[[QuerySet[Complaint]], QuerySet[Complaint]]


@dataclass(frozen=True)
class Step:
    """One step of the loop: how many complaints got there, of those that got to the step before."""

    code: str
    count: int
    of: int | None

    @property
    def share(self) -> float | None:
        """In hundredths of the step before; None for the first, and where there is nothing to share."""
        return 100 * self.count / self.of if self.of else None


def upheld_in(actor: Actor, first: date, until: date, service_id: UUID | None = None) -> QuerySet[Complaint]:
    """Complaints that closed from `first` up to, not on, `until`, upheld or partially upheld at their last stage."""
    rows = (
        visible(actor)
        .filter(closed_on__gte=first, closed_on__lt=until)
        .exclude(state__in=["not_a_complaint", "merged"])
    )
    parts = below(service_id)
    rows = rows if parts is None else rows.filter(service_id__in=parts)
    at_2 = Q(stages__number=2, stages__outcome__in=UPHELD)
    at_1 = Q(stages__number=1, stages__outcome__in=UPHELD, state="stage1_answered")
    return rows.filter(at_1 | at_2).distinct()


def _linked(condition: Q) -> Exists:
    return Exists(ActionComplaint.objects.filter(complaint_id=OuterRef("pk")).filter(condition))


def _with_cause(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.filter(cause__state=Cause.State.RECORDED)


def _with_action(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    left_out = [
        ImprovementAction.State.PROPOSED,
        ImprovementAction.State.NOT_AUTHORISED,
        ImprovementAction.State.STOPPED,
    ]
    return rows.filter(_linked(~Q(action__state__in=left_out)))


def _done(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.filter(_linked(Q(action__state__in=[state.value for state in DONE])))


def _worked(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.filter(_linked(Q(action__state=ImprovementAction.State.EFFECTIVE)))


def _told(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    told = Telling.objects.filter(complaint_id=OuterRef("pk"), to=Telling.To.COMPLAINANT, state=Telling.State.TOLD)
    return rows.filter(Exists(told))


STEPS: dict[str, tuple[Narrow, ...]] = {
    "upheld": (),
    "cause": (_with_cause,),
    "action": (_with_cause, _with_action),
    "done": (_with_cause, _with_action, _done),
    "worked": (_with_cause, _with_action, _done, _worked),
    "told": (_with_cause, _with_action, _done, _told),
}
"""Each step narrows the one before, but for the last: a person is told when the change is made, not when it is
shown to have worked, so that those told are of those done.
"""
BEFORE = {"cause": "upheld", "action": "cause", "done": "action", "worked": "done", "told": "done"}


def at_step(actor: Actor, code: str, first: date, until: date, service_id: UUID | None = None) -> QuerySet[Complaint]:
    """The complaints that got to one step. Raises KeyError for a step there is not."""
    rows = upheld_in(actor, first, until, service_id)
    for narrow in STEPS[code]:
        rows = narrow(rows)
    return rows


def loop_of(actor: Actor, first: date, until: date, service_id: UUID | None = None) -> list[Step]:
    """The six numbers of a period, each of complaints that this person may see."""
    counts = {code: at_step(actor, code, first, until, service_id).count() for code in STEPS}
    return [Step(code, counts[code], counts.get(BEFORE.get(code, ""))) for code in STEPS]
