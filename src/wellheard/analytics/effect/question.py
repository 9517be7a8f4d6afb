"""What is asked of an action, declared before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Question:
    """Monthly counts about an improvement action, and what would be called a success.

    Rows are months, 0-based, complete ones only: `first` is the first day of the first. `done` is the month in
    which the action was completed; it and `transition` months after it belong to neither side. `trigger` are
    the months with the complaints that set the action off: what was chosen because it was high would fall by
    itself. `aim` is the rate after as a part of the rate before, 0.6 for two fifths fewer; above 1 where more
    is the aim (`fewer` false). Everything is over the same months: `exposure` (people, homes, bed-days),
    `control` (the same measure where there was no such action), `sisters` (other categories of the same
    service: where the complaints could have gone), `others` (everything else in the unit).
    """

    first: date
    counts: tuple[int, ...]
    done: int
    exposure: tuple[float, ...] | None = None
    transition: int = 0
    trigger: frozenset[int] = frozenset()
    baseline_from: int = 0
    fewer: bool = True
    aim: float = 0.6
    control: tuple[int, ...] | None = None
    sisters: tuple[int, ...] | None = None
    others: tuple[int, ...] | None = None
    run: int = 7

    def __post_init__(self) -> None:
        months = len(self.counts)
        for name in ("exposure", "control", "sisters", "others"):
            series = getattr(self, name)
            if series is not None and len(series) != months:
                raise ValueError(f"`{name}` has {len(series)} months and `counts` {months}. Give the same months.")
        for name in ("counts", "control", "sisters", "others"):
            if any(count < 0 for count in getattr(self, name) or ()):
                raise ValueError(f"`{name}` holds a count below 0.")
        if not self.done >= 0:
            raise ValueError("`done` is a row: 0 for the first month.")
        if not (0 < self.aim < 1 if self.fewer else self.aim > 1):
            raise ValueError("`aim` is below 1 where fewer complaints are the aim, and above 1 where more are.")
        if self.exposure is not None and any(size < 0 for size in self.exposure):
            raise ValueError("`exposure` holds a number below 0.")

    @cached_property
    def exposures(self) -> tuple[float, ...]:
        """Each month counts as one where no exposure is known."""
        return self.exposure if self.exposure is not None else (1.0,) * len(self.counts)

    @cached_property
    def before(self) -> tuple[int, ...]:
        """The rows of the baseline, without the trigger and without months that had nobody to complain."""
        rows = range(self.baseline_from, min(self.done, len(self.counts)))
        return tuple(row for row in rows if row not in self.trigger and self.exposures[row] > 0)

    @cached_property
    def after(self) -> tuple[int, ...]:
        """The rows in which the action should have told."""
        rows = range(self.done + 1 + self.transition, len(self.counts))
        return tuple(row for row in rows if self.exposures[row] > 0)
