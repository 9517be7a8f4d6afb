"""The figures in the shape of the exchange format: plain values, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from wellheard.analytics.indicators.figures import Figures, Group, Share
from wellheard.analytics.indicators.question import Question


def shaped(figures: Figures, question: Question) -> dict[str, Any]:
    """One body's figures. A percentage or an average of nothing is None. `cut_off` stands there when set."""
    cut_off = {"cut_off": question.cut_off} if question.cut_off else {}
    reconciliation = figures.reconciliation
    return {
        "organisation": figures.organisation,
        "period": {
            "from": question.period.first.isoformat(),
            "to": question.period.last.isoformat(),
        },
        "ruleset": question.ruleset,
        "calendar": question.calendar.name,
        "counting": question.counting.value,
        **cut_off,
        "received": figures.received,
        "received_stage1": figures.received_stage1,
        "received_stage2_direct": figures.received_stage2_direct,
        "groups": {name: _group(group) for name, group in figures.groups.items()},
        "closed_without_outcome": dict(figures.closed_without_outcome),
        "reconciliation": {
            "open_at_start": reconciliation.open_at_start,
            "received": reconciliation.received,
            "reopened": reconciliation.reopened,
            "closed": reconciliation.closed,
            "open_at_end": reconciliation.open_at_end,
            "adds_up": reconciliation.adds_up,
        },
        "rejected": figures.rejected,
        "warnings": list(figures.warnings),
    }


def shaped_together(bodies: Sequence[Figures], total: Figures, question: Question) -> dict[str, Any]:
    """One body: its figures, with what is to be said of the file as a whole. More: a list, and the total."""
    if len(bodies) > 1:
        return {
            "organisations": [shaped(figures, question) for figures in bodies],
            "total": shaped(total, question),
        }
    return shaped(total, question) | {"organisation": bodies[0].organisation if bodies else None}


def _group(group: Group) -> dict[str, Any]:
    return {
        "closed_in_full": group.closed_in_full,
        "within_limit": _share(group.within_limit),
        "within_extended_limit": _share(group.within_extended_limit),
        "total_working_days": group.total_working_days,
        "average_working_days": _number(group.average_working_days),
        "extended": _share(group.extended),
        "outcomes": {outcome: _share(share) for outcome, share in group.outcomes.items()},
    }


def _share(share: Share) -> dict[str, Any]:
    return {"count": share.count, "percent": _number(share.percent)}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
