"""The coding of one complaint: what it was coded as, and the screen on which it is coded."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import carried_out, overtaken
from wellheard.areas.coding import forms, services
from wellheard.areas.coding.models import Coding
from wellheard.areas.coding.permissions import TABLE, Act
from wellheard.areas.coding.selectors import CodingOnFile, coding_on_file, next_in, taxonomy_for
from wellheard.areas.coding.selectors.queue import QUEUES
from wellheard.areas.coding.views.acts import PART, REFUSALS
from wellheard.foundation.journal.selectors import last_number
from wellheard.foundation.organisations.gates import OfficeRequest, gate
from wellheard.foundation.organisations.typed import typed


@gate(Act.SEE_CODES)
def part(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.SEE_CODES, complaint_id, TABLE)
    context = {
        "complaint": complaint,
        "coded": coding_on_file(request.actor, complaint),
        "terms": taxonomy_for(complaint),
        "heading": _("Coding"),
        "today": timezone.localdate(),
    }
    return render(request, "coding/part.html", context)


@gate(Act.CODE)
def code_first(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.CODE, complaint_id, TABLE)
    coded = coding_on_file(request.actor, complaint)
    if coded.is_blind:
        return _turned_away(request, complaint, _("You are asked to code this one without seeing the first codes."))
    begin = coded.counting.coding if coded.counting else None
    return _screen(request, complaint, coded, _("Code this complaint"), begin, services.code)


@gate(Act.CODE_SECOND)
def code_second(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.CODE_SECOND, complaint_id, TABLE)
    coded = coding_on_file(request.actor, complaint)
    if not coded.is_blind:
        return _turned_away(request, complaint, _("You are not asked to code this complaint, or both codings are in."))
    begin = coded.own.coding if coded.own else None
    return _screen(
        request, complaint, coded, _("Code this complaint, as the second coder"), begin, services.code_second
    )


@gate(Act.AGREE_CODES)
def agree(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """What the two coders agree on: begun with the first coder's codes, the differences beside them."""
    complaint = opened(request, Act.AGREE_CODES, complaint_id, TABLE)
    coded = coding_on_file(request.actor, complaint)
    if coded.first is None:
        return _turned_away(request, complaint, _("There is something to agree on once two people have coded it."))
    begin = coded.counting.coding if coded.counting else coded.first.coding
    return _screen(request, complaint, coded, _("What the two coders agree on"), begin, services.agree)


def _turned_away(request: OfficeRequest, complaint: Complaint, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect(PART, complaint_id=complaint.pk)


def _screen(
    request: OfficeRequest,
    complaint: Complaint,
    coded: CodingOnFile,
    heading: str,
    begin: Coding | None,
    service: Callable[..., Any],
) -> HttpResponse:
    terms, stages = taxonomy_for(complaint), list(complaint.stages.prefetch_related("responses"))
    answers = [text for stage in stages if (text := answer_of(stage))]
    initial = forms.beginning(begin if begin is None or begin.taxonomy == terms.name else None)
    form = typed(request, forms.CodingForm, initial=initial, terms=terms, has_answer=bool(answers))
    if request.method == "POST" and form.is_valid() and not overtaken(request, form, complaint):
        said = {"complaint": complaint, "given": form.given(), "by": request.actor, "at": timezone.now()}
        if carried_out(form, service, REFUSALS, **said):
            return _on_from(request, complaint)
    context = {
        "form": form,
        "complaint": complaint,
        "coded": coded,
        "terms": terms,
        "answers": answers,
        "points": list(complaint.points.all()),
        "heading": heading,
        "queue": asked_queue(request),
        "seen": last_number(complaint.pk),
        "back_url": reverse(PART, args=[complaint.pk]),
        "label": complaint.reference,
        "today": timezone.localdate(),
    }
    return render(request, "coding/code.html", context, status=422 if form.errors else 200)


def answer_of(stage: Any) -> str:
    """What the body answered at a stage: the signed response, or what was said at the front line."""
    signed = [row.text for row in stage.responses.all() if row.state == row.State.SIGNED]
    words = signed[-1] if signed else stage.response_text or stage.resolution
    return str(words) if stage.responded_on else ""


def asked_queue(request: OfficeRequest) -> str:
    """The queue that this complaint was opened from, which the next is taken from."""
    which = request.GET.get("from", "")
    return which if which in QUEUES else ""


def _on_from(request: OfficeRequest, complaint: Complaint) -> HttpResponse:
    """To the next of the queue, where that was asked for; or to the coding of this one."""
    which = asked_queue(request)
    messages.success(request, _("%(reference)s is coded.") % {"reference": complaint.reference})
    if "next" not in request.POST or not which:
        return redirect(PART, complaint_id=complaint.pk)
    following = next_in(request.actor, which, complaint)
    if following is None:
        return redirect("office:coding:to-code")
    name = {"asked": "second", "differ": "agree"}.get(which, "code")
    return redirect(f"{reverse(f'office:coded:{name}', args=[following])}?from={which}")
