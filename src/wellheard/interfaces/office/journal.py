"""The journal, for those who audit it: every act, looking included."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from wellheard.areas.casework.selectors import visible
from wellheard.foundation.journal.selectors import entries_of_body
from wellheard.foundation.journal.sentences import act_words
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role

PAGE = 100


@holding(Role.AUDITOR)
def journal(request: OfficeRequest) -> HttpResponse:
    """Entries newest first."""
    entries = entries_of_body().filter(_readable_by(request.actor))
    page = Paginator(entries.prefetch_related("details"), PAGE).get_page(request.GET.get("page"))
    names = dict(StaffMember.objects.filter(pk__in={e.actor_id for e in page if e.actor_id}).values_list("pk", "name"))
    rows: list[dict[str, Any]] = [{"entry": e, "who": names.get(e.actor_id, ""), "act": act_words(e.act)} for e in page]
    return render(request, "office/journal.html", {"page": page, "rows": rows})


def _readable_by(actor: Actor) -> Q:
    """What concerns complaints the reader may see; what concerns none of them, for auditors of the whole body."""
    seen = Q(about_id__in=visible(actor).values("pk"))
    return seen | Q(about_id=None) if actor.services_of(Role.AUDITOR) is None else seen
