"""What other areas put beside the caseload: saved views with their counts, and what can be done to many."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from wellheard.areas.workload.forms import BULK
from wellheard.areas.workload.models import BulkRun
from wellheard.areas.workload.selectors import counts_of
from wellheard.areas.workload.selectors.views import first_views
from wellheard.foundation.organisations.actors import Actor

SHOWN = 8


def beside_caseload(request: HttpRequest) -> dict[str, Any]:
    """For the caseload's template. Asked only where it is shown."""
    actor: Actor | None = getattr(request, "actor", None)
    match = request.resolver_match
    if actor is None or match is None or match.view_name != "office:casework:caseload":
        return {}
    today = timezone.localdate()
    views = SimpleLazyObject(lambda: counts_of(actor, first_views(actor, SHOWN), today))
    return {"views": views, "bulk_acts": [(act, BulkRun.Act(act).label) for act in BULK]}
