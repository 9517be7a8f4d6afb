"""Investigations under way: one with everything in it, one with a contribution that was twice sent back and the
chief executive told of it, one with a part that waits for another director's signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.services import add_person
from wellheard.areas.investigation import services
from wellheard.areas.investigation.models import StaffRequest
from wellheard.areas.investigation.selectors import assembled, inquiry_file
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.services import place_person
from wellheard.interfaces.commands.example.cast import Member
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import Stage

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening


def investigations(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """On the two longest open at stage 2 of a service that has managers; none where none is open."""
    found = [life.complaint for life in lives if _is_worked_on(life)]
    _line(body, evening)
    found.sort(key=lambda complaint: (complaint.handler_id != _investigator(body).pk, complaint.received_on))
    for complaint, tell in zip(found, (_in_full, _twice_sent_back), strict=False):
        tell(Telling(body, complaint, evening))
    director = next(member for member in body.cast.members if member.role == Role.DIRECTOR)
    elsewhere = [c for c in found[2:] if c.service and not _together(director.path, c.service.path)]
    if elsewhere:
        _part_to_sign(Telling(body, elsewhere[0], evening), director)


def _together(path: str, other: str) -> bool:
    """Whether two services are of one directorate."""
    return path.split(" > ")[0] == other.split(" > ")[0]


def _line(body: Founded, evening: Evening) -> None:
    """Who manages whom, of which grade, with how many complaints at most."""
    chief, directors = body.cast.holding(Role.CHIEF_EXECUTIVE)[0], body.cast.holding(Role.DIRECTOR)
    by = evening.by(body.cast.holding(Role.ADMINISTRATOR)[0])
    placed: list[tuple[StaffMember, StaffMember | None, int, int | None]] = [(chief, None, 12, None)]
    placed += [(director, chief, 10, None) for director in directors]
    placed += [(head, directors[0], 8, None) for head in body.cast.holding(Role.HEAD_OF_SERVICE)[:1]]
    placed += [(one, directors[-1], 6, 8) for one in body.cast.holding(Role.INVESTIGATOR, Role.COMPLAINTS_OFFICER)]
    for staff, manager, grade, limit in placed:
        place_person(staff=staff, manager=manager, grade=grade, load_limit=limit, by=by, at=evening.at())


def _investigator(body: Founded) -> StaffMember:
    return body.cast.holding(Role.INVESTIGATOR)[0]


def _is_worked_on(life: Life) -> bool:
    complaint = life.complaint
    worked = complaint.state == Stage.STAGE_2_OPEN and complaint.handler_id and complaint.service_id
    return bool(worked and not complaint.restricted and life.points)


class Telling:
    """One investigation as it is told: who does it, of what, on which day."""

    def __init__(self, body: Founded, complaint: Complaint, evening: Evening) -> None:
        self.body, self.complaint, self.evening = body, complaint, evening
        self.by = evening.by(complaint.handler or _investigator(body))
        self.yesterday = body.today - timedelta(days=1)

    def day(self, ago: int) -> date:
        """So many days ago, but not before the complaint came."""
        return max(self.body.today - timedelta(days=ago), self.complaint.received_on)

    def ahead(self, days: int) -> date:
        """So many days from today, or the Monday after where that is a weekend."""
        on = self.body.today + timedelta(days=days)
        return on + timedelta(days=max(0, 7 - on.weekday())) if on.weekday() > 4 else on

    def does(self, service: Any, /, **said: Any) -> Any:
        return service(complaint=self.complaint, by=self.by, at=self.evening.at(), **said)

    def answers(self, row: StaffRequest, text: str, prevention: str = "") -> StaffRequest:
        row = StaffRequest.objects.select_related("complaint").get(pk=row.pk)
        by, at = self.evening.by(row.of), self.evening.at()
        services.give_reply(request=row, text=text, prevention=prevention, by=by, at=at)
        return row


def _staff(body: Founded) -> tuple[StaffMember, StaffMember]:
    """Somebody who meets the public, and a head of service."""
    asked = body.cast.holding(Role.STAFF_COMPLAINED_ABOUT) or body.cast.holding(Role.FRONTLINE)
    return asked[0], body.cast.holding(Role.HEAD_OF_SERVICE)[0]


def _in_full(told: Telling) -> None:
    complaint, body = told.complaint, told.body
    points = list(complaint.points.all())
    asked, head = _staff(body)
    _fair(told, asked)
    told.does(
        services.plan,
        issues="\n".join(f"{point.number}. {point.text}" for point in points),
        outcomes=complaint.outcome_sought or "An explanation, and that it does not happen to the next person.",
        communication="A phone call every Friday, in the afternoon, as they asked.",
        risk="They live with it every day. Nobody is in danger now.",
        wider_interest="Two other complaints this year tell of the same gap between two teams.",
        specialist="A surveyor who has not worked on this building.",
        evidence_by=told.ahead(3), provisional_views_by=told.ahead(6), comments_by=told.ahead(9),
        report_by=told.ahead(10), sign_off_by=told.ahead(13),
    )  # fmt: skip
    told.does(
        services.add_part, what="Go through the call log for every call they made",
        who=(body.cast.holding(Role.FRONTLINE) or [head])[0], due_on=told.ahead(2),
    )  # fmt: skip
    for given in _evidence(told, points[0]):
        told.does(services.add_evidence, **given)
    _asked(told, asked, head)
    _heard(told)
    _weighed(told, points)
    told.does(services.note_time, work="investigation", minutes=185, on=told.yesterday)
    told.does(services.note_time, work="meeting", minutes=50, on=told.day(3))
    told.does(services.write_report, text=assembled(inquiry_file(told.by, complaint, told.yesterday)))


def _fair(told: Telling, asked: StaffMember) -> None:
    """Looked at twice, nothing to declare, and whom it is about is told and supported."""
    for risk, reason in (("minor", ""), ("major", "A second person in the house has fallen ill.")):
        told.does(
            services.triage, risk=risk, urgency="soon", vulnerability="", reason=reason,
            actions="Rang them the same day." if reason else "",
        )  # fmt: skip
    told.does(services.declare_conflict, conflict=False, what="")
    person = told.does(add_person, part="staff_complained_about", name=asked.name, staff=asked)
    told.does(
        services.tell_concerned, person=person, told="Somebody says that a visit you were to make did not take place.",
        told_on=told.day(9), supported_by="The duty manager, on the office's number",
    )  # fmt: skip
    told.does(services.keep_informed, person=person, on=told.day(3), what="We have heard everybody we asked.")
    told.does(
        services.add_outside_part, body="The water company", contact="Its complaints team", lead="we_lead",
        agreed_on=told.day(7), customer_told_on=told.day(6), consent="given", asked="When were you told of the leak?",
        asked_on=told.day(6), due_on=told.body.today + timedelta(days=2),
    )  # fmt: skip


def _asked(told: Telling, asked: StaffMember, head: StaffMember) -> None:
    """One has not come and is with a manager; one was given and accepted."""
    late = told.does(
        services.ask, of=head, matter="How visits were planned in the weeks in question, and who decides on them.",
        questions="Who plans the visits?\nWhat happens when one is missed?", asked_on=told.day(16),
        due_on=told.day(6),
    )  # fmt: skip
    told.does(services.chase, request=late, chased_on=told.day(4))
    told.does(services.escalate, request=late)
    row = told.does(
        services.ask, of=asked, matter="A visit that was arranged and did not take place.",
        questions="Were you told of the visit?\nWhat did you do when you could not go?", asked_on=told.day(9),
    )  # fmt: skip
    row = told.answers(
        row, "I had it in my diary for the morning. I was called to a flood and told the office by phone that I "
        "could not go. I do not know whether they rang the customer.",
        "One list that the office and the inspectors both see, and somebody whose job it is to ring.",
    )  # fmt: skip
    told.does(services.accept_reply, request=row)


def _evidence(told: Telling, point: Any) -> list[dict[str, Any]]:
    held = {"point": point, "received_on": told.day(5), "asked_on": told.day(8), "reliance": "relied_on"}
    return [
        {**held, "item": "Log of calls and visits", "kind": "record", "from_whom": "The service",
         "dated_on": told.day(40), "contemporaneous": True, "reliance_why": "Written as it happened, by two people."},
        {**held, "item": "The standard for visits, as in force then", "kind": "policy", "from_whom": "The service",
         "shows": "expected", "contemporaneous": True, "reliance_why": ""},
        {**held, "item": "Photographs the customer sent", "kind": "picture", "from_whom": "The customer",
         "dated_on": told.day(30), "reliance": "", "reliance_why": ""},
        {"item": "Diary of the area team", "kind": "record", "from_whom": "The area team", "asked_on": told.day(7),
         "due_on": told.day(2)},
    ]  # fmt: skip


def _heard(told: Telling) -> None:
    told.does(
        services.add_interview, with_whom="The customer, at home", held_on=told.day(3), present="A neighbour",
        notes="Went through each call from the customer's own notes. Four of six are in the log.",
        agreed_on=told.day(2),
    )  # fmt: skip
    advice = told.does(
        services.ask_advice, from_whom="A chartered surveyor of another body", not_involved=True,
        standing="Chartered, twenty years with buildings of this kind",
        question="Would a visit within the standard have changed what happened?", asked_on=told.day(8),
    )  # fmt: skip
    told.does(
        services.receive_advice, advice=advice, received_on=told.day(2), checked_by=told.complaint.handler,
        said="Yes, most likely. What was found in the end could have been seen from the doorway.",
    )  # fmt: skip
    told.does(
        services.add_event, on=told.day(38), what="The customer rang and was told that somebody would come.",
        source="The customer's notes, borne out by the log",
    )  # fmt: skip


def _weighed(told: Telling, points: Sequence[Any]) -> None:
    told.does(
        services.weigh_point, point=points[0], shows_happened="The log of calls and visits, the diary, their own notes",
        shows_expected="The standard for visits in force at the time",
        happened="They rang six times. Four calls are in the log. A visit was arranged and nobody came.",
        expected="A visit within five working days, and a call when it cannot be kept.",
        gap="Five weeks instead of five days, and nobody rang. They took three mornings off work.",
        weighing="The log was written at the time and agrees with their notes on four calls. That two are missing "
        "from it is likelier to be a gap in the log: their phone bill shows both.",
    )  # fmt: skip


def _twice_sent_back(told: Telling) -> None:
    _, head = _staff(told.body)
    row = told.does(
        services.ask, kind="contribution", of=head, matter="What the service says about the matter, for one response.",
        questions="What happened, what should have happened, and what will change?", asked_on=told.day(12),
        due_on=told.yesterday,
    )  # fmt: skip
    texts = (
        ("We follow the standard at all times.", "defensive", "This does not say what happened here. Give the dates."),
        ("The dates are in the system.", "incomplete", "Please give them, and say who will do what by when."),
    )
    for text, fault, why in texts:
        row = told.answers(row, text)
        told.does(services.send_back_reply, request=row, returned_for=fault, reason=why)
    _called_unfair(told)


def _called_unfair(told: Telling) -> None:
    """Not answered yet, and not yet read by the chief executive."""
    told.does(
        services.raise_bias, raised_by="The customer", raised_on=told.yesterday,
        what="The head of the service is asked to judge their own service, and has twice not answered.",
    )  # fmt: skip
    told.does(
        services.brief,
        text="The customer says that we are not looking into this fairly, because the service judges itself. Its part "
        "was sent back twice: once for being defensive, once for giving no dates. A manager who is not involved is to "
        "answer them. The points agreed with the customer stand.",
    )  # fmt: skip


def _part_to_sign(told: Telling, director: Member) -> None:
    """A service of another directorate gave its part, it was taken, and the director over it has still to sign."""
    heads = [m for m in told.body.cast.members if m.role in (Role.HEAD_OF_SERVICE, Role.FRONTLINE)]
    giver = next(member for member in heads if _together(director.path, member.path))
    row = told.does(
        services.ask, kind="contribution", of=giver.staff, service=told.body.services[giver.path],
        matter="What your service knew of this, and what it told the other one.",
        questions="When were you told?\nWhat did you pass on, to whom, on which day?", asked_on=told.day(8),
        due_on=told.yesterday,
    )  # fmt: skip
    row = told.answers(
        row, "We were told at the counter on the first day and passed it on the same afternoon, by the shared list. "
        "We did not check that anybody had taken it up, and nobody had. We should have rung the next morning.",
        "The list shows who has taken a case up; what nobody has after a day comes back to us.",
    )  # fmt: skip
    told.does(services.accept_reply, request=row)
