"""Letters that are due: what is to be told in writing, and whether it went out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When, prefetch_related_objects
from django.db.models.functions import Concat
from django.utils import timezone

from wellheard.areas.casework.models import Complaint, Response, StageRecord
from wellheard.areas.casework.selectors import reply_goes_to, visible
from wellheard.areas.casework.selectors.conditions import (
    answered_by_letter,
    more_time_not_told,
    not_acknowledged,
    signed_after_another,
    states_of_responses,
)
from wellheard.areas.correspondence.labels import title_of
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors.letters import CAME_BACK, came_back
from wellheard.areas.procedures.selectors import editions_of_body, ruleset_of
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.worded import objects_of
from wellheard.rules.letters_due import Standing, letters_due
from wellheard.rules.outcomes import Gap
from wellheard.rules.stages import ANSWERED, OPEN, Stage

NOT_OUT = (*CAME_BACK, Message.State.TAKEN_BACK)
LOOKED_BACK = timedelta(days=60)
"""How long after it closed a complaint shows in somebody's work for want of a letter; its own page says it always."""
LOOKED_AT = 200
GOES_WITH = Case(
    When(state=Stage.WITHDRAWN, then=Value("withdrawal")),
    When(state=Stage.NOT_A_COMPLAINT, then=Concat(Value("not_a_complaint_"), F("not_a_complaint_reason"))),
    When(state=Stage.STAGE_1_ANSWERED, then=Value("stage_1_answer")),
    When(state=Stage.STAGE_2_ANSWERED, then=Value("stage_2_response")),
    default=Value(""),
)
"""The kind of letter that goes with the state in which a complaint closed."""
OF_A_LETTER = ("complaint_id", "kind", "state", "sent_at", "message__state", "message__organisation_id")
NOT_READ = ("description", "outcome_sought", "search_text", "imported_columns", "root_cause", "remedial_action")


@dataclass(frozen=True)
class LetterDue:
    """A letter that a complaint asks for. `came_back`: it was sent, and is to be sent again in another way."""

    complaint: Complaint
    kind: str
    came_back: bool = False

    @property
    def title(self) -> str:
        return title_of(self.kind)


def due_of(complaint: Complaint) -> list[LetterDue]:
    """The letters one complaint asks for, the first first. None where there is nobody to write to."""
    if complaint.import_run_id or complaint.anonymous or reply_goes_to(complaint) is None:
        return []
    return _due(complaint, list(complaint.stages.all()), list(complaint.letters.select_related("message")))


def due_for(actor: Actor, today: date, limit: int = LOOKED_AT) -> list[LetterDue]:
    """The letters due in complaints that this person handles, at most so many, those that closed first at the top.

    The database finds few complaints beside those that ask for one, so mostly one look is enough.
    """
    letters: list[LetterDue] = []
    for start in range(0, LOOKED_AT, limit):
        rows = objects_of(_mine, actor, today - LOOKED_BACK, _asking(), start, start + limit, planned_anew=True)
        letters += _due_in(rows)
        if len(rows) < limit or len(letters) >= limit:
            break
    return letters[:limit]


def _mine(actor: Actor, since: date, asking: frozenset[int], start: int, stop: int) -> QuerySet[Complaint]:
    mine = visible(actor).filter(
        Q(closed_on=None) | Q(closed_on__gte=since), handler_id=actor.staff_id, import_run=None
    )
    rows = mine.annotate(goes_with=GOES_WITH).filter(_may_ask_for_one(asking), anonymous=False)
    return _read(rows.order_by("closed_on", "due_on", "id"))[start:stop]


def due_among(actor: Actor, complaints: Iterable[UUID], kind: str) -> set[UUID]:
    """Those of the complaints this person may see that ask for this kind of letter, and to whom none came back."""
    rows = visible(actor).filter(pk__in=list(complaints), anonymous=False, import_run=None)
    return {due.complaint.pk for due in _due_in(list(_read(rows))) if due.kind == kind and not due.came_back}


def _read(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.select_related("procedure").defer(*NOT_READ)


def _due_in(rows: list[Complaint]) -> list[LetterDue]:
    """The letters due in these complaints: a handful of statements, however many they are.

    More time is told while a complaint is open, and a change once it is answered at stage 2: only of those it is read.
    """
    letters = CaseLetter.objects.select_related("message").only(*OF_A_LETTER)
    prefetch_related_objects(rows, "people", "stages", Prefetch("letters", letters))
    prefetch_related_objects([row for row in rows if row.state in OPEN], "stages__extensions")
    revisable = [row for row in rows if row.state == Stage.STAGE_2_ANSWERED]
    prefetch_related_objects(revisable, Prefetch("stages__responses", states_of_responses()))
    asked = (row for row in rows if reply_goes_to(row) is not None)
    return [due for row in asked for due in _due(row, list(row.stages.all()), list(row.letters.all()))]


def _asking() -> frozenset[int]:
    """The stages at which an acknowledgement is to be sent under any edition the body has worked by."""
    rules = (stage for edition in editions_of_body() for stage in edition.stages)
    return frozenset(stage.number for stage in rules if stage.acknowledge_within is not None)


def _may_ask_for_one(asking: frozenset[int]) -> Q:
    """What is true of each complaint that a letter is due in, and of few others: for the database to look for.

    `_due` decides. What closed asks for none where the one that goes with its state went out since it closed.
    """
    went_out = CaseLetter.objects.filter(
        complaint=OuterRef("pk"), state=CaseLetter.State.SENT, kind=OuterRef("goes_with"),
        sent_at__gte=OuterRef("closed_on"),
    ).exclude(message__state__in=NOT_OUT)  # fmt: skip
    by_letter = ~Q(state=Stage.STAGE_1_ANSWERED) | Q(answered_by_letter())
    revised = Q(state=Stage.STAGE_2_ANSWERED) & Q(signed_after_another())
    closed = ~Q(goes_with="") & by_letter & (Q(~Exists(went_out)) | revised)
    return closed | Q(state__in=OPEN) & (Q(not_acknowledged(asking)) | Q(more_time_not_told()))


def procedure_gaps(complaint: Complaint) -> list[Gap]:
    """Letters that a closed complaint still asks for. While it is open the procedure's own checks say what is due."""
    if complaint.state in OPEN:
        return []
    words = "The letter “{title}” has not been sent."
    return [Gap(f"letter.{due.kind}", words.format(title=due.title), blocks=False) for due in due_of(complaint)]


def _due(complaint: Complaint, stages: list[StageRecord], letters: list[CaseLetter]) -> list[LetterDue]:
    stage = max(stages, key=lambda one: one.number, default=None)
    state = Stage(complaint.state)
    standing = Standing(
        state=state,
        reason=complaint.not_a_complaint_reason,
        by_letter=stage is not None and stage.response_given == "letter" and not stage.resolution,
        to_acknowledge=stage is not None and state in OPEN and _to_acknowledge(complaint, stage),
        untold=stage is not None and state in OPEN and any(not one.customer_told_on for one in stage.extensions.all()),
        revised=stage is not None and state is Stage.STAGE_2_ANSWERED and _signed(stage) > 1,
        sent={one.kind for one in letters if _went_out(one, _since(complaint, stage))},
    )
    returned = {one.kind for one in letters if came_back(one)}
    return [LetterDue(complaint, kind, kind in returned) for kind in letters_due(standing)]


def _signed(stage: StageRecord) -> int:
    """How many of its responses were signed."""
    return sum(one.state == Response.State.SIGNED for one in stage.responses.all())


def _to_acknowledge(complaint: Complaint, stage: StageRecord) -> bool:
    rules = ruleset_of(complaint.procedure, complaint.received_on).stages
    held = next((one for one in rules if one.number == stage.number), None)
    return held is not None and held.acknowledge_within is not None and stage.acknowledged_on is None


def _since(complaint: Complaint, stage: StageRecord | None) -> date:
    """Since when the complaint stands as it does. A signed change is told by a letter of its own."""
    if complaint.state in OPEN:
        return stage.started_on if stage else complaint.received_on
    return (stage.responded_on if stage and complaint.state in ANSWERED else None) or (
        complaint.closed_on or complaint.received_on
    )


def _went_out(letter: CaseLetter, since: date) -> bool:
    if letter.state != CaseLetter.State.SENT or letter.sent_at is None:
        return False
    if letter.message is not None and letter.message.state in NOT_OUT:
        return False
    return bool(letter.sent_at >= timezone.make_aware(datetime.combine(since, time.min)))
