"""Carrying an improvement action out, from its authority to its sign-off."""

from datetime import date, datetime

from people import NOW, TODAY, Colleague
from wellheard.areas.learning.models import ImprovementAction
from wellheard.areas.learning.services import (
    add_evidence,
    authorise_action,
    implement_action,
    sign_off_action,
    start_action,
)


def moment(on: date) -> datetime:
    return NOW.replace(year=on.year, month=on.month, day=on.day)


def carried_out(
    action: ImprovementAction, manager: Colleague, senior: Colleague, on: date = TODAY, *, sign_at: date | None = None
) -> ImprovementAction:
    """Authorised, begun, done on a day with evidence, and signed off."""
    said = {"by": manager.actor(), "at": moment(on)}
    authorise_action(action=action, **said)
    start_action(action=action, started_on=on, **said)
    add_evidence(action=action, words="A photograph of the checklist", of_on=on, **said)
    implement_action(action=action, implemented_on=on, **said)
    return sign_off_action(action=action, by=senior.actor(), at=moment(sign_at or on))
