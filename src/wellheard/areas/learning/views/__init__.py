"""The pages of learning."""

from wellheard.areas.learning.views.action_acts import act as action_act
from wellheard.areas.learning.views.actions import action, actions, evidence_file, export, propose
from wellheard.areas.learning.views.acts import act
from wellheard.areas.learning.views.complaint import analysis, part
from wellheard.areas.learning.views.lists import (
    answer,
    end_plan,
    failing,
    failings,
    make_plan,
    plan,
    plans,
    propose_theme,
    theme,
    theme_act,
    themes,
    to_do,
)
from wellheard.areas.learning.views.loop import loop, step
from wellheard.areas.learning.views.summary import add_summary
from wellheard.areas.learning.views.tellings import cannot_tell, tell

__all__ = [
    "act", "action", "action_act", "actions", "add_summary", "analysis", "answer", "cannot_tell", "end_plan",
    "evidence_file", "export", "failing", "failings", "loop", "make_plan", "part", "plan", "plans", "propose",
    "propose_theme", "step", "tell", "theme", "theme_act", "themes", "to_do",
]  # fmt: skip
