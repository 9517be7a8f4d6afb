"""The survey after closing: falls due, is sent once, is answered by the person or taken down by staff."""

import hashlib
import secrets
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.selectors import closed_complaint
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.culture.labels import QUESTIONS
from wellheard.areas.culture.models import Survey
from wellheard.areas.learning.selectors.complaint_learning import asked_not_to_hear
from wellheard.areas.learning.services.causes import working_days_after
from wellheard.areas.learning.services.telling import people_to_tell
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations.actors import Actor

AFTER = 5
"""Working days after the answer it is asked for. Ours: long enough to have read it, short enough to remember."""
SCORES = (*QUESTIONS, "liked_outcome")


def survey_falls_due(entry: Entry) -> None:
    """When a complaint is answered, its survey is put down; a second answer at stage 2 moves one not asked yet.

    Nobody is asked about a restricted complaint, nor a child, nor whoever gave no name or asked not to hear more.
    Runs in the closing's own transaction, whose entry tells of it.
    """
    if entry.about_id is None:
        return
    held = Survey.objects.filter(complaint_id=entry.about_id).first()
    if held is not None and held.state != Survey.State.WAITING:
        return
    complaint = closed_complaint(entry.about_id)
    on = complaint.closed_on
    if on is None:
        return
    ask_on = working_days_after(complaint, on, AFTER)
    if held is not None:
        held.closed_on, held.ask_on = on, ask_on
        held.save(update_fields=["closed_on", "ask_on"])
        return
    why_not = _why_not(complaint)
    state = Survey.State.NOT_ASKED if why_not else Survey.State.WAITING
    Survey(complaint=complaint, state=state, closed_on=on, ask_on=ask_on, why_not=why_not).save()


def _why_not(complaint: Complaint) -> str:
    if complaint.restricted:
        return "It is restricted."
    if complaint.people.filter(under_18=True).exists():
        return "It concerns a child."
    known = people_to_tell(complaint)
    if complaint.anonymous or not known:
        return "Nobody is known to ask."
    if not _willing(complaint, known):
        return "They asked not to hear more of it."
    return ""


def _willing(complaint: Complaint, known: list[Person]) -> list[Person]:
    refused = asked_not_to_hear(complaint)
    return [person for person in known if person.pk not in refused]


def _by_email(complaint: Complaint) -> Person | None:
    """Whom to write to: somebody with an e-mail address who did not choose to be reached in another way."""
    ways = ("", Person.Channel.EMAIL)
    known = _willing(complaint, people_to_tell(complaint))
    return next((person for person in known if person.email and person.contact_channel in ways), None)


def send_surveys(at: datetime) -> int:
    """Ask everybody whose day has come and whose complaint is still closed; how many were.

    A round: it may run twice and be killed.
    """
    rows = Survey.objects.filter(state=Survey.State.WAITING, ask_on__lte=local_day(at))
    due = rows.exclude(complaint__closed_on=None).order_by("ask_on", "id")
    return sum(send_survey(pk, at) for pk in list(due.values_list("pk", flat=True)[:500]))


@transaction.atomic
def send_survey(survey_id: Any, at: datetime) -> int:
    """Ask one: by e-mail with an address of its own, where that is their way; else staff ask. 1 if it was done.

    Whether they are asked at all is looked at again: much may have been said since the answer.
    """
    row = Survey.objects.select_for_update(of=("self",)).filter(pk=survey_id, state=Survey.State.WAITING).first()
    if row is None:
        return 0
    row.why_not, person = _why_not(row.complaint), _by_email(row.complaint)
    if row.why_not or person is None:
        row.state = Survey.State.NOT_ASKED if row.why_not else Survey.State.TO_RING
        row.save(update_fields=["state", "why_not"])
        return 1
    token = secrets.token_urlsafe(24)
    row.state, row.asked_on, row.how = Survey.State.ASKED, local_day(at), "email"
    row.token_sha256 = digest_of(token)
    row.save()
    where = f"{settings.ADDRESS}/survey/{row.organisation_id}/{token}/"
    text = _(
        "You complained to us a short while ago (our reference %(reference)s). How did we handle it? Five questions, "
        "two minutes. Your answers change nothing about your complaint.\n\n%(address)s\n"
    ) % {"reference": row.complaint.reference, "address": where}
    post(
        channel=Message.Channel.EMAIL, to=person.email, subject=_("How did we handle your complaint?"), text=text,
        key=f"survey {row.pk}", about=row.complaint_id, forget_text=True, at=at,
    )  # fmt: skip
    record("survey.send", row, by=None, at=at, about=row.complaint_id, values={"how": "email"})
    return 1


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def answer_survey(
    *, survey: Survey, how: str, answered_on: date | None = None, words: str = "", by: Actor | None, at: datetime,
    **scores: int | None,
) -> Survey:  # fmt: skip
    """Keep what somebody answered, each question or none; once. `by` is None where they answered themselves."""
    row: Survey = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if row.state not in Survey.UNANSWERED:
        raise UnableToProceed(_("This survey is answered already, or is not asked. Thank you."))
    given = {name: scores.get(name) for name in SCORES}
    if not words.strip() and not any(given.values()):
        raise UnableToProceed(_("Answer at least one question, or write something."))
    for name, value in given.items():
        setattr(row, name, value)
    row.words, row.state, row.how = words, Survey.State.ANSWERED, how
    row.answered_on = answered_on or local_day(at)
    row.asked_on = row.asked_on or row.answered_on
    row.taken_by_id = by.staff_id if by else None
    row.save()
    record("survey.answer", row, by=by, at=at, about=row.complaint_id, values={"how": how})
    return row


@transaction.atomic
def leave_out(*, survey: Survey, why_not: str, by: Actor, at: datetime) -> Survey:
    """Do not ask this person, for a reason: they asked not to be contacted, they have died."""
    row: Survey = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if row.state not in Survey.UNANSWERED:
        raise UnableToProceed(_("This survey is answered already, or is not asked."))
    if not why_not.strip():
        raise UnableToProceed(_("Say why they are not asked."))
    row.state, row.why_not = Survey.State.NOT_ASKED, why_not[:200]
    row.save()
    record("survey.leave_out", row, by=by, at=at, about=row.complaint_id, values={"why_not": why_not})
    return row
