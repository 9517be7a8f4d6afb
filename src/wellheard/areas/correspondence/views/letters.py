"""The Letters part of a file: what was sent and what became of it, writing one, looking at it, sending it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors import consent_wanted_of, reply_goes_to
from wellheard.areas.casework.services import REFUSALS as CASEWORK_REFUSALS
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import carried_out
from wellheard.areas.children.permissions import TABLE as CHILDREN
from wellheard.areas.children.permissions import Act as ChildAct
from wellheard.areas.correspondence import forms, services
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.permissions import TABLE, Act
from wellheard.areas.correspondence.selectors import (
    advice_on,
    advice_on_response,
    as_letter,
    came_back,
    due_of,
    letter_for,
    letters_of,
    likely_kind,
    may_read,
)
from wellheard.foundation.letters.fields import gaps_in
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.printing import as_docx, as_pdf
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed

FILES: dict[str, tuple[str, Callable[[CaseLetter], bytes]]] = {
    "pdf": ("application/pdf", lambda letter: as_pdf([as_letter(letter)])),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda letter: as_docx(as_letter(letter)),
    ),
}


@gate(Act.SEE_LETTERS)
def letters(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_LETTERS, complaint_id, TABLE)
    held = letters_of(complaint)
    for one in held:
        one.complaint = complaint
    drafts = {one.kind: one.pk for one in held if one.state == CaseLetter.State.DRAFT and may_read(request.actor, one)}
    context = {
        "letters": held,
        "kept": {one.pk for one in held if not may_read(request.actor, one)},
        "due": [(one, drafts.get(one.kind)) for one in due_of(complaint)],
        "may_write": may(request.actor, Act.WRITE_LETTER, complaint, TABLE),
        "heading": _("Letters"),
        **_about(complaint),
    }
    return render(request, "correspondence/letters.html", context)


@gate(Act.WRITE_LETTER)
def begin(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Choose a letter and whom it is to; it begins with the complaint's own facts."""
    complaint = opened(request, Act.WRITE_LETTER, complaint_id, TABLE)
    hears = may(request.actor, ChildAct.HEAR_CHILD, complaint, CHILDREN)
    form = typed(request, forms.BeginForm, complaint=complaint, hears=hears, initial=_beginning(request, complaint))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.begin_letter(complaint=complaint, by=request.actor, at=timezone.now(), **form.for_service())
        except CASEWORK_REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("office:correspondence:letter", complaint_id=complaint.pk, letter_id=made.pk)
    context = {"form": form, "heading": _("Write a letter"), "submit": _("Go on"), **_about(complaint)}
    return render(request, "correspondence/begin.html", context, status=422 if form.errors else 200)


@gate(Act.SEE_LETTERS)
def letter(request: OfficeRequest, complaint_id: UUID, letter_id: UUID) -> HttpResponse:
    """A draft to go on with, or a letter as it was sent."""
    complaint = opened(request, Act.SEE_LETTERS, complaint_id, TABLE)
    held = letter_for(request.actor, complaint, letter_id)
    if held.state == CaseLetter.State.DRAFT and may(request.actor, Act.WRITE_LETTER, complaint, TABLE):
        return _write(request, complaint, held)
    if request.method == "POST":
        raise Http404
    return render(request, "correspondence/letter.html", _shown(request, complaint, held))


def _write(request: OfficeRequest, complaint: Complaint, held: CaseLetter) -> HttpResponse:
    form = typed(request, forms.LetterForm, letter=held, initial={"subject": held.subject})
    if request.method == "POST" and form.is_valid():
        said = {"complaint": complaint, "letter": held, "by": request.actor, "at": timezone.now()}
        if carried_out(form, services.change_letter, services.REFUSALS, **said, **form.for_service()):
            if "preview" in request.POST:
                return redirect("office:correspondence:preview", complaint_id=complaint.pk, letter_id=held.pk)
            messages.success(request, _("The draft is saved."))
            return redirect(request.path)
    context = {
        "form": form,
        "letter": held,
        "advice": advice_on(held, timezone.localdate()),
        "heading": held.subject,
        **_about(complaint),
        "back_url": reverse("office:correspondence:letters", args=[complaint.pk]),
    }
    return render(request, "correspondence/write.html", context, status=422 if form.errors else 200)


@gate(Act.SEND_LETTER)
def preview(request: OfficeRequest, complaint_id: UUID, letter_id: UUID) -> HttpResponse:
    """The draft as it will be printed, and how it goes."""
    complaint = opened(request, Act.SEND_LETTER, complaint_id, TABLE)
    held = letter_for(request.actor, complaint, letter_id)
    if held.state != CaseLetter.State.DRAFT:
        return redirect("office:correspondence:letter", complaint_id=complaint.pk, letter_id=held.pk)
    held.paragraphs = services.signposted(held, request.actor)
    form = typed(request, forms.SendForm, initial=_addresses(held.to_person))
    if request.method == "POST" and form.is_valid():
        said = {"complaint": complaint, "letter": held, "by": request.actor, "at": timezone.now()}
        way = {"channel": form.cleaned_data["channel"], "address": form.cleaned_data["to"]}
        if carried_out(form, services.send, services.REFUSALS, **said, **way):
            messages.success(request, _sent_words(way["channel"]))
            return redirect("office:correspondence:letters", complaint_id=complaint.pk)
    context = _shown(request, complaint, held) | {
        "form": form,
        "advice": advice_on(held, timezone.localdate()),
        "gaps": gaps_in(as_letter(held).body),
        "back_url": reverse("office:correspondence:letter", args=[complaint.pk, held.pk]),
    }
    return render(request, "correspondence/preview.html", context, status=422 if form.errors else 200)


@gate(Act.SEE_LETTERS)
def download(request: OfficeRequest, complaint_id: UUID, letter_id: UUID, form: str) -> HttpResponse:
    """The letter as a PDF or a Word document; what leaves as a file is an entry."""
    complaint = opened(request, Act.SEE_LETTERS, complaint_id, TABLE)
    held = letter_for(request.actor, complaint, letter_id)
    services.read_letter(letter=held, by=request.actor, at=timezone.now())
    media_type, made = FILES[form]
    answer = HttpResponse(made(held), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{complaint.reference}-{held.kind}.{form}"'
    return answer


@gate(Act.WRITE_LETTER)
def response(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Begin the stage 2 response from its text, with the points and findings as they stand."""
    complaint = opened(request, Act.WRITE_LETTER, complaint_id, TABLE)
    if request.method == "POST":
        try:
            services.begin_response(complaint=complaint, by=request.actor, at=timezone.now())
        except CASEWORK_REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The response begins with our text. Go on with it here."))
    return redirect("office:casework:response", complaint_id=complaint.pk)


def advice_beside(complaint: Complaint) -> dict[str, Any]:
    """For the page of the response: whether its last version is plain and complete. Nothing where none is written."""
    found = advice_on_response(complaint, timezone.localdate())
    return {"beside_templates": [] if found is None else ["correspondence/advice.html"], "advice": found}


def _about(complaint: Complaint) -> dict[str, Any]:
    return {
        "complaint": complaint,
        "people": list(complaint.people.order_by("part", "id")),
        "today": timezone.localdate(),
        "label": complaint.reference,
        "back_url": reverse("office:correspondence:letters", args=[complaint.pk]),
    }


def _shown(request: OfficeRequest, complaint: Complaint, held: CaseLetter) -> dict[str, Any]:
    again = came_back(held) and not held.followed_by.exists()
    return {
        "letter": held,
        "printed": as_letter(held),
        "heading": held.subject,
        "may_send_again": again and may(request.actor, Act.SEND_LETTER, complaint, TABLE),
        **_about(complaint),
    }


def _beginning(request: OfficeRequest, complaint: Complaint) -> dict[str, Any]:
    due = due_of(complaint)
    kind = request.GET.get("kind") or (due[0].kind if due else likely_kind(complaint))
    first = consent_wanted_of(complaint) if kind == services.ASKING_CONSENT else reply_goes_to(complaint)
    return {"kind": kind, "to": str(first.pk) if first else forms.NOBODY, "language": "en-gb"}


def _addresses(person: Person | None) -> dict[str, Any]:
    if person is None:
        return {}
    channel = Message.Channel.EMAIL if person.email else Message.Channel.PRINT if person.address else None
    return {"channel": channel, "email": person.email, "address": person.address}


def _sent_words(channel: str) -> str:
    if channel == Message.Channel.PRINT:
        return _("The letter waits to be printed. You find it under “Letters to post”.")
    return _("The letter is on its way. What becomes of it is shown here.")
