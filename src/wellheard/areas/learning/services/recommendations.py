"""Recommendations: written with an answer to each of the seven tests, reviewed, sent back, accepted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.learning.models import Recommendation
from wellheard.areas.learning.selectors.earlier import earlier_actions
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation, Service
from wellheard.rules.improvement import unanswered


def next_number(rows: Any) -> int:
    """The next number of a body's own, given out one at a time."""
    Organisation.objects.select_for_update().get(pk=scope.current())
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def recommend(
    *,
    complaint: Complaint | None = None,
    kind: str,
    text: str,
    tests: Mapping[str, str],
    recommendation: Recommendation | None = None,
    source: str = Recommendation.Source.COMPLAINT,
    service: Service | None = None,
    factor: str = "",
    category: str = "",
    serious: bool = False,
    earlier: str = "",
    earlier_words: str = "",
    by: Actor,
    at: datetime,
) -> Recommendation:
    """Write a recommendation, or change one that is a draft or was sent back.

    Where there are earlier actions on the same cause, service and category it must say what they mean for this one:
    too early to say, or why the earlier one failed. Raises UnableToProceed for what is missing.
    """
    if not text.strip():
        raise UnableToProceed("Say what you recommend.")
    place = service or (complaint.service if complaint else None)
    about = category or (complaint.category if complaint else "")
    _check_earlier(place, factor, about, earlier, earlier_words)
    if recommendation is None:
        number = next_number(Recommendation.objects)
        recommendation = Recommendation(number=number, complaint=complaint, written_by_id=by.staff_id, written_at=at)
    elif recommendation.state not in (Recommendation.State.DRAFT, Recommendation.State.SENT_BACK):
        raise UnableToProceed("It is with its reviewer, or has been judged: it cannot be changed now.")
    said = {
        "kind": kind, "text": text, "tests": dict(tests), "source": source, "service": place, "factor": factor,
        "category": about, "serious": serious, "earlier": earlier, "earlier_words": earlier_words,
    }  # fmt: skip
    for name, value in said.items():
        setattr(recommendation, name, value)
    recommendation.save()
    about_id = complaint.pk if complaint else recommendation.complaint_id
    record("learning.recommend", recommendation, by=by, at=at, about=about_id, values=said)
    return recommendation


def _check_earlier(service: Service | None, factor: str, category: str, earlier: str, words: str) -> None:
    if not earlier_actions(service, factor, category):
        return
    if not earlier or earlier == Recommendation.Earlier.NONE:
        raise UnableToProceed(
            "There are earlier actions on the same cause, service or category, shown beside. Say what they mean for "
            "this one: too early to say, or why the earlier one did not work."
        )
    if earlier != Recommendation.Earlier.TOO_EARLY and not words.strip():
        raise UnableToProceed("Say why the earlier action did not work, or what it was about instead.")


@transaction.atomic
def put_forward(*, recommendation: Recommendation, by: Actor, at: datetime, **_: Any) -> Recommendation:
    """Send a recommendation to be reviewed. Refused while one of the seven tests has no answer."""
    row = _held(recommendation, Recommendation.State.DRAFT, Recommendation.State.SENT_BACK)
    missing = unanswered(row.tests)
    if missing:
        raise UnableToProceed("Still to be answered: " + ", ".join(test.value for test in missing) + ".")
    row.state = Recommendation.State.FOR_REVIEW
    row.save(update_fields=["state"])
    record("learning.put_forward", row, by=by, at=at, about=row.complaint_id, values={"number": row.number})
    return row


@transaction.atomic
def judge_recommendation(
    *, recommendation: Recommendation, judged: str, comment: str = "", by: Actor, at: datetime, **_: Any
) -> Recommendation:
    """Accept a recommendation, send it back, or do not accept it. Its writer does none of these.

    Raises UnableToProceed for its writer, and without a reason for anything but accepting.
    """
    row = _held(recommendation, Recommendation.State.FOR_REVIEW)
    if row.written_by_id == by.staff_id:
        raise UnableToProceed("Somebody other than its writer reviews a recommendation.")
    if judged not in Recommendation.State.values or judged in ("draft", "for_review"):
        raise UnableToProceed("Accept it, send it back, or say that it is not accepted.")
    if judged != Recommendation.State.ACCEPTED and not comment.strip():
        raise UnableToProceed("Say why.")
    row.state, row.comment = judged, comment
    row.judged_by_id, row.judged_at = by.staff_id, at
    row.save(update_fields=["state", "comment", "judged_by", "judged_at"])
    values = {"number": row.number, "judged": judged, "comment": comment}
    record("learning.judge_recommendation", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


def _held(recommendation: Recommendation, *states: str) -> Recommendation:
    row: Recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    if row.state not in states:
        raise UnableToProceed(f"This cannot be done now: it is “{row.get_state_display()}”. Look at it again.")
    return row
