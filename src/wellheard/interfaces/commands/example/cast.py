"""Who deals with what in an example body."""

from dataclasses import dataclass, field
from random import Random

from wellheard.areas.casework.permissions import MANAGERS, SENIOR_MANAGERS
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role


@dataclass(frozen=True)
class Member:
    """Somebody of the cast, with their role and the part of the tree it is for; no part is the whole body."""

    staff: StaffMember
    role: Role
    path: str

    def covers(self, path: str) -> bool:
        return not self.path or path == self.path or path.startswith(f"{self.path} > ")


@dataclass
class Cast:
    members: list[Member] = field(default_factory=list)

    def holding(self, *roles: Role, path: str | None = None) -> list[StaffMember]:
        """Those who hold one of these roles for a service, or anywhere when none is named."""
        return [m.staff for m in self.members if m.role in roles and (path is None or m.covers(path))]

    def officer(self, rng: Random) -> StaffMember:
        return rng.choice(self.holding(Role.COMPLAINTS_OFFICER))

    def frontline(self, rng: Random, path: str) -> StaffMember:
        """Whoever meets the public for a service; a complaints officer where nobody does."""
        found = self.holding(Role.FRONTLINE, path=path)
        return rng.choice(found) if found else self.officer(rng)

    def investigator(self, rng: Random) -> StaffMember:
        return rng.choice(self.holding(Role.INVESTIGATOR, Role.COMPLAINTS_OFFICER))

    def manager(self, rng: Random, path: str) -> StaffMember:
        """A manager for the service, the nearest first where there is one."""
        found = self.holding(*MANAGERS, path=path)
        nearest = [staff for staff in found if staff in self.holding(Role.HEAD_OF_SERVICE, path=path)]
        return rng.choice(nearest or found)

    def senior_manager(self, rng: Random, path: str) -> StaffMember:
        """The director; now and then the chief executive."""
        directors = self.holding(Role.DIRECTOR, path=path)
        everyone = self.holding(*SENIOR_MANAGERS, path=path)
        return rng.choice(directors if directors and rng.random() < 0.94 else everyone)
