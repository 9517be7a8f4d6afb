"""What is done by the services themselves, the evening before the example begins: on a handful of open complaints.

Each step is a function of the body, its lives and the evening; a step of another area is added to STEPS.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.categories import categories
from wellheard.interfaces.commands.example.coded import coded
from wellheard.interfaces.commands.example.culture import culture
from wellheard.interfaces.commands.example.desk import desk
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.inquiries import investigations
from wellheard.interfaces.commands.example.learning import learning
from wellheard.interfaces.commands.example.letters import letters
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.story.diary import LOCAL
from wellheard.interfaces.commands.example.taken import taken
from wellheard.interfaces.commands.example.time_noted import time_noted


@dataclass
class Evening:
    """Moments one after the other, after everything else of the past and before today."""

    body: Founded
    _seconds: int = 0
    _actors: dict[StaffMember, Actor] = field(default_factory=dict)

    def at(self) -> datetime:
        self._seconds += 1
        before = self.body.today - timedelta(days=1)
        return datetime.combine(before, time(21, 30), LOCAL) + timedelta(seconds=self._seconds)

    def by(self, staff: StaffMember) -> Actor:
        if staff not in self._actors:
            self._actors[staff] = actor_for_staff(staff, self.body.today - timedelta(days=1))
        return self._actors[staff]


Step = Callable[[Founded, Sequence[Life], Evening], None]
STEPS: tuple[Step, ...] = (taken, investigations, time_noted, desk, letters, categories, coded, learning, culture)


def tell_afterwards(body: Founded, lives: Sequence[Life]) -> None:
    """Every step, in order; no mail leaves an example. Runs in the body's scope and the transaction that loads it."""
    evening = Evening(body)
    for step in STEPS:
        step(body, lives, evening)
    told = {"state": Message.State.SENT, "next_try_at": None, "sent_at": evening.at(), "ended_at": evening.at()}
    Message.objects.filter(state=Message.State.WAITING).update(**told)
