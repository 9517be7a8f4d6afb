"""The survey of each complaint of the past: who was asked, who answered, and what they said."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from wellheard.areas.culture.models import Survey
from wellheard.areas.culture.services.survey import AFTER
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.learned.told import Learned

ANSWERS = 0.28
"""As many of those asked answer."""
WORDS = (
    "I had to ring twice to hear how it was going.", "The officer rang when she said she would.",
    "I still do not know why it happened.", "Polite from start to end.", "It took too long, and nobody said why.",
    "I did not get what I wanted, but I was told why in plain words.",
)  # fmt: skip


def survey_of(learned: Learned, body: Founded, life: Life, rng: Random) -> None:
    """One life's survey: the last days are still to be asked; of the rest some answered."""
    complaint, on = life.complaint, life.complaint.closed_on
    assert on is not None
    calendar = life.around.newest_calendars.for_service(complaint.service_id)
    ask_on = calendar.nth_working_day(calendar.working_days_to(on) + AFTER)
    survey = Survey(complaint=complaint, closed_on=on, ask_on=ask_on)
    learned.keep(survey)
    if complaint.restricted or complaint.anonymous or not life.people:
        survey.state, survey.why_not = Survey.State.NOT_ASKED, "Nobody is asked."
        return
    if survey.ask_on >= body.today:
        return
    if not any(person.email for person in life.people):
        rings = survey.ask_on >= body.today - timedelta(days=14)
        survey.state = Survey.State.TO_RING if rings else Survey.State.NOT_ASKED
        survey.why_not = "" if rings else "Not reached."
        return
    survey.state, survey.asked_on, survey.how = Survey.State.ASKED, survey.ask_on, "email"
    answered_on = survey.ask_on + timedelta(days=rng.randrange(0, 6))
    if rng.random() < ANSWERS and answered_on < body.today:
        _answered(survey, life, rng)
        survey.state, survey.answered_on, survey.how = Survey.State.ANSWERED, answered_on, "online"


def _answered(survey: Survey, life: Life, rng: Random) -> None:
    """Those who were heard to be right like the outcome more; how it was handled has much less to do with it."""
    liked = life.stages[-1].outcome in ("resolved", "upheld")
    survey.liked_outcome = rng.choice((3, 4, 4, 5) if liked else (1, 1, 2, 2, 3))
    for name, usual in (("easy", 3.6), ("informed", 3.0), ("respect", 4.1), ("understood", 3.8)):
        given = round(rng.gauss(usual + (0.4 if liked else -0.3), 1.0))
        setattr(survey, name, None if rng.random() < 0.06 else max(1, min(5, given)))
    if rng.random() < 0.15:
        survey.words = rng.choice(WORDS)
