"""What has to be said of a body before its past can be told."""

from dataclasses import dataclass, field
from datetime import time

from wellheard.foundation.organisations.roles import Role

STEADY_ALL_YEAR = (1.0,) * 12


@dataclass(frozen=True)
class PlannedService:
    """A part of the tree, by its path, and its size in each of three years, the latest last.

    One that `is_behind` has not stated its size this year.
    """

    path: str
    sizes: tuple[tuple[str, tuple[int, int, int]], ...] = ()
    is_behind: bool = False

    @property
    def name(self) -> str:
        return self.path.rpartition(" > ")[2]

    @property
    def parent(self) -> str:
        return self.path.rpartition(" > ")[0]


@dataclass(frozen=True)
class PlannedPerson:
    """Somebody who works there. Only those with `signs_in` get a password; the rest are colleagues."""

    name: str
    job_title: str
    role: Role
    service: str = ""
    signs_in: bool = False


@dataclass(frozen=True)
class Subject:
    """What people complain of: which words, which service, how often, in which months, and how it is dealt with.

    `weight` is relative to the body's other subjects; `months` from January; `growing_from` the number of days
    before today from which it grows, to `growth` times as much; `fell` days before today it fell, at once, to
    `fell_to` times as much. `outcomes`: resolved, upheld, partially upheld,
    not upheld, relative to one another.
    """

    words: str
    category: str
    service: str
    weight: float
    months: tuple[float, ...] = STEADY_ALL_YEAR
    growth: float = 1.0
    growing_from: int = 0
    fell: int = 0
    fell_to: float = 1.0
    contractor: str = ""
    pace: str = "steady"
    straight_to_stage_2: float = 0.05
    outcomes: tuple[int, int, int, int] = (35, 25, 15, 25)
    restricted: float = 0.0
    for_another: float = 0.0


@dataclass(frozen=True)
class PlannedContractor:
    """`taken_on`: days before today."""

    name: str
    service: str
    taken_on: int
    monitored: bool | None = None
    objectives: str = ""
    reports_every: str = ""


@dataclass(frozen=True)
class PlannedBody:
    name: str
    short_name: str
    slug: str
    ruleset: str
    towns: tuple[str, ...]
    share: float
    services: tuple[PlannedService, ...]
    people: tuple[PlannedPerson, ...]
    subjects: tuple[Subject, ...]
    contractors: tuple[PlannedContractor, ...] = ()
    channels: tuple[tuple[str, int], ...] = ()
    cut_off: time | None = None
    own_days: tuple[str, ...] = ()
    open_on_holidays: str = ""
    later_changes: dict[str, object] = field(default_factory=dict)
