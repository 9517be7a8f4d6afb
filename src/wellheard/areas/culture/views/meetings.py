"""Meetings: the list, a new one, its page with the pack; held, its minutes, its decisions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wellheard.areas.casework import services as casework
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.culture.forms import meetings as forms
from wellheard.areas.culture.models import Meeting
from wellheard.areas.culture.selectors.meetings import (
    READERS,
    WRITERS,
    decision_for,
    may_write,
    meeting_for,
    meetings_seen,
    pack_of,
)
from wellheard.areas.culture.services import meetings as services
from wellheard.areas.learning.labels import STEPS, VERDICT_COLOURS
from wellheard.areas.learning.models import Judgement
from wellheard.areas.learning.views.lists import shown_form
from wellheard.areas.procedures.selectors import usual_periods
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.typed import typed

readers, writers = holding(*READERS), holding(*WRITERS)
SHOWN = 25


@readers
def meetings(request: OfficeRequest) -> HttpResponse:
    page = Paginator(meetings_seen(request.actor), SHOWN).get_page(request.GET.get("page"))
    context = {"page": page, "may_plan": request.actor.holds(*WRITERS)}
    return render(request, "culture/meetings.html", context)


@writers
def plan(request: OfficeRequest) -> HttpResponse:
    """A new meeting; to begin with about the last whole quarter."""
    now = timezone.now()
    quarter = usual_periods(timezone.localdate(now))[0]
    initial = {"level": Meeting.Level.MANAGEMENT, "first_on": quarter.first, "last_on": quarter.last}
    form = typed(request, forms.PlanForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        made: list[Meeting] = []

        def keep(**said: Any) -> None:
            made.append(services.plan_meeting(**said))

        if carried_out(form, keep, by=request.actor, at=now, **form.cleaned_data):
            messages.success(request, _("The meeting is planned. Its agenda pack is below."))
            return redirect("office:culture:meeting", meeting_id=made[0].pk)
    return shown_form(request, form, _("Plan a meeting"), reverse("office:culture:meetings"), _("Meetings"),
                      submit=_("Plan it"))  # fmt: skip


@readers
def meeting(request: OfficeRequest, meeting_id: UUID) -> HttpResponse:
    """Its agenda pack: as the records stand now, or as they stood when it was held; its minutes and decisions."""
    row = meeting_for(request.actor, meeting_id)
    held = row.state == Meeting.State.HELD
    pack = row.pack if held else pack_of(request.actor, row, timezone.localdate())
    context = {
        "meeting": row,
        "held": held,
        "may_write": may_write(request.actor, row.service_id),
        "pack": shown_pack(pack),
        "minutes": row.minutes.all(),
        "decisions": row.decisions.select_related("owner", "action"),
        "today": timezone.localdate(),
    }
    return render(request, "culture/meeting.html", context)


def shown_pack(pack: dict[str, Any]) -> dict[str, Any]:
    """The pack with its codes in words and its days as days."""
    verdicts = dict(Judgement.Verdict.choices)
    return {
        **pack,
        "made_on": parse_date(pack["made_on"]),
        "loop": [{**step, "words": STEPS[step["code"]]} for step in pack["loop"]],
        "late": [{**one, "due_on": parse_date(one["due_on"])} for one in pack["late"]],
        "waiting": [{**one, "due_on": parse_date(one["due_on"])} for one in pack["waiting"]],
        "verdicts": [
            {**one, "words": verdicts[one["verdict"]], "colour": VERDICT_COLOURS[one["verdict"]]}
            for one in pack["verdicts"]
        ],
    }


def _written(
    request: OfficeRequest, meeting_id: UUID, kind: type[Any], service: Any, heading: str, submit: str,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    row = meeting_for(request.actor, meeting_id, to_write=True)
    form = typed(request, kind, initial={"held_on": row.held_on} if initial is None else initial)
    if request.method == "POST" and form.is_valid():
        said = {"meeting": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, service, **said):
            messages.success(request, _("It is on the record of the meeting."))
            return redirect("office:culture:meeting", meeting_id=row.pk)
    return shown_form(request, form, heading, reverse("office:culture:meeting", args=[row.pk]), _("The meeting"),
                      submit=submit)  # fmt: skip


@writers
def hold(request: OfficeRequest, meeting_id: UUID) -> HttpResponse:
    return _written(request, meeting_id, forms.HoldForm, services.hold_meeting, _("It was held"), _("Keep its pack"))


@writers
def minute(request: OfficeRequest, meeting_id: UUID) -> HttpResponse:
    return _written(
        request, meeting_id, forms.MinuteForm, services.write_minute, _("An item of the minutes"), _("Save"), {}
    )


@writers
def decide(request: OfficeRequest, meeting_id: UUID) -> HttpResponse:
    return _written(request, meeting_id, forms.DecisionForm, services.decide, _("A decision"), _("Save"), {})


@writers
@require_POST
def act_on(request: OfficeRequest, decision_id: UUID) -> HttpResponse:
    """One press: the decision is an improvement action, proposed."""
    decision = decision_for(request.actor, decision_id)
    try:
        action = services.act_on_decision(decision=decision, by=request.actor, at=timezone.now())
    except casework.UnableToProceed as refusal:
        messages.error(request, str(refusal))
        return redirect("office:culture:meeting", meeting_id=decision.meeting_id)
    said = _("%(action)s is proposed. Say next by what means, and how it will be known that it worked.")
    messages.success(request, said % {"action": f"{action}"})
    return redirect("office:learn:action", action_id=action.pk)
