"""More time, and what is waited for: the acts and what they ask."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint, Extension, ExtensionRequest
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors import clock_of
from wellheard.areas.casework.views.pages import Page, today, values_of
from wellheard.areas.procedures.selectors import Calendars


def limits(complaint: Complaint, on: date) -> dict[str, Any]:
    """The clock of the present stage: what it is due by, and how far it may be extended."""
    stage = complaint.stages.prefetch_related("extensions__authorised_by").order_by("-number").first()
    return {"limits": clock_of(complaint, stage, Calendars(complaint.calendar_kept_at))} if stage else {}


def requests_of(complaint: Complaint) -> Any:
    return ExtensionRequest.objects.filter(stage__complaint=complaint).select_related("stage__complaint", "asked_by")


def extensions_of(complaint: Complaint) -> Any:
    return Extension.objects.filter(stage__complaint=complaint).select_related("stage")


def _asked(request: ExtensionRequest, on: date) -> dict[str, Any]:
    return {"asked": request, **limits(request.stage.complaint, on)}


PAGES: dict[str, Page] = {
    "extend": Page(
        Act.EXTEND,
        forms.ExtendForm,
        services.extend,
        _("Extend the time"),
        _("Extend"),
        _("The time is extended."),
        _("Record the time that a manager has authorised. If nobody has yet, ask for it."),
        initial=today("customer_told_on"),
        about=limits,
    ),
    "ask-extension": Page(
        Act.ASK_EXTENSION,
        forms.AskExtensionForm,
        services.ask_extension,
        _("Ask for more time"),
        _("Ask for it"),
        _("It is asked for. Those who can grant it see it among their work."),
        about=limits,
    ),
    "decide-extension": Page(
        Act.DECIDE_EXTENSION,
        forms.DecideExtensionForm,
        services.decide_extension,
        _("More time is asked for"),
        _("Send the answer"),
        _("The answer is recorded."),
        about=_asked,
        items=requests_of,
        item_name="request",
    ),
    "told-of-extension": Page(
        Act.EXTEND,
        forms.TellExtensionForm,
        services.tell_extension,
        _("Told of the new date"),
        _("Record it"),
        _("It is recorded that they were told."),
        initial=values_of("customer_told_on", "staff_told_on"),
        items=extensions_of,
        item_name="extension",
    ),
    "wait": Page(
        Act.NOTE_WAIT,
        forms.WaitForm,
        services.note_wait,
        _("What it waits for"),
        _("Note it"),
        _("The waiting is noted."),
        initial=today("since"),
    ),
    "wait-over": Page(
        Act.NOTE_WAIT,
        forms.EndWaitForm,
        services.end_wait,
        _("The waiting is over"),
        _("Record it"),
        _("The waiting is over."),
        initial=today("until"),
        items=lambda complaint: complaint.waits.filter(until=None),
        item_name="wait",
    ),
}
