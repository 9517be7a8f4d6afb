"""The indicators of a period, and the complaints behind each figure."""

import json
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.analytics.indicators import Counting, shaped
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.procedures.selectors import NoCalendar, usual_periods
from wellheard.areas.reporting.forms import PeriodForm
from wellheard.areas.reporting.labels import FIGURES, GROUPS, OUTCOMES, WITHOUT_OUTCOME
from wellheard.areas.reporting.selectors import Asked, behind, indicators
from wellheard.foundation.organisations.gates import OfficeRequest, holding

PAGE = 50


def asked(request: HttpRequest, today: date) -> tuple[PeriodForm, Asked | None]:
    """The form as the address fills it, the last whole quarter without one; None when it cannot be read."""
    usual = usual_periods(today)[0]
    given = request.GET.copy()
    for name, value in (("first", usual.first), ("last", usual.last)):
        given.setdefault(name, f"{value:%d/%m/%Y}")
    form = PeriodForm(given)
    if not form.is_valid():
        return form, None
    cleaned = form.cleaned_data
    service = cleaned["service"]
    counting = Counting(cleaned["counting"] or Counting.WHERE_IT_ENDED)
    return form, Asked(cleaned["first"], cleaned["last"], counting, service.pk if service else None)


@holding(*READERS)
def page(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    form, wanted = asked(request, today)
    context = {
        "form": form,
        "presets": usual_periods(today),
        "groups": GROUPS,
        "outcomes": OUTCOMES,
        "today": today,
    }
    if wanted is None:
        return render(request, "reporting/indicators.html", context, status=422)
    try:
        found = indicators(request.actor, wanted, today)
    except NoCalendar as refusal:
        form.add_error(None, str(refusal))
        return render(request, "reporting/indicators.html", context, status=422)
    context |= {"found": found, "figures": found.figures, "without": WITHOUT_OUTCOME}
    return render(request, "reporting/indicators.html", context)


@holding(*READERS)
def download(request: OfficeRequest) -> HttpResponse:
    """The same figures in the shape of the exchange format."""
    today = timezone.localdate()
    form, wanted = asked(request, today)
    if wanted is None:
        return render(request, "reporting/indicators.html", {"form": form, "presets": usual_periods(today)}, status=422)
    found = indicators(request.actor, wanted, today)
    content = json.dumps(shaped(found.figures, found.question), ensure_ascii=False, indent=1)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="indicators-{wanted.first}-{wanted.last}.json"'
    return response


@holding(*READERS)
def complaints(request: OfficeRequest) -> HttpResponse:
    """The complaints that one figure counts."""
    today = timezone.localdate()
    form, wanted = asked(request, today)
    figure = request.GET.get("figure", "")
    if wanted is None or figure not in FIGURES:
        raise Http404
    try:
        found = behind(request.actor, wanted, figure, today)
    except KeyError as unknown:
        raise Http404 from unknown
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    listed(request, page)
    context = {"page": page, "asked": wanted, "heading": FIGURES[figure], "today": today, "form": form}
    return render(request, "reporting/complaints.html", context)
