"""After the answer, with its letters: what comes in again, questions answered, an answer changed.

Each act is an entry and a transaction of its own; the draft of its letter is the next.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Revision
from wellheard.areas.casework.selectors import reply_goes_to
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services import clarify as answer_question
from wellheard.areas.casework.services import sign_revision as sign_changed_response
from wellheard.areas.casework.services.progress import check_not_before, local_day, locked
from wellheard.areas.correspondence.labels import ways_words
from wellheard.areas.correspondence.models import CaseLetter, Repeat, Restriction
from wellheard.areas.correspondence.services import engagement
from wellheard.areas.correspondence.services.writing import begin_letter
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import ANSWERED


@transaction.atomic
def log_repeat(
    *, complaint: Complaint, came_on: date, what: str, judged: str, why: str, by: Actor, at: datetime
) -> Repeat:
    """Log what came in after the answer, and whether it says anything new. Raises before there is an answer."""
    complaint = locked(complaint)
    if complaint.state not in ANSWERED:
        raise UnableToProceed(_("There is no answer yet: what comes in is part of the complaint. Write a note."))
    check_not_before(came_on, complaint.closed_on or complaint.received_on, "The day it came", local_day(at))
    row: Repeat = Repeat.objects.create(
        organisation_id=scope.current(), complaint=complaint, came_on=came_on, what=what,
        judged=Repeat.Judged(judged), why=why, judged_by_id=by.staff_id, judged_at=at,
    )  # fmt: skip
    values = {"came_on": came_on, "what": what, "judged": judged, "why": why}
    record("repeat.log", row, by=by, at=at, about=complaint.pk, values=values)
    return row


def log_and_answer(*, complaint: Complaint, by: Actor, at: datetime, **typed: Any) -> Repeat:
    """Log it; where it is the same again, the letter that the final answer stands is begun."""
    row = log_repeat(complaint=complaint, by=by, at=at, **typed)
    if row.judged == Repeat.Judged.SAME:
        _letter(complaint, "final_answer_stands", by, at)
    return row


def clarify(*, complaint: Complaint, by: Actor, at: datetime, **typed: Any) -> CaseLetter:
    """Answer a question about the answer; its letter is begun."""
    row = answer_question(complaint=complaint, by=by, at=at, **typed)
    return _letter(complaint, "clarification", by, at, question=row.question, clarification=row.answer)


def sign_revision(*, complaint: Complaint, revision: Revision, by: Actor, at: datetime) -> CaseLetter:
    """Sign a changed response; the letter that tells of it is begun."""
    sign_changed_response(complaint=complaint, revision=revision, by=by, at=at)
    return _letter(complaint, "revised_response", by, at, revision_reason=revision.reason)


def warn(*, complaint: Complaint, by: Actor, at: datetime, **typed: Any) -> CaseLetter:
    """Warn; the letter is begun with the words of the warning."""
    row = engagement.warn(complaint=complaint, by=by, at=at, **typed)
    desc = {name: getattr(row, name) for name in ("describe", "explain", "suggest", "consequences")}
    return _letter(complaint, "conduct_warning", by, at, **desc)


def restrict_contact(*, complaint: Complaint, by: Actor, at: datetime, **typed: Any) -> Restriction:
    """Decide; the letter that tells of it is begun. Sent, it is told."""
    row = engagement.restrict_contact(complaint=complaint, by=by, at=at, **typed)
    stopped = _("please do not contact us %(ways)s.") % {"ways": ways_words(row.stopped, _("or"))}
    said = {
        "restricted_from": date_format(row.from_on, "j F Y"),
        "restriction_review": date_format(row.review_on, "j F Y"),
        "restriction_why": row.why,
        "restriction_what": f"{stopped} {row.scope_of}".strip(),
        "restriction_kept": f"{ways_words(row.kept, _('or'))}. {row.how_kept}".strip(),
    }
    row.letter = _letter(complaint, "contact_restriction", by, at, **said)
    row.save(update_fields=["letter"])
    return row


def _letter(complaint: Complaint, kind: str, by: Actor, at: datetime, **given: str) -> CaseLetter:
    person = reply_goes_to(complaint)
    return begin_letter(complaint=complaint, kind=kind, to_person=person, given=given, by=by, at=at)
