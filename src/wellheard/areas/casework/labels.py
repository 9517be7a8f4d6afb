"""Translated words for what the rules name, and for what is chosen from a list."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wellheard.rules.clock import WaitingFor
from wellheard.rules.outcomes import Closure, Outcome
from wellheard.rules.remit import NotAComplaint
from wellheard.rules.stages import Stage

STAGES = {
    Stage.RECORDED: _("Recorded"),
    Stage.STAGE_1_OPEN: _("Stage 1"),
    Stage.STAGE_1_ANSWERED: _("Answered at stage 1"),
    Stage.STAGE_2_OPEN: _("Stage 2"),
    Stage.STAGE_2_AWAITING_SIGN_OFF: _("Waiting for signature"),
    Stage.STAGE_2_ANSWERED: _("Answered at stage 2"),
    Stage.WITHDRAWN: _("Withdrawn"),
    Stage.NO_CONSENT: _("Closed: no consent"),
    Stage.ANONYMOUS_NOT_PURSUED: _("Anonymous, not pursued"),
    Stage.NOT_A_COMPLAINT: _("Not a complaint"),
    Stage.MERGED: _("Joined to another"),
}
STAGE_COLOURS = {
    Stage.STAGE_1_OPEN: "blue",
    Stage.STAGE_2_OPEN: "purple",
    Stage.STAGE_2_AWAITING_SIGN_OFF: "orange",
    Stage.STAGE_1_ANSWERED: "green",
    Stage.STAGE_2_ANSWERED: "green",
}
OUTCOMES = {
    Outcome.RESOLVED: _("Resolved"),
    Outcome.UPHELD: _("Upheld"),
    Outcome.PARTIALLY_UPHELD: _("Partially upheld"),
    Outcome.NOT_UPHELD: _("Not upheld"),
}
OUTCOME_COLOURS = {
    Outcome.RESOLVED: "teal",
    Outcome.UPHELD: "darkblue",
    Outcome.PARTIALLY_UPHELD: "blue",
    Outcome.NOT_UPHELD: "grey",
}
WAITING_FOR = {
    WaitingFor.CUSTOMER: _("The customer"),
    WaitingFor.CONSENT: _("Consent"),
    WaitingFor.THIRD_PARTY: _("Somebody outside"),
    WaitingFor.INTERNAL: _("Ourselves"),
}
CLOSURES = {
    Closure.WITHDRAWN: _("The customer withdrew it"),
    Closure.NO_CONSENT: _("Consent was not given"),
    Closure.ANONYMOUS_NOT_PURSUED: _("Anonymous, and not pursued"),
    Closure.NOT_A_COMPLAINT: _("It is not a complaint after all"),
}
CHANNELS = {
    "phone": _("Phone"),
    "in_person": _("In person"),
    "email": _("E-mail"),
    "letter": _("Letter"),
    "web_form": _("Web form"),
    "social_media": _("Social media"),
    "elected_member": _("Councillor, MSP or MP"),
    "other": _("Another way"),
}
GIVEN = {
    "phone": _("By phone"),
    "in_person": _("In person"),
    "email": _("By e-mail"),
    "letter": _("By letter"),
    "other": _("Another way"),
}
NOT_A_COMPLAINT = {
    NotAComplaint.FIRST_SERVICE_REQUEST: _("A first request for a service"),
    NotAComplaint.COMPENSATION_ONLY: _("A claim for compensation only"),
    NotAComplaint.COURT_OR_TRIBUNAL: _("A matter before a court or tribunal"),
    NotAComplaint.OWN_APPEAL: _("A decision that has an appeal of its own"),
    NotAComplaint.INFORMATION_REQUEST: _("A request for information"),
    NotAComplaint.STAFF_MATTER: _("A staff grievance, or recruitment"),
    NotAComplaint.WHISTLEBLOWING: _("Whistleblowing by staff"),
    NotAComplaint.PROTECTION_CONCERN: _("A concern for the safety of a child or an adult"),
    NotAComplaint.REOPENING_CONCLUDED: _("A complaint that has been concluded"),
    NotAComplaint.UNACCEPTABLE_ACTIONS: _("Abuse, or an unsubstantiated allegation"),
    NotAComplaint.NOT_THIS_BODY: _("A service that is not this body's"),
    NotAComplaint.ACADEMIC_JUDGEMENT: _("A matter of academic judgement"),
}
ACTS = {
    "complaint.record": _("Complaint recorded"),
    "complaint.import": _("Brought in from a file"),
    "complaint.change_details": _("Details changed"),
    "complaint.add_person": _("Person added"),
    "complaint.change_person": _("Details of a person changed"),
    "complaint.add_point": _("Point of complaint added"),
    "complaint.allocate": _("Allocated"),
    "complaint.restrict": _("Access changed"),
    "complaint.add_note": _("Note written"),
    "complaint.add_document": _("File added"),
    "complaint.answer_at_stage_1": _("Answered at stage 1"),
    "complaint.resolve": _("Resolved with the customer"),
    "complaint.extend": _("Extended"),
    "complaint.escalate": _("Escalated to stage 2"),
    "complaint.move_to_stage_2": _("Moved to stage 2 without an answer"),
    "complaint.acknowledge": _("Acknowledged"),
    "complaint.agree_points": _("Points agreed with the customer"),
    "complaint.find": _("Findings recorded"),
    "complaint.save_draft": _("Response drafted"),
    "complaint.propose_response": _("Response put forward for signature"),
    "complaint.send_back": _("Response sent back"),
    "complaint.sign_off": _("Response signed and sent"),
    "complaint.clarify": _("A question about the answer was answered"),
    "complaint.propose_revision": _("A changed response put forward"),
    "complaint.sign_revision": _("Changed response signed"),
    "complaint.refuse_revision": _("The response was left as it was"),
    "complaint.close_without_outcome": _("Closed without an outcome"),
    "complaint.ask_extension": _("More time asked for"),
    "complaint.grant_extension": _("More time granted"),
    "complaint.refuse_extension": _("More time refused"),
    "complaint.tell_extension": _("Told of the new date"),
    "complaint.take_back_telling": _("Not told after all: the letter was taken back"),
    "complaint.note_wait": _("Waiting noted"),
    "complaint.end_wait": _("Waiting over"),
    "complaint.agree_response": _("Response agreed to"),
    "complaint.delegate_signing": _("Signing delegated"),
    "complaint.comment_on_response": _("Comment on the response"),
    "complaint.explain_gap": _("Gap explained"),
    "signing.allow_alone": _("A manager may prepare and sign alone"),
    "complaint.tag": _("Tagged"),
    "complaint.untag": _("Tag taken off"),
    "complaint.take_back_closing": _("Closing taken back"),
    "complaint.take_back_extension": _("Extension taken back"),
    "complaint.link": _("Linked with another complaint"),
    "complaint.unlink": _("Link taken away"),
    "complaint.merge": _("Joined to the complaint it is the same as"),
    "complaint.unmerge": _("Taken apart again"),
    "complaint.add_to_campaign": _("Put in a campaign"),
    "complaint.leave_campaign": _("Taken out of a campaign"),
    "complaint.consent": _("Consent"),
    "complaint.seek_outcome": _("Outcome sought added"),
    "complaint.judge_outcome_sought": _("Outcome sought considered"),
    "complaint.refer_for_protection": _("Concern for safety passed on"),
    "complaint.ask_equality": _("Equality questions offered"),
    "campaign.start": _("Campaign begun"),
    "campaign.answer": _("Answer to a campaign set down"),
    "praise.record": _("Praise recorded"),
    "praise.pass_on": _("Praise passed on"),
    "dissatisfaction.record": _("Dissatisfaction recorded"),
    "equality.set_question": _("Equality question changed"),
    "equality.begin": _("Equality questions begun"),
    "complaint.read": _("Looked at"),
    "caseload.read": _("List looked at"),
    "export.read": _("Complaints saved as a file"),
    "document.read": _("File opened"),
}
TURNS = frozenset({
    "complaint.record", "complaint.import", "complaint.answer_at_stage_1", "complaint.resolve", "complaint.escalate",
    "complaint.move_to_stage_2", "complaint.sign_off", "complaint.close_without_outcome", "complaint.merge",
    "complaint.unmerge", "complaint.sign_revision",
})  # fmt: skip


def _outcome(values: dict[str, str | None]) -> str:
    outcome = values.get("outcome")
    return str(OUTCOMES[Outcome(outcome)]) if outcome else ""


def _closure(values: dict[str, str | None]) -> str:
    closure, reason = values.get("closure"), values.get("not_a_complaint_reason")
    if reason:
        return str(NOT_A_COMPLAINT[NotAComplaint(reason)])
    return str(CLOSURES[Closure(closure)]) if closure else ""


def _consent(values: dict[str, str | None]) -> str:
    kinds = {"asked": _now("Asked for"), "chased": _now("Chased"), "given": _now("Given"),
             "refused": _now("Refused"), "taken_back": _now("Taken back")}  # fmt: skip
    return ", ".join(part for part in (kinds.get(values.get("kind") or ""), values.get("how")) if part)


def _until(values: dict[str, str | None]) -> str:
    until = values.get("to_on")
    if not until:
        return ""
    on = date_format(date.fromisoformat(until), "j F Y")
    return _now("To %(on)s: %(why)s") % {"on": on, "why": values.get("reason") or ""}


def _of(name: str) -> Any:
    return lambda values: values.get(name) or ""


SAID = {
    "complaint.allocate": lambda values: values.get("handler") or _("To nobody"),
    "complaint.add_person": _of("name"),
    "complaint.add_point": _of("text"),
    "complaint.add_document": _of("name"),
    "complaint.agree_points": _of("agreed_how"),
    "complaint.answer_at_stage_1": _outcome,
    "complaint.resolve": _of("resolution"),
    "complaint.escalate": _of("why"),
    "complaint.move_to_stage_2": _of("why"),
    "complaint.extend": _until,
    "complaint.ask_extension": _until,
    "complaint.grant_extension": _until,
    "complaint.refuse_extension": _of("answer"),
    "complaint.note_wait": _of("what"),
    "complaint.end_wait": _of("what"),
    "complaint.agree_response": _of("comment"),
    "complaint.delegate_signing": _of("why"),
    "complaint.comment_on_response": _of("text"),
    "complaint.explain_gap": _of("why"),
    "complaint.tag": _of("word"),
    "complaint.untag": _of("word"),
    "complaint.take_back_closing": _of("why"),
    "complaint.send_back": _of("comment"),
    "complaint.sign_off": _outcome,
    "complaint.propose_response": _outcome,
    "complaint.close_without_outcome": _closure,
    "complaint.link": _of("why"),
    "complaint.merge": _of("why"),
    "complaint.add_to_campaign": _of("campaign"),
    "complaint.leave_campaign": _of("campaign"),
    "complaint.consent": _consent,
    "complaint.seek_outcome": _of("text"),
    "complaint.judge_outcome_sought": _of("text"),
    "complaint.refer_for_protection": _of("referred_to"),
    "complaint.clarify": _of("question"),
    "complaint.propose_revision": _of("reason"),
    "complaint.sign_revision": _outcome,
    "complaint.refuse_revision": _of("comment"),
}


EQUALITY: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (_("How old are you?"), (_("Under 18"), _("18 to 24"), _("25 to 44"), _("45 to 64"), _("65 or over"))),
    (_("What best describes your sex?"), (_("Female"), _("Male"))),
    (_("Do you consider yourself to be trans?"), (_("Yes"), _("No"))),
    (_("Do you have a condition that has lasted, or will last, a year or more?"), (_("Yes"), _("No"))),
    (_("What is your ethnic group?"), (
        _("White"), _("Mixed or several"), _("Asian"), _("African"), _("Caribbean or Black"), _("Another group"),
    )),
    (_("What is your religion or belief?"), (
        _("None"), _("Church of Scotland"), _("Roman Catholic"), _("Other Christian"), _("Muslim"), _("Another"),
    )),
    (_("How do you think of your sexual orientation?"), (
        _("Straight"), _("Gay or lesbian"), _("Bisexual"), _("Another way"),
    )),
    (_("Are you married or in a civil partnership?"), (_("Yes"), _("No"))),
    (_("Are you pregnant, or have you had a baby in the last year?"), (_("Yes"), _("No"))),
    (_("Do you look after somebody because of age, illness or disability?"), (_("Yes"), _("No"))),
)  # fmt: skip
"""The usual characteristics, to begin a body's own list with. A body changes its list as it likes."""
