"""The indicators of a body for a period, computed from its records by the one definition of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from wellheard.analytics.indicators import (
    Counting,
    Figures,
    Group,
    Period,
    Question,
    Reconciliation,
    Share,
    complaints_behind,
    figures_from_rows,
)
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import exchange_tables, visible
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.procedures.selectors import Calendars, editions_of_body
from wellheard.foundation.journal.selectors import last_change
from wellheard.foundation.organisations.actors import Actor, children_of
from wellheard.rules.working_days import Calendar


@dataclass(frozen=True)
class Asked:
    """Which figures: the period (both days included), the counting rule, the part of the body, if not all of it."""

    first: date
    last: date
    counting: Counting = Counting.WHERE_IT_ENDED
    service_id: UUID | None = None


@dataclass(frozen=True)
class Indicators:
    """The figures and what they were counted by. Complaints that the reader may not see are not in them."""

    figures: Figures
    question: Question
    asked: Asked


def indicators(actor: Actor, asked: Asked, today: date) -> Indicators:
    """The figures of the complaints this person may see. Raises PermissionDenied for one with no such duty."""
    complaints = _complaints(actor, asked)
    question = _question(asked, Calendars().for_service(None), today)
    key = (actor, asked, today, last_change())
    if key not in _COMPUTED:
        parts = [
            figures_from_rows(rows, replace(question, calendar=calendar))[1]
            for calendar, rows in exchange_tables(complaints)
        ]
        if len(_COMPUTED) >= KEPT:
            _COMPUTED.clear()
        _COMPUTED[key] = added(parts, question)
    return Indicators(_COMPUTED[key], question, asked)


KEPT = 200
_COMPUTED: dict[tuple[Actor, Asked, date, int], Figures] = {}
"""Figures by who asked what, when, and the journal's last change: nothing changes a figure without an entry."""


def behind(actor: Actor, asked: Asked, figure: str, today: date) -> QuerySet[Complaint]:
    """The complaints that a figure counts, by the predicate that counts them. Raises KeyError for no figure."""
    complaints = _complaints(actor, asked)
    question = _question(asked, Calendars().for_service(None), today)
    references: list[str] = []
    for calendar, rows in exchange_tables(complaints):
        references += complaints_behind(rows, replace(question, calendar=calendar), figure)
    found = complaints.filter(reference__in=references)
    return found.select_related("service", "handler").order_by("received_on", "id")


def added(parts: Sequence[Figures], question: Question) -> Figures:
    """Figures of several parts as one: counts and bases are added, percentages and averages follow from them."""
    groups = {name: _group([part.groups[name] for part in parts]) for name in question.groups}
    without = {
        name: sum(part.closed_without_outcome[name] for part in parts)
        for name in ("withdrawn", "no_consent", "anonymous_not_pursued", "not_a_complaint")
    }
    names = Reconciliation.__dataclass_fields__
    return Figures(
        organisation=None,
        received=sum(part.received for part in parts),
        received_stage1=sum(part.received_stage1 for part in parts),
        received_stage2_direct=sum(part.received_stage2_direct for part in parts),
        groups=groups,
        closed_without_outcome=without,
        reconciliation=Reconciliation(**{n: sum(getattr(p.reconciliation, n) for p in parts) for n in names}),
        rejected=sum(part.rejected for part in parts),
        warnings=tuple(dict.fromkeys(words for part in parts for words in part.warnings)),
    )


def _group(parts: Sequence[Group]) -> Group:
    outcomes = ("resolved", "upheld", "partially_upheld", "not_upheld")
    return Group(
        closed_in_full=sum(part.closed_in_full for part in parts),
        timed=sum(part.timed for part in parts),
        within_limit=_share([part.within_limit for part in parts]),
        within_extended_limit=_share([part.within_extended_limit for part in parts]),
        total_working_days=sum(part.total_working_days for part in parts),
        extended=_share([part.extended for part in parts]),
        outcomes={name: _share([part.outcomes[name] for part in parts]) for name in outcomes},
    )


def _share(parts: Sequence[Share]) -> Share:
    return Share(sum(part.count for part in parts), sum(part.base for part in parts))


def _question(asked: Asked, calendar: Calendar, today: date) -> Question:
    return Question(Period(asked.first, asked.last), editions_of_body(), calendar, today, asked.counting)


def _complaints(actor: Actor, asked: Asked) -> QuerySet[Complaint]:
    """What could be in the figures: received by the end, and not closed for good before the period began."""
    if not actor.holds(*READERS):
        raise PermissionDenied
    found = visible(actor).filter(received_on__lte=asked.last)
    found = found.filter(Q(closed_on=None) | Q(closed_on__gte=asked.first))
    if asked.service_id:
        tree, part = children_of(), [asked.service_id]
        for parent in part:
            part.extend(tree.get(parent, []))
        found = found.filter(service_id__in=part)
    return found
