"""What each sector's procedure sets, as dated rule sets."""

from wellheard.rules.procedure.files import (
    RULESETS,
    NoRuleSet,
    derive,
    editions,
    in_force,
    load_ruleset,
    ruleset,
)
from wellheard.rules.procedure.reading import OUTCOMES
from wellheard.rules.procedure.ruleset import (
    Approver,
    CountsFrom,
    ExtensionRules,
    PastLimit,
    Remedy,
    RuleSet,
    StageRules,
    TimeLimits,
)
from wellheard.rules.procedure.settings import BrokenRuleSet

__all__ = [
    "OUTCOMES",
    "RULESETS",
    "Approver",
    "BrokenRuleSet",
    "CountsFrom",
    "ExtensionRules",
    "NoRuleSet",
    "PastLimit",
    "Remedy",
    "RuleSet",
    "StageRules",
    "TimeLimits",
    "derive",
    "editions",
    "in_force",
    "load_ruleset",
    "ruleset",
]
