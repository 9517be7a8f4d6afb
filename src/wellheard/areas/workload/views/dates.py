"""Dates that moved with the calendar, and one's own dates for a calendar program."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import redatings, visible
from wellheard.areas.workload import services
from wellheard.areas.workload.models import CalendarFeed
from wellheard.areas.workload.selectors import dates_feed
from wellheard.areas.workload.services.feeds import digest_of
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import actor_for_staff
from wellheard.foundation.organisations.gates import OfficeRequest, gate, public, signed_in


@gate(Act.SEE)
def moved(request: OfficeRequest) -> HttpResponse:
    """Which complaints a change of the calendar moved, from when to when: those this person may see."""
    found = redatings(visible(request.actor))
    return render(request, "workload/moved.html", {"redatings": found, "today": timezone.localdate()})


@signed_in
def feed(request: OfficeRequest) -> HttpResponse:
    """Make the secret address of one's dates, or take it out of use. It is shown once."""
    now = timezone.now()
    if request.method == "POST" and "remove" in request.POST:
        services.remove_feed(by=request.actor, at=now)
        messages.success(request, _("The address no longer works."))
        return redirect("office:workload:feed")
    address = ""
    if request.method == "POST":
        token = services.make_feed(by=request.actor, at=now)
        address = f"{settings.ADDRESS}/calendar/{request.actor.organisation_id}/{token}/dates.ics"
    held = CalendarFeed.objects.filter(staff_id=request.actor.staff_id).first()
    return render(request, "workload/feed.html", {"address": address, "held": held})


@public
def calendar_file(request: HttpRequest, body_id: UUID, token: str) -> HttpResponse:
    """What a calendar program fetches by its secret address: dates and references, nothing else."""
    now = timezone.now()
    today = timezone.localdate(now)
    with scope.of(body_id):
        held = CalendarFeed.objects.filter(token_sha256=digest_of(token)).select_related("staff").first()
        if held is None or (held.staff.left_on and held.staff.left_on <= today):
            raise Http404
        content = dates_feed(actor_for_staff(held.staff, today), settings.ADDRESS, today, now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response
