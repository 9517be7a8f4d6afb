"""Improvement actions of the past: the rows as they stood, and an entry for each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from wellheard.areas.learning.models import (
    ActionComplaint,
    ActionEvidence,
    ActionPlan,
    ImprovementAction,
    NewDate,
    Telling,
)
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.learned.planned import ACTIONS, PlannedAction
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.story.diary import LOCAL
from wellheard.rules.improvement import Means, strength_of

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.learned.told import Learned

SET_OFF = 3
"""Complaints that led to each."""


def actions_past(learned: Learned, body: Founded, lives: Sequence[Life]) -> None:
    """Every planned action of a body, numbered in the order in which they were proposed."""
    for model in (ActionPlan, ImprovementAction, ActionComplaint, ActionEvidence, NewDate, Telling):
        learned.rows.append((model, []))
    plans = sorted(ACTIONS.get(body.plan.slug, ()), key=lambda plan: -plan.proposed)
    for number, plan in enumerate(plans, 1):
        Past(learned, body, lives, plan).tell(number)


class Past:
    """One action as it came about."""

    def __init__(self, learned: Learned, body: Founded, lives: Sequence[Life], plan: PlannedAction) -> None:
        self.learned, self.body, self.lives, self.plan = learned, body, lives, plan
        self.officer = body.cast.holding(Role.COMPLAINTS_OFFICER)[0]
        path = plan.service
        seniors = body.cast.holding(Role.DIRECTOR, path=path) or body.cast.holding(Role.CHIEF_EXECUTIVE)
        self.senior = next(one for one in seniors if one.name != plan.owner)
        self.owner = next((m.staff for m in body.cast.members if m.staff.name == plan.owner), None)

    def day(self, ago: int) -> date:
        return self.body.today - timedelta(days=ago)

    def at(self, ago: int, hour: int = 14) -> datetime:
        return datetime.combine(self.day(max(ago, 1)), time(hour, 20), LOCAL)

    def say(self, name: str, row: Any, ago: int, by: StaffMember, hour: int, **values: Any) -> None:
        self.learned.say(name, row, self.at(ago, hour), by, None, values)

    def tell(self, number: int) -> None:
        plan, service = self.plan, self.body.services[self.plan.service]
        due = self.day(plan.due)
        action = ImprovementAction(
            number=number, title=plan.title, text=plan.text, changes=plan.changes, means=plan.means,
            strength=strength_of(Means(plan.means)).value, service=service, factor=plan.factor,
            category=plan.category, owner=self.owner, owner_team=plan.team, first_due_on=due, due_on=due,
            evidence_needed=plan.evidence, meanwhile=plan.meanwhile, training_audience=plan.audience,
            measured=not plan.not_measured_why, not_measured_why=plan.not_measured_why, measured_service=service,
            measured_category=plan.category, aim="0.60", proposed_by=self.officer, proposed_at=self.at(plan.proposed),
        )  # fmt: skip
        self.learned.keep(action)
        said = {"title": plan.title, "due_on": due, "changes": plan.changes}
        self.say("action.propose", action, plan.proposed, self.officer, 14, **said)
        self._from_complaints(action)
        authorised = plan.proposed - 6
        action.authorised_by, action.authorised_on = self.senior, self.day(authorised)
        action.state = ImprovementAction.State.AUTHORISED
        self.say("action.authorise", action, authorised, self.senior, 15, title=plan.title, due_on=due)
        if plan.begun:
            self._begun(action, authorised - 8)
        if plan.later:
            self._later(action)
        if plan.done is not None:
            self._done(action, plan.done)

    def _from_complaints(self, action: ImprovementAction) -> None:
        """The last few of its category that closed before it was proposed."""
        before = self.day(self.plan.proposed)
        found = [
            life.complaint
            for life in self.lives
            if life.complaint.category == self.plan.category and not life.complaint.restricted
            and life.complaint.closed_on and life.complaint.closed_on < before and life.stages[-1].outcome
        ]  # fmt: skip
        upheld = [one for one in found if self._upheld(one)]
        self.complaints = (upheld or found)[-SET_OFF:]
        for complaint in self.complaints:
            self.learned.keep(ActionComplaint(action=action, complaint=complaint))

    def _upheld(self, complaint: Any) -> bool:
        life = next(life for life in self.lives if life.complaint is complaint)
        return life.stages[-1].outcome in ("upheld", "partially_upheld")

    def _begun(self, action: ImprovementAction, ago: int) -> None:
        action.state, action.started_on = ImprovementAction.State.IN_PROGRESS, self.day(ago)
        by = self.owner or self.officer
        self.say("action.start", action, ago, by, 10, title=action.title, started_on=action.started_on)

    def _later(self, action: ImprovementAction) -> None:
        """It got a later date a month ago, on the director's authority."""
        first = self.day(20)
        action.first_due_on = first
        given = NewDate(
            action=action, from_on=first, to_on=action.due_on, reason=self.plan.later, authorised_by=self.senior,
            given_on=self.day(30),
        )  # fmt: skip
        self.learned.keep(given)
        values = {"from_on": first, "to_on": action.due_on, "reason": self.plan.later, "authorised_by": self.senior.pk}
        self.say("action.give_new_date", given, 30, self.owner or self.officer, 11, **values)

    def _done(self, action: ImprovementAction, ago: int) -> None:
        by, on = self.owner or self.officer, self.day(ago)
        evidence = ActionEvidence(
            action=action, words=f"{self.plan.evidence}: seen.", of_on=on, added_by=by, added_at=self.at(ago)
        )
        self.learned.keep(evidence)
        self.say("action.add_evidence", evidence, ago, by, 14, words=evidence.words, of_on=on, file="")
        action.implemented_on = on
        self.say("action.implement", action, ago, by, 15, title=action.title, implemented_on=on)
        signed = max(ago - 7, 1)
        action.state = ImprovementAction.State.MONITORED
        action.signed_off_by, action.signed_off_on = self.senior, self.day(signed)
        action.look_on = self.body.today - timedelta(days=1)
        self.say("action.sign_off", action, signed, self.senior, 16, title=action.title, implemented_on=on)
        self._tellings(action, signed)

    def _tellings(self, action: ImprovementAction, ago: int) -> None:
        by_id = {life.complaint.pk: life for life in self.lives}
        for complaint in self.complaints:
            people = [one for one in by_id[complaint.pk].people if one.part in ("complainant", "representative")]
            for person in people[:1]:
                telling = Telling(
                    action=action, complaint=complaint, to=Telling.To.COMPLAINANT, person=person,
                    due_since=self.day(ago),
                )  # fmt: skip
                self.learned.keep(telling)
                if self.plan.told:
                    telling.state, telling.told_on = Telling.State.TOLD, self.day(max(ago - 3, 1))
                    telling.how, telling.words, telling.told_by = (
                        "phone",
                        f"Told what changed: {action.title}.",
                        self.officer,
                    )
                    values = {"to": "complainant", "how": "phone", "told_on": telling.told_on, "words": telling.words}
                    about = complaint.pk
                    self.learned.say("telling.tell", telling, self.at(ago - 3, 17), self.officer, about, values)
