"""The caseload, and its export."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from wellheard.areas.casework import forms, labels
from wellheard.areas.casework.permissions import Act, may_record
from wellheard.areas.casework.selectors import CAPPED, Caseload, capped_count
from wellheard.areas.casework.selectors import caseload as asked_for
from wellheard.areas.casework.selectors.caseload import CAPPED_BY_WORDS, SHOWING, SORTS, in_a_list
from wellheard.areas.casework.views.exports import caseload_csv
from wellheard.areas.casework.views.opening import listed, saved
from wellheard.areas.procedures.selectors import Calendars, NoCalendar
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.rules.working_days import next_working_day

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


def soon(today: date) -> date:
    """The day after the next working day of the body; the day itself where it has no calendar."""
    try:
        calendar = Calendars().for_service(None)
    except NoCalendar:
        return today
    return next_working_day(next_working_day(today, calendar), calendar)


class CaseloadPaginator(Paginator):  # type: ignore[type-arg]
    """Counts and pages through no more than `most` complaints: past that a search must be narrowed."""

    most = CAPPED

    @cached_property
    def found(self) -> int:
        return capped_count(self.object_list, self.most)  # type: ignore[arg-type]

    @property
    def is_capped(self) -> bool:
        return self.found > self.most

    @cached_property
    def count(self) -> int:
        return min(self.found, self.most)


@gate(Act.SEE)
def caseload(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    wanted = asked(request)
    found = asked_for(request.actor, wanted, today, soon(today))
    paginator = CaseloadPaginator(in_a_list(found), PAGE)
    paginator.most = CAPPED_BY_WORDS if wanted.words else CAPPED
    page = paginator.get_page(request.GET.get("page"))
    listed(request, page)
    context = {
        "page": page,
        "asked": wanted,
        "tabs": TABS,
        "today": today,
        "services": Service.objects.order_by("path").values_list("pk", "path"),
        "handlers": StaffMember.objects.filter(left_on=None).order_by("name", "id").values_list("pk", "name"),
        "may_record": may_record(request.actor),
        "stage_labels": labels.STAGES,
    }
    return render(request, "casework/caseload.html", context)


@gate(Act.SEE)
def export(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    complaints = asked_for(request.actor, asked(request), today, soon(today))
    saved(request, complaints.count())
    return caseload_csv(complaints, today)
