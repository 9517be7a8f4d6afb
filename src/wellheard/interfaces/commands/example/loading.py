"""Loading the example bodies that are not there yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.services import found_organisation
from wellheard.interfaces.commands.example.afterwards import tell_afterwards
from wellheard.interfaces.commands.example.bodies import BODIES, PlannedBody
from wellheard.interfaces.commands.example.categories import found_categories
from wellheard.interfaces.commands.example.founding import Founded, found
from wellheard.interfaces.commands.example.later import later_changes
from wellheard.interfaces.commands.example.learned import learned_past
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.past import Size, first_day, tell_past
from wellheard.interfaces.commands.example.story.diary import LOCAL
from wellheard.interfaces.commands.example.writing import to_be_written, write_past

SEED = 20240328
EARLIEST, LATEST = date(2024, 6, 1), date(2033, 12, 31)
"""`resolved` is an outcome from April 2021, and the shipped calendars end with 2035."""


@dataclass(frozen=True)
class Loaded:
    """What was done about one body. `complaints` is None for one that was there already."""

    body: PlannedBody
    complaints: int | None = None
    open_now: int = 0


@dataclass
class Progress:
    """How far the loading of one body is: `steps` of `of`, as far as that is known."""

    say: Callable[[str, int, int], None]
    what: str = ""
    steps: int = 0
    of: int = 0

    def begin(self, what: str, of: int) -> None:
        self.what, self.steps, self.of = what, 0, of
        self.say(self.what, 0, of)

    def step(self, by: int = 1) -> None:
        self.steps += by
        self.say(self.what, min(self.steps, self.of), self.of)


def missing_bodies() -> list[PlannedBody]:
    held = set(Organisation.objects.values_list("slug", flat=True))
    return [body for body in BODIES if body.slug not in held]


def check_day(today: date) -> None:
    """Raise ValueError for a day outside the years that the shipped rules and calendars know."""
    if not EARLIEST <= today <= LATEST:
        raise ValueError(
            f"The example can be told as at a day from {EARLIEST:%-d %B %Y} to {LATEST:%-d %B %Y}, "
            f"not {today:%-d %B %Y}."
        )


def load_example(today: date, size: Size, progress: Progress) -> list[Loaded]:
    """Load each example body that is not there yet, each whole or not at all. What is there is left as it is.

    The same day and size give the same past, keys and salts apart. Raises ValueError as check_day.
    """
    check_day(today)
    wanted = missing_bodies()
    loaded = []
    for plan in BODIES:
        if plan in wanted:
            _, lives = load_body(plan, today, size, progress)
            loaded.append(Loaded(plan, len(lives), sum(life.is_open for life in lives)))
        else:
            loaded.append(Loaded(plan))
    return loaded


@transaction.atomic
def load_body(plan: PlannedBody, today: date, size: Size, progress: Progress) -> tuple[Founded, list[Life]]:
    """Set one body up, tell its past and write it. The body and its lives, as they were told."""
    founded_at = datetime.combine(first_day(today) - timedelta(days=45), time(9, 0), LOCAL)
    organisation = found_organisation(name=plan.name, short_name=plan.short_name, slug=plan.slug)
    with scope.of(organisation.pk):
        body = Founded(plan, organisation, today, founded_at)
        progress.begin(f"{plan.name}: setting up", 1)
        found(body)
        found_categories(body)
        later = list(later_changes(body))
        progress.begin(f"{plan.name}: telling", round(size.complaints * plan.share))
        lives = tell_past(body, size, seeded(body), progress.step)
        learned = learned_past(body, lives, seeded(body))
        later += learned.acts
        more = sum(len(rows) for _, rows in learned.rows)
        progress.begin(f"{plan.name}: writing", to_be_written(lives) + len(later) + more)
        write_past(lives, later, progress.step, learned.rows)
        tell_afterwards(body, lives)
    return body, lives


def seeded(body: Founded) -> Random:
    """The chance by which a body's past is told: the same each time for the same body and day."""
    return Random(f"{SEED} {body.plan.slug} {body.today}")
