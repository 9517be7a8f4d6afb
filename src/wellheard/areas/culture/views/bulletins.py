"""Bulletins: the overview, a new one, its page; edited, approved, sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.culture.forms import bulletins as forms
from wellheard.areas.culture.models import Bulletin
from wellheard.areas.culture.selectors.bulletins import audience, bulletin_for, bulletins_seen, sees_figures
from wellheard.areas.culture.selectors.meetings import READERS, WRITERS, may_write
from wellheard.areas.culture.services import bulletins as services
from wellheard.areas.learning.forms.actions import WhyForm
from wellheard.areas.learning.views.lists import shown_form
from wellheard.areas.procedures.selectors import usual_periods
from wellheard.foundation.organisations.gates import OfficeRequest, holding, signed_in
from wellheard.foundation.organisations.typed import typed

writers, managers = holding(*WRITERS), holding(*MANAGERS)
SHOWN = 25


@signed_in
def bulletins(request: OfficeRequest) -> HttpResponse:
    page = Paginator(bulletins_seen(request.actor), SHOWN).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(row, sees_figures(request.actor, row)) for row in page],
        "may_begin": request.actor.holds(*WRITERS),
        "reads_of_it": request.actor.holds(*READERS),
    }
    return render(request, "culture/bulletins.html", context)


@writers
def begin(request: OfficeRequest) -> HttpResponse:
    """A new bulletin; to begin with about the last whole quarter."""
    now = timezone.now()
    quarter = usual_periods(timezone.localdate(now))[0]
    initial = {"kind": Bulletin.Kind.BULLETIN, "first_on": quarter.first, "last_on": quarter.last}
    form = typed(request, forms.BeginForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        made: list[Bulletin] = []

        def keep(**said: Any) -> None:
            made.append(services.begin_bulletin(**said))

        if carried_out(form, keep, by=request.actor, at=now, **form.cleaned_data):
            messages.success(request, _("The draft is made from the records. Read it, and make it yours."))
            return redirect("office:culture:edit-bulletin", bulletin_id=made[0].pk)
    return shown_form(request, form, _("Begin a bulletin"), reverse("office:culture:bulletins"), _("Bulletins"),
                      submit=_("Make the draft"))  # fmt: skip


@signed_in
def bulletin(request: OfficeRequest, bulletin_id: UUID) -> HttpResponse:
    """The bulletin; whoever it was sent to is counted as having read it, once."""
    row = bulletin_for(request.actor, bulletin_id)
    if request.method == "GET" and row.state == Bulletin.State.SENT:
        services.read_bulletin(bulletin=row, by=request.actor, at=timezone.now())
        row = bulletin_for(request.actor, bulletin_id)
    context = {
        "bulletin": row,
        "figures": sees_figures(request.actor, row),
        "may_write": may_write(request.actor, row.service_id),
        "may_approve": request.actor.holds_for(row.service_id, *MANAGERS),
        "services": [link.service for link in row.service_links.select_related("service").order_by("service__path")],
    }
    return render(request, "culture/bulletin.html", context)


@writers
def edit(request: OfficeRequest, bulletin_id: UUID) -> HttpResponse:
    row = bulletin_for(request.actor, bulletin_id, to_write=True)
    form = typed(request, forms.EditForm, initial={"title": row.title, "text": row.text})
    return _done(request, form, row, services.edit_bulletin, _("Edit it"), _("Save"), _("Your words are kept."))


@managers
def approve(request: OfficeRequest, bulletin_id: UUID) -> HttpResponse:
    row = bulletin_for(request.actor, bulletin_id, to_approve=True)
    lead = _("From now on its words stand. Somebody other than its editor approves it.")
    done = _("It is approved. It can be sent.")
    form = typed(request, forms.ApproveForm)
    return _done(request, form, row, services.approve_bulletin, _("Approve it"), _("Approve it"), done, lead)


@managers
def take_back(request: OfficeRequest, bulletin_id: UUID) -> HttpResponse:
    row = bulletin_for(request.actor, bulletin_id, to_approve=True)
    lead, done = _("Its words can be changed again. It is approved anew after that."), _("It is a draft again.")
    form = typed(request, WhyForm)
    heading = _("Make it a draft again")
    return _done(request, form, row, services.take_bulletin_back, heading, heading, done, lead)


@writers
def send(request: OfficeRequest, bulletin_id: UUID) -> HttpResponse:
    row = bulletin_for(request.actor, bulletin_id, to_write=True)
    number = audience(row, timezone.localdate()).count()
    lead = _("It goes to %(n)d members of staff, once each. It cannot be taken back.") % {"n": number}
    form = typed(request, forms.SendForm)
    return _done(request, form, row, services.send_bulletin, _("Send it"), _("Send it"), _("It is sent."), lead)


def _done(
    request: OfficeRequest, form: Any, row: Bulletin, service: Any, heading: str, submit: str, done: str, lead: str = ""
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        said = {"bulletin": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, service, **said):
            messages.success(request, done)
            return redirect("office:culture:bulletin", bulletin_id=row.pk)
    back = reverse("office:culture:bulletin", args=[row.pk])
    return shown_form(request, form, heading, back, row.title, submit=submit, lead=lead)
