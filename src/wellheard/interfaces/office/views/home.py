"""The first page of the day: what waits for this person, and by when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.areas.casework.permissions import may_record
from wellheard.areas.casework.selectors import Caseload, caseload
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.caseload import soon
from wellheard.areas.casework.views.opening import listed
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in
from wellheard.foundation.organisations.roles import Role


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    until = soon(today)
    counts = {
        showing: caseload(request.actor, Caseload(showing=showing), today, until).count()
        for showing in ("mine", "late", "soon", "unallocated", "signature", "open")
    }
    mine = list(caseload(request.actor, Caseload(showing="mine"), today)[:10])
    listed(request, mine)
    context = {
        "counts": counts,
        "mine": mine,
        "today": today,
        "may_record": may_record(request.actor),
        "has_complaints": request.actor.holds(*READERS, Role.INVESTIGATOR) or counts["open"],
    }
    return render(request, "office/home.html", context)
