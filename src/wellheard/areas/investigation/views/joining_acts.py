"""Acts on the parts of others, and for those complained about and those who handle."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.views.pages import Page, today, values_of
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.permissions import Act
from wellheard.foundation.design.forms import DesignForm

PART = "office:investigation:part"


def _concerned(complaint: Complaint) -> Any:
    return complaint.people.filter(part=Person.Part.STAFF_COMPLAINED_ABOUT).select_related("staff", "concern")


def _told(person: Any, on: date) -> dict[str, Any]:
    held = getattr(person, "concern", None)
    if held is None:
        return {"told_on": on}
    return {"told": held.told, "told_on": held.told_on, "supported_by": held.supported_by}


def _who(person: Any, on: date) -> dict[str, Any]:
    return {"lead": person.staff.name if person.staff else person.name}


def _about(slug_form: type[DesignForm], service: Any, heading: Any, submit: Any, done: Any, initial: Any) -> Page:
    return Page(
        Act.INVESTIGATE, slug_form, service, heading, submit, done, initial=initial, items=_concerned,
        item_name="person", about=_who, back=PART,
    )  # fmt: skip


PAGES: dict[str, Page] = {
    "add-outside": Page(
        Act.INVESTIGATE, forms.OutsidePartForm, services.add_outside_part, _("Another body or a contractor"),
        _("Add"), _("Their part is in the investigation."), initial=lambda complaint, on: {"lead": "we_lead"},
        back=PART,
    ),
    "change-outside": Page(
        Act.INVESTIGATE, forms.OutsidePartForm, services.change_outside_part, _("Another body or a contractor"),
        _("Save"), _("It is saved."), initial=values_of(*forms.OutsidePartForm.base_fields),
        items=lambda complaint: complaint.outside_parts.all(), item_name="outside", back=PART,
    ),
    "tell-concerned": _about(
        forms.ConcernForm, services.tell_concerned, _("Tell them that a complaint is about them"), _("Save"),
        _("They find it under “Asked of me”."), _told,
    ),
    "share-facts": _about(
        forms.FactsForm, services.share_facts, _("Share the facts found about them"), _("Share"),
        _("They are asked to comment."), lambda person, on: {},
    ),
    "keep-informed": _about(
        forms.InformForm, services.keep_informed, _("They were kept up to date"), _("Save"), _("It is saved."),
        today("on"),
    ),
    "tell-outcome": _about(
        forms.OutcomeForm, services.tell_outcome, _("They were told the outcome"), _("Save"), _("It is saved."),
        today("told_on"),
    ),
    "support-handler": Page(
        Act.INVESTIGATE, forms.HandlerCareForm, services.support_handler, _("Support for the handler"),
        _("Save"), _("It is saved."), back=PART,
    ),
    "hold-debrief": Page(
        Act.INVESTIGATE, forms.HeldForm, services.hold_debrief, _("The talk about it"), _("Save"),
        _("It is saved."), initial=today("held_on"), items=lambda complaint: complaint.handler_care.all(),
        item_name="care", back=PART,
    ),
}  # fmt: skip
