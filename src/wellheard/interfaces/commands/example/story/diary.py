"""When things are done: in working hours, one after the other, and never after the past has ended."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from wellheard.rules.working_days import Calendar, next_working_day

LOCAL = ZoneInfo("Europe/London")
LAST_HOUR = time(17, 20)


class NotYet(Exception):
    """What was to be done next lies after today."""


class Diary:
    """The moments of one complaint's life. `until`: the moment at which the past ends."""

    def __init__(self, calendar: Calendar, until: datetime, rng: Random) -> None:
        self.calendar = calendar
        self._until = until
        self._rng = rng
        self._last: datetime | None = None

    def at(self, moment: datetime) -> datetime:
        """That very moment, which comes after all others so far. Raises NotYet."""
        if moment >= self._until:
            raise NotYet
        self._last = moment
        return moment

    def on(self, day: date | None = None) -> datetime:
        """Some moment in working hours of a day (default: soon), after what was done last. Raises NotYet."""
        last = self._last
        if day is None or (last and day <= last.date()):
            assert last is not None
            moment = last + timedelta(minutes=self._rng.randint(3, 55))
        else:
            moment = datetime.combine(day, time(8, 50), LOCAL) + timedelta(minutes=self._rng.randint(0, 470))
        return self.at(self._in_hours(moment))

    def working_day(self, counted: date, n: int) -> date:
        """The n-th working day, `counted` being the first."""
        return self.calendar.nth_working_day(self.calendar.working_days_to(counted) + n - 1)

    def _in_hours(self, moment: datetime) -> datetime:
        day = moment.date()
        if self.calendar.is_working_day(day) and time(8, 30) <= moment.time() <= LAST_HOUR:
            return moment
        if not self.calendar.is_working_day(day) or moment.time() > LAST_HOUR:
            day = next_working_day(day, self.calendar)
        return datetime.combine(day, time(8, 45), LOCAL) + timedelta(minutes=self._rng.randint(0, 130))
