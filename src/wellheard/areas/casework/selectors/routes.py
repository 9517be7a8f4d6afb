"""What is not a complaint, and where it goes instead."""

from datetime import date

from wellheard.areas.casework.models import Complaint
from wellheard.areas.procedures.selectors import choice_for, ruleset_of
from wellheard.rules.outcomes import Closure
from wellheard.rules.procedure import NoRuleSet
from wellheard.rules.remit import ROUTES, NotAComplaint, Route, reasons_for


def not_a_complaint_reasons(on: date) -> tuple[NotAComplaint, ...]:
    """The reasons known to the rule set of what is received on a day."""
    try:
        rules = ruleset_of(choice_for(on), on)
    except NoRuleSet:
        return reasons_for(())
    return reasons_for(rules.exclusions)


def reasons_of(complaint: Complaint) -> tuple[NotAComplaint, ...]:
    """The reasons known to the rule set a complaint keeps."""
    return reasons_for(ruleset_of(complaint.procedure, complaint.received_on).exclusions)


def route_of(complaint: Complaint) -> Route | None:
    """Where it goes instead, when it was found not to be a complaint for a coded reason."""
    if complaint.closure != Closure.NOT_A_COMPLAINT or not complaint.not_a_complaint_reason:
        return None
    return ROUTES[NotAComplaint(complaint.not_a_complaint_reason)]
