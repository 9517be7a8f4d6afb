"""Reading and signing a response, and whether the procedure was kept: pages that ask every area."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wellheard.areas.casework import forms, services
from wellheard.areas.casework.models import Complaint, Response, SigningStep
from wellheard.areas.casework.permissions import MANAGERS, Act, may
from wellheard.areas.casework.selectors import (
    changes_between,
    comments_on,
    complaint_file,
    is_theirs,
    may_sign_alone,
    signed_alone,
    signing_gaps,
    turn_of,
)
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.casework.views.pages import back_to_file, carried_out, overtaken
from wellheard.areas.correspondence.selectors import advice_on_response
from wellheard.foundation.journal.selectors import last_number
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.gates import OfficeRequest, gate, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed
from wellheard.interfaces.office.gathered import Duty, duties, to_explain
from wellheard.rules.conformance import Check

CONFORMANCE = (Role.COMPLAINTS_OFFICER, Role.AUDITOR, *MANAGERS)


@gate(Act.JUDGE_RESPONSE, Act.SIGN_OFF)
def signature(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Read the response, see what is missing and what was changed, then agree to it, sign it or send it back."""
    complaint = opened(request, Act.JUDGE_RESPONSE, complaint_id)
    today = timezone.localdate()
    file = complaint_file(request.actor, complaint, today)
    waiting = file.stages[-1].waiting if file.stages else None
    if waiting is None:
        messages.info(request, _("No response waits for a signature."))
        return redirect("office:casework:complaint", complaint_id=complaint.pk)
    alone = may_sign_alone(request.actor.staff_id, today) and waiting.drafted_by_id == request.actor.staff_id
    found = duties(file, today)
    begins = {
        "responded_on": today,
        "root_cause": complaint.root_cause,
        "remedial_action": complaint.remedial_action,
    }
    missing = to_explain(found)
    form = typed(request, forms.SignForm, initial=begins, alone=alone, explain=bool(missing))
    sent = request.method == "POST" and may(request.actor, Act.SIGN_OFF, complaint)
    if sent and form.is_valid() and not overtaken(request, form, complaint):
        said = {"complaint": complaint, "missing": missing, "actor": request.actor, "typed": form.cleaned_data}
        if carried_out(form, _sign, **said):
            return back_to_file(request, complaint, _("The response is signed and the complaint is closed."))
    turns = _turns(request, complaint, waiting)
    signs = turns["their_turn"] and turns["last_turn"] and turns["may_sign"]
    context: dict[str, Any] = {
        "form": form,
        "file": file,
        "complaint": complaint,
        "today": today,
        "waiting": waiting,
        "gaps": signing_gaps(complaint, request.actor, alone, "asked"),
        **_weighed(found),
        "advice": advice_on_response(complaint, today),
        "changes": _changes(waiting, file.stages[-1].responses),
        "seen": last_number(complaint.pk),
        "heading": _("Sign the response") if signs else _("Read the response"),
        "label": complaint.reference,
        "back_url": reverse("office:casework:complaint", args=[complaint.pk]),
        **turns,
    }
    return render(request, "office/signature.html", context, status=422 if form.errors else 200)


def _sign(*, complaint: Complaint, missing: list[Check], actor: Actor, typed: dict[str, Any]) -> None:
    """Sign, and keep with each duty that was not kept the reason given: all of it, or nothing."""
    now = timezone.now()
    said = {name: value for name, value in typed.items() if name not in ("complete", "explanation")}
    with transaction.atomic():
        for check in missing:
            services.explain_gap(complaint=complaint, code=check.code, why=typed["explanation"], by=actor, at=now)
        services.sign_off(complaint=complaint, by=actor, at=now, **said)


def _weighed(found: list[Duty]) -> dict[str, list[Duty]]:
    """What a signatory weighs before anything else, and apart from it what went as it should."""
    return {
        "not_kept": [duty for duty in found if duty.check.kept is False],
        "kept": [duty for duty in found if duty.check.kept is not False],
    }


def _turns(request: OfficeRequest, complaint: Complaint, waiting: Response) -> dict[str, Any]:
    """Whose turn it is, and what this person may do in it."""
    steps = list(waiting.steps.select_related("staff", "delegated_to", "decided_by"))
    turn = turn_of(waiting)
    return {
        "steps": steps,
        "turn": turn,
        "their_turn": turn is None or is_theirs(turn, request.actor),
        "last_turn": turn is None or turn.pk == steps[-1].pk,
        "may_sign": may(request.actor, Act.SIGN_OFF, complaint),
        "may_send_back": _may_send_back(request.actor, complaint, waiting, turn),
        "comments": comments_on(complaint),
    }


def _may_send_back(actor: Actor, complaint: Complaint, waiting: Response, turn: SigningStep | None) -> bool:
    """Whoever's turn it is; without a chain, whoever may sign, or whoever drafted it and takes it back."""
    if turn is not None:
        return is_theirs(turn, actor)
    return waiting.drafted_by_id == actor.staff_id or may(actor, Act.SIGN_OFF, complaint)


def _changes(waiting: Response, responses: tuple[Response, ...]) -> dict[str, Any] | None:
    """What was changed since the version that was sent back; None for a first version."""
    before = [r for r in responses if r.number < waiting.number and r.state == Response.State.SENT_BACK]
    if not before:
        return None
    return {"since": before[-1], "passages": changes_between(before[-1].text, waiting.text)}


@gate(Act.SEE)
def procedure_kept(request: OfficeRequest, complaint_id: UUID) -> HttpResponse:
    """Was the procedure kept? Each duty, and what was said of those that were not."""
    complaint = opened(request, Act.SEE, complaint_id)
    today = timezone.localdate()
    file = complaint_file(request.actor, complaint, today)
    context = {
        "complaint": complaint,
        "today": today,
        "file": file,
        "duties": duties(file, today),
        "may_explain": may(request.actor, Act.EXPLAIN_GAP, complaint),
        "heading": _("Was the procedure kept?"),
    }
    return render(request, "office/procedure_kept.html", context)


@gate(Act.EXPLAIN_GAP)
def explain(request: OfficeRequest, complaint_id: UUID, code: str) -> HttpResponse:
    """Say why one duty was not kept."""
    complaint = opened(request, Act.EXPLAIN_GAP, complaint_id)
    check = _duty_of(request, complaint, code)
    form = typed(request, forms.ExplainForm)
    if request.method == "POST" and form.is_valid():
        said = {"complaint": complaint, "code": code, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, services.explain_gap, **said):
            return back_to_file(request, complaint, _("The explanation is on the file."), "office:procedure-kept")
    context = {
        "form": form,
        "complaint": complaint,
        "today": timezone.localdate(),
        "heading": _("Explain it"),
        "lead": check,
        "label": _("Was the procedure kept?"),
        "submit": _("Keep the explanation"),
        "back_url": reverse("office:procedure-kept", args=[complaint.pk]),
    }
    return render(request, "casework/act.html", context, status=422 if form.errors else 200)


def _duty_of(request: OfficeRequest, complaint: Complaint, code: str) -> str:
    today = timezone.localdate()
    found = duties(complaint_file(request.actor, complaint, today), today)
    words = next((duty.check.words for duty in found if duty.check.code == code and duty.check.kept is False), None)
    if words is None:
        raise Http404
    return words


@holding(*CONFORMANCE)
def signed_by_drafter(request: OfficeRequest) -> HttpResponse:
    """Responses that one person prepared and signed, each with its reason: part of reporting conformance."""
    services_seen = request.actor.services_of(*CONFORMANCE)
    return render(request, "office/signed_alone.html", {"responses": signed_alone(services_seen)})
