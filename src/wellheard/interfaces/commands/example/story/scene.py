"""One complaint as it is about to be told."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.arrivals import Coming
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.public import Public
from wellheard.interfaces.commands.example.story.diary import Diary
from wellheard.interfaces.commands.example.wording import Teller, texts


@dataclass
class Scene:
    """One complaint as it is about to be told: what it is of, who complains, who deals with it, when."""

    body: Founded
    coming: Coming
    life: Life
    rng: Random
    diary: Diary
    teller: Teller
    channel: str
    customer: Public
    anonymous: bool
    handler: StaffMember | None = None

    @property
    def path(self) -> str:
        return self.coming.subject.service

    @cached_property
    def restricted(self) -> bool:
        return self.rng.random() < self.coming.subject.restricted

    @cached_property
    def for_another(self) -> bool:
        """Somebody complains for a relative or a child."""
        return self.rng.random() < self.coming.subject.for_another

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    @cached_property
    def signatory(self) -> StaffMember:
        """Who signs the response: a director as a rule, a head of service now and then."""
        cast = self.body.cast
        return cast.manager(self.rng, self.path) if self.chance(0.25) else cast.senior_manager(self.rng, self.path)

    def phrase(self, kind: str) -> str:
        """One of the sentences that the body's own people write, its gaps not yet filled."""
        chosen: str = self.rng.choice(texts()["answers"][kind])
        return chosen

    def words(self, kind: str) -> str:
        """One of the sentences that the body's own people write."""
        return self.teller.fill(self.phrase(kind))
