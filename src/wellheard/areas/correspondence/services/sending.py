"""Sending a letter: the words are frozen, a PDF is kept, and a message goes into the outbox."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint, ConsentStep, Person
from wellheard.areas.casework.selectors.people import NOT_YET
from wellheard.areas.casework.services import UnableToProceed, acknowledge, take_consent_step, tell_extension
from wellheard.areas.casework.services.progress import local_day, locked
from wellheard.areas.children.services import change_child
from wellheard.areas.correspondence.labels import ways_words
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors.letters import as_letter, body_of
from wellheard.areas.correspondence.selectors.merging import fields_of, outcome_of
from wellheard.areas.correspondence.services.engagement import tell_of_restriction
from wellheard.areas.correspondence.services.writing import ASKING_CONSENT, SPEAKS_FOR_ANOTHER
from wellheard.areas.procedures.selectors import ruleset_of
from wellheard.foundation.documents.models import Document
from wellheard.foundation.documents.services import store
from wellheard.foundation.journal.services import Act, record, record_all
from wellheard.foundation.letters.fields import gaps_in, merged
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.printing import as_pdf
from wellheard.foundation.letters.services import mark_printed, post
from wellheard.foundation.letters.texts import text_for
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.engagement import Way
from wellheard.rules.signposting import must_name_ombudsman, names_ombudsman

State = CaseLetter.State
BY_POST = (Message.Channel.PRINT, Message.Channel.NOTIFY_LETTER)
TELLING = ("stage_1_answer", "stage_2_response", "revised_response", "clarification", "learning_update")
"""Letters that say what was found out."""
CAME_BACK = (Message.State.BOUNCED, Message.State.FAILED)


def send(
    *,
    complaint: Complaint,
    letter: CaseLetter,
    channel: str,
    address: str,
    hold: timedelta | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Send a letter, and record what its sending means: an acknowledgement acknowledges, an extension tells of it,
    a request for consent asks or chases.

    Each is an entry and a transaction of its own.
    """
    sent = send_letter(complaint=complaint, letter=letter, channel=channel, address=address, hold=hold, by=by, at=at)
    _tell_childs_record(complaint, sent, by, at)
    restriction = complaint.restrictions.filter(letter=letter, told_on=None, ended_on=None).first()
    if restriction is not None:
        tell_of_restriction(complaint=complaint, restriction=restriction, by=by, at=at)
    _ask_for_consent(complaint, sent, by, at)
    stage = complaint.stages.order_by("-number").first()
    if stage is None or stage.responded_on is not None:
        return sent
    if letter.kind == "acknowledgement" and stage.acknowledged_on is None:
        acknowledge(complaint=complaint, acknowledged_on=local_day(at), by=by, at=at)
    untold = stage.extensions.filter(customer_told_on=None).last() if letter.kind == "extension" else None
    if untold is not None:
        told_on = {"customer_told_on": local_day(at), "staff_told_on": None}
        tell_extension(complaint=complaint, extension=untold, by=by, at=at, **told_on)
    return sent


@transaction.atomic
def send_letter(
    *,
    complaint: Complaint,
    letter: CaseLetter,
    channel: str,
    address: str,
    hold: timedelta | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Freeze a draft as it stands and put it in the outbox. The ombudsman's paragraph is in it where it must be.

    Raises UnableToProceed while something in square brackets is still to be filled in.
    """
    complaint = locked(complaint)
    letter = complaint.letters.select_for_update(of=("self",)).get(pk=letter.pk)
    if letter.state != State.DRAFT:
        raise UnableToProceed(_("This letter has been sent already."))
    _check_consent(letter)
    letter.paragraphs = signposted(letter, by)
    text = body_of(letter.paragraphs, letter.greeting)
    if gaps := gaps_in(text):
        raise UnableToProceed(_("Fill in what stands in square brackets first: %(gap)s") % {"gap": gaps[0]})
    letter.text, letter.state, letter.sent_at, letter.sent_by_id = text, State.SENT, at, by.staff_id
    _dispatch(letter, channel, address, by, at, hold)
    letter.save()
    values = {"kind": letter.kind, "to": letter.to_name or address, "channel": channel, "address": address}
    values |= {"subject": letter.subject} if letter.child_id else {"subject": letter.subject, "text": text}
    record("letter.send", letter, by=by, at=at, about=complaint.pk, values=values)
    return letter


@transaction.atomic
def send_again(
    *, complaint: Complaint, letter: CaseLetter, channel: str, address: str, by: Actor, at: datetime
) -> CaseLetter:
    """Send the same words again, to a corrected address or in another way. The first stays as it was."""
    complaint = locked(complaint)
    first = complaint.letters.select_related("message").get(pk=letter.pk)
    if first.message is None or first.message.state not in CAME_BACK:
        raise UnableToProceed(_("Only a letter that came back, or could not be sent, is sent again."))
    if first.followed_by.exists():
        raise UnableToProceed(_("This letter has been sent again already. Look at the newer one."))
    again = CaseLetter(
        organisation_id=scope.current(), complaint=complaint, kind=first.kind, language=first.language,
        to_person_id=first.to_person_id, to_name=first.to_name, child_id=first.child_id, subject=first.subject,
        paragraphs=first.paragraphs,
        greeting=first.greeting, signed=first.signed, text=first.text, state=State.SENT,
        written_by_id=first.written_by_id, written_at=first.written_at, sent_at=at, sent_by_id=by.staff_id,
        follows=first,
    )  # fmt: skip
    _dispatch(again, channel, address, by, at)
    again.save(force_insert=True)
    values = {"kind": again.kind, "to": again.to_name or address, "channel": channel, "address": address}
    record("letter.send_again", again, by=by, at=at, about=complaint.pk, values=values)
    return again


@transaction.atomic
def mark_posted(*, letters: Sequence[CaseLetter], posted_on: date, by: Actor, at: datetime) -> int:
    """Note that letters were printed and posted on a day: an entry for each complaint's file."""
    if posted_on > local_day(at):
        raise UnableToProceed(_("The day they were posted cannot be in the future. Check the date."))
    waiting = [letter for letter in letters if letter.message and letter.message.state == Message.State.TO_PRINT]
    if not waiting:
        raise UnableToProceed(_("Choose the letters that were posted."))
    mark_printed(messages=[letter.message for letter in waiting if letter.message], posted_on=posted_on, at=at)
    record_all([
        Act(
            "letter.post", at, "correspondence.caseletter", letter.pk, by.staff_id, letter.complaint_id,
            {"kind": letter.kind, "to": letter.to_name, "posted_on": posted_on},
        )
        for letter in waiting
    ])  # fmt: skip
    return len(waiting)


def read_letter(*, letter: CaseLetter, by: Actor, at: datetime) -> None:
    """Write down that a letter left as a file."""
    with transaction.atomic():
        record("letter.read", letter, by=by, at=at, about=letter.complaint_id)


def signposted(letter: CaseLetter, by: Actor) -> list[dict[str, object]]:
    """The paragraphs of a letter, with the ombudsman's put back where a final response lacks it."""
    complaint, paragraphs = letter.complaint, list(letter.paragraphs)
    rules = ruleset_of(complaint.procedure, complaint.received_on)
    if not must_name_ombudsman(letter.kind, outcome_of(complaint), rules):
        return paragraphs
    if names_ombudsman(body_of(paragraphs, ""), rules):
        return paragraphs
    text = text_for(letter.kind, letter.language)
    values = fields_of(complaint, letter.to_person, by, text.language)
    way = next(one.text for one in text.paragraphs if one.fixed == "ombudsman")
    fixed = {"key": "ombudsman", "text": merged(way, values), "optional": False, "fixed": "ombudsman", "on": True}
    return [*(one for one in paragraphs if one["key"] != "ombudsman"), fixed]


def _tell_childs_record(complaint: Complaint, letter: CaseLetter, by: Actor, at: datetime) -> None:
    """A letter that tells a child what was found is the answer made for the child."""
    child = letter.child
    if child is None or not any(one["key"] == "answer" and one["on"] for one in letter.paragraphs):
        return
    change_child(
        complaint=complaint, child=child, response_format=_("A letter"), response_on=local_day(at),
        response_by=StaffMember.objects.get(pk=by.staff_id), by=by, at=at,
    )  # fmt: skip


def _ask_for_consent(complaint: Complaint, letter: CaseLetter, by: Actor, at: datetime) -> None:
    """A letter that asks for consent is a step in asking for it: the first asks, another one chases."""
    person = letter.to_person
    if letter.kind != ASKING_CONSENT or person is None or person.consent != Person.Consent.AWAITED:
        return
    asked = person.consent_steps.filter(kind__in=(ConsentStep.Kind.ASKED, ConsentStep.Kind.CHASED)).exists()
    take_consent_step(
        complaint=complaint, person=person, kind=ConsentStep.Kind.CHASED if asked else ConsentStep.Kind.ASKED,
        on=local_day(at), how=letter.get_channel_display(), by=by, at=at,
    )  # fmt: skip


def _dispatch(
    letter: CaseLetter, channel: str, address: str, by: Actor, at: datetime, hold: timedelta | None = None
) -> None:
    _check_way(letter.complaint, channel)
    letter.channel, letter.address = channel, address.strip()
    letter.document = _pdf(letter, by, at)
    by_post = channel in BY_POST
    letter.message = post(
        channel=channel,
        to=f"{letter.to_name}\n{letter.address}".strip() if by_post else letter.address,
        subject=letter.subject,
        text=f"{letter.text}\n\n{letter.signed}".strip(),
        key=f"letter:{letter.pk}",
        about=letter.complaint_id,
        attachment=letter.document,
        hold=hold,
        at=at,
        by=by,
    )


def _check_consent(letter: CaseLetter) -> None:
    """What was found out about somebody is not written to who acts for them before they agree, nor when they do not."""
    if letter.kind not in TELLING or letter.to_person is None or letter.to_person.part not in SPEAKS_FOR_ANOTHER:
        return
    held = letter.complaint.people.filter(part=Person.Part.AFFECTED, consent__in=NOT_YET).order_by("id").first()
    if held is not None:
        raise UnableToProceed(
            _("Consent of %(name)s: %(state)s. Write the answer to them, or record first that they agree.")
            % {"name": held.name or _("the person it is about"), "state": held.get_consent_display().lower()}
        )


def _check_way(complaint: Complaint, channel: str) -> None:
    """A way in which they may not be in touch is none to write to them by."""
    way = Way.LETTER if channel in BY_POST else Way.EMAIL
    held = complaint.restrictions.filter(ended_on=None).first()
    if held is not None and way.value in held.stopped:
        ways = ways_words(held.kept, _("or"))
        raise UnableToProceed(_("Contact in this way is restricted. What is kept: %(ways)s.") % {"ways": ways})


def _pdf(letter: CaseLetter, by: Actor, at: datetime) -> Document:
    name = f"{letter.complaint.reference}-{letter.kind.replace('_', '-')}.pdf"
    return store(SimpleUploadedFile(name, as_pdf([as_letter(letter)])), by=by, at=at)


def send_again_to(
    *, complaint: Complaint, letter: CaseLetter, channel: str, to: str, by: Actor, at: datetime, **typed: str
) -> CaseLetter:
    """`send_again` with what a form holds: the address under the name of its kind, and `to`, the one that is meant."""
    return send_again(complaint=complaint, letter=letter, channel=channel, address=to, by=by, at=at)
