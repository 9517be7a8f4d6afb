"""The past of a body: as many complaints as it has had, and enough of them open now in every state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from wellheard.interfaces.commands.example.arrivals import Arrivals
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life, Surroundings
from wellheard.interfaces.commands.example.open_now import STATES_TO_SHOW, StateToShow
from wellheard.interfaces.commands.example.story import tell
from wellheard.interfaces.commands.example.story.diary import LOCAL

YEARS = 3
TRIES = 1500


@dataclass(frozen=True)
class Size:
    """How many complaints there are in all the bodies together, how many of them are open now, and how many
    at least in each state that is to be seen.
    """

    complaints: int
    open_now: int
    of_each: int


FULL = Size(6000, 150, of_each=3)
SMALL = Size(200, 60, of_each=1)


def first_day(today: date) -> date:
    """The first of the days of which complaints are told."""
    return today - timedelta(days=365 * YEARS)


def end_of_the_past(today: date) -> datetime:
    """The past ends as today begins: what happens today is up to whoever tries the system."""
    return datetime.combine(today, time(0), LOCAL)


class Past:
    """The lives of one body, told one after the other."""

    def __init__(self, body: Founded, rng: Random, told: Callable[[], None]) -> None:
        self.lives: list[Life] = []
        self._body, self._rng, self._told = body, rng, told
        self._around = Surroundings(body.organisation.pk, body.choices)
        calendar = self._around.newest_calendars.for_service(None)
        last = body.today - timedelta(days=1)
        self._arrivals = Arrivals(body.plan.subjects, first_day(body.today), last, calendar)
        self._until = end_of_the_past(body.today)

    def tell_years(self, count: int) -> None:
        for coming in self._arrivals.drawn(self._rng, count):
            if life := tell(self._body, self._around, coming, self._until, self._rng):
                self._keep(life)

    def show(self, state: StateToShow, of_each: int) -> None:
        """Tell of complaints that came lately until so many are in this state now, or after many tries."""
        missing = of_each - sum(state.holds(self._body, life) for life in self.lives)
        for _ in range(TRIES):
            if missing <= 0:
                return
            life = self._lately(state)
            if life and state.holds(self._body, life):
                self._keep(life)
                missing -= 1

    def open_until(self, open_now: int) -> None:
        """Tell of more that came lately and are open, until so many are."""
        missing = open_now - sum(life.is_open for life in self.lives)
        while missing > 0:
            life = self._lately(StateToShow("open", lambda _, life: life.is_open, (60, 1)))
            if life and life.is_open:
                self._keep(life)
                missing -= 1

    def _lately(self, state: StateToShow) -> Life | None:
        """One that came as long ago as such a one comes from."""
        coming = self._arrivals.draw(self._rng, *(self._body.today - timedelta(days=n) for n in state.days_ago))
        return tell(self._body, self._around, state.prepared(coming), self._until, self._rng)

    def _keep(self, life: Life) -> None:
        self.lives.append(life)
        self._told()


def tell_past(body: Founded, size: Size, rng: Random, told: Callable[[], None]) -> list[Life]:
    """Every life of the body; `told` is called after each."""
    count, open_now = (round(number * body.plan.share) for number in (size.complaints, size.open_now))
    past = Past(body, rng, told)
    past.tell_years(count - open_now // 2)
    for state in STATES_TO_SHOW:
        past.show(state, size.of_each)
    past.open_until(open_now)
    return past.lives
