"""The whole loop for a period, as a picture; each number opens its complaints."""

from datetime import date, timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from wellheard.areas.casework.selectors import in_a_list
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.learning.forms.loop import LoopForm
from wellheard.areas.learning.labels import STEPS
from wellheard.areas.learning.selectors.drawing import loop_chart
from wellheard.areas.learning.selectors.loop import at_step, loop_of
from wellheard.areas.procedures.selectors import usual_periods
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.rules.periods import ReportingPeriod

SHOWN = 25


def asked(request: OfficeRequest, usual: ReportingPeriod) -> tuple[LoopForm, date, date, UUID | None]:
    """The period and service asked for; the usual period where the address does not say, or cannot be read."""
    given = request.GET.copy()
    for name, value in (("first", usual.first), ("last", usual.last)):
        given.setdefault(name, f"{value:%d/%m/%Y}")
    form = LoopForm(given)
    if not form.is_valid():
        return form, usual.first, usual.last, None
    service = form.cleaned_data["service"]
    return form, form.cleaned_data["first"], form.cleaned_data["last"], service.pk if service else None


@holding(*READERS)
def loop(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    periods = usual_periods(today)
    form, first, last, service_id = asked(request, periods[2])
    steps = loop_of(request.actor, first, last + timedelta(days=1), service_id)
    query = request.GET.urlencode()
    addresses = {step.code: f"{reverse('office:learn:loop-step', args=[step.code])}?{query}" for step in steps}
    context = {
        "form": form,
        "presets": periods,
        "first": first,
        "last": last,
        "steps": [(step, STEPS[step.code], addresses[step.code]) for step in steps],
        "chart": loop_chart(steps, addresses),
    }
    return render(request, "learning/loop.html", context, status=422 if form.errors else 200)


@holding(*READERS)
def step(request: OfficeRequest, step: str) -> HttpResponse:
    """The complaints behind one number of the loop."""
    if step not in STEPS:
        raise Http404
    today = timezone.localdate()
    form, first, last, service_id = asked(request, usual_periods(today)[2])
    rows = at_step(request.actor, step, first, last + timedelta(days=1), service_id)
    page = Paginator(in_a_list(rows.order_by("-closed_on", "-id")), SHOWN).get_page(request.GET.get("page"))
    listed(request, list(page))
    context = {
        "page": page, "words": STEPS[step], "first": first, "last": last, "today": today,
        "back_url": f"{reverse('office:learn:loop')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "learning/loop_step.html", context)
