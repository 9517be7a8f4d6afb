"""Priority, allocation, conflicts declared, biases raised and answered, the chief executive briefed."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from wellheard.areas.casework import services as casework
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day, locked
from wellheard.areas.investigation.models import Allocation, Bias, Briefing, ConflictDeclaration, Triage
from wellheard.areas.investigation.selectors.fairness import fairness_gaps
from wellheard.areas.investigation.selectors.line import complained_about, managers_over
from wellheard.areas.investigation.services.planning import locked_open
from wellheard.areas.investigation.services.telling import tell_called_unfair
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.asking import Level
from wellheard.rules.fairness import may_answer_bias
from wellheard.rules.outcomes import blocking
from wellheard.rules.triage import Priority, Risk, Urgency, needs_action, priority_of


@transaction.atomic
def triage(
    *,
    complaint: Complaint,
    risk: str,
    urgency: str,
    vulnerability: str,
    actions: str,
    reason: str,
    by: Actor,
    at: datetime,
    customer_told_on: date | None = None,
) -> Triage:
    """Look at risk, urgency and vulnerability: on allocation, and again whenever something changes."""
    complaint = locked_open(complaint)
    if needs_action(Risk(risk), Urgency(urgency)) and not actions.strip():
        raise UnableToProceed("Say what was done at once: a complaint of this risk or urgency does not wait.")
    check_not_before(customer_told_on, complaint.received_on, "The day the customer was told", local_day(at))
    last = complaint.triages.order_by("-number").first()
    priority = priority_of(Risk(risk), Urgency(urgency), bool(vulnerability.strip()), _by_risk())
    if last is not None and not reason.strip():
        raise UnableToProceed("Say what has changed since it was last looked at.")
    row = Triage(
        complaint=complaint, number=last.number + 1 if last else 1, risk=risk, urgency=urgency, actions=actions,
        vulnerability=vulnerability, reason=reason, priority=priority.value, customer_told_on=customer_told_on,
        changed=last is not None and last.priority != priority, made_by_id=by.staff_id, made_at=at,
    )  # fmt: skip
    row.save()
    values: dict[str, object] = {"risk": risk, "urgency": urgency, "priority": priority, "vulnerability": vulnerability}
    values |= {"actions": actions, "reason": reason, "customer_told_on": customer_told_on}
    record("inquiry.triage", row, by=by, at=at, about=complaint.pk, values=values)
    return row


def _by_risk() -> dict[Risk, Priority]:
    """Where the priority of each risk begins, as the installation set it."""
    return {risk: Priority(said) for risk, said in zip(Risk, settings.PRIORITY_BY_RISK, strict=True)}


@transaction.atomic
def tell_priority(*, complaint: Complaint, triage: Triage, told_on: date, by: Actor, at: datetime) -> Triage:
    """The customer was told that their priority changed."""
    complaint = locked_open(complaint)
    check_not_before(told_on, local_day(triage.made_at), "The day the customer was told", local_day(at))
    triage.customer_told_on = told_on
    triage.save(update_fields=["customer_told_on"])
    record("inquiry.tell_priority", triage, by=by, at=at, about=complaint.pk, values={"told_on": told_on})
    return triage


@transaction.atomic
def allocate(
    *,
    complaint: Complaint,
    handler: StaffMember | None,
    by: Actor,
    at: datetime,
    outside: bool = False,
    reason: str = "",
) -> Complaint:
    """Give it to somebody, with what was pointed out. Raises UnableToProceed where that rules them out."""
    complaint = locked(complaint)
    ruled = ruleset_of(complaint.procedure, complaint.received_on).investigator_outside_directorate
    gaps = fairness_gaps(complaint, handler.pk, local_day(at), outside=outside or ruled) if handler else []
    if blocking(gaps):
        raise UnableToProceed(" ".join(gap.words for gap in blocking(gaps)))
    Allocation(
        complaint=complaint, handler=handler, outside_required=outside, reason=reason,
        pointed_out=[gap.words for gap in gaps], decided_by_id=by.staff_id, decided_at=at,
    ).save()  # fmt: skip
    return casework.allocate(complaint=complaint, handler=handler, by=by, at=at)


@transaction.atomic
def declare_conflict(
    *, complaint: Complaint, conflict: bool, what: str, by: Actor, at: datetime
) -> ConflictDeclaration:
    """Say for oneself whether one has an interest in the matter: none, or which."""
    complaint = locked_open(complaint)
    if conflict and not what.strip():
        raise UnableToProceed("Say what the conflict is.")
    row = ConflictDeclaration(complaint=complaint, staff_id=by.staff_id, conflict=conflict, what=what, declared_at=at)
    row.save()
    values = {"conflict": conflict, "what": what}
    record("inquiry.declare_conflict", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def raise_bias(*, complaint: Complaint, raised_by: str, raised_on: date, what: str, by: Actor, at: datetime) -> Bias:
    """Somebody, of the public or of the staff, says that it is not being looked into fairly; a manager is told."""
    complaint = locked(complaint)
    check_not_before(raised_on, complaint.received_on, "The day it was raised", local_day(at))
    row = Bias(
        complaint=complaint, raised_by=raised_by or by.name, raised_on=raised_on, what=what, recorded_by_id=by.staff_id
    )
    row.save()
    tell_called_unfair(row, by, at)
    values = {"raised_by": row.raised_by, "what": what}
    record("inquiry.raise_bias", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def answer_bias(*, complaint: Complaint, bias: Bias, answer: str, by: Actor, at: datetime) -> Bias:
    """A manager who is not involved answers. Raises UnableToProceed for one who is."""
    complaint = locked(complaint)
    involved = {bias.recorded_by_id, *complained_about(complaint)}
    if complaint.handler_id:
        involved.add(complaint.handler_id)
    if not may_answer_bias(by.staff_id, involved):
        raise UnableToProceed("You are part of this matter. A manager who is not involved answers it.")
    if not answer.strip():
        raise UnableToProceed("Write the answer first.")
    bias.answer, bias.answered_by_id, bias.answered_on = answer, by.staff_id, local_day(at)
    bias.save(update_fields=["answer", "answered_by", "answered_on"])
    record("inquiry.answer_bias", bias, by=by, at=at, about=complaint.pk, values={"answer": answer})
    return bias


@transaction.atomic
def brief(*, complaint: Complaint, text: str, by: Actor, at: datetime) -> Briefing:
    """Tell the chief executive. Raises UnableToProceed where there is none who may know of the complaint."""
    complaint = locked(complaint)
    if Level.CHIEF_EXECUTIVE not in managers_over(complaint, complaint.service, local_day(at)):
        raise UnableToProceed("No chief executive may know of this complaint. Name them in it first.")
    row = Briefing(complaint=complaint, text=text, made_by_id=by.staff_id, made_at=at)
    row.save()
    record("inquiry.brief", row, by=by, at=at, about=complaint.pk, values={"text": text})
    return row


@transaction.atomic
def read_briefing(*, briefing: Briefing, remark: str, by: Actor, at: datetime) -> Briefing:
    """The chief executive has read it."""
    if briefing.read_at is not None:
        raise UnableToProceed("This briefing has been read already.")
    briefing.read_by_id, briefing.read_at, briefing.remark = by.staff_id, at, remark
    briefing.save(update_fields=["read_by", "read_at", "remark"])
    record("inquiry.read_briefing", briefing, by=by, at=at, about=briefing.complaint_id, values={"remark": remark})
    return briefing
