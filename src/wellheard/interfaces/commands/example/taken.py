"""What came in the day before: a campaign, a councillor's enquiry, a consent awaited, a child, praise, a grumble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wellheard.areas.casework import labels
from wellheard.areas.casework import services as casework
from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.children import services as children
from wellheard.foundation.organisations.models import Service
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


@dataclass(frozen=True)
class Day:
    """What people said to one body: fifty the same, and one of each of the rest."""

    campaign: str
    alike: tuple[str, ...]
    asked_by: str
    enquiry: str
    for_another: str
    child: str
    child_wants: str
    praise: str
    grumble: str


DAYS = {
    "strathmuir": Day(
        "Street lights in Mill Lane",
        ("The street lights in Mill Lane have been out since the clocks changed.",
         "Mill Lane is pitch dark, the street lights are out since the clocks changed and nobody came.",
         "Street lights out the whole length of Mill Lane since the clocks changed. I fell on the kerb.",
         "When will the street lights in Mill Lane be mended? They are out since the clocks changed."),
        "Councillor for the harbour ward",
        "Writes for a constituent whose bin has been missed five weeks running at the top of the brae.",
        "Rings for her father, whose home carer has come at a different hour every day this month.",
        "The dinner ladies shout at us if we are slow and I get scared to go in.",
        "I want them to talk normal.",
        "The man on the recycling lorry came back for my neighbour, who cannot manage the bin. Thank him.",
        "Found the library shut at four without a notice. Does not want to complain.",
    ),
    "glenorra": Day(
        "Parking at the clinic",
        ("There is nowhere to park at the clinic since the new machines, and I missed my appointment.",
         "The new parking machines at the clinic take no coins, and there is nowhere to park.",
         "I missed my appointment at the clinic: nowhere to park, and the new machines do not work.",
         "Parking at the clinic is hopeless since the new machines came. Nowhere to park, again."),
        "MSP for the islands",
        "Asks for a constituent how long the wait for a hearing aid is, after three letters without an answer.",
        "Her son writes: his mother was sent home from the ward at midnight without her medicines.",
        "The nurse talked about me to my mum like I was not there.",
        "I want them to ask me, not my mum.",
        "The porter sat with my husband for an hour until I came. Please tell him.",
        "Thought the waiting room was cold. Did not want it taken further.",
    ),
    "glenbirnie": Day(
        "Door entry in the Mill Court flats",
        ("The door entry at Mill Court has been broken for three weeks and strangers sleep on the stair.",
         "Strangers sleep on our stair at Mill Court because the door entry is broken, three weeks now.",
         "Three weeks and the door entry at Mill Court is still broken. We do not feel safe on the stair.",
         "When is somebody coming to the broken door entry at Mill Court? Strangers are on the stair."),
        "MP for the county",
        "Writes for a tenant who was promised a new kitchen window before the winter.",
        "Rings for his sister, who has a learning disability and gets letters that she cannot read.",
        "The man who fixed our heating came in my room when I was in bed. Mum was at work.",
        "I want them to say before they come.",
        "The caretaker carried my shopping up when the lift was out. He is a star.",
        "Thinks the new paint in the close is ugly. No complaint.",
    ),
}  # fmt: skip


def taken(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """A complaints officer and a colleague at the front line take these down, the evening before."""
    day = DAYS[body.plan.short_name.lower()]
    service = _busiest(lives)
    _campaign(body, day, service, evening)
    _enquiry(body, day, service, evening)
    _consent(body, day, service, evening)
    _child(body, day, service, evening)
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    on = body.today - timedelta(days=1)
    said: dict[str, Any] = {"on": on, "service": service, "channel": "phone", "by": officer}
    casework.praise(
        words=day.praise, passed_on_to="The team and their manager", passed_on_on=on, at=evening.at(), **said
    )
    casework.note_dissatisfaction(words=day.grumble, at=evening.at(), **said)
    casework.take_usual_questions(questions=labels.EQUALITY, by=officer, at=evening.at())


def _busiest(lives: Sequence[Life]) -> Service | None:
    """The service that most complaints are about, so that those who handle it see these too."""
    found = Counter(life.complaint.service for life in lives if life.complaint.service)
    return max(found, key=lambda one: (found[one], one.path)) if found else None


def _recorded(
    body: Founded, words: str, person: dict[str, Any], service: Service | None, evening: Evening, **more: Any
) -> Complaint:
    officer = body.cast.holding(Role.COMPLAINTS_OFFICER)[0]
    return casework.record_complaint(
        arrival=casework.Arrival(body.today - timedelta(days=1)), description=words, person=person, service=service,
        by=evening.by(officer), at=evening.at(), **more,
    )  # fmt: skip


def _campaign(body: Founded, day: Day, service: Service | None, evening: Evening) -> None:
    names = ("Aileen Rae", "Bruce Tait", "Catriona Weir", "Donald Yule")
    members = [
        _recorded(body, words, {"name": name, "email": f"{name.split()[0].lower()}@example.org"}, service, evening,
                  channel="email")
        for words, name in zip(day.alike, names, strict=True)
    ]  # fmt: skip
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    extra = "And my own gate was broken by the van that came to look."
    casework.add_point(complaint=members[-1], text=extra, by=officer, at=evening.at())
    casework.start_campaign(name=day.campaign, about=day.alike[0], complaints=members, by=officer, at=evening.at())


def _enquiry(body: Founded, day: Day, service: Service | None, evening: Evening) -> None:
    person = {"name": "Ina Forsyth", "part": Person.Part.AFFECTED, "consent": Person.Consent.PRESUMED}
    member = {
        "name": "Ewan Baillie", "part": Person.Part.MEMBER, "office": day.asked_by, "reply_to": True,
        "email": "member@example.org",
    }  # fmt: skip
    _recorded(body, day.enquiry, person, service, evening, others=[member], channel="elected_member")


def _consent(body: Founded, day: Day, service: Service | None, evening: Evening) -> None:
    person = {
        "name": "Walter Scobie", "part": Person.Part.AFFECTED, "consent": Person.Consent.AWAITED,
        "adjustments": "Large print; rings back slowly.", "adjustments_asked_on": body.today - timedelta(days=1),
    }  # fmt: skip
    other = {"name": "Una Scobie", "part": Person.Part.REPRESENTATIVE, "phone": "01632 960455", "reply_to": True}
    made = _recorded(
        body, day.for_another, person, service, evening, others=[other], channel="phone",
        outcome_sought="To be told who comes, and when.",
    )  # fmt: skip
    officer = evening.by(body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    casework.take_consent_step(
        complaint=made, person=made.people.get(part=Person.Part.AFFECTED), kind="asked", how="A form by post",
        on=body.today - timedelta(days=1), due_on=body.today + timedelta(days=6), by=officer, at=evening.at(),
    )  # fmt: skip


def _child(body: Founded, day: Day, service: Service | None, evening: Evening) -> None:
    """Told with a colleague at the front line, who sat with the child."""
    colleague = next(iter(body.cast.holding(Role.FRONTLINE)), body.cast.holding(Role.COMPLAINTS_OFFICER)[0])
    by = evening.by(colleague)
    talk = children.begin_talk(by=by, at=evening.at())
    said = {
        "called": "Jamie", "age": "12_to_15", "happened": day.child, "feeling_words": "Scared", "safe": "yes",
        "better_own": day.child_wants, "tell": "My gran", "use_words": "no", "way_words": "Talk to me",
        "adult": colleague.name, "go_on": "yes",
    }  # fmt: skip
    children.answer(talk=talk, answers=said, at=evening.at())
    children.finish_talk(
        talk=talk, service=service, present=f"{colleague.name}, Jamie's gran", place="The community room", by=by,
        at=evening.at(),
    )  # fmt: skip
