"""When complaints come, and what of: the week, the months, what grows."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import accumulate
from random import Random

from wellheard.interfaces.commands.example.bodies import Subject
from wellheard.rules.working_days import Calendar

WEEKDAYS = (1.3, 1.12, 1.0, 0.96, 0.9, 0.3, 0.24)
ON_A_HOLIDAY = 0.3
AT_ANY_HOUR = ("email", "web_form", "social_media")
WITHOUT_A_TIME = ("letter", "elected_member")


@dataclass(frozen=True)
class Coming:
    """One complaint that is to come: on which day, of what."""

    on: date
    subject: Subject


class Arrivals:
    """The days of a period and the subjects of a body, each pair with how much is to be expected of it."""

    def __init__(self, subjects: tuple[Subject, ...], first: date, last: date, calendar: Calendar) -> None:
        self._first, self._a_day = first, len(subjects)
        self._pairs = [
            Coming(first + timedelta(days=n), subject) for n in range((last - first).days + 1) for subject in subjects
        ]
        self._sums = [0.0, *accumulate(expected(one.subject, one.on, last, calendar) for one in self._pairs)]

    def draw(self, rng: Random, since: date | None = None, until: date | None = None) -> Coming:
        """One of them, in proportion to what is expected; only of the days from one to another where given."""
        lowest = (since - self._first).days * self._a_day if since else 0
        highest = ((until - self._first).days + 1) * self._a_day if until else len(self._pairs)
        chosen = rng.uniform(self._sums[lowest], self._sums[highest])
        return self._pairs[min(bisect(self._sums, chosen), highest) - 1]

    def drawn(self, rng: Random, count: int) -> Iterator[Coming]:
        """So many of them, earliest first."""
        yield from sorted((self.draw(rng) for _ in range(count)), key=lambda coming: coming.on)


def expected(subject: Subject, on: date, today: date, calendar: Calendar) -> float:
    """How much of a subject is to be expected on a day, relative to the others and to other days."""
    weight = subject.weight * subject.months[on.month - 1] * WEEKDAYS[on.weekday()]
    if on.weekday() < 5 and not calendar.is_working_day(on):
        weight *= ON_A_HOLIDAY
    if subject.growing_from:
        grown = 1 - (today - on).days / subject.growing_from
        weight *= 1 + (subject.growth - 1) * max(0.0, grown)
    if subject.fell and (today - on).days < subject.fell:
        weight *= subject.fell_to
    return weight


def channel_of(channels: tuple[tuple[str, int], ...], is_working_day: bool, rng: Random) -> str:
    """How it comes. Nobody answers the phone or opens the post on a day off."""
    possible = [(name, share) for name, share in channels if is_working_day or name in AT_ANY_HOUR]
    return rng.choices([name for name, _ in possible], [share for _, share in possible])[0]


def time_of(channel: str, rng: Random) -> time | None:
    """When in the day; a letter has no time."""
    if channel in WITHOUT_A_TIME:
        return None
    if channel in AT_ANY_HOUR:
        hour = rng.choices(range(24), [2, 1, 1, 0, 0, 1, 3, 6, 8, 10, 10, 9, 9, 8, 8, 8, 8, 8, 9, 11, 12, 11, 8, 4])[0]
        return time(hour, rng.randint(0, 59))
    return time(rng.choices(range(9, 17), [14, 14, 13, 10, 9, 10, 10, 8])[0], rng.randint(0, 59))
