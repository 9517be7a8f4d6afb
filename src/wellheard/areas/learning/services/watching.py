"""Did it work? Looked at each month; closed as effective by a senior, reopened where it did not work."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from django.db import transaction

from wellheard.analytics.effect import Assessment, Question
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import ImprovementAction, Judgement
from wellheard.areas.learning.selectors.effect import assessed, first_of_month, months_on, question_of
from wellheard.areas.learning.services.actions import moved
from wellheard.areas.learning.services.notices import tell_of_reopening
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.improvement import ActionAct

DECIDE_WITHIN = timedelta(days=28)
"""An action that is reopened has a date again: by then it is begun anew, watched further or stopped."""
DID_NOT_WORK = (Judgement.Verdict.WORSE, Judgement.Verdict.NO_CHANGE_YET)


def judge_due(at: datetime) -> int:
    """Judge each watched action whose day has come; how many were. A round: it may run twice and be killed."""
    on = local_day(at)
    due = ImprovementAction.objects.filter(state=ImprovementAction.State.MONITORED, measured=True, look_on__lte=on)
    done = 0
    for action_id in list(due.order_by("look_on", "id").values_list("pk", flat=True)):
        done += judge_action(action_id, at) is not None
    return done


@transaction.atomic
def judge_action(action_id: Any, at: datetime) -> Judgement | None:
    """Look at what is counted, keep the verdict with its figures, and reopen the action where it did not work.

    The next look is on the first day of the next month. None where another worker did it meanwhile, or where no
    whole month has passed since the action was done.
    """
    on = local_day(at)
    rows = ImprovementAction.objects.select_for_update(of=("self",)).select_related("service", "owner")
    action = rows.filter(pk=action_id, state=ImprovementAction.State.MONITORED, look_on__lte=on).first()
    if action is None:
        return None
    action.look_on = months_on(first_of_month(on), 1)
    question = question_of(action, on)
    judgement = _kept(action, question, assessed(question), on, at)
    action.verdict = judgement.verdict
    if judgement.verdict in DID_NOT_WORK:
        action.state, action.look_on = ImprovementAction.State.REOPENED, None
        action.times_reopened += 1
        action.due_on = max(action.due_on, on + DECIDE_WITHIN)
        tell_of_reopening(action, judgement, at)
    action.save()
    values = {"title": action.title, "verdict": judgement.verdict, "until_on": judgement.until_on}
    record("action.judge", judgement, by=None, at=at, values=values | {"state": action.state})
    return judgement


def _kept(
    action: ImprovementAction, question: Question | None, found: Assessment | None, on: date, at: datetime
) -> Judgement:
    verdict = found.verdict.value if found else Judgement.Verdict.TOO_LITTLE.value
    figures = {**plain(found), "question": plain(question)} if found else {}
    judgement = Judgement(action=action, verdict=verdict, until_on=first_of_month(on), figures=figures, made_at=at)
    judgement.save()
    return judgement


def plain(value: Any) -> Any:
    """Figures as they are kept: plain numbers, words, lists and tables. A chart is drawn again from its months."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name != "chart"}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


@transaction.atomic
def close_effective(*, action: ImprovementAction, words: str, by: Actor, at: datetime) -> ImprovementAction:
    """Close an action as effective, as a senior who takes the verdict as read. Only where the verdict says improved."""
    row = moved(action, ActionAct.CLOSE_EFFECTIVE)
    last = row.judgements.order_by("-made_at", "-id").first()
    if last is None or last.verdict != Judgement.Verdict.IMPROVED:
        raise UnableToProceed("The figures do not say that it worked. Watch it further, or reopen it.")
    _not_their_own(row, by)
    last.confirmed_by_id, last.words = by.staff_id, words
    last.save(update_fields=["confirmed_by", "words"])
    row.closed_on, row.look_on = local_day(at), None
    row.save()
    record("action.close_effective", row, by=by, at=at, values={"title": row.title, "words": words})
    return row


@transaction.atomic
def close_not_measured(*, action: ImprovementAction, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Close an action of which it cannot be known whether it worked: nothing to count, or too little for years."""
    row = moved(action, ActionAct.CLOSE_NOT_MEASURED)
    if not why.strip():
        raise UnableToProceed("Say why it cannot be known, and what is looked at instead.")
    _not_their_own(row, by)
    row.closed_on, row.look_on, row.why_ended = local_day(at), None, why
    row.save()
    record("action.close_not_measured", row, by=by, at=at, values={"title": row.title, "why": why})
    return row


@transaction.atomic
def reopen_action(*, action: ImprovementAction, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Reopen an action that is done: it did not work, or it is not done any more."""
    row = moved(action, ActionAct.REOPEN)
    if not why.strip():
        raise UnableToProceed("Say what has been seen.")
    row.times_reopened += 1
    row.closed_on, row.look_on, row.why_ended = None, None, why
    row.due_on = max(row.due_on, local_day(at) + DECIDE_WITHIN)
    row.save()
    record("action.reopen", row, by=by, at=at, values={"title": row.title, "why": why})
    return row


@transaction.atomic
def watch_on(*, action: ImprovementAction, until_on: date, why: str, by: Actor, at: datetime) -> ImprovementAction:
    """Watch an action further that was reopened by its verdict, until a day, for a reason. Nothing is done anew."""
    row = moved(action, ActionAct.WATCH_ON)
    if row.implemented_on is None or row.signed_off_on is None:
        raise UnableToProceed("It was not signed off: it has to be done first.")
    if not why.strip():
        raise UnableToProceed("Say why it should be watched further.")
    if until_on <= local_day(at):
        raise UnableToProceed("Give a day that is still to come.")
    _not_their_own(row, by)
    row.look_on = until_on
    row.save()
    values = {"title": row.title, "until_on": until_on, "why": why}
    record("action.watch_on", row, by=by, at=at, values=values)
    return row


def _not_their_own(action: ImprovementAction, by: Actor) -> None:
    if action.owner_id in (by.staff_id, *by.standing_in_for):
        raise UnableToProceed("Nobody judges their own action. Ask another senior manager.")
