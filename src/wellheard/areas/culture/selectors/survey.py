"""What the survey says: how many were asked and answered, and how they were handled, beside whether they liked it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from wellheard.analytics import charts
from wellheard.areas.casework.selectors import about_visible, visible
from wellheard.areas.culture.labels import QUESTIONS
from wellheard.areas.culture.models import Survey
from wellheard.areas.learning.selectors.effect import below
from wellheard.foundation.organisations.actors import Actor

FEWEST = 5
"""Fewer answers than this are not shown: they could be known by whoever gave them."""
ASKED = (Survey.State.ASKED, Survey.State.ANSWERED)


@dataclass(frozen=True)
class Shown:
    """The answers to one question by one group: how many agreed of how many. None where that is not shown."""

    agreed: int | None
    of: int | None

    @property
    def share(self) -> float | None:
        return 100 * self.agreed / self.of if self.agreed is not None and self.of else None


NOT_SHOWN = Shown(None, None)


@dataclass(frozen=True)
class Question:
    code: str
    words: str
    everyone: Shown
    content: Shown
    not_content: Shown


@dataclass(frozen=True)
class Results:
    """Of the complaints closed in a period: asked, answered of those, each question, and the outcome apart."""

    asked: int
    answered: int
    to_ring: int
    questions: list[Question]
    outcome: Shown
    words: list[str]

    @property
    def rate(self) -> float | None:
        """Answered of those asked, in hundredths."""
        return 100 * self.answered / self.asked if self.asked else None


def surveys(actor: Actor, first: date, until: date, service_id: UUID | None = None) -> QuerySet[Survey]:
    """The surveys of complaints that closed from `first` up to, not on, `until`, and that this person may see."""
    seen = visible(actor)
    parts = below(service_id)
    seen = seen if parts is None else seen.filter(service_id__in=parts)
    rows: QuerySet[Survey] = Survey.objects.filter(
        closed_on__gte=first, closed_on__lt=until, complaint__in=seen.order_by().values("pk")
    )
    return rows.order_by("closed_on", "id")


def results(actor: Actor, first: date, until: date, service_id: UUID | None = None) -> Results:
    """The results of a period. The four questions are never added to whether people liked the outcome: they stand
    side by side, for those who did and those who did not.
    """
    rows = surveys(actor, first, until, service_id)
    states = Counter(rows.order_by().values_list("state", flat=True))
    answers = list(rows.filter(state=Survey.State.ANSWERED))
    liked = [row for row in answers if (row.liked_outcome or 0) >= 4]
    disliked = [row for row in answers if row.liked_outcome in (1, 2)]
    questions = [
        Question(code, str(words), *beside(_shown(answers, code), _shown(liked, code), _shown(disliked, code)))
        for code, words in QUESTIONS.items()
    ]
    words = [row.words for row in reversed(answers) if row.words] if len(answers) >= FEWEST else []
    asked = sum(states[state] for state in ASKED)
    return Results(
        asked, len(answers), states[Survey.State.TO_RING], questions, _shown(answers, "liked_outcome"), words[:20]
    )


def _shown(rows: Iterable[Survey], code: str) -> Shown:
    given = [value for row in rows if (value := getattr(row, code)) is not None]
    if len(given) < FEWEST:
        return NOT_SHOWN
    return Shown(sum(value >= 4 for value in given), len(given))


def beside(everyone: Shown, content: Shown, not_content: Shown) -> tuple[Shown, Shown, Shown]:
    """The three as they may stand together: what is left of everyone when the shown groups are taken away is the
    answers of those who are not shown. Where those are fewer than five, the smaller group is not shown either.
    """
    groups = [content, not_content]
    left = (everyone.of or 0) - sum(group.of or 0 for group in groups)
    if 0 < left < FEWEST:
        smaller = min((group for group in groups if group.of), key=lambda group: group.of or 0)
        groups[next(i for i, group in enumerate(groups) if group is smaller)] = NOT_SHOWN
    return everyone, groups[0], groups[1]


def chart_of(found: Results) -> str:
    """The share that agreed, question by question, as bars; nothing where too few answered."""
    rows = [
        charts.Bar(question.words, question.everyone.share)
        for question in found.questions
        if question.everyone.share is not None
    ]
    if not rows:
        return ""
    told = ", ".join(f"{row.label}: {row.value:.0f}%" for row in rows)
    draw = partial(charts.bars, rows, title=_("How it was handled"), description=told, unit=_("Agree, of 100"))
    return charts.responsive(lambda size, prefix: draw(size=size, prefix=prefix), "survey")


def to_ring(actor: Actor) -> QuerySet[Survey]:
    """Whom staff are to ask, by the day: those with no e-mail address, or another way of their own."""
    return _unanswered(actor, Survey.State.TO_RING)


def not_answered(actor: Actor) -> QuerySet[Survey]:
    """Who was written to and has not answered: some ring, or send it on paper."""
    return _unanswered(actor, Survey.State.ASKED)


def _unanswered(actor: Actor, state: Survey.State) -> QuerySet[Survey]:
    rows: QuerySet[Survey] = Survey.objects.filter(about_visible(actor), state=state)
    return rows.select_related("complaint__service").order_by("ask_on", "id")


def survey_for(actor: Actor, survey_id: UUID) -> Survey:
    """A survey that is not answered yet, of a complaint this person may see. Raises Http404."""
    rows = Survey.objects.filter(about_visible(actor), pk=survey_id)
    row = rows.select_related("complaint").first()
    if row is None:
        raise Http404
    found: Survey = row
    return found


def survey_at(token_sha256: str) -> Survey | None:
    """The unanswered survey behind an address that was sent to somebody."""
    found: Survey | None = Survey.objects.filter(token_sha256=token_sha256, state__in=Survey.UNANSWERED).first()
    return found
