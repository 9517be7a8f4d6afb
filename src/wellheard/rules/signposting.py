"""When a letter must say how to reach the ombudsman: the paragraph that nobody can take out of it.

Domain procedure, "Stages and clocks" and "Outcomes": the stage 2 response names the ombudsman; a stage 1 answer
does not yet, except in a procedure of one stage; a resolved complaint is signposted at either stage. A repeat
of what was answered gets the same way shown (tools, "Engagement policy").
"""

from wellheard.rules.outcomes import Outcome
from wellheard.rules.procedure import RuleSet

ALWAYS = frozenset(
    {"stage_2_response", "final_answer_stands", "signposting_ombudsman", "clarification", "revised_response"}
)


def must_name_ombudsman(kind: str, outcome: Outcome | None, rules: RuleSet) -> bool:
    """Whether a letter of this kind, about a complaint with this outcome, must hold the ombudsman's paragraph."""
    if kind in ALWAYS:
        return True
    if kind != "stage_1_answer":
        return False
    return outcome is Outcome.RESOLVED or len(rules.stages) == 1 or rules.stage("stage1").signpost_ombudsman


def names_ombudsman(text: str, rules: RuleSet) -> bool:
    """Whether a text names this procedure's ombudsman."""
    return " ".join(rules.ombudsman.lower().split()) in " ".join(text.lower().split())
