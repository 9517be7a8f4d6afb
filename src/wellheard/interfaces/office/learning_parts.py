"""The parts of learning, gathered from the areas: each a page of its own beside the complaints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.culture.selectors.meetings import READERS as MEETING
from wellheard.areas.learning.permissions import may_learn
from wellheard.foundation.organisations.actors import Actor


@dataclass(frozen=True)
class LearningPart:
    """A part of learning: its name, its address, whom it is offered to. Its own gate decides."""

    label: Any
    url_name: str
    offered_to: Callable[[Actor], bool] = may_learn


PARTS: tuple[LearningPart, ...] = (
    LearningPart(_("Still to learn"), "office:learn:to-do"),
    LearningPart(_("Improvement actions"), "office:learn:actions"),
    LearningPart(_("The whole loop"), "office:learn:loop", lambda actor: actor.holds(*READERS)),
    LearningPart(_("Action plans"), "office:learn:plans"),
    LearningPart(_("Key themes"), "office:learn:themes"),
    LearningPart(_("Critical failings"), "office:learn:failings"),
    LearningPart(_("Survey"), "office:culture:survey", lambda actor: actor.holds(*READERS)),
    LearningPart(_("Meetings"), "office:culture:meetings", lambda actor: actor.holds(*MEETING)),
    LearningPart(_("Bulletins"), "office:culture:bulletins", lambda actor: True),
)


def learning_parts(request: HttpRequest) -> dict[str, Any]:
    """For the frame of a page of learning: its parts, the present one marked. Asked only where it is shown."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {}

    def gathered() -> list[dict[str, Any]]:
        found = [{"label": p.label, "url": reverse(p.url_name)} for p in PARTS if p.offered_to(actor)]
        within = [str(item["url"]) for item in found if request.path.startswith(str(item["url"]))]
        current = max(within, key=len, default=None)
        return [item | {"current": item["url"] == current} for item in found]

    return {"learning_parts": SimpleLazyObject(gathered)}
