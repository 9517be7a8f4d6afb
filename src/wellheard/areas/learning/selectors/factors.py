"""Which contributory factors a body codes by, and what an analysis still lacks."""

from datetime import date

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.models import Analysis
from wellheard.areas.procedures.selectors import choice_for
from wellheard.rules.improvement import FactorSet, Why, gaps_of, set_for
from wellheard.rules.improvement.causes import Gap
from wellheard.rules.procedure import NoRuleSet


def factors_of(complaint: Complaint) -> FactorSet:
    """Yorkshire's factors for a complaint under a procedure of the NHS, the general ones for any other."""
    return set_for(complaint.procedure.ruleset)


def factors_on(on: date) -> FactorSet:
    """The factors of the body on a day, by the procedure it then works by."""
    try:
        return set_for(choice_for(on).ruleset)
    except NoRuleSet:
        return set_for("")


def gaps_of_analysis(analysis: Analysis) -> list[Gap]:
    """What keeps an analysis from being complete."""
    rows = list(analysis.whys.select_related("under"))
    whys = [
        Why(row.number, row.under.number if row.under else None, row.words, row.evidence, row.factor) for row in rows
    ]
    return gaps_of(whys, factors_of(analysis.complaint))
