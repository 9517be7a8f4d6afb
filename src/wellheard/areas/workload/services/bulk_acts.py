"""What each act on many does to one complaint, what it remembers of before, and how it is taken back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework import services
from wellheard.areas.casework.models import Complaint, Extension, Person
from wellheard.areas.casework.permissions import TABLE, Table
from wellheard.areas.casework.permissions import Act as Permission
from wellheard.areas.casework.selectors import reply_goes_to
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import current_stage, local_day
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.permissions import TABLE as LETTERS
from wellheard.areas.correspondence.permissions import Act as LetterAct
from wellheard.areas.correspondence.selectors import due_among, due_of
from wellheard.areas.correspondence.services import begin_letter, compose, send, take_back_sent
from wellheard.areas.investigation.selectors import outside_required, pointed_out
from wellheard.areas.investigation.services import allocate
from wellheard.areas.workload.models import BulkRun
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.outcomes import Gap, blocking

ANSWERS_A_CAMPAIGN = "stage_1_answer"
"""The letter that gives each of a campaign the one answer."""
NO_CAMPAIGN = "It is in no campaign: its answer is written on its own."
NOT_DUE = "It was not answered by letter, or its letter has been sent. One that came back is sent again in its file."
Said = Mapping[str, Any]
Before = dict[str, Any]
Do = Callable[[Complaint, Said, Actor, datetime], Before]
Undo = Callable[[Complaint, Said, Before, Actor, datetime], None]


@dataclass(frozen=True)
class Tried:
    """What an act would do to one complaint, in words; `refused`: it would be refused, and why."""

    words: str
    refused: bool = False


Try = Callable[[Sequence[Complaint], Said, Actor, datetime], dict[UUID, Tried]]


def _nothing_to_say(complaints: Sequence[Complaint], said: Said, by: Actor, at: datetime) -> dict[UUID, Tried]:
    return {}


@dataclass(frozen=True)
class BulkAct:
    """One act: the permission it needs in each complaint, how it is tried, done and undone.

    `undo` None: it cannot be undone. `tried` writes nothing, and asks the same rules as `do`.
    """

    permission: str
    do: Do
    undo: Undo | None = None
    tried: Try = _nothing_to_say
    only_open: bool = False
    needs_opening: bool = False
    table: Table = field(default_factory=lambda: TABLE)


def _allocate(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    """Given as if it were given alone: not to whom it is about, and from outside where that was required."""
    before = {"handler": str(complaint.handler_id) if complaint.handler_id else None}
    outside = outside_required(complaint)
    allocate(complaint=complaint, handler=_staff(said.get("handler")), outside=outside, by=by, at=at)
    return before


def _pointed_out(complaints: Sequence[Complaint], said: Said, by: Actor, at: datetime) -> dict[UUID, Tried]:
    """What stands against whoever the complaints would go to, by complaint."""
    if not said.get("handler"):
        return {}
    found = pointed_out(list(complaints), UUID(said["handler"]), local_day(at))
    return {pk: Tried(_in_words(blocking(gaps) or gaps), bool(blocking(gaps))) for pk, gaps in found.items()}


def _in_words(gaps: Iterable[Gap]) -> str:
    return " ".join(gap.words for gap in gaps)


def _give_back(complaint: Complaint, said: Said, before: Before, by: Actor, at: datetime) -> None:
    now = str(complaint.handler_id) if complaint.handler_id else None
    if now != (said.get("handler") or None):
        raise UnableToProceed("It has been allocated to somebody else since.")
    outside = outside_required(complaint)
    allocate(complaint=complaint, handler=_staff(before.get("handler")), outside=outside, by=by, at=at)


def _tag(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    return {"made": services.tag(complaint=complaint, word=said["word"], by=by, at=at)}


def _untag(complaint: Complaint, said: Said, before: Before, by: Actor, at: datetime) -> None:
    if before.get("made"):
        word = " ".join(str(said["word"]).split()).lower()
        services.untag(complaint=complaint, word=word, by=by, at=at)


def _extend(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    authority = _staff(said["authorised_by"])
    assert authority is not None
    extension = services.extend(
        complaint=complaint,
        to_on=date.fromisoformat(said["to_on"]),
        reason=said["reason"],
        authorised_by=authority,
        customer_told_on=None,
        by=by,
        at=at,
    )
    return {"extension": str(extension.pk)}


def _new_last_days(complaints: Sequence[Complaint], said: Said, by: Actor, at: datetime) -> dict[UUID, Tried]:
    """The last day that each would get, and the one it has; or why it cannot be extended."""
    authority = _staff(said["authorised_by"])
    assert authority is not None
    found = services.try_extending(
        complaints, to_on=date.fromisoformat(said["to_on"]), reason=said["reason"], authorised_by=authority, at=at
    )
    now = {complaint.pk: complaint.due_on for complaint in complaints}
    return {pk: _last_day(tried, now[pk]) for pk, tried in found.items()}


def _last_day(tried: date | str, now: date | None) -> Tried:
    if isinstance(tried, str):
        return Tried(tried, refused=True)
    days = {"new": date_format(tried, "j F Y"), "now": date_format(now, "j F Y") if now else _("none")}
    return Tried(_("New last day: %(new)s. Now: %(now)s.") % days)


def _take_back_extension(complaint: Complaint, said: Said, before: Before, by: Actor, at: datetime) -> None:
    extension: Extension | None = current_stage(complaint).extensions.filter(pk=UUID(before["extension"])).first()
    if extension is None:
        raise UnableToProceed("Its stage has ended: the extension stands.")
    services.take_back_extension(complaint=complaint, extension=extension, why="Taken back in bulk.", by=by, at=at)


def _withdraw(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    services.close_without_outcome(
        complaint=complaint, closure="withdrawn", reason=said["reason"], closed_on=local_day(at), by=by, at=at
    )
    return {}


def _reopen(complaint: Complaint, said: Said, before: Before, by: Actor, at: datetime) -> None:
    if complaint.closure != "withdrawn":
        raise UnableToProceed("It no longer stands as withdrawn.")
    services.take_back_closing(complaint=complaint, why="Closed in bulk, and taken back.", by=by, at=at)


def _letter(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    """A letter to whoever the reply goes to: by e-mail where they gave one, else printed and posted."""
    if said["kind"] == ANSWERS_A_CAMPAIGN:
        _check_due(complaint)
    person, channel = _reached(complaint)
    letter = begin_letter(complaint=complaint, kind=said["kind"], to_person=person, by=by, at=at)
    address, before = person.email or person.address, _told(complaint)
    hold = timedelta(minutes=settings.BULK_LETTER_HOLD)
    send(complaint=complaint, letter=letter, channel=channel.value, address=address, hold=hold, by=by, at=at)
    acknowledged, told = _told(complaint)
    newly = next((str(key) for key in told - before[1]), "")
    return {"letter": str(letter.pk), "acknowledged": acknowledged and not before[0], "extension": newly}


def _in_campaigns(complaints: Sequence[Complaint], said: Said, by: Actor, at: datetime) -> dict[UUID, Tried]:
    """Which of them get no answer of a campaign by letter, and why; of other letters nothing is said before."""
    if said.get("kind") != ANSWERS_A_CAMPAIGN:
        return {}
    due = due_among(by, [one.pk for one in complaints if one.campaign_id], ANSWERS_A_CAMPAIGN)
    left_out = [one for one in complaints if one.pk not in due]
    return {one.pk: Tried(NOT_DUE if one.campaign_id else NO_CAMPAIGN, refused=True) for one in left_out}


def _check_due(complaint: Complaint) -> None:
    if complaint.campaign_id is None:
        raise UnableToProceed(NO_CAMPAIGN)
    if not any(due.kind == ANSWERS_A_CAMPAIGN and not due.came_back for due in due_of(complaint)):
        raise UnableToProceed(NOT_DUE)


def _reached(complaint: Complaint) -> tuple[Person, Message.Channel]:
    """Whom a letter to many goes to, and how."""
    person = reply_goes_to(complaint)
    if person is None or not (person.email or person.address):
        raise UnableToProceed("There is no e-mail and no address to send it to.")
    return person, Message.Channel.EMAIL if person.email else Message.Channel.PRINT


def as_it_would_be(complaint: Complaint, said: Said, by: Actor, at: datetime) -> CaseLetter:
    """A letter to many as this complaint would get it; nothing is kept. Raises UnableToProceed where it gets none."""
    person, channel = _reached(complaint)
    letter = compose(complaint=complaint, kind=said["kind"], to_person=person, by=by, at=at)
    letter.channel, letter.address = channel.value, person.email or person.address
    return letter


def _told(complaint: Complaint) -> tuple[bool, set[UUID]]:
    """Whether the present stage is acknowledged, and of which extensions the customer was told."""
    stage = complaint.stages.order_by("-number").first()
    if stage is None:
        return False, set()
    extensions = stage.extensions.exclude(customer_told_on=None)
    return stage.acknowledged_on is not None, set(extensions.values_list("pk", flat=True))


def _take_back_letter(complaint: Complaint, said: Said, before: Before, by: Actor, at: datetime) -> None:
    key = before.get("extension")
    extension = current_stage(complaint).extensions.filter(pk=UUID(key)).first() if key else None
    letter = complaint.letters.get(pk=UUID(before["letter"]))
    acknowledged = bool(before.get("acknowledged"))
    take_back_sent(
        complaint=complaint, letter=letter, acknowledged=acknowledged, extension=extension, by=by, at=at
    )  # fmt: skip


def _nothing(complaint: Complaint, said: Said, by: Actor, at: datetime) -> Before:
    """To print or to save is to look: each complaint in it is written down as looked at."""
    services.read_complaint(complaint=complaint, by=by, at=at)
    return {}


def _staff(staff_id: str | None) -> StaffMember | None:
    return StaffMember.objects.get(pk=UUID(staff_id)) if staff_id else None


ACTS: dict[str, BulkAct] = {
    BulkRun.Act.ALLOCATE: BulkAct(Permission.ALLOCATE, _allocate, _give_back, _pointed_out),
    BulkRun.Act.TAG: BulkAct(Permission.EDIT, _tag, _untag),
    BulkRun.Act.EXTEND: BulkAct(Permission.EXTEND, _extend, _take_back_extension, _new_last_days, only_open=True),
    BulkRun.Act.WITHDRAW: BulkAct(Permission.CLOSE, _withdraw, _reopen, only_open=True, needs_opening=True),
    BulkRun.Act.LETTER: BulkAct(LetterAct.SEND_LETTER, _letter, _take_back_letter, _in_campaigns, table=LETTERS),
    BulkRun.Act.PRINT: BulkAct(Permission.SEE, _nothing),
    BulkRun.Act.EXPORT: BulkAct(Permission.SEE, _nothing),
}
