"""One printed value: the number, the precision it is printed with, or why it is not known.

The text is what counts: 20 and 20.0 are different statements. Rounding is half up, in exact arithmetic.
"""

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

MOST_DECIMALS = 6
"""A longer tail was left by a computer, not printed by a person; it is rounded off here."""


class State(Enum):
    """What a cell says."""

    NUMBER = "number"
    WITHHELD = "withheld"
    BLANK = "blank"
    UNREADABLE = "unreadable"


class Span(NamedTuple):
    """The whole numbers that a count may be, both ends counted: one number when it is printed."""

    low: int
    high: float

    def meets(self, other: "Span") -> bool:
        """Whether one number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: "Span") -> "Span":
        """The sums of a number of the one and a number of the other."""
        return Span(self.low + other.low, self.high + other.high)

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


UNKNOWN = Span(0, math.inf)


@dataclass(frozen=True)
class Amount:
    """A value as printed. `number` and `decimals` hold only when `state` is NUMBER."""

    text: str
    state: State
    number: Decimal = Decimal(0)
    decimals: int = 0
    bounds: Span = UNKNOWN
    revised: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a number without a fraction, not below 0: what a count must be."""
        return self.state is State.NUMBER and self.number >= 0 and self.number == int(self.number)

    def span(self) -> Span:
        """The counts that it may be: itself, or what a suppression mark leaves open."""
        if self.whole:
            return Span(int(self.number), int(self.number))
        return self.bounds if self.state is State.WITHHELD else UNKNOWN

    def shown(self) -> int | float | str:
        """For the list of findings: the number as printed, or the text where there is none."""
        return as_number(self.number, self.decimals) if self.state is State.NUMBER else self.text


_BLANK = frozenset(["", "-", "--", "–", "—"])
_WITHHELD = frozenset(
    """*, **, c, x, s, .., ..., :, #, ?, [c], [x], n/a, na, n.a., #n/a, nan, null, none, n/k, nk, n/r, nr,
    tbc, unknown, suppressed, withheld, redacted, not available, not applicable, not published, not recorded,
    not known, no data""".replace("\n    ", " ").split(", ")
)
_ZERO = frozenset(["nil", "zero"])
_NUMBER = re.compile(
    r"""(?P<sign>[-+]?)(?P<whole>\d{1,3}(?:[,\ ]\d{3})+|\d+)?(?P<fraction>\.\d+)?
        \s*(?:%|per\ ?cent|(?:working\ )?days?|wd)?\s*
        (?P<mark>(?:\*|†|‡|\[\w+\]|\([a-z]\)|[rpe])*)""",
    re.VERBOSE,
)
_FEWER = re.compile(r"(?:<|under|fewer than|less than|below)\s*(\d+)\s*%?")
_AT_MOST = re.compile(r"(?:≤|<=|up to)\s*(\d+)\s*%?")
_MORE = re.compile(r"(?:>|over|more than|≥|>=)\s*(\d+)\s*%?")
_BETWEEN = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_ROUGHLY = re.compile(r"(?:~|c\.|ca\.|circa|about|around|approx\.?|approximately)\s*\d")


@lru_cache(maxsize=4096)
def read_amount(text: str) -> Amount:
    """What `text` prints: separators, a percent sign and footnote marks are read past."""
    plain = re.sub(r"[\u00a0\u2007\u2009\u202f]", " ", text).strip().replace("\u2212", "-").lower()
    plain = re.sub(r"^\((\d[\d.,]*%?)\)$", r"\1", re.sub(r"^–(?=\d)", "-", plain))
    if plain in _BLANK:
        return Amount(text, State.BLANK)
    if plain in _ZERO:
        return Amount(text, State.NUMBER)
    if plain in _WITHHELD:
        return Amount(text, State.WITHHELD)
    match = _NUMBER.fullmatch(plain)
    if match and (match["whole"] or match["fraction"]):
        return _number(text, match)
    bounds = _bounds(plain)
    return Amount(text, State.WITHHELD, bounds=bounds) if bounds else Amount(text, State.UNREADABLE)


def _number(text: str, match: re.Match[str]) -> Amount:
    fraction = match["fraction"] or ""
    whole = re.sub(r"[, ]", "", match["whole"] or "0")
    number, decimals = Decimal(f"{match['sign']}{whole}{fraction}"), max(len(fraction) - 1, 0)
    if decimals > MOST_DECIMALS:
        number, decimals = _trimmed(number)
    return Amount(text, State.NUMBER, number, decimals, revised="r" in match["mark"])


def _trimmed(number: Decimal) -> tuple[Decimal, int]:
    short = half_up(Fraction(number), MOST_DECIMALS).normalize()
    return short, max(-int(short.as_tuple().exponent), 0)


def _bounds(plain: str) -> Span | None:
    if match := _FEWER.fullmatch(plain):
        return Span(0, max(int(match[1]) - 1, 0))
    if match := _AT_MOST.fullmatch(plain):
        return Span(0, int(match[1]))
    if match := _BETWEEN.fullmatch(plain):
        return Span(int(match[1]), max(int(match[1]), int(match[2])))
    if match := _MORE.fullmatch(plain):
        return Span(int(match[1]), math.inf)
    return UNKNOWN if _ROUGHLY.match(plain) else None


def half_up(value: Fraction, decimals: int) -> Decimal:
    """`value` rounded to `decimals` places, a half going up: 12.5 is 13."""
    scale = 10**decimals
    steps = math.floor(abs(value) * scale + Fraction(1, 2))
    return Decimal(steps if value >= 0 else -steps).scaleb(-decimals)


def as_number(number: Decimal, decimals: int) -> int | float:
    """The number for JSON: an int when printed whole, else a float."""
    return float(number) if decimals else int(number)


def as_printed(number: Decimal, decimals: int) -> str:
    """The number as a person prints it: thousands apart, `decimals` places."""
    return f"{number:,.{decimals}f}"
