"""The pictures of a period, the complaints behind each figure, and the figures as a file."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wellheard.analytics.hot_spots import Quadrant
from wellheard.areas.casework.selectors.gates import READERS
from wellheard.areas.casework.views.exports import plain
from wellheard.areas.casework.views.opening import listed
from wellheard.areas.coding import forms
from wellheard.areas.coding.selectors import Taxonomies
from wellheard.areas.coding.selectors.cells import Cell, is_cell
from wellheard.areas.coding.selectors.figures import COUNTED, Asked
from wellheard.areas.coding.selectors.pictures import Pictures
from wellheard.areas.coding.selectors.pictures import behind as complaints_behind
from wellheard.areas.coding.selectors.pictures import pictures as figures_of
from wellheard.areas.coding.views.drawing import drawn
from wellheard.areas.procedures.selectors import editions_of_body
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.rules.periods import before, year_of

PAGE = 50
COUNTED_WORDS = {
    "all": gettext_lazy("Every problem"),
    "severe": gettext_lazy("Problems of high severity"),
    "serious_harm": gettext_lazy("Problems with serious harm"),
    "near_miss": gettext_lazy("Problems of near misses"),
}
QUADRANTS = {
    Quadrant.MANY_GRAVE: gettext_lazy("Many and grave"),
    Quadrant.MANY_MILD: gettext_lazy("Many and mild"),
    Quadrant.FEW_GRAVE: gettext_lazy("Few and grave"),
    Quadrant.FEW_MILD: gettext_lazy("Few and mild"),
}
BLIND_WORDS = {
    "edges": gettext_lazy("problems in their stages stand where people come into the service, or leave it"),
    "far": gettext_lazy("complaints span three stages or more, or two services or more"),
    "omission": gettext_lazy("complaints are about something left undone"),
}


def presets(today: date) -> list[dict[str, Any]]:
    """The periods people ask for most: the last twelve months, the reporting year before, this one."""
    editions = editions_of_body()
    starts = editions[-1].year_starts if editions else 4
    year = year_of(today, starts)
    last = year_of(before(year), starts)
    twelve = {"name": _("The last twelve months"), "first": today - timedelta(days=364), "last": today}
    return [twelve, *({"name": one.name, "first": one.first, "last": one.last} for one in (last, year))]


def asked(request: HttpRequest, today: date) -> tuple[forms.FiguresForm, Asked | None]:
    """The form as the address fills it; None when it cannot be read."""
    taxonomies, usual = Taxonomies().in_use(), presets(today)[0]
    given = request.GET.copy()
    for name in ("first", "last"):
        given.setdefault(name, f"{usual[name]:%d/%m/%Y}")
    given.setdefault("taxonomy", taxonomies[0])
    form = forms.FiguresForm(given, taxonomies=taxonomies)
    if not form.is_valid():
        return form, None
    cleaned, service = form.cleaned_data, form.cleaned_data["service"]
    taxonomy = cleaned["taxonomy"] or taxonomies[0]
    return form, Asked(cleaned["first"], cleaned["last"], taxonomy, service.pk if service else None)


def counted(request: HttpRequest) -> str:
    name = request.GET.get("counted", "all")
    return name if name in COUNTED else "all"


@holding(*READERS)
def pictures(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    form, wanted = asked(request, today)
    context: dict[str, Any] = {"form": form, "presets": presets(today), "counted_words": COUNTED_WORDS}
    if wanted is None:
        return render(request, "coding/pictures.html", context, status=422)
    found = figures_of(request.actor, wanted, counted(request))
    context |= {"found": found, "drawn": drawn(found), "blind_words": BLIND_WORDS, "quadrants": QUADRANTS}
    return render(request, "coding/pictures.html", context)


@holding(*READERS)
def behind(request: OfficeRequest) -> HttpResponse:
    """The complaints that one figure counts."""
    today = timezone.localdate()
    _form, wanted = asked(request, today)
    names = {name: request.GET.get(name, "") for name in ("kind", "category", "stage")}
    cell = Cell(**names, counted=counted(request))
    if wanted is None:
        raise Http404
    terms = Taxonomies().named(wanted.taxonomy, wanted.last)
    if not is_cell(cell, terms):
        raise Http404
    page = Paginator(complaints_behind(request.actor, wanted, cell), PAGE).get_page(request.GET.get("page"))
    listed(request, page)
    names = terms.names()
    about = [names[code] for code in (cell.category, cell.stage) if code]
    context = {"page": page, "asked": wanted, "about": about, "cell": cell, "today": today}
    return render(request, "coding/behind.html", context)


@holding(*READERS)
def pictures_file(request: OfficeRequest) -> HttpResponse:
    """The figures of every picture as one file."""
    today = timezone.localdate()
    form, wanted = asked(request, today)
    if wanted is None:
        return render(request, "coding/pictures.html", {"form": form, "presets": presets(today)}, status=422)
    found = figures_of(request.actor, wanted, counted(request))
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="coding-{wanted.first}-{wanted.last}.csv"'
    writer = csv.writer(response)
    writer.writerow(["picture", "category", "stage", "figure", "value"])
    writer.writerows([plain(value) for value in row] for row in file_rows(found))
    return response


def file_rows(found: Pictures) -> Iterator[tuple[Any, ...]]:
    """Every figure in a row of its own."""
    yield ("coverage", "", "", "complaints coded", found.coded.count)
    yield ("coverage", "", "", "complaints that could be coded", found.of)
    for row in found.volume:
        name = row.category.name
        yield ("volume against severity", name, "", "complaints", row.complaints.count)
        yield ("volume against severity", name, "", "of high severity", row.severe.count)
        yield ("volume against severity", name, "", "mean severity", _number(row.mean))
    for grid_row in found.grid.rows:
        for stage, one in zip(found.grid.stages, grid_row.cells, strict=True):
            flag = ", hot spot" if one.is_hot else ""
            yield ("hot spots", grid_row.category.name, stage.name, f"{found.grid.counted}{flag}", one.figure.count)
    for spot in found.blind:
        yield ("blind spots", "", "", spot.code, spot.share.count)
        yield ("blind spots", "", "", f"{spot.code}, of", spot.share.of)
    for gap in found.gaps:
        said = {"compared": gap.compared, "missed": gap.missed, "milder": gap.milder, "same": gap.same}
        for kind, figure in {**said, "graver": gap.graver}.items():
            yield ("our answers", gap.category.name, "", kind, figure.count)
        yield ("our answers", gap.category.name, "", "mean severity in the complaint", _number(gap.theirs))
        yield ("our answers", gap.category.name, "", "mean severity in our answer", _number(gap.ours))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
