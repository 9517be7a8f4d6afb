"""The letters of a complaint, and those that wait to be posted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.selectors import about_visible
from wellheard.areas.children.permissions import TABLE as CHILDREN
from wellheard.areas.children.permissions import Act as ChildAct
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.selectors.merging import outcome_of
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.printing import Letter
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation
from wellheard.rules.outcomes import Outcome
from wellheard.rules.plain_english import Advice, Expected, advice

CAME_BACK = (Message.State.FAILED, Message.State.BOUNCED)
ANSWERING = {"stage_1_answer", "stage_2_response", "revised_response"}


def letters_of(complaint: Complaint) -> list[CaseLetter]:
    """The letters of a complaint, newest first, without those thrown away."""
    kept = complaint.letters.exclude(state=CaseLetter.State.DISCARDED)
    again = Exists(CaseLetter.objects.filter(follows=OuterRef("pk")))
    return list(kept.select_related("message", "written_by", "sent_by").annotate(is_followed=again).order_by("-id"))


def came_back(letter: CaseLetter) -> bool:
    """Whether it came back, or could not be sent."""
    return letter.message is not None and letter.message.state in CAME_BACK


def may_read(actor: Actor, letter: CaseLetter) -> bool:
    """A letter to a child is read by those who may hear the child; any other by whoever sees the letters."""
    return letter.child_id is None or may(actor, ChildAct.HEAR_CHILD, letter.complaint, CHILDREN)


def letter_for(actor: Actor, complaint: Complaint, letter_id: UUID) -> CaseLetter:
    """A letter of a complaint that has passed its gate. Raises Http404, and PermissionDenied for a child's."""
    letter: CaseLetter | None = (
        complaint.letters.select_related("message", "document", "to_person", "child", "written_by", "sent_by")
        .filter(pk=letter_id)
        .first()
    )
    if letter is None:
        raise Http404
    letter.complaint = complaint
    if not may_read(actor, letter):
        raise PermissionDenied
    return letter


def to_be_posted(actor: Actor) -> list[CaseLetter]:
    """Letters that wait to be printed, of complaints this person may see, in the order they were written."""
    found = CaseLetter.objects.filter(about_visible(actor), message__state=Message.State.TO_PRINT)
    rows = found.select_related("message", "complaint", "sent_by").order_by("id")
    return [letter for letter in rows if may_read(actor, letter)]


def body_of(paragraphs: Iterable[Mapping[str, Any]], greeting: str) -> str:
    """The words of a letter, from its greeting on."""
    held = [str(one["text"]).strip() for one in paragraphs if one["on"] and str(one["text"]).strip()]
    begins = [] if not greeting or (held and held[0].lower().startswith(("dear ", "hello "))) else [greeting]
    return "\n\n".join([*begins, *held])


def as_letter(letter: CaseLetter) -> Letter:
    """The letter as it is printed: as sent, or as it would be."""
    organisation = Organisation.objects.only("name").get(pk=letter.organisation_id)
    sent = letter.state == CaseLetter.State.SENT
    at = letter.sent_at if sent and letter.sent_at else letter.written_at
    to = letter.address if "\n" in letter.address else ""
    return Letter(
        organisation=organisation.name,
        reference=letter.complaint.reference,
        to="\n".join(part for part in (letter.to_name, to) if part),
        on=timezone.localtime(at).date(),
        subject=letter.subject,
        body=letter.text if sent else body_of(letter.paragraphs, letter.greeting),
        signed=letter.signed,
        language=letter.language,
    )


def advice_on(letter: CaseLetter, today: date) -> list[Advice]:
    """What its writer might look at again, if the letter goes out today."""
    answers = letter.kind in ANSWERING
    complaint = letter.complaint
    outcome = outcome_of(complaint) if answers else None
    expected = Expected(
        points=[point.text for point in complaint.points.all()] if answers else (),
        upheld=outcome in (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD),
        says_how_to_go_on=True,
        today=today,
    )
    return advice(body_of(letter.paragraphs, ""), expected)


def advice_on_response(complaint: Complaint, today: date) -> list[Advice] | None:
    """What might be looked at again in the last version of a response; None where nothing is written.

    The gaps that stand beside it ask for an apology and for the ombudsman.
    """
    stage = complaint.stages.order_by("-number").first()
    last = stage.responses.order_by("-number").first() if stage else None
    if last is None or not last.text.strip():
        return None
    points = [point.text for point in complaint.points.all()]
    return advice(last.text, Expected(points=points, says_how_to_go_on=True, today=today))
