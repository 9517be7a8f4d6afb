"""The first page of the day: what waits for this person, and by when."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Exists, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.areas.casework.permissions import may_record
from wellheard.areas.casework.selectors import (
    extension_requests_for,
    extensions_asked_by,
    open_counts,
    responses_waiting_for,
    signatures_awaited_by,
)
from wellheard.areas.casework.selectors.caseload import first_with
from wellheard.areas.casework.selectors.dates import soon
from wellheard.areas.casework.selectors.drafts import unfinished
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.selectors.waiting import may_wait_to_be_decided
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.children.selectors import safety_unsettled
from wellheard.areas.correspondence.selectors import due_for
from wellheard.areas.investigation.selectors import (
    asked_by,
    asked_of,
    briefings_for,
    given_to,
    parts_to_sign,
    taken_to,
)
from wellheard.areas.investigation.selectors.awaited import NOT_COME, awaited_by, may_be_awaited
from wellheard.areas.investigation.selectors.fairness import biases_to_answer, may_be_briefed, may_have_biases
from wellheard.areas.investigation.selectors.joining import may_have_parts
from wellheard.areas.investigation.selectors.requests import AWAITED, may_be_asked
from wellheard.areas.learning.permissions import may_learn
from wellheard.areas.learning.selectors.lists import may_wait_to_be_learned, waiting_to_learn
from wellheard.areas.workload.selectors import at_hand, may_wait_to_be_done
from wellheard.areas.workload.selectors.mine import KINDS
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, signed_in
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.together import answers_about
from wellheard.foundation.organisations.worded import objects_of

SHOWN, ALL = 10, 200
AT_HAND = frozenset(KINDS)


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    until = soon(today)
    counts = open_counts(request.actor, today, until)
    mine = first_with(request.actor, today, SHOWN)
    listed(request, mine)
    shows_all = "all" in request.GET
    context = {
        "counts": counts,
        "mine": mine,
        "today": today,
        "may_record": may_record(request.actor),
        "unfinished": unfinished(request.actor, now),
        "has_complaints": request.actor.holds(*READERS, Role.INVESTIGATOR) or counts["open"],
        "shows_all": shows_all,
        **waiting(request.actor, today, ALL if shows_all else SHOWN),
    }
    return render(request, "office/home.html", context)


def waiting(actor: Actor, today: date, shown: int = SHOWN) -> dict[str, Any]:
    """What waits for this person to decide, to do, to write, to read or to learn: so many of each kind.

    One statement asks which kinds may have any; only those are read. On most days most kinds are empty. Whether
    anybody is unsafe is read at once: it is looked for among the open complaints, with whose they are in sight.
    `more_waits` says whether there is more of any kind; of what is to be learned fewer are shown, beside a list of all.
    """
    there = {kind for kind, any_waits in answers_about(actor, _any_of_each).items() if any_waits}
    found = {"safety": objects_of(_unsafe, actor, shown + 1, planned_anew=True)}
    found |= {kind: list(TO_DECIDE[kind](actor)[: shown + 1]) for kind in TO_DECIDE if kind in there}
    found |= at_hand(actor, AT_HAND & there, shown + 1)
    found["letters"] = due_for(actor, today, shown + 1)
    if "parts" in there:
        found["parts"] = parts_to_sign(actor, today)
    more = any(len(rows) > shown for rows in found.values())
    learn: dict[str, list[Any]] = {}
    if may_learn(actor) and there - found.keys():
        to_learn = waiting_to_learn(actor, today, there)
        learn = {kind: list(rows[: shown * 2 // 5]) for kind, rows in to_learn.items()}
    shows = {kind: rows[:shown] for kind, rows in found.items()}
    return {**shows, "learn": learn, "anything_waits": any(found.values()) or any(learn.values()), "more_waits": more}


def may_wait(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Rows of each kind without which nothing of it waits for this person."""
    to_learn = may_wait_to_be_learned(actor) if may_learn(actor) else {}
    asked = {**may_be_asked(actor), **may_be_awaited(actor), **may_be_briefed(actor), **may_have_parts(actor)}
    decided = {**may_wait_to_be_decided(actor), **may_have_biases(actor)}
    return {**decided, **may_wait_to_be_done(actor), **asked, **to_learn}


def _any_of_each(actor: Actor) -> dict[str, Exists]:
    return {kind: Exists(rows.order_by()) for kind, rows in may_wait(actor).items()}


def _unsafe(actor: Actor, most: int) -> QuerySet[Any]:
    return safety_unsettled(actor)[:most]


TO_DECIDE: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "signatures": responses_waiting_for,
    "extensions": extension_requests_for,
    "biases": biases_to_answer,
    "asked": lambda actor: asked_of(actor).filter(state__in=AWAITED),
    "taken": lambda actor: taken_to(actor).filter(answered_on=None, request__state__in=AWAITED),
    "work": given_to,
    "briefings": lambda actor: briefings_for(actor).filter(read_at=None),
    "requests": asked_by,
    "unanswered": extensions_asked_by,
    "unsigned": signatures_awaited_by,
    **{kind: partial(awaited_by, kind=kind) for kind in NOT_COME},
}
"""What waits for somebody to decide, to answer or to read, and what they wait for from others, by kind."""
