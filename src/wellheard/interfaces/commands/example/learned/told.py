"""The learning of a body's past as rows and entries: the same that the services would have written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from textwrap import shorten
from typing import Any

from django.db.models import Model

from wellheard.areas.culture.models import Survey
from wellheard.areas.learning.models import Analysis, Cause, Promise, WhyAnswer
from wellheard.areas.learning.services.causes import UPHELD
from wellheard.foundation.journal.services import Act
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.learned.actions import actions_past
from wellheard.interfaces.commands.example.learned.planned import CAUSES, OFTEN
from wellheard.interfaces.commands.example.learned.surveyed import survey_of
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.story.diary import LOCAL
from wellheard.rules.outcomes import Outcome

ASKED_FOR = timedelta(days=9)
"""Causes of what closed in the last days are still asked for."""


@dataclass
class Learned:
    """Rows by table, in the order in which they refer to one another, and their entries in no order."""

    rows: list[tuple[Any, list[Any]]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)

    def keep(self, row: Model) -> Any:
        """Put a row at the end of its table's."""
        for model, held in self.rows:
            if model is type(row):
                held.append(row)
                return row
        self.rows.append((type(row), [row]))
        return row

    def say(self, name: str, row: Model, at: datetime, by: Any, about: Any, values: dict[str, Any]) -> None:
        actor = by.pk if hasattr(by, "pk") else by
        self.acts.append(Act(name, at, row._meta.label_lower, row.pk, actor, about, values))


def learned_past(body: Founded, lives: Sequence[Life], rng: Random) -> Learned:
    """The causes, analyses and promises of every life that closed with an outcome, and the body's actions."""
    learned = Learned()
    for model in (Cause, Analysis, WhyAnswer, Promise, Survey):
        learned.rows.append((model, []))
    for life in lives:
        stage = life.stages[-1]
        if life.complaint.closed_on and stage.outcome:
            _closed(learned, body, life, rng)
            survey_of(learned, body, life, Random(f"{body.plan.slug} {life.complaint.reference}"))
    actions_past(learned, body, lives)
    return learned


def _closed(learned: Learned, body: Founded, life: Life, rng: Random) -> None:
    complaint, stage, on = life.complaint, life.stages[-1], life.complaint.closed_on
    assert on is not None
    old = on < body.today - ASKED_FOR - timedelta(days=rng.randrange(0, 12))
    told = on + timedelta(days=rng.randrange(0, 5))
    codes = CAUSES.get(complaint.category, OFTEN)
    factor = codes[0] if len(codes) == 2 and rng.random() < 0.7 else rng.choice(codes)
    cause = Cause(
        complaint=complaint, closed_on=on, due_on=on + timedelta(days=7), words=complaint.root_cause,
        remedial_action=complaint.remedial_action,
    )  # fmt: skip
    learned.keep(cause)
    if old:
        _recorded(learned, body, cause, stage, factor, told, rng)
    if stage.outcome in UPHELD:
        _analysis(learned, body, cause, factor, old and on < body.today - timedelta(days=25), rng)
    if stage.outcome == Outcome.RESOLVED and stage.resolution and old:
        _promise(learned, body, life, on, rng)


def _recorded(learned: Learned, body: Founded, cause: Cause, stage: Any, factor: str, on: date, rng: Random) -> None:
    cause.recorded_by_id = stage.answered_by_id or cause.complaint.handler_id
    cause.recorded_at = moment(body, on)
    found = bool(cause.words) and stage.outcome != Outcome.NOT_UPHELD
    cause.state = Cause.State.RECORDED if found else Cause.State.NONE_FOUND
    if found:
        cause.factor, cause.scope = factor, rng.choice(("case", "case", "unit", "unit", "body"))
        cause.certainty = rng.choice(("established", "probable", "probable", "possible"))
    else:
        cause.none_found_why = "The records show that the service was given as it should be."
    if not cause.remedial_action:
        cause.no_action_why = "Nothing was found that should be done otherwise."
    values = {"factor": cause.factor, "scope": cause.scope, "certainty": cause.certainty, "words": cause.words,
              "none_found_why": cause.none_found_why, "remedial_action": cause.remedial_action,
              "no_action_why": cause.no_action_why}  # fmt: skip
    about = cause.complaint.pk
    learned.say("learning.record_cause", cause, cause.recorded_at, cause.recorded_by_id, about, values)


def _analysis(learned: Learned, body: Founded, cause: Cause, factor: str, done: bool, rng: Random) -> None:
    complaint, asked = cause.complaint, cause.closed_on
    late = asked > body.today - timedelta(days=90) and rng.random() < 0.1
    analysis = Analysis(
        complaint=complaint, why_asked=Analysis.Why.UPHELD, asked_on=asked, due_on=asked + timedelta(days=28),
        lead_id=complaint.handler_id, problem=shorten(complaint.description, 220, placeholder=" …"),
    )  # fmt: skip
    learned.keep(analysis)
    if not done or late:
        return
    on = asked + timedelta(days=rng.randrange(6, 24))
    analysis.state, analysis.done_on, analysis.done_by_id = Analysis.State.DONE, on, complaint.handler_id
    analysis.conclusion = cause.words or "A step was left out, and nothing in the routine would have shown it."
    evidence = rng.choice(("The job log.", "The team's own account.", "The records of that week.", "A visit."))
    learned.keep(WhyAnswer(analysis=analysis, number=1, words=analysis.conclusion, evidence=evidence, factor=factor))
    values = {
        "conclusion": analysis.conclusion,
        "factor": factor,
        "scope": cause.scope or "case",
        "certainty": "probable",
    }
    about = complaint.pk
    learned.say("learning.finish_analysis", analysis, moment(body, on), complaint.handler_id, about, values)


def _promise(learned: Learned, body: Founded, life: Life, on: date, rng: Random) -> None:
    complaint, stage = life.complaint, life.stages[-1]
    due = on + timedelta(days=28)
    promise = Promise(
        complaint=complaint, kind=Promise.Kind.RESOLUTION, text=stage.resolution, owner_id=complaint.handler_id,
        first_due_on=due, due_on=due, made_by_id=stage.answered_by_id, made_at=moment(body, on),
    )  # fmt: skip
    learned.keep(promise)
    kept = on + timedelta(days=rng.randrange(1, 27))
    slipped = on > body.today - timedelta(days=70) and rng.random() < 0.1
    if kept >= body.today - timedelta(days=1) or slipped:
        return
    promise.state, promise.delivered_on = Promise.State.KEPT, kept
    promise.evidence = rng.choice(("The job is signed off.", "The letter is on the file.", "They rang to say so."))
    if rng.random() < 0.6:
        promise.their_word = rng.choice(("kept", "kept", "kept", "in_part", "not_reached"))
        promise.asked_on = min(kept + timedelta(days=5), body.today - timedelta(days=1))
    values = {"text": promise.text, "delivered_on": kept, "evidence": promise.evidence}
    about = complaint.pk
    learned.say("promise.keep", promise, moment(body, kept), complaint.handler_id, about, values)


def moment(body: Founded, on: date) -> datetime:
    """In the afternoon of a day, before today."""
    return datetime.combine(min(on, body.today - timedelta(days=1)), time(16, 10), LOCAL)
