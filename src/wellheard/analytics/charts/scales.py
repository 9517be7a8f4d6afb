"""From values to places on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True)
class Scale:
    """A straight scale from the values of an axis to the units of a drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        part = (value - self.low) / span if span else 0.5
        return self.start + part * (self.end - self.start)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers that hold both ends: steps of 1, 2 or 5 and their tens."""
    if high <= low:
        high = low + 1
    rough = (high - low) / about
    size = 10 ** floor(log10(rough))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def every(labels: Sequence[float], room: float) -> int:
    """Each how many-th label there is room for, given their widths."""
    widest = max(labels, default=0) + 10
    return max(1, ceil(widest * len(labels) / room)) if room > 0 else max(1, len(labels))


def number(value: float) -> str:
    """A number as it is read: thousands apart, decimals only where they say something."""
    if value == round(value):
        return f"{value:,.0f}".replace("-", "−")
    digits = 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".").replace("-", "−")
