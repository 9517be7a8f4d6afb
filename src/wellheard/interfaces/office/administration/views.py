"""Setting up the body: people, duties, services, calendars, procedures. An administrator sees no complaint here."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wellheard.analytics.calendar_files import read_calendar
from wellheard.areas.casework.services import UnableToProceed, allow_alone
from wellheard.areas.procedures.selectors import Calendars, NoCalendar, choices, ruleset_of
from wellheard.areas.procedures.services import (
    UnableToChangeCalendar,
    UnableToChoose,
    add_calendar_version,
    choose_procedure,
    take_back_calendar_version,
)
from wellheard.foundation.design.forms import DesignForm
from wellheard.foundation.organisations import services
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.models import (
    CalendarVersion,
    Contractor,
    Deputy,
    RoleHolding,
    Service,
    StaffMember,
)
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed
from wellheard.interfaces.office.administration import forms
from wellheard.rules.working_days import BrokenCalendar, DateOutsideCalendar, DayKind, SpecialDay

administrator = holding(Role.ADMINISTRATOR)
REFUSALS = (
    services.UnableToSetUp,
    UnableToProceed,
    UnableToChoose,
    UnableToChangeCalendar,
    BrokenCalendar,
    NoCalendar,
    DateOutsideCalendar,
)


@administrator
def people(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = (
        StaffMember.objects.select_related("account", "manager")
        .prefetch_related("holdings__service")
        .order_by("name", "id")
    )
    deputies = Deputy.objects.filter(until_on__gt=today).select_related("absent", "deputy").order_by("from_on", "id")
    held = set(RoleHolding.objects.filter(until_on=None).values_list("role", flat=True))
    context = {"people": rows, "deputies": deputies, "unheld": [r.label for r in Role if r.value not in held]}
    return render(request, "office/administration/people.html", context)


@administrator
def body(request: OfficeRequest) -> HttpResponse:
    rows = Service.objects.prefetch_related("exposures").order_by("path")
    contractors = Contractor.objects.select_related("service").order_by("name")
    return render(request, "office/administration/body.html", {"services": rows, "contractors": contractors})


@administrator
def calendars(request: OfficeRequest) -> HttpResponse:
    rows = CalendarVersion.objects.select_related("service", "made_by").prefetch_related("days")
    found = list(rows.order_by("service__path", "-number"))
    return render(request, "office/administration/calendars.html", {"versions": found, "today": timezone.localdate()})


@administrator
def procedures(request: OfficeRequest) -> HttpResponse:
    found = [(choice, ruleset_of(choice, choice.from_on)) for choice in choices()]
    return render(request, "office/administration/procedures.html", {"choices": found})


@administrator
@require_POST
def end_duty(request: OfficeRequest, holding_id: UUID) -> HttpResponse:
    now = timezone.now()
    try:
        services.end_duty(holding_id=holding_id, until_on=timezone.localdate(now), by=request.actor, at=now)
    except RoleHolding.DoesNotExist as gone:
        raise Http404 from gone
    except services.UnableToSetUp as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The duty has ended."))
    return redirect("office:people")


@administrator
@require_POST
def take_back(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Undo the newest version of a calendar; open complaints get their dates back."""
    version = get_object_or_404(CalendarVersion.objects.all(), pk=version_id)
    try:
        take_back_calendar_version(version=version, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is undone, and open complaints have their dates back."))
    return redirect("office:calendars")


@dataclass(frozen=True)
class Page:
    form: type[DesignForm]
    service: Callable[..., Any]
    heading: Any
    submit: Any
    done: Any
    back: str
    today: tuple[str, ...] = ()
    """Dates that stand at today until somebody says otherwise."""


def bring_in_calendar(*, name: str, upload: Any, service: Service | None, by: Actor, at: datetime, **kept: Any) -> None:
    """A new version of a calendar from a file. Raises BrokenCalendar naming the line that cannot be read."""
    given_name = PurePath(str(upload.name)).name
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / given_name
        path.write_bytes(upload.read())
        calendar = read_calendar(str(path))
    add_calendar_version(
        name=name,
        days=calendar.versions[-1].days,
        known_from=calendar.known_from,
        known_to=calendar.known_to,
        source=given_name,
        service_id=service.pk if service else None,
        by=by,
        at=at,
        **kept,
    )


CLOSING = (DayKind.CLOSURE, DayKind.INDUSTRIAL_ACTION)


def add_day(
    *,
    on: Any,
    name: str,
    kind: str,
    closes_at: Any,
    service: Service | None,
    announced_on: Any,
    by: Actor,
    at: datetime,
) -> None:
    """A day announced: a new version with that day in it. Open complaints are re-dated by it."""
    calendar = Calendars().for_service(service.pk if service else None)
    if DayKind(kind) in CLOSING and not calendar.is_working_day(on):
        raise UnableToProceed(f"{on:%A %-d %B %Y} is no working day already: nothing would change. Check the day.")
    special = SpecialDay(on, name, DayKind(kind), closes_at, announced_on)
    versions = CalendarVersion.objects.filter(service=service)
    own = calendar if service is None or versions.exists() else calendar.for_service(f"{service.name}")
    changed = own.with_days_off([special], announced_on=announced_on)
    add_calendar_version(
        name=own.name,
        days=changed.versions[-1].days,
        known_from=own.known_from,
        known_to=own.known_to,
        source=name,
        service_id=service.pk if service else None,
        cut_off=own.cut_off_on(on),
        announced_on=announced_on,
        by=by,
        at=at,
    )


def add_person(*, by: Actor, at: datetime, **details: Any) -> None:
    services.add_person(password=None, by=by, at=at, **details)


def give_duty(*, role: str, by: Actor, at: datetime, **details: Any) -> None:
    services.give_duty(role=Role(role), by=by, at=at, **details)


PAGES = {
    "person": Page(forms.PersonForm, add_person, _("Add a person"), _("Add"), _("The person is added."), "people"),
    "place": Page(
        forms.PlaceForm, services.place_person, _("Line, grade and load"), _("Save"), _("It is saved."), "people"
    ),
    "duty": Page(forms.DutyForm, give_duty, _("Give a duty"), _("Give"), _("The duty is given."), "people"),
    "deputy": Page(
        forms.DeputyForm, services.name_deputy, _("Name a deputy"), _("Name"), _("The deputy is named."), "people"
    ),
    "sign-alone": Page(
        forms.SignAloneForm, allow_alone, _("Let a manager prepare and sign"), _("Allow it"),
        _("They may sign what they drafted, with a reason each time."), "people",
    ),
    "service": Page(
        forms.ServiceForm, services.open_service, _("Add a service"), _("Add"), _("The service is added."), "body"
    ),
    "size": Page(
        forms.ExposureForm, services.set_exposure, _("Size of a service"), _("Save"), _("The figure is saved."), "body"
    ),
    "contractor": Page(
        forms.ContractorForm, services.take_on_contractor, _("Add a contractor"), _("Add"),
        _("The contractor is added."), "body",
    ),
    "calendar": Page(
        forms.CalendarFileForm, bring_in_calendar, _("Bring in a calendar"), _("Bring in"),
        _("The calendar is in force, and open complaints are re-dated by it."), "calendars",
    ),
    "day": Page(
        forms.CalendarDayForm, add_day, _("Announce a day"), _("Announce"),
        _("The day is in the calendar, and open complaints are re-dated by it."), "calendars", ("announced_on",),
    ),
    "procedure": Page(
        forms.ProcedureForm, choose_procedure, _("Choose a procedure"), _("Choose"),
        _("The procedure is chosen."), "procedures",
    ),
}  # fmt: skip


@administrator
def act(request: OfficeRequest, slug: str) -> HttpResponse:
    page = PAGES.get(slug)
    if page is None:
        raise Http404
    form = typed(request, page.form, initial=dict.fromkeys(page.today, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        try:
            page.service(by=request.actor, at=timezone.now(), **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, page.done)
            return redirect(f"office:{page.back}")
    context = {
        "form": form,
        "heading": page.heading,
        "submit": page.submit,
        "back_url": reverse(f"office:{page.back}"),
    }
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
