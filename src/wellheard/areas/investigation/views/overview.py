"""Across complaints: how accounts come in by service, and the time an answer takes."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.areas.investigation import forms
from wellheard.areas.investigation.permissions import OVERSEERS
from wellheard.areas.investigation.selectors import returns_by_service, time_taken
from wellheard.foundation.organisations.gates import OfficeRequest, holding


@holding(*OVERSEERS)
def returns(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    form = forms.PeriodForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    first: date = asked.get("first") or today - timedelta(days=365)
    last: date = asked.get("last") or today
    context = {
        "rows": returns_by_service(request.actor, first, last, today),
        "times": time_taken(request.actor),
        "first": first,
        "last": last,
        "today": today,
        "wrong": form.is_bound and not form.is_valid(),
    }
    return render(request, "investigation/returns.html", context)
