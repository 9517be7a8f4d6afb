"""Learning, the evening before: what is watched is judged, what is late is taken up, what was found is agreed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wellheard.areas.learning import services
from wellheard.areas.learning.models import ImprovementAction
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def learning(body: Founded, lives: Sequence[Life], evening: "Evening") -> None:
    """Judge by the real figures; close what worked; ask other services; agree a theme; notices for what is late."""
    services.judge_due(evening.at())
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    chief = evening.by(body.cast.holding(Role.CHIEF_EXECUTIVE)[0])
    for action in ImprovementAction.objects.filter(state="monitored", verdict="improved").order_by("number"):
        words = "The figures and the crews say the same: what was missed is found on the round, not by phone."
        services.close_effective(action=action, words=words, by=chief, at=evening.at())
        others = [service for service in body.services.values() if service.parent_id == action.service.parent_id]
        asked = [service for service in others if service.pk != action.service_id][:2]
        if asked:
            services.ask_services(action=action, services=asked, by=officer, at=evening.at())
    _theme(body, evening)
    services.raise_notices(evening.at())


def _theme(body: Founded, evening: "Evening") -> None:
    """One key theme that is agreed, with its actions, and one that waits for the senior managers."""
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    chief = evening.by(body.cast.holding(Role.CHIEF_EXECUTIVE)[0])
    theme = services.propose_theme(
        name="Nobody told me", what="People learn late, or not at all, that a visit, a letter or a date has changed.",
        factor="communication", by=officer, at=evening.at(),
    )  # fmt: skip
    services.agree_theme(theme=theme, agreed=True, by=chief, at=evening.at())
    for action in ImprovementAction.objects.filter(factor="communication").order_by("number"):
        services.act_on_theme(theme=theme, action=action, by=officer, at=evening.at())
    services.propose_theme(
        name="Second visits", what="A job that needs two visits waits because nobody books the second.",
        factor="scheduling", by=officer, at=evening.at(),
    )  # fmt: skip
