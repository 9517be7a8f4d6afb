"""Which letters can be written as a complaint stands, and which is most likely wanted."""

from wellheard.areas.casework.models import Complaint
from wellheard.areas.correspondence.selectors.merging import outcome_of
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.letters.texts import shipped
from wellheard.rules import stages
from wellheard.rules.remit import reasons_for

BY_ACT = {"conduct_warning", "contact_restriction", "clarification", "revised_response"}
"""Letters that an act of its own begins, with what was written there."""
ANSWERED = (stages.Stage.STAGE_1_ANSWERED, stages.Stage.STAGE_2_ANSWERED)


def kinds_for(complaint: Complaint) -> list[tuple[str, str]]:
    """Kinds of letter with their names: the common ones, then one for each reason that this procedure knows."""
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    reasons = {f"not_a_complaint_{reason.value}" for reason in reasons_for(rules.exclusions)}
    unwanted = set(BY_ACT)
    if complaint.state != stages.Stage.STAGE_2_ANSWERED:
        unwanted |= {"stage_2_response"}
    if outcome_of(complaint) is None:
        unwanted |= {"stage_1_answer", "final_answer_stands", "learning_update"}
    return [
        (kind, text.title)
        for kind, text in shipped().items()
        if kind not in unwanted and (not kind.startswith("not_a_complaint_") or kind in reasons)
    ]


def likely_kind(complaint: Complaint) -> str:
    """What comes next for a complaint as it stands."""
    stage = complaint.stages.order_by("-number").first()
    if complaint.state == stages.Stage.WITHDRAWN:
        return "withdrawal"
    if complaint.state == stages.Stage.STAGE_2_ANSWERED:
        return "stage_2_response"
    if complaint.state == stages.Stage.STAGE_1_ANSWERED:
        return "stage_1_answer"
    if stage is not None and stage.extensions.filter(customer_told_on=None).exists():
        return "extension"
    return "acknowledgement"
