"""What an answer took: minutes noted on complaints answered of late, so that early answers can be seen to save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wellheard.areas.investigation.services import note_time
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.rules.stages import Stage

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.afterwards import Evening

NOTED: tuple[tuple[Stage, str, tuple[int, ...]], ...] = (
    (Stage.STAGE_1_ANSWERED, "frontline", (20, 35, 15, 50, 25, 40, 30, 90, 20, 45, 60, 35)),
    (Stage.STAGE_2_ANSWERED, "investigation", (420, 310, 615, 380, 540, 295, 460, 720)),
)
"""Of each state, the kind of work and the minutes noted on the last complaints that closed in it."""


def time_noted(body: Founded, lives: Sequence[Life], evening: Evening) -> None:
    """Whoever handled it noted the time on the day it was answered."""
    for state, work, minutes in NOTED:
        answered = [
            (life.complaint, handler)
            for life in lives
            if life.complaint.state == state and (handler := life.complaint.handler) and not life.complaint.restricted
        ]
        answered.sort(key=lambda one: (one[0].closed_on, one[0].reference), reverse=True)
        for (complaint, handler), spent in zip(answered, minutes, strict=False):
            note_time(
                complaint=complaint, work=work, minutes=spent, on=complaint.closed_on or body.today,
                by=evening.by(handler), at=evening.at(),
            )  # fmt: skip
