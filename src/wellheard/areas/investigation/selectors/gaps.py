"""What the procedure asks of an investigation and is not there: for the page that asks whether it was kept."""

from collections.abc import Iterator

from wellheard.areas.casework.models import Complaint
from wellheard.areas.investigation.models import StaffRequest
from wellheard.areas.investigation.selectors.joining import joining_gaps
from wellheard.areas.investigation.selectors.requests import AWAITED
from wellheard.rules.outcomes import Gap


def procedure_gaps(complaint: Complaint) -> list[Gap]:
    """What is missing in this complaint of what stage 2 asks of whoever investigates; nothing at stage 1."""
    if not complaint.state.startswith("stage2"):
        return []
    return [*_fair(complaint), *_heard(complaint), *joining_gaps(complaint)]


def _fair(complaint: Complaint) -> Iterator[Gap]:
    last = complaint.triages.order_by("-number").first()
    if last is None:
        yield Gap("triage", "Risk, urgency and vulnerability were not looked at.", blocks=False)
    elif last.changed and last.customer_told_on is None:
        yield Gap("priority_told", "The customer was not told that the priority of their complaint changed.", False)
    handler = complaint.handler_id
    declared = complaint.conflicts.filter(staff_id=handler).order_by("-declared_at", "-id").first() if handler else None
    if declared is None:
        yield Gap("conflict", "Whoever investigates has not said whether they have a conflict of interest.", False)
    unanswered = complaint.biases.filter(answered_on=None).count()
    if unanswered:
        yield Gap("bias", f"{unanswered} said to be unfair in how it is looked into, and not answered.")
    serious = complaint.biases.exists() or (declared is not None and declared.conflict)
    if serious and not complaint.briefings.exists():
        yield Gap("briefing", "The chief executive was not briefed on the conflict or bias.", blocks=False)


def _heard(complaint: Complaint) -> Iterator[Gap]:
    for row in complaint.staff_requests.filter(state__in=AWAITED).select_related("of"):
        yield Gap(f"asked-{row.pk}", f"{row.of.name} has not given what was asked of them.")
    for row in complaint.staff_requests.filter(state=StaffRequest.State.GIVEN).select_related("of"):
        yield Gap(f"read-{row.pk}", f"What {row.of.name} gave has not been accepted or sent back.")
