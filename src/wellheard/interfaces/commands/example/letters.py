"""Letters on a handful of complaints: delivered, come back, waiting to be posted, begun; and one limit on contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import reply_goes_to
from wellheard.areas.correspondence.models import CaseLetter
from wellheard.areas.correspondence.services import afterwards, begin_letter, engagement, send
from wellheard.foundation.letters.bounces import Notification, take_notification
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import OPEN, Stage

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening

UNKNOWN = "550 5.1.1 Recipient address rejected: User unknown"


def letters(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """On complaints that were acknowledged already, so that a letter more changes nothing else."""
    open_ones = [life.complaint for life in lives if _may_be_written_about(life)]
    written = open_ones[:4]
    for complaint, tell in zip(written, (_delivered, _came_back, _to_be_posted, _begun), strict=False):
        tell(body, complaint, evening)
    if open_ones:
        _restricted(body, open_ones[-1], evening)
    answered = [life.complaint for life in lives if life.complaint.state == Stage.STAGE_2_ANSWERED]
    if answered and not answered[-1].restricted:
        _wrote_again(body, answered[-1], evening)


def _may_be_written_about(life: Life) -> bool:
    complaint = life.complaint
    known = life.is_open and complaint.state in OPEN and not complaint.restricted and complaint.handler_id
    return bool(known and life.stage.acknowledged_on)


def _write(body: Founded, complaint: Complaint, evening: Evening, kind: str) -> CaseLetter:
    person = reply_goes_to(complaint)
    by = evening.by(complaint.handler or body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    return begin_letter(complaint=complaint, kind=kind, to_person=person, by=by, at=evening.at())


def _send(body: Founded, letter: CaseLetter, evening: Evening, channel: str, address: str) -> CaseLetter:
    by = evening.by(letter.complaint.handler or body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    return send(complaint=letter.complaint, letter=letter, channel=channel, address=address, by=by, at=evening.at())


def _delivered(body: Founded, complaint: Complaint, evening: Evening) -> None:
    letter = _send(body, _write(body, complaint, evening, "acknowledgement"), evening, "email", "home@example.org")
    _reported(letter, "delivered", "", evening)


def _came_back(body: Founded, complaint: Complaint, evening: Evening) -> None:
    letter = _send(body, _write(body, complaint, evening, "acknowledgement"), evening, "email", "old@example.org")
    _reported(letter, "failed", UNKNOWN, evening)


def _reported(letter: CaseLetter, action: str, words: str, evening: Evening) -> None:
    """As the mail server reports it."""
    assert letter.message_id is not None
    Message.objects.filter(pk=letter.message_id).update(state=Message.State.SENT, next_try_at=None)
    take_notification(Notification(letter.organisation_id, letter.message_id, action, words), evening.at())


def _to_be_posted(body: Founded, complaint: Complaint, evening: Evening) -> None:
    letter = _write(body, complaint, evening, "acknowledgement")
    _send(body, letter, evening, "print", "12 High Street\nStrathmuir\nXS1 1AA")


def _begun(body: Founded, complaint: Complaint, evening: Evening) -> None:
    _write(body, complaint, evening, "signposting")


def _restricted(body: Founded, complaint: Complaint, evening: Evening) -> None:
    """Shouted, was warned, threatened, and may now write only."""
    managers = body.cast.holding(Role.CHIEF_EXECUTIVE)
    if not managers or complaint.handler is None:
        return
    by, decides = evening.by(complaint.handler), evening.by(managers[0])
    yesterday = body.today - timedelta(days=1)
    for what in ("Shouted at the call handler and swore.", "Said he would “come round and sort out” the team."):
        engagement.log_incident(
            complaint=complaint, happened_on=yesterday, what=what, evidence="The recording of the call",
            effect_on_staff="Could not go on with the shift.", support_given="Sent home; rung in the evening.",
            by=by, at=evening.at(),
        )  # fmt: skip
    afterwards.warn(
        complaint=complaint, describe="You shouted at a colleague and swore.", explain="They were afraid to answer.",
        suggest="Please speak calmly, as we will.",
        consequences="If it happens again we may ask you to write to us only. If it does not, nothing changes.",
        by=by, at=evening.at(),
    )  # fmt: skip
    row = afterwards.restrict_contact(
        complaint=complaint, stopped=["phone", "in_person"], kept=["letter", "email"],
        how_kept="To the complaints team.", why="It went on after the warning, with a threat.",
        adjustments_considered="Asked whether anything makes ringing hard; an advocate was offered.",
        persistence_alone=False, from_on=body.today, review_on=body.today + timedelta(days=90), by=decides,
        at=evening.at(),
    )  # fmt: skip
    assert row.letter is not None
    send(
        complaint=complaint, letter=row.letter, channel="email", address="home@example.org", by=decides,
        at=evening.at(),
    )  # fmt: skip


def _wrote_again(body: Founded, complaint: Complaint, evening: Evening) -> None:
    by = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    yesterday = body.today - timedelta(days=1)
    if complaint.closed_on is None or complaint.closed_on > yesterday:
        return
    afterwards.clarify(
        complaint=complaint, asked_on=yesterday, question="Who will let me know when the work is done?",
        answer="The person named in our letter will ring you on the day.", by=by, at=evening.at(),
    )  # fmt: skip
    afterwards.log_and_answer(
        complaint=complaint, came_on=yesterday, what="Writes that it should never have happened.", judged="same",
        why="Each of the points is answered in our letter.", by=by, at=evening.at(),
    )  # fmt: skip
