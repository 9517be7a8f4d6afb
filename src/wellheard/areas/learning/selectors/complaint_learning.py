"""What is learned from one complaint: its cause, its analysis, what is recommended, done, promised and told."""

from dataclasses import dataclass, field
from uuid import UUID

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.models import (
    Analysis,
    Cause,
    CriticalFailing,
    ImprovementAction,
    Promise,
    Recommendation,
    Refusal,
    Telling,
    WhyAnswer,
)
from wellheard.areas.learning.permissions import TABLE
from wellheard.areas.learning.selectors.actions import actions_of
from wellheard.areas.learning.selectors.factors import factors_of, gaps_of_analysis
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.improvement import FactorSet
from wellheard.rules.improvement.causes import Gap
from wellheard.rules.outcomes import Outcome


@dataclass(frozen=True)
class Branch:
    """An answer to a why, with the answers to the why that was asked of it."""

    why: WhyAnswer
    under: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class ComplaintLearning:
    complaint: Complaint
    acts: frozenset[str]
    factors: FactorSet
    cause: Cause | None
    analysis: Analysis | None
    recommendations: list[Recommendation]
    actions: list[ImprovementAction]
    promises: list[Promise]
    tellings: list[Telling]
    refusals: list[Refusal]
    failings: list[CriticalFailing]

    @property
    def cause_name(self) -> str:
        """The name of the coded cause; empty where none is coded."""
        factor = self.factors.named(self.cause.factor) if self.cause and self.cause.factor else None
        return factor.name if factor else ""


def learning_of(actor: Actor, complaint: Complaint) -> ComplaintLearning:
    """All that is learned from a complaint which this person may see."""
    return ComplaintLearning(
        complaint=complaint,
        acts=frozenset(str(act) for act, allowed in TABLE.items() if allowed.test(actor, complaint)),
        factors=factors_of(complaint),
        cause=Cause.objects.filter(complaint=complaint).select_related("recorded_by").first(),
        analysis=Analysis.objects.filter(complaint=complaint).select_related("lead", "done_by").first(),
        recommendations=list(complaint.recommendations.select_related("written_by", "judged_by", "service")),
        actions=list(actions_of(complaint)),
        promises=list(complaint.promises.select_related("owner", "document")),
        tellings=list(complaint.tellings.select_related("action", "person", "staff", "told_by")),
        refusals=list(complaint.refusals.select_related("person").order_by("on", "id")),
        failings=list(complaint.failings.select_related("raised_by").prefetch_related("notices__staff")),
    )


def tree_of(analysis: Analysis) -> list[Branch]:
    """The whys of an analysis as a tree, the head's answers first."""
    branches: dict[object, Branch] = {}
    heads: list[Branch] = []
    rows = list(analysis.whys.select_related("under"))
    for why in rows:
        branches[why.pk] = Branch(why)
    for why in rows:
        above = branches.get(why.under_id)
        (above.under if above else heads).append(branches[why.pk])
    return heads


def gaps_by_number(analysis: Analysis) -> dict[int | None, list[Gap]]:
    """What is missing at each answer; under None, of the whole."""
    found: dict[int | None, list[Gap]] = {}
    for gap in gaps_of_analysis(analysis):
        found.setdefault(gap.number, []).append(gap)
    return found


def asked_not_to_hear(complaint: Complaint) -> frozenset[UUID]:
    """The people of a complaint who do not want to hear more of it, and have not said otherwise since."""
    rows = Refusal.objects.filter(complaint=complaint, ended_on=None)
    return frozenset(rows.order_by("id").values_list("person_id", flat=True))


def promises_of_resolution(complaint_id: UUID) -> list[Promise]:
    """What was promised to somebody whose complaint was resolved: shown first when they come back."""
    rows = Promise.objects.filter(
        complaint_id=complaint_id, complaint__stages__outcome=Outcome.RESOLVED.value
    ).select_related("owner")
    return list(rows.order_by("due_on", "id").distinct())
