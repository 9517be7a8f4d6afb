"""What people say that is no complaint; and the equality answers, which are nobody's."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from wellheard.areas.casework.models import (
    Complaint,
    Dissatisfaction,
    EqualityAnswer,
    EqualityQuestion,
    Praise,
)
from wellheard.areas.casework.services.progress import UnableToProceed, check_not_before, local_day
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service


@transaction.atomic
def praise(
    *,
    on: date,
    words: str,
    service: Service | None = None,
    said_by: str = "",
    channel: str = "",
    passed_on_to: str = "",
    passed_on_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Praise:
    """Keep a good word, and to whom it was passed on."""
    if on > local_day(at):
        raise UnableToProceed("The day is in the future. Check the date.")
    check_not_before(passed_on_on, on, "The day it was passed on", local_day(at))
    row: Praise = Praise.objects.create(
        on=on, words=words, service=service, said_by=said_by, channel=channel, passed_on_to=passed_on_to,
        passed_on_on=passed_on_on, recorded_by_id=by.staff_id, recorded_at=at,
    )  # fmt: skip
    values = {"on": on, "words": words, "service": service, "passed_on_to": passed_on_to}
    record("praise.record", row, by=by, at=at, values=values)
    return row


@transaction.atomic
def pass_on_praise(*, row: Praise, passed_on_to: str, passed_on_on: date, by: Actor, at: datetime) -> Praise:
    check_not_before(passed_on_on, row.on, "The day it was passed on", local_day(at))
    row.passed_on_to, row.passed_on_on = passed_on_to, passed_on_on
    row.save(update_fields=["passed_on_to", "passed_on_on"])
    record("praise.pass_on", row, by=by, at=at, values={"passed_on_to": passed_on_to, "on": passed_on_on})
    return row


@transaction.atomic
def note_dissatisfaction(
    *,
    on: date,
    words: str,
    service: Service | None = None,
    category: str = "",
    channel: str = "",
    by: Actor,
    at: datetime,
) -> Dissatisfaction:
    """Keep, for the trends and without a name, that somebody was dissatisfied and did not want to complain."""
    if on > local_day(at):
        raise UnableToProceed("The day is in the future. Check the date.")
    row: Dissatisfaction = Dissatisfaction.objects.create(
        on=on, words=words, service=service, category=category, channel=channel, recorded_by_id=by.staff_id,
        recorded_at=at,
    )  # fmt: skip
    record("dissatisfaction.record", row, by=by, at=at, values={"on": on, "words": words, "service": service})
    return row


@transaction.atomic
def keep_equality_answers(*, complaint: Complaint, answers: Mapping[UUID, str], by: Actor, at: datetime) -> int:
    """Keep what somebody chose to answer, apart from the complaint and from who they are.

    The entry says that they were asked, and not what they said, nor whether they said anything.
    """
    first = local_day(at).replace(day=1)
    offered = {row.pk: row for row in EqualityQuestion.objects.filter(retired_on=None)}
    rows = [
        EqualityAnswer(question=offered[key], answer=answer, month=first)
        for key, answer in answers.items()
        if answer and key in offered and answer in offered[key].answers
    ]
    EqualityAnswer.objects.bulk_create(rows)
    record("complaint.ask_equality", complaint, by=by, at=at, about=complaint.pk)
    return len(rows)


@transaction.atomic
def set_equality_question(
    *, row: EqualityQuestion | None = None, question: str, answers: Sequence[str], retired: bool = False, by: Actor,
    at: datetime,
) -> EqualityQuestion:  # fmt: skip
    """Add a question to the body's list, or change one. One that is retired is asked no more; its answers stay."""
    offered = list(dict.fromkeys(answer.strip() for answer in answers if answer.strip()))
    if len(offered) < 2:
        raise UnableToProceed("Give at least two answers to choose from, one on each line.")
    row = row or EqualityQuestion(number=EqualityQuestion.objects.count() + 1)
    row.question, row.answers = question, offered
    row.retired_on = (row.retired_on or local_day(at)) if retired else None
    row.save()
    record("equality.set_question", row, by=by, at=at, values={"question": question, "answers": offered})
    return row


@transaction.atomic
def take_usual_questions(*, questions: Sequence[tuple[str, Sequence[str]]], by: Actor, at: datetime) -> int:
    """Begin the body's list with the usual characteristics."""
    if EqualityQuestion.objects.exists():
        raise UnableToProceed("The list has questions already. Change those.")
    rows = [
        EqualityQuestion(number=number, question=str(question), answers=[str(answer) for answer in answers])
        for number, (question, answers) in enumerate(questions, 1)
    ]
    EqualityQuestion.objects.bulk_create(rows)
    record("equality.begin", rows[0], by=by, at=at, values={"questions": [row.question for row in rows]})
    return len(rows)
