"""Words for what this area writes in the journal."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wellheard.areas.investigation.models import Triage

ACTS = {
    "inquiry.plan": _("Investigation planned"),
    "inquiry.add_part": _("Part of the work given to somebody"),
    "inquiry.finish_part": _("Part of the work done"),
    "inquiry.add_evidence": _("Evidence listed"),
    "inquiry.change_evidence": _("Evidence changed"),
    "inquiry.add_interview": _("Interview noted"),
    "inquiry.change_interview": _("Notes of an interview changed"),
    "inquiry.ask_advice": _("Expert advice asked for"),
    "inquiry.receive_advice": _("Expert advice received"),
    "inquiry.add_event": _("Event put in the chronology"),
    "inquiry.change_event": _("Event in the chronology changed"),
    "inquiry.weigh_point": _("Point of complaint weighed"),
    "inquiry.write_report": _("Report written"),
    "inquiry.read_report": _("Report opened as a file"),
    "inquiry.note_time": _("Time noted"),
    "inquiry.triage": _("Risk and urgency looked at"),
    "inquiry.tell_priority": _("Customer told that the priority changed"),
    "inquiry.declare_conflict": _("Conflict of interest declared, or none"),
    "inquiry.raise_bias": _("Said not to be looked into fairly"),
    "inquiry.answer_bias": _("Answered whether it is looked into fairly"),
    "inquiry.brief": _("Chief executive briefed"),
    "inquiry.read_briefing": _("Chief executive read the briefing"),
    "inquiry.add_outside_part": _("Part of another body or a contractor added"),
    "inquiry.change_outside_part": _("Part of another body or a contractor changed"),
    "request.sign_part": _("Director signed the part of a service"),
    "concern.tell": _("Staff complained about told"),
    "concern.keep_informed": _("Staff complained about kept up to date"),
    "concern.tell_outcome": _("Staff complained about told the outcome"),
    "handler.support": _("Support for the handler named"),
    "handler.hold_debrief": _("Talk with the handler held"),
    "request.ask": _("Somebody asked to give their account"),
    "request.ask_more_time": _("More time wanted by somebody asked"),
    "request.chase": _("Reminder sent to somebody asked"),
    "request.give_more_time": _("More time to answer given"),
    "request.escalate": _("Unanswered request taken to a manager"),
    "request.save": _("Account saved to go on with later"),
    "request.give": _("Account given"),
    "request.send_back": _("Account sent back"),
    "request.accept": _("Account accepted"),
    "request.withdraw": _("Request to a colleague withdrawn"),
    "request.answer_escalation": _("Manager answered about an unanswered request"),
    "request.read": _("Request to a colleague looked at"),
}


def _of(name: str) -> Any:
    return lambda values: values.get(name) or ""


def _priority(values: dict[str, str | None]) -> Any:
    priority = values.get("priority")
    return Triage.Priority(priority).label if priority else ""


SAID = {
    "inquiry.triage": _priority,
    "inquiry.add_evidence": _of("item"),
    "inquiry.add_part": _of("what"),
    "inquiry.add_interview": _of("with_whom"),
    "inquiry.ask_advice": _of("from_whom"),
    "inquiry.receive_advice": _of("from_whom"),
    "inquiry.add_event": _of("what"),
    "inquiry.add_outside_part": _of("name"),
    "concern.tell": _of("who"),
    "handler.support": _of("supported_by"),
    "request.sign_part": _of("service"),
    "request.ask": _of("of"),
    "request.ask_more_time": _of("of"),
    "request.chase": _of("of"),
    "request.give_more_time": _of("reason"),
    "request.escalate": _of("to"),
    "request.give": _of("of"),
    "request.send_back": _of("reason"),
    "request.accept": _of("of"),
    "request.withdraw": _of("reason"),
}
