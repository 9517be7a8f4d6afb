"""The acts of an investigation, each with its form."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, PointOfComplaint
from wellheard.areas.casework.views.pages import Page, acts_view, today, values_of
from wellheard.areas.investigation import forms, services
from wellheard.areas.investigation.models import Plan
from wellheard.areas.investigation.permissions import TABLE, Act
from wellheard.areas.investigation.selectors import inquiry_of
from wellheard.areas.investigation.views.joining_acts import PAGES as JOINING
from wellheard.foundation.design.forms import DesignForm

PART = "office:investigation:part"


def _plan(complaint: Complaint, on: date) -> dict[str, Any]:
    """The plan as it stands; a new one begins with what is known from the points."""
    held = Plan.objects.filter(complaint=complaint).first()
    if held:
        return {name: getattr(held, name) for name in forms.PlanForm.base_fields}
    points = list(complaint.points.all())
    wanted = [complaint.outcome_sought, *(point.outcome_sought for point in points)]
    return {
        "issues": "\n".join(f"{point.number}. {point.text}" for point in points),
        "outcomes": "\n".join(dict.fromkeys(words for words in wanted if words)),
    }


def _weighed(point: PointOfComplaint, on: date) -> dict[str, Any]:
    held = inquiry_of(point)
    return {name: getattr(held, name) for name in forms.WeighForm.base_fields} if held else {}


def _of_complaint(subject: Any, on: date) -> dict[str, Any]:
    return {"complaint": subject if isinstance(subject, Complaint) else subject.complaint}


def _triage(complaint: Complaint, on: date) -> dict[str, Any]:
    """The last look, to be changed; what changed since is said anew."""
    last = complaint.triages.order_by("-number").first()
    return {"risk": last.risk, "urgency": last.urgency, "vulnerability": last.vulnerability} if last else {}


def _request(item: Any, on: date) -> dict[str, Any]:
    return {"row": item}


PLANNING: dict[str, Page] = {
    "plan": Page(
        Act.INVESTIGATE, forms.PlanForm, services.plan, _("Plan of the investigation"), _("Save the plan"),
        _("The plan is saved."), initial=_plan, back=PART,
    ),
    "add-part": Page(
        Act.INVESTIGATE, forms.PartForm, services.add_part, _("Give a part of the work to somebody"), _("Add"),
        _("The part is in the plan."), back=PART,
    ),
    "finish-part": Page(
        Act.INVESTIGATE, forms.DoneForm, services.finish_part, _("A part of the work is done"), _("Save"),
        _("It is down as done."), initial=today("done_on"), items=lambda complaint: complaint.planned_parts.all(),
        item_name="part", about=lambda part, on: {"lead": part.what}, back=PART,
    ),
    "weigh": Page(
        Act.INVESTIGATE, forms.WeighForm, services.weigh_point, _("Weigh a point of complaint"), _("Save"),
        _("It is saved. The finding on this point begins from it."), initial=_weighed,
        items=lambda complaint: complaint.points.select_related("inquiry"), item_name="point",
        about=lambda point, on: {"point": point, "evidence": point.evidence.all()}, back=PART,
        template="investigation/weigh.html",
    ),
    "note-time": Page(
        Act.NOTE_TIME, forms.TimeForm, services.note_time, _("Note time spent"), _("Note it"),
        _("The time is noted."), _("Your own minutes. They show what an early answer saves."),
        today("on"), back="office:casework:complaint",
    ),
}  # fmt: skip
GATHERING: dict[str, Page] = {
    "add-evidence": Page(
        Act.INVESTIGATE, forms.EvidenceForm, services.add_evidence, _("List evidence"), _("Add to the list"),
        _("It is on the list."), _("Something you have, or something you are asking for."), given=_of_complaint,
        back=PART,
    ),
    "change-evidence": Page(
        Act.INVESTIGATE, forms.EvidenceForm, services.change_evidence, _("Evidence"), _("Save"),
        _("It is saved."), initial=values_of(*forms.EvidenceForm.base_fields), given=_of_complaint,
        items=lambda complaint: complaint.evidence.all(), item_name="evidence", back=PART,
    ),
    "add-interview": Page(
        Act.INVESTIGATE, forms.InterviewForm, services.add_interview, _("Note an interview"), _("Save"),
        _("The interview is noted."), back=PART,
    ),
    "change-interview": Page(
        Act.INVESTIGATE, forms.InterviewForm, services.change_interview, _("Interview"), _("Save"),
        _("It is saved."), initial=values_of(*forms.InterviewForm.base_fields),
        items=lambda complaint: complaint.interviews.all(), item_name="interview", back=PART,
    ),
    "ask-advice": Page(
        Act.INVESTIGATE, forms.AskAdviceForm, services.ask_advice, _("Ask for expert advice"), _("Save"),
        _("It is down that advice is asked for."), initial=today("asked_on"), back=PART,
    ),
    "receive-advice": Page(
        Act.INVESTIGATE, forms.ReceiveAdviceForm, services.receive_advice, _("Expert advice"), _("Save"),
        _("The advice is saved."), initial=lambda advice, on: {
            "received_on": advice.received_on or on, "said": advice.said, "checked_by": advice.checked_by_id,
        },
        items=lambda complaint: complaint.advice.all(), item_name="advice",
        about=lambda advice, on: {"lead": advice.question}, back=PART,
    ),
    "add-event": Page(
        Act.INVESTIGATE, forms.EventForm, services.add_event, _("Put an event in the chronology"), _("Add"),
        _("It is in the chronology."), back="office:investigation:chronology",
    ),
    "change-event": Page(
        Act.INVESTIGATE, forms.EventForm, services.change_event, _("An event in the chronology"), _("Save"),
        _("It is saved."), initial=values_of(*forms.EventForm.base_fields),
        items=lambda complaint: complaint.dated_events.all(), item_name="event",
        back="office:investigation:chronology",
    ),
}  # fmt: skip
ASKING: dict[str, Page] = {
    "ask": Page(
        Act.INVESTIGATE, forms.AskForm, services.ask, _("Ask a colleague"), _("Ask"), _("They are asked."),
        _("They find it under “Asked of me” and see your words alone."),
        lambda complaint, on: {"asked_on": on, "kind": "statement", "service": complaint.service_id}, back=PART,
    ),
    "chase": Page(
        Act.INVESTIGATE, forms.ChaseForm, services.chase, _("Remind them"), _("Save"), _("The reminder is noted."),
        initial=today("chased_on"), items=lambda complaint: complaint.staff_requests.select_related("of"),
        item_name="request", about=_request, back=PART, template="investigation/act_on_request.html",
    ),
    "more-time": Page(
        Act.INVESTIGATE, forms.MoreTimeForm, services.give_more_time, _("Give more time"), _("Give more time"),
        _("They have more time."), items=lambda complaint: complaint.staff_requests.select_related("of"),
        item_name="request", about=_request, back=PART, template="investigation/act_on_request.html",
        initial=lambda row, on: {"until_on": row.wanted_until, "reason": row.wanted_why},
    ),
    "escalate": Page(
        Act.JUDGE_STATEMENT, DesignForm, services.escalate, _("Take it to a manager"), _("Take it to a manager"),
        _("The manager finds it under “Asked of me”."),
        items=lambda complaint: complaint.staff_requests.select_related("of"), item_name="request", about=_request,
        lead=_("To the head of service first, then the director, then the chief executive. "
               "What was twice sent back goes to the director."),
        back=PART, template="investigation/act_on_request.html",
    ),
    "send-back": Page(
        Act.JUDGE_STATEMENT, forms.SendBackReplyForm, services.send_back_reply, _("Send it back"), _("Send back"),
        _("It is sent back."), items=lambda complaint: complaint.staff_requests.select_related("of"),
        item_name="request", about=_request, back=PART, template="investigation/act_on_request.html",
    ),
    "accept": Page(
        Act.JUDGE_STATEMENT, DesignForm, services.accept_reply, _("Accept it"), _("Accept"), _("It is accepted."),
        items=lambda complaint: complaint.staff_requests.select_related("of"), item_name="request", about=_request,
        lead=_("It answers what was asked."), back=PART, template="investigation/act_on_request.html",
    ),
    "withdraw": Page(
        Act.INVESTIGATE, forms.WithdrawForm, services.withdraw_request, _("No longer needed"), _("Save"),
        _("The request is withdrawn."), items=lambda complaint: complaint.staff_requests.select_related("of"),
        item_name="request", about=_request, back=PART, template="investigation/act_on_request.html",
    ),
}  # fmt: skip
FAIRNESS: dict[str, Page] = {
    "triage": Page(
        Act.TRIAGE, forms.TriageForm, services.triage, _("Risk, urgency, vulnerability"), _("Save"),
        _("It is saved."), _("On allocation, and again whenever something changes. The priority follows."),
        _triage, back=PART,
    ),
    "tell-priority": Page(
        Act.TRIAGE, forms.ToldForm, services.tell_priority, _("The customer was told of the priority"), _("Save"),
        _("It is saved."), initial=today("told_on"), items=lambda complaint: complaint.triages.all(),
        item_name="triage", back=PART,
    ),
    "declare-conflict": Page(
        Act.DECLARE_CONFLICT, forms.ConflictForm, services.declare_conflict, _("Conflict of interest"),
        _("Declare it"), _("Your declaration is on the file."),
        _("Do you know anybody in this matter, have you dealt with it before, or do you gain or lose by it?"),
        back=PART,
    ),
    "raise-bias": Page(
        Act.RAISE_BIAS, forms.BiasForm, services.raise_bias, _("Somebody says it is not looked into fairly"),
        _("Record it"), _("It is recorded. A manager who is not involved answers it."),
        initial=today("raised_on"), back="office:casework:complaint",
    ),
    "answer-bias": Page(
        Act.ANSWER_BIAS, forms.AnswerBiasForm, services.answer_bias, _("Is it looked into fairly?"), _("Answer"),
        _("The answer is on the file."), items=lambda complaint: complaint.biases.all(), item_name="bias",
        about=lambda bias, on: {"lead": f"{bias.raised_by}: {bias.what}"}, back=PART,
    ),
    "brief": Page(
        Act.BRIEF, forms.BriefForm, services.brief, _("Brief the chief executive"), _("Brief them"),
        _("The chief executive finds it under “Briefings”."), back=PART,
    ),
}  # fmt: skip
PAGES: dict[str, Page] = {**FAIRNESS, **PLANNING, **GATHERING, **ASKING, **JOINING}

act = acts_view(PAGES, TABLE)
