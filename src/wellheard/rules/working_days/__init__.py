"""Working days: calendars, counting, and the ledger that shows how a date came about."""

from wellheard.rules.working_days.calendar import (
    Calendar,
    CutOff,
    DateOutsideCalendar,
    DayKind,
    Entry,
    SpecialDay,
    Version,
)
from wellheard.rules.working_days.counting import (
    counted_on,
    day_of,
    due_on,
    next_working_day,
    working_days_between,
)
from wellheard.rules.working_days.ledger import LedgerDay, LeftOut, ledger
from wellheard.rules.working_days.lists import (
    SHIPPED,
    BrokenCalendar,
    calendar_from_list,
    shipped_calendar,
    special_days,
)

__all__ = [
    "SHIPPED",
    "BrokenCalendar",
    "Calendar",
    "CutOff",
    "DateOutsideCalendar",
    "DayKind",
    "Entry",
    "LedgerDay",
    "LeftOut",
    "SpecialDay",
    "Version",
    "calendar_from_list",
    "counted_on",
    "day_of",
    "due_on",
    "ledger",
    "next_working_day",
    "shipped_calendar",
    "special_days",
    "working_days_between",
]
