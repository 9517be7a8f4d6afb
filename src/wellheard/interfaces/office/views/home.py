"""The first page of the day: what waits for this person, and by when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.areas.casework.permissions import may_record
from wellheard.areas.casework.selectors import (
    Caseload,
    caseload,
    extension_requests_for,
    in_a_list,
    open_counts,
    responses_waiting_for,
)
from wellheard.areas.casework.selectors.drafts import unfinished
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.caseload import soon
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.correspondence.selectors import due_for
from wellheard.areas.investigation.selectors import asked_of, taken_to
from wellheard.areas.investigation.selectors.requests import AWAITED
from wellheard.areas.learning.permissions import may_learn
from wellheard.areas.learning.selectors.lists import waiting_to_learn
from wellheard.areas.workload.selectors import alerts_of, mentions_of, tasks_given_by, tasks_of
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in
from wellheard.foundation.organisations.roles import Role

SHOWN = 10
TO_LEARN = 4


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    until = soon(today)
    counts = open_counts(request.actor, today, until)
    with_me = in_a_list(caseload(request.actor, Caseload(showing="mine"), today))
    mine = list(with_me.prefetch_related("waits")[:SHOWN])
    listed(request, mine)
    learn = waiting_to_learn(request.actor, today, TO_LEARN) if may_learn(request.actor) else {}
    context = {
        "counts": counts,
        "mine": mine,
        "today": today,
        "learn": learn,
        "waits_to_learn": any(learn.values()),
        "may_record": may_record(request.actor),
        "unfinished": unfinished(request.actor, now),
        "has_complaints": request.actor.holds(*READERS, Role.INVESTIGATOR) or counts["open"],
        "letters": due_for(request.actor, today),
        **waiting(request),
    }
    return render(request, "office/home.html", context)


def waiting(request: OfficeRequest) -> dict[str, Any]:
    """What waits for this person to decide, to do or to read."""
    actor = request.actor
    return {
        "signatures": list(responses_waiting_for(actor)[:SHOWN]),
        "extensions": list(extension_requests_for(actor)[:SHOWN]),
        "tasks": tasks_of(actor)[:SHOWN],
        "given": tasks_given_by(actor)[:SHOWN],
        "mentions": mentions_of(actor)[:SHOWN],
        "alerts": alerts_of(actor)[:SHOWN],
        "asked": list(asked_of(actor).filter(state__in=AWAITED)[:SHOWN]),
        "taken": list(taken_to(actor)[:SHOWN]),
    }
