"""The pictures of learning, drawn from values: the diagram of an analysis, the months of an action, the loop."""

from collections.abc import Mapping, Sequence

from wellheard.analytics.effect import Question
from wellheard.areas.learning.models import Analysis, ImprovementAction
from wellheard.areas.learning.selectors.loop import Step


def fishbone_of(analysis: Analysis) -> str:
    return ""


def watched_chart(question: Question, action: ImprovementAction) -> str:
    return ""


def loop_chart(steps: Sequence[Step], addresses: Mapping[str, str]) -> str:
    return ""
