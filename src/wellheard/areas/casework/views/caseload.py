"""The caseload, and its export."""

from datetime import date
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from wellheard.areas.casework import forms, labels
from wellheard.areas.casework.permissions import Act, may_record
from wellheard.areas.casework.selectors import Caseload
from wellheard.areas.casework.selectors import caseload as asked_for
from wellheard.areas.casework.selectors.caseload import SHOWING, SORTS, Listed, named
from wellheard.areas.casework.selectors.dates import soon
from wellheard.areas.casework.views.exports import caseload_csv
from wellheard.areas.casework.views.opening import listed, saved
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.foundation.organisations.worded import rows_of

PAGE = 25
TABS = {
    "open": gettext_lazy("Open"),
    "mine": gettext_lazy("Mine"),
    "late": gettext_lazy("Late"),
    "soon": gettext_lazy("Due in two days"),
    "unallocated": gettext_lazy("Not allocated"),
    "signature": gettext_lazy("For signature"),
    "closed": gettext_lazy("Closed"),
    "all": gettext_lazy("All"),
}


def asked(request: HttpRequest) -> Caseload:
    """What the address asks for; what it cannot ask for is passed over."""
    form = forms.CaseloadForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    showing, sort = request.GET.get("showing", "open"), request.GET.get("sort", "due")
    return Caseload(
        showing=showing if showing in SHOWING else "open",
        sort=sort if sort in SORTS else "due",
        words=given.get("words") or "",
        service_id=given.get("service"),
        stage=given.get("stage"),
        handler_id=given.get("handler"),
        tag=given.get("tag") or "",
    )


class CaseloadPaginator(Paginator):  # type: ignore[type-arg]
    """Pages through what a search found, up to where it must be narrowed."""

    def __init__(self, found: Listed) -> None:
        super().__init__(cast("Any", found), PAGE)
        self.found = found

    @property
    def is_capped(self) -> bool:
        return self.found.number > self.found.most


def _question(request: OfficeRequest, wanted: Caseload, today: date) -> tuple[Actor, Caseload, date, date | None]:
    """What is asked; the body's calendar is read only where it is asked what is due soon."""
    return request.actor, wanted, today, soon(today) if wanted.showing == "soon" else None


@gate(Act.SEE)
def caseload(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    wanted = asked(request)
    found = Listed(*_question(request, wanted, today))
    page = CaseloadPaginator(found).get_page(request.GET.get("page"))
    services, handlers = rows_of(_services), rows_of(_handlers)
    page.object_list = named(list(page.object_list), {pk: name for pk, _path, name in services}, dict(handlers))
    listed(request, page)
    context = {
        "page": page,
        "asked": wanted,
        "tabs": TABS,
        "today": today,
        "services": [(pk, path) for pk, path, _name in services],
        "handlers": handlers,
        "may_record": may_record(request.actor),
        "stage_labels": labels.STAGES,
    }
    return render(request, "casework/caseload.html", context)


def _services() -> QuerySet[Any]:
    rows: QuerySet[Any] = Service.objects.order_by("path").values_list("pk", "path", "name")
    return rows


def _handlers() -> QuerySet[Any]:
    rows: QuerySet[Any] = StaffMember.objects.filter(left_on=None).order_by("name", "id").values_list("pk", "name")
    return rows


@gate(Act.SEE)
def export(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    complaints = asked_for(*_question(request, asked(request), today))
    saved(request, complaints.count())
    return caseload_csv(complaints, today)
