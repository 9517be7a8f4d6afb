"""The caseload, and its export."""

from datetime import date
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from wellheard.areas.casework import forms, labels
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act, may_record
from wellheard.areas.casework.selectors import CAPPED, Caseload, capped_count
from wellheard.areas.casework.selectors import caseload as asked_for
from wellheard.areas.casework.selectors.caseload import (
    CAPPED_BY_WORDS,
    SHOWING,
    SORTS,
    first_keys,
    named,
    without_names,
)
from wellheard.areas.casework.selectors.dates import soon
from wellheard.areas.casework.views.exports import caseload_csv
from wellheard.areas.casework.views.opening import listed, saved
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
    """Counts and pages through no more than `most` complaints: past that a search must be narrowed."""

    def __init__(self, found: QuerySet[Complaint], *, by_words: bool) -> None:
        super().__init__(without_names(found), PAGE)
        self.most = CAPPED_BY_WORDS if by_words else CAPPED
        self.keys = first_keys(found, self.most) if by_words else None

    @cached_property
    def found(self) -> int:
        return capped_count(self.rows, self.most) if self.keys is None else len(self.keys)

    @property
    def rows(self) -> QuerySet[Complaint]:
        return cast("QuerySet[Complaint]", self.object_list)

    def page(self, number: int | str) -> Page[Any]:
        page: Page[Any] = super().page(number)
        if self.keys is not None:
            keys = self.keys[max(page.start_index() - 1, 0) : page.end_index()]
            held = {row.pk: row for row in without_names(Complaint.objects.filter(pk__in=keys))}
            page.object_list = [held[key] for key in keys if key in held]
        return page

    @property
    def is_capped(self) -> bool:
        return self.found > self.most

    @cached_property
    def count(self) -> int:
        return min(self.found, self.most)


def _answering(request: OfficeRequest, wanted: Caseload, today: date) -> QuerySet[Complaint]:
    """The complaints that answer; the body's calendar is read only where it is asked what is due soon."""
    return asked_for(request.actor, wanted, today, soon(today) if wanted.showing == "soon" else None)


@gate(Act.SEE)
def caseload(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    wanted = asked(request)
    found = _answering(request, wanted, today)
    page = CaseloadPaginator(found, by_words=bool(wanted.words.strip())).get_page(request.GET.get("page"))
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
    complaints = _answering(request, asked(request), today)
    saved(request, complaints.count())
    return caseload_csv(complaints, today)
