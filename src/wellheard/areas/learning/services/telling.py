"""Telling everyone of what changed: the person who complained, the staff involved, other services, other bodies."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.casework.permissions import MANAGERS
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.investigation.selectors import staff_involved
from wellheard.areas.learning.models import ImprovementAction, Refusal, ServiceAnswer, Telling
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember

TOLD = (Person.Part.COMPLAINANT, Person.Part.REPRESENTATIVE)
BY_EMAIL = "email"
WAYS = {
    BY_EMAIL: "E-mail, sent from here",
    "phone": "Phone",
    "letter": "Letter",
    "in_person": "In person",
    "other": "Another way",
}


def tellings_fall_due(action: ImprovementAction, complaints: Iterable[Complaint], on: date) -> list[Telling]:
    """Put down who is to be told now that an action is signed off; whoever refused to hear of it is put down so.

    The people of each complaint that led to it (whoever acts for somebody in place of them), and the staff who were
    involved. Nobody twice. Runs in its caller's transaction, whose entry tells of it.
    """
    made = []
    for complaint in complaints:
        refused = {row.person_id: row for row in Refusal.objects.filter(complaint=complaint, ended_on=None)}
        for person in people_to_tell(complaint):
            held = refused.get(person.pk)
            state = Telling.State.REFUSED if held else Telling.State.DUE
            why = f"{held.how}, {held.on:%-d %B %Y}" if held else ""
            row, new = Telling.objects.get_or_create(
                action=action, complaint=complaint, person=person, to=Telling.To.COMPLAINANT,
                defaults={"organisation_id": action.organisation_id, "due_since": on, "state": state, "why_not": why},
            )  # fmt: skip
            made += [row] if new else []
        for staff in staff_involved(complaint):
            row, new = Telling.objects.get_or_create(
                action=action, staff=staff, to=Telling.To.STAFF,
                defaults={"organisation_id": action.organisation_id, "due_since": on, "complaint": complaint},
            )  # fmt: skip
            made += [row] if new else []
    return made


def people_to_tell(complaint: Complaint) -> list[Person]:
    """Whoever complained, or whoever acts for them where somebody does."""
    people = [person for person in complaint.people.order_by("id") if person.part in TOLD]
    acting = [person for person in people if person.part == Person.Part.REPRESENTATIVE]
    return acting or people


@transaction.atomic
def tell(
    *, telling: Telling, words: str, how: str, told_on: date | None = None, by: Actor, at: datetime, **_rest: Any
) -> Telling:
    """Write down that somebody was told, in which words and how; an e-mail is sent from here.

    Raises UnableToProceed for one who asked not to hear of it, and for an e-mail to nobody's address.
    """
    row = _due(telling)
    if not words.strip():
        raise UnableToProceed("Say what they are told.")
    on = told_on or local_day(at)
    if not row.due_since <= on <= local_day(at):
        raise UnableToProceed("They are told between the day it fell due and today. Check the date.")
    if how == BY_EMAIL:
        _send(row, words, by, at)
    row.state, row.told_on, row.how, row.words = Telling.State.TOLD, on, how, words
    row.told_by_id = by.staff_id
    row.save()
    values = {"to": row.to, "how": how, "told_on": on, "words": words}
    record("telling.tell", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


def _send(row: Telling, words: str, by: Actor, at: datetime) -> None:
    account = row.staff.account if row.staff else None
    to = row.person.email if row.person else account.email if account else ""
    if not to:
        raise UnableToProceed("There is no e-mail address to send it to. Choose another way, or add the address.")
    subject = _("What has changed because of your complaint") if row.person else _("What has changed")
    post(
        channel=Message.Channel.EMAIL, to=to, subject=subject, text=words, key=f"told {row.pk}",
        about=row.complaint_id, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def cannot_tell(*, telling: Telling, why_not: str, by: Actor, at: datetime, **_rest: Any) -> Telling:
    """Write down that somebody cannot be told, and why. Not answering is no reason to stop trying once."""
    row = _due(telling)
    if not why_not.strip():
        raise UnableToProceed("Say why they cannot be told, and what was tried.")
    row.state, row.why_not, row.told_by_id = Telling.State.NOT_POSSIBLE, why_not, by.staff_id
    row.save()
    values = {"to": row.to, "why_not": why_not}
    record("telling.cannot", row, by=by, at=at, about=row.complaint_id, values=values)
    return row


def _due(telling: Telling) -> Telling:
    row: Telling = (
        Telling.objects.select_for_update(of=("self",)).select_related("person", "staff__account").get(pk=telling.pk)
    )
    if row.state != Telling.State.DUE:
        raise UnableToProceed(f"This is not to be done: it is “{row.get_state_display()}”.")
    return row


@transaction.atomic
def refuse_to_hear(*, complaint: Complaint, person: Person, on: date, how: str, by: Actor, at: datetime) -> Refusal:
    """Write down that somebody asked not to hear of what changes: on which day, and how they said it.

    Silence is no refusal. What was still to be told to them falls away.
    """
    if on > local_day(at) or on < complaint.received_on:
        raise UnableToProceed("They said so between the day the complaint came and today. Check the date.")
    if not how.strip():
        raise UnableToProceed("Say how they said it. Silence is no refusal.")
    row = Refusal(complaint=complaint, person=person, on=on, how=how, noted_by_id=by.staff_id)
    row.save()
    due = Telling.objects.filter(complaint=complaint, person=person, state=Telling.State.DUE)
    due.update(state=Telling.State.REFUSED, why_not=f"{how}, {on:%-d %B %Y}")
    values = {"person": person.pk, "on": on, "how": how}
    record("telling.refuse", row, by=by, at=at, about=complaint.pk, values=values)
    return row


@transaction.atomic
def hear_after_all(*, complaint: Complaint, refusal: Refusal, by: Actor, at: datetime) -> Refusal:
    """Write down that somebody wants to hear after all. What they were not told meanwhile is to be told now."""
    row: Refusal = Refusal.objects.select_for_update(of=("self",)).get(pk=refusal.pk)
    if row.ended_on is not None:
        raise UnableToProceed("They have said so already.")
    row.ended_on = local_day(at)
    row.save(update_fields=["ended_on"])
    missed = Telling.objects.filter(complaint=complaint, person_id=row.person_id, state=Telling.State.REFUSED)
    missed.update(state=Telling.State.DUE, why_not="")
    record("telling.hear_after_all", row, by=by, at=at, about=complaint.pk, values={"person": row.person_id})
    return row


@transaction.atomic
def tell_other_body(
    *, action: ImprovementAction, body_name: str, words: str, how: str, told_on: date, by: Actor, at: datetime
) -> Telling:
    """Write down that another body was told of what was learned. Nothing of any person is in it."""
    if not body_name.strip() or not words.strip():
        raise UnableToProceed("Say which body, and what it was told.")
    if told_on > local_day(at):
        raise UnableToProceed("The day it was told cannot be in the future. Check the date.")
    row = Telling(
        action=action, to=Telling.To.OTHER_BODY, body_name=body_name, state=Telling.State.TOLD, due_since=told_on,
        told_on=told_on, how=how, words=words, told_by_id=by.staff_id,
    )  # fmt: skip
    row.save()
    values = {"to": "other_body", "body_name": body_name, "how": how, "told_on": told_on, "words": words}
    record("telling.tell", row, by=by, at=at, values=values)
    return row


@transaction.atomic
def involve_staff(*, action: ImprovementAction, staff: StaffMember, by: Actor, at: datetime) -> Telling:
    """Put a member of staff on the list of those to be told."""
    row, made = Telling.objects.get_or_create(
        action=action, staff=staff, to=Telling.To.STAFF,
        defaults={"organisation_id": action.organisation_id, "due_since": local_day(at)},
    )  # fmt: skip
    if not made:
        raise UnableToProceed(f"{staff.name} is on the list already.")
    record("telling.involve", row, by=by, at=at, values={"staff": staff.pk})
    told: Telling = row
    return told


@transaction.atomic
def ask_services(
    *, action: ImprovementAction, services: Iterable[Service], by: Actor, at: datetime
) -> list[ServiceAnswer]:
    """Ask other services whether what was learned applies to them. Each answers by its manager."""
    made = []
    for service in services:
        if service.pk == action.service_id:
            raise UnableToProceed(f"{service.path} is the service that the action is of. Ask the others.")
        row, new = ServiceAnswer.objects.get_or_create(
            action=action, service=service,
            defaults={
                "organisation_id": action.organisation_id, "asked_on": local_day(at), "asked_by_id": by.staff_id
            },
        )  # fmt: skip
        made += [row] if new else []
    if not made:
        raise UnableToProceed("Choose a service that has not been asked yet.")
    values = {"services": [str(row.service_id) for row in made], "title": action.title}
    record("action.ask_services", action, by=by, at=at, values=values)
    return made


@transaction.atomic
def answer_for_service(*, asked: ServiceAnswer, answer: str, words: str = "", by: Actor, at: datetime) -> ServiceAnswer:
    """Answer for one's service: it applies to us, it does not, or it did and is done. With words for the last two."""
    row: ServiceAnswer = ServiceAnswer.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if not by.holds_for(row.service_id, *MANAGERS):
        raise UnableToProceed("A manager of that service answers for it.")
    if answer not in ServiceAnswer.Answer.values:
        raise UnableToProceed("Say whether it applies to your service.")
    if answer != ServiceAnswer.Answer.APPLIES and not words.strip():
        raise UnableToProceed("Say why it does not apply, or what was done.")
    row.answer, row.words = answer, words
    row.answered_by_id, row.answered_on = by.staff_id, local_day(at)
    row.save()
    values = {"service": row.service_id, "answer": answer, "words": words}
    record("action.answer_for_service", row, by=by, at=at, values=values)
    return row
