"""Telling somebody of a change, or writing down that they cannot be told."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.learning import services
from wellheard.areas.learning.forms import actions as forms
from wellheard.areas.learning.models import Telling
from wellheard.areas.learning.selectors.lists import telling_for
from wellheard.areas.learning.views.lists import shown_form
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed


def words_to_tell(telling: Telling) -> str:
    """What they might be told: what was done, since when, in words that can be changed."""
    action = telling.action
    done = date_format(action.implemented_on, "j F Y") if action.implemented_on else ""
    said = {"what": action.publishable or action.title, "on": done}
    if telling.to == Telling.To.COMPLAINANT and telling.complaint and telling.person:
        name = telling.person.name or gettext("you")
        greeting = gettext("Dear %(name)s,") % {"name": name}
        reference = {"reference": telling.complaint.reference}
        told = gettext("You told us about a problem (our reference %(reference)s). We have changed this:") % reference
        change = gettext("%(what)s, since %(on)s.") % said
        thanks = gettext("We are watching whether it works. Thank you for telling us.")
        return f"{greeting}\n\n{told}\n\n{change}\n\n{thanks}"
    return gettext("After a complaint that concerned you we have changed this since %(on)s: %(what)s.") % said


@gate("telling")
def tell(request: OfficeRequest, telling_id: UUID) -> HttpResponse:
    """Tell somebody of a change, in their own way, and write it down."""
    row = telling_for(request.actor, telling_id)
    now = timezone.now()
    by_email = bool(row.person and row.person.email and row.person.contact_channel in ("", "email"))
    initial = {"words": words_to_tell(row), "told_on": timezone.localdate(now), "how": "email" if by_email else "phone"}
    form = typed(request, forms.TellForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"telling": row, "by": request.actor, "at": now, **form.cleaned_data}
        if carried_out(form, services.tell, **said):
            messages.success(request, gettext("They are told, and it is on the record."))
            return redirect("office:learn:to-do-list", which="tellings")
    back = reverse("office:learn:to-do-list", args=["tellings"])
    return shown_form(
        request, form, gettext("Tell them what changed"), back, gettext("Not told yet"), row=row,
        complaint=row.complaint, submit=gettext("They are told"), template="learning/tell.html",
    )  # fmt: skip


@gate("telling")
def cannot_tell(request: OfficeRequest, telling_id: UUID) -> HttpResponse:
    row = telling_for(request.actor, telling_id)
    form = typed(request, forms.CannotTellForm)
    if request.method == "POST" and form.is_valid():
        said = {"telling": row, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.cannot_tell, **said):
            messages.success(request, gettext("It is on the record, with the reason."))
            return redirect("office:learn:to-do-list", which="tellings")
    back = reverse("office:learn:to-do-list", args=["tellings"])
    return shown_form(request, form, gettext("They cannot be told"), back, gettext("Not told yet"), row=row,
                      submit=gettext("Save"), template="learning/tell.html")  # fmt: skip
