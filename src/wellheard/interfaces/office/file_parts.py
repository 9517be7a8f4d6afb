"""The parts of one complaint's file, gathered from the areas: each a page of its own under the complaint's address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wellheard.areas.children.selectors import concerns_children
from wellheard.areas.correspondence.labels import ways_words
from wellheard.areas.correspondence.selectors import restriction_on
from wellheard.areas.investigation.permissions import OVERSEERS
from wellheard.areas.learning.selectors.complaint_learning import promises_of_resolution
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


def everyone(actor: Actor) -> bool:
    return True


@dataclass(frozen=True)
class FilePart:
    """A part of the file: its name, its address, whom it is offered to, in which files. Its own gate decides."""

    label: Any
    url_name: str
    offered_to: Callable[[Actor], bool] = everyone
    when: Callable[[UUID], bool] | None = None


def investigates(actor: Actor) -> bool:
    """Whoever works on complaints, or reads everything, is shown the way to the investigation."""
    return actor.holds(*OVERSEERS, Role.INVESTIGATOR, Role.AUDITOR)


PARTS: tuple[FilePart, ...] = (
    FilePart(_("Overview"), "office:casework:complaint"),
    FilePart(_("Related"), "office:casework:related"),
    FilePart(_("Child"), "office:children:part", when=concerns_children),
    FilePart(_("Investigation"), "office:investigation:part", investigates),
    FilePart(_("Letters"), "office:correspondence:letters"),
    FilePart(_("Learning"), "office:learning:part"),
    FilePart(_("Tasks"), "office:tasks:tasks"),
    FilePart(_("Coding"), "office:coded:part", investigates),
    FilePart(_("After the answer"), "office:correspondence:after"),
    FilePart(_("How we are in touch"), "office:correspondence:conduct"),
    FilePart(_("Was the procedure kept?"), "office:procedure-kept"),
)


def file_parts(request: HttpRequest) -> dict[str, Any]:
    """For the template of a page of a complaint's file: its parts, the present one marked. Asked only when shown."""
    match = request.resolver_match
    complaint_id = match.kwargs.get("complaint_id") if match else None
    actor: Actor | None = getattr(request, "actor", None)
    if complaint_id is None or actor is None:
        return {}

    def gathered() -> list[dict[str, Any]]:
        offered = [one for one in PARTS if one.offered_to(actor) and (one.when is None or one.when(complaint_id))]
        found = [{"label": part.label, "url": reverse(part.url_name, args=[complaint_id])} for part in offered]
        within = [item["url"] for item in found if request.path.startswith(str(item["url"]))]
        current = max(within, key=len, default=None)
        return [item | {"current": item["url"] == current} for item in found]

    def warned_of() -> list[dict[str, Any]]:
        found = restriction_on(complaint_id)
        if found is None:
            return []
        words = _("Contact is restricted: not %(stopped)s. Kept: %(kept)s.") % {
            "stopped": ways_words(found.stopped, gettext("or")),
            "kept": ways_words(found.kept, gettext("or")),
        }
        return [{"words": words, "url": reverse("office:correspondence:conduct", args=[complaint_id])}]

    def promised() -> list[Any]:
        """When somebody comes back after a resolution: what was promised, before anything else is asked."""
        escalates = match is not None and match.kwargs.get("slug") in ("escalate", "move-to-stage-2")
        return list(promises_of_resolution(complaint_id)) if escalates else []

    return {
        "file_parts": SimpleLazyObject(gathered),
        "file_banners": SimpleLazyObject(warned_of),
        "promised_before": SimpleLazyObject(promised),
    }
