"""The clock of a stage: dates due, days used, extensions, and when to look again."""

from wellheard.rules.clock.extending import (
    UnableToExtend,
    Wait,
    Waited,
    WaitingFor,
    check_extension,
    contact_due_on,
    must_move_on,
    next_look_on,
    waited,
)
from wellheard.rules.clock.stage_clock import Clock, Extension, Pause, StageDates, clock

__all__ = [
    "Clock",
    "Extension",
    "Pause",
    "StageDates",
    "UnableToExtend",
    "Wait",
    "Waited",
    "WaitingFor",
    "check_extension",
    "clock",
    "contact_due_on",
    "must_move_on",
    "next_look_on",
    "waited",
]
