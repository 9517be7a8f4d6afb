"""Did the action work? Counts before and after it, and what else changed, in; a verdict with its reasons, out."""

from wellheard.analytics.effect.answers import (
    Adjusted,
    Assessment,
    Check,
    Code,
    Controlled,
    Counted,
    Ratio,
    Reason,
    Segmented,
    Sustained,
    Verdict,
)
from wellheard.analytics.effect.question import Question
from wellheard.analytics.effect.verdicts import assess

__all__ = [
    "Adjusted",
    "Assessment",
    "Check",
    "Code",
    "Controlled",
    "Counted",
    "Question",
    "Ratio",
    "Reason",
    "Segmented",
    "Sustained",
    "Verdict",
    "assess",
]
