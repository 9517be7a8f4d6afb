"""Whether the procedure was kept in one complaint: what the rules check, read from its file."""

from datetime import date
from uuid import UUID

from wellheard.areas.casework.models import GapExplanation
from wellheard.areas.casework.selectors.complaint_file import ComplaintFile, StageOnFile
from wellheard.rules.conformance import Check, ExtensionKept, StageKept, checks
from wellheard.rules.outcomes import Outcome


def procedure_checks(file: ComplaintFile, on: date, root_cause: str = "", remedial_action: str = "") -> list[Check]:
    """Each duty of the procedure in this complaint as at a day; what is about to be recorded may be handed in."""
    held = [_kept(file, stage) for stage in file.stages]
    complaint = file.complaint
    return checks(held, root_cause or complaint.root_cause, remedial_action or complaint.remedial_action, on)


def explanations_of(complaint_id: UUID) -> dict[str, GapExplanation]:
    """What was said of duties that were not kept, by the code of the duty."""
    rows = GapExplanation.objects.filter(complaint_id=complaint_id).select_related("explained_by")
    return {row.code: row for row in rows.order_by("explained_at", "id")}


def _kept(file: ComplaintFile, stage: StageOnFile) -> StageKept:
    record, clock = stage.record, stage.clock
    text, outcome = record.response_text, record.outcome
    if stage.waiting is not None:
        text, outcome = stage.waiting.text, stage.waiting.outcome
    return StageKept(
        rules=clock.stage,
        acknowledge_due_on=clock.acknowledge_due_on,
        acknowledged_on=record.acknowledged_on,
        points=len(file.points),
        points_found=sum(bool(point.finding) for point in file.points),
        points_agreed_on=record.points_agreed_on,
        extensions=[
            ExtensionKept(row.to_on, row.authorised_by.name if row.authorised_by else "", row.customer_told_on)
            for row in record.extensions.all()
        ],
        outcome=Outcome(outcome) if outcome else None,
        responded_on=record.responded_on,
        due_on=clock.due_on,
        signposted=_signposted(file, stage, text),
    )


def _signposted(file: ComplaintFile, stage: StageOnFile, text: str) -> bool | None:
    """Where the text must name the ombudsman: whether it does. A spoken answer is asked as it is given."""
    if not stage.clock.stage.signpost_ombudsman or not text:
        return None
    return file.rules.ombudsman.lower() in text.lower()
