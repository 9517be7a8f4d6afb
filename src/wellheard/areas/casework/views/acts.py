"""The acts on a complaint that need no page of their own."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act
from wellheard.areas.casework.selectors.routes import reasons_of
from wellheard.areas.casework.views import delays, signing
from wellheard.areas.casework.views.pages import Page, acts_view, today
from wellheard.areas.casework.views.taking import TAKING


def _details(complaint: Complaint, on: date) -> dict[str, Any]:
    return {name: getattr(complaint, name) for name in forms.DetailsForm.base_fields}


def _categories(complaint: Complaint, on: date) -> dict[str, Any]:
    return {"received_on": complaint.received_on, "held_category": complaint.category}


def _restricted(complaint: Complaint, on: date) -> dict[str, Any]:
    return {
        "restricted": complaint.restricted,
        "readers": list(complaint.named_readers.values_list("staff_id", flat=True)),
    }


PAGES: dict[str, Page] = {
    "details": Page(
        Act.EDIT,
        forms.DetailsForm,
        services.change_details,
        _("Details of the complaint"),
        _("Save the details"),
        _("The details are saved."),
        initial=_details,
        given=_categories,
    ),
    "add-person": Page(
        Act.EDIT,
        forms.PersonForm,
        services.add_person,
        _("Add a person"),
        _("Add this person"),
        _("The person is added."),
        _("Give what they are willing to give. Nothing here is compulsory, but something must be known."),
    ),
    "add-point": Page(
        Act.EDIT,
        forms.PointForm,
        services.add_point,
        _("Add a point of complaint"),
        _("Add this point"),
        _("The point is added."),
        _("One thing that has to be answered, in a sentence. Points agreed before must be agreed again."),
    ),
    "restrict": Page(
        Act.RESTRICT,
        forms.RestrictForm,
        services.restrict,
        _("Who may see it"),
        _("Save"),
        _("Access is changed."),
        _("For a complaint about a senior manager, a colleague or a child."),
        _restricted,
    ),
    "add-note": Page(
        Act.ADD_NOTE,
        forms.NoteForm,
        services.add_note,
        _("Write a note"),
        _("Save the note"),
        _("The note is saved."),
    ),
    "add-document": Page(
        Act.ADD_DOCUMENT,
        forms.DocumentForm,
        services.add_document,
        _("Add a file"),
        _("Add the file"),
        _("The file is added."),
    ),
    "answer": Page(
        Act.ANSWER_AT_STAGE_1,
        forms.AnswerForm,
        services.answer_at_stage_1,
        _("Answer at stage 1"),
        _("Record the answer and close stage 1"),
        _("The answer is recorded and stage 1 is closed."),
        initial=today("responded_on"),
    ),
    "resolve": Page(
        Act.ANSWER_AT_STAGE_1,
        forms.ResolveForm,
        services.resolve,
        _("Resolve with the customer"),
        _("Record the agreement and close stage 1"),
        _("The agreement is recorded and stage 1 is closed."),
        _(
            "You and the customer agreed what will be done to put it right. "
            "No finding is made, and they may still escalate."
        ),
        today("agreed_on"),
    ),
    "escalate": Page(
        Act.ESCALATE,
        forms.EscalateForm,
        services.escalate,
        _("Escalate to stage 2"),
        _("Escalate"),
        _("The complaint is at stage 2."),
        _(
            "The customer is still dissatisfied after stage 1. "
            "It stays the same complaint, and stage 2 has its own time."
        ),
        today("asked_on"),
    ),
    "move-to-stage-2": Page(
        Act.ESCALATE,
        forms.MoveForm,
        services.move_to_stage_2,
        _("Move to stage 2 without an answer"),
        _("Move to stage 2"),
        _("The complaint is at stage 2."),
        initial=today("moved_on"),
    ),
    "acknowledge": Page(
        Act.ACKNOWLEDGE,
        forms.AcknowledgeForm,
        services.acknowledge,
        _("Acknowledge"),
        _("Record the acknowledgement"),
        _("The acknowledgement is recorded."),
        initial=today("acknowledged_on"),
    ),
    "agree-points": Page(
        Act.AGREE_POINTS,
        forms.AgreePointsForm,
        services.agree_points,
        _("Points agreed with the customer"),
        _("Record the agreement"),
        _("It is recorded that the points are agreed."),
        initial=today("agreed_on"),
    ),
    "close": Page(
        Act.CLOSE,
        forms.CloseForm,
        services.close_without_outcome,
        _("Close without an outcome"),
        _("Close the complaint"),
        _("The complaint is closed."),
        initial=today("closed_on"),
        given=lambda complaint, on: {"reasons": reasons_of(complaint)},
    ),
    **TAKING,
}

PAGES |= delays.PAGES | signing.PAGES
act = acts_view(PAGES)
