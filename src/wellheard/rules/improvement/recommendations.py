"""Recommendations: their kinds, and the seven tests one is held to before it can be accepted.

The seven tests are NHS Lanarkshire's list, as domain learning and coding name it; the questions are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What a recommendation is for."""

    REDRESS = "redress"
    LEARNING = "learning"
    COMPLAINT_HANDLING = "complaint_handling"


class Test(StrEnum):
    """One of the seven tests. Its writer answers each in words."""

    __test__ = False
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACCOUNTABLE = "accountable"
    REASONABLE = "reasonable"
    TIMELY = "timely"
    EFFECTIVE = "effective"
    REVIEWABLE = "reviewable"


class State(StrEnum):
    """Where a recommendation stands between its writer and its reviewer."""

    DRAFT = "draft"
    FOR_REVIEW = "for_review"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


def unanswered(answers: Mapping[str, str]) -> list[Test]:
    """The tests that have no answer yet, in their order."""
    return [test for test in Test if not answers.get(test.value, "").strip()]
