"""Our own defaults, which no published text settles: each is a setting, and a wrong one is refused in words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from people import NOW, TODAY, Body, Colleague
from wellheard.areas.casework.models import Complaint
from wellheard.areas.correspondence.services import UnableToRestrict, engagement
from wellheard.areas.investigation.services import ask, triage
from wellheard.config.defaults import numbers, words
from wellheard.rules.asking import Level, next_level

KNOWN = ("routine", "raised", "high", "top")


@pytest.mark.once
def test_a_line_of_numbers_or_words_is_read_or_refused() -> None:
    assert numbers("X", "1, 4,7", 3) == (1, 4, 7)
    assert words("X", "routine,high", 2, KNOWN) == ("routine", "high")
    for said, why in (("1,4", "give 3"), ("1,x,7", "give 3"), ("4,1,7", "at least the one before")):
        with pytest.raises(ValueError, match=why):
            numbers("X", said, 3)
    for said, why in (("routine", "give 2"), ("routine,huge", "give 2"), ("top,high", "none may be lower")):
        with pytest.raises(ValueError, match=why):
            words("X", said, 2, KNOWN)


@pytest.mark.once
def test_the_steps_upward_are_those_that_were_set() -> None:
    slow = {Level.HEAD_OF_SERVICE: 3, Level.DIRECTOR: 5, Level.CHIEF_EXECUTIVE: 9}
    assert [next_level(None, days, 0, slow) for days in (2, 3)] == [None, Level.HEAD_OF_SERVICE]
    assert [next_level(Level.HEAD_OF_SERVICE, days, 0, slow) for days in (4, 5)] == [None, Level.DIRECTOR]


def test_the_settings_reach_the_work(
    scoped: Body, complaint: Callable[..., Complaint], ailsa: Colleague, ben: Colleague, settings: Any
) -> None:
    made, who = complaint(straight_to_stage_2=True, why_stage_2="Serious"), {"by": ailsa.actor(), "at": NOW}
    looked = {"risk": "minor", "urgency": "routine", "vulnerability": "", "actions": "", "reason": "x"}
    assert triage(complaint=made, **looked, **who).priority == "routine"
    settings.PRIORITY_BY_RISK = ("routine", "high", "high", "high", "top")
    assert triage(complaint=made, **looked, **who).priority == "high"
    first = ask(complaint=made, of=ben.staff, matter="A visit", **who)
    settings.ANSWER_WITHIN_DAYS = 6
    second = ask(complaint=made, of=ben.staff, matter="A visit", **who)
    assert (first.due_on, second.due_on) == (date(2024, 4, 5), date(2024, 4, 8))
    engagement.log_incident(
        complaint=made, happened_on=TODAY, what="Swore", evidence="", effect_on_staff="", support_given="", **who
    )  # fmt: skip
    asked: dict[str, Any] = {
        "stopped": ["phone"], "kept": ["letter"], "how_kept": "", "why": "It went on", "persistence_alone": False,
        "adjustments_considered": "Asked", "why_no_warning": "A threat", "from_on": TODAY,
        "review_on": TODAY + timedelta(days=120), "by": ben.actor(), "at": NOW,
    }  # fmt: skip
    settings.CONTACT_REVIEW_MONTHS = 3
    with pytest.raises(UnableToRestrict, match="within 3 months"):
        engagement.restrict_contact(complaint=made, **asked)
    settings.CONTACT_REVIEW_MONTHS = 6
    assert engagement.restrict_contact(complaint=made, **asked).review_on == TODAY + timedelta(days=120)
