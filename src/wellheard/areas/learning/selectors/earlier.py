"""Earlier actions on the same thing: shown before a new one is saved."""

from dataclasses import dataclass

from django.db.models import Q

from wellheard.areas.learning.models import ImprovementAction
from wellheard.foundation.organisations.models import Service

SHOWN = 10
LEFT_OUT = (ImprovementAction.State.NOT_AUTHORISED, ImprovementAction.State.PROPOSED)


@dataclass(frozen=True)
class Earlier:
    """An earlier action and what it shares with the new one. `stands`: what is known of whether it worked."""

    action: ImprovementAction
    shares: tuple[str, ...]

    @property
    def stands(self) -> str:
        """`worked`, `failed`, `too_early`, `unknown` or `under_way`."""
        state = self.action.state
        if state == ImprovementAction.State.EFFECTIVE or self.action.verdict == "improved":
            return "worked"
        if state == ImprovementAction.State.REOPENED or self.action.verdict in ("worse", "no_change_yet"):
            return "failed"
        if state in (ImprovementAction.State.NOT_MEASURED, ImprovementAction.State.STOPPED):
            return "unknown"
        return "too_early" if state == ImprovementAction.State.MONITORED else "under_way"


def earlier_actions(
    service: Service | None, factor: str, category: str, leave_out: ImprovementAction | None = None
) -> list[Earlier]:
    """Authorised actions that share at least two of cause, service and category with what is to be recommended.

    The newest first, at most ten. An action is shown to whoever works on a complaint it could serve; its complaints
    are not.
    """
    same = {
        "service": Q(service=service) if service else None,
        "factor": Q(factor=factor) if factor else None,
        "category": Q(category=category) if category else None,
    }
    known = {name: asked for name, asked in same.items() if asked is not None}
    any_of = Q(pk__in=[])
    for asked in known.values():
        any_of |= asked
    rows = ImprovementAction.objects.exclude(state__in=LEFT_OUT).filter(any_of).select_related("service", "owner")
    found = []
    for action in rows.order_by("-number")[:200]:
        shares = tuple(
            name
            for name, value in (
                ("service", service.pk if service else None),
                ("factor", factor),
                ("category", category),
            )
            if value and getattr(action, "service_id" if name == "service" else name) == value
        )
        if len(shares) >= min(2, len(known)) and action != leave_out:
            found.append(Earlier(action, shares))
    return found[:SHOWN]
