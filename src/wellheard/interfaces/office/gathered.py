"""What every area finds missing in one complaint, gathered: each area answers by a selector of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wellheard.areas.casework.models import Complaint, GapExplanation
from wellheard.areas.casework.selectors import ComplaintFile, explanations_of, procedure_checks
from wellheard.areas.children.selectors import procedure_gaps as children_gaps
from wellheard.areas.correspondence.selectors import procedure_gaps as letter_gaps
from wellheard.areas.investigation.selectors import procedure_gaps
from wellheard.areas.learning.selectors.gaps import procedure_gaps as learning_gaps
from wellheard.rules.conformance import Check, can_still_be_kept
from wellheard.rules.outcomes import Gap
from wellheard.rules.stages import OPEN

Asked = Callable[[Complaint], list[Gap]]
ASKED: tuple[Asked, ...] = (children_gaps, procedure_gaps, letter_gaps, learning_gaps)
"""Each area above casework that knows duties of the procedure: what is missing in this complaint."""


@dataclass(frozen=True)
class Duty:
    """One duty of the procedure in one complaint, with the explanation where it was not kept and somebody said why.

    `not_yet`: it can still be kept.
    """

    check: Check
    explained: GapExplanation | None = None
    not_yet: bool = False

    @property
    def is_open(self) -> bool:
        """Not kept, and nobody has said why."""
        return self.check.kept is False and self.explained is None


def gathered_gaps(complaint: Complaint) -> list[Gap]:
    """What the areas above casework find missing."""
    return [gap for ask in ASKED for gap in ask(complaint)]


def duties(file: ComplaintFile, on: date, root_cause: str = "", remedial_action: str = "") -> list[Duty]:
    """Every duty of the procedure in this complaint, kept or not, with what was said of those that were not."""
    explained = explanations_of(file.complaint.pk)
    found = procedure_checks(file, on, root_cause, remedial_action)
    found += [Check(gap.code, gap.words, False) for gap in gathered_gaps(file.complaint)]
    is_open = file.complaint.state in OPEN
    return [Duty(check, explained.get(check.code), can_still_be_kept(check, is_open=is_open)) for check in found]


def to_explain(found: list[Duty]) -> list[Check]:
    """What must be put right or explained before a response is signed. Learning is asked for on the same form."""
    return [duty.check for duty in found if duty.is_open and duty.check.code not in ("cause", "remedial_action")]
