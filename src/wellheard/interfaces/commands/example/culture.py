"""Meetings and bulletins, the evening before: one meeting that decided something, one bulletin that was sent."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wellheard.areas.culture.models import Bulletin, Meeting
from wellheard.areas.culture.services import bulletins, meetings
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.periods import before, quarter_of

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def culture(body: Founded, lives: Sequence[Life], evening: "Evening") -> None:
    """About the last whole quarter: one meeting held, one planned, one bulletin sent and one still a draft."""
    chief, officer = (body.cast.holding(role)[0] for role in (Role.CHIEF_EXECUTIVE, Role.COMPLAINTS_OFFICER))
    yesterday = body.today - timedelta(days=1)
    quarter = quarter_of(before(quarter_of(body.today, 4)), 4)
    about: dict[str, Any] = {"service": None, "first_on": quarter.first, "last_on": quarter.last}
    by_officer, by_chief = evening.by(officer), evening.by(chief)
    ahead: dict[str, Any] = {"level": Meeting.Level.MANAGEMENT, "held_on": body.today + timedelta(days=13)}
    meetings.plan_meeting(**about, **ahead, by=by_officer, at=evening.at())
    meeting = meetings.plan_meeting(
        level=Meeting.Level.SENIOR, held_on=yesterday, **about, by=by_officer, at=evening.at()
    )
    meeting = meetings.hold_meeting(
        meeting=meeting, held_on=yesterday, present="The chief executive\nThe directors\nThe complaints officer",
        by=by_officer, at=evening.at(),
    )  # fmt: skip
    for heading, said in MINUTES:
        meetings.write_minute(meeting=meeting, heading=heading, said=said, by=by_officer, at=evening.at())
    decided: dict[str, Any] = {"meeting": meeting, "by": by_officer}
    decision = meetings.decide(
        what="Letters say who will come, and when, before anybody comes", owner=officer,
        due_on=body.today + timedelta(days=60), at=evening.at(), **decided,
    )  # fmt: skip
    meetings.act_on_decision(decision=decision, by=by_officer, at=evening.at())
    meetings.decide(
        what="Thank the teams that were praised", owner=chief, due_on=body.today + timedelta(days=7),
        no_action_why="It is done by a letter, and changes nothing about the service.", at=evening.at(), **decided,
    )  # fmt: skip
    sent = bulletins.begin_bulletin(
        kind=Bulletin.Kind.BULLETIN, title=f"What complaints taught us: {quarter.name}", **about, by=by_officer,
        at=evening.at(),
    )  # fmt: skip
    words = f"{sent.text}\n\nThank you to everybody who told us what happened, and to those who put it right."
    bulletins.edit_bulletin(bulletin=sent, title=sent.title, text=words, by=by_officer, at=evening.at())
    bulletins.approve_bulletin(bulletin=sent, by=by_chief, at=evening.at())
    bulletins.send_bulletin(bulletin=sent, by=by_officer, at=evening.at())
    bulletins.read_bulletin(bulletin=sent, by=by_chief, at=evening.at())
    bulletins.begin_bulletin(
        kind=Bulletin.Kind.LESSONS, title=f"Lessons learned: {quarter.name}", **about, by=by_officer, at=evening.at()
    )


MINUTES = (
    (
        "What the pack shows",
        "Most of what was upheld came from people not being told of a change. The causes are coded; few have led to a "
        "change that is shown to work yet.",
    ),
    ("Actions that are late", "Each owner says by the end of the week whether a new date is needed, and why."),
)
