"""The period that a table names, so that two ways of writing it are one and quarters find their year."""

import re
from functools import lru_cache
from typing import NamedTuple

MONTHS_A_YEAR = 12
_MONTH = r"(\d{4})-(0[1-9]|1[0-2])"
_SPAN = re.compile(_MONTH + r"\s*(?:/|to|–|—)\s*(?:(\d{4})-)?(0[1-9]|1[0-2])")
_SPLIT_YEAR = re.compile(r"(?:fy\s*)?(\d{4})\s*(/|-|–| to )\s*(\d{2}|\d{4})")
_QUARTER = re.compile(r"q(?:uarter)?\s*([1-4])")


class Period(NamedTuple):
    """`first` is the first month, counted from year 0, and `months` how many there are.

    A split year (2016/17) is April to March, as councils, the NHS and landlords count it; where the body
    is a university or college its first month is not known and it equals only another split year.
    """

    first: int
    months: int


@lru_cache(maxsize=1024)
def read_period(text: str, body: str) -> Period | str:
    """The months that `text` names, or the plain text itself when they are not certain."""
    plain = " ".join(text.split()).casefold()
    if match := _SPAN.fullmatch(plain):
        return _months(plain, match)
    quarter = _QUARTER.search(plain)
    if quarter:
        plain_year = (plain[: quarter.start()] + plain[quarter.end() :]).strip(" ,:-–")
        year = _split_year(plain_year, body)
        return Period(year.first + 3 * (int(quarter[1]) - 1), 3) if year else plain
    if re.fullmatch(_MONTH, plain):
        year_or_month = int(plain[5:]) == (int(plain[:4]) + 1) % 100
        return plain if year_or_month else Period(int(plain[:4]) * MONTHS_A_YEAR + int(plain[5:]) - 1, 1)
    year = _split_year(plain, body)
    return year or re.sub(r"\s*[-–/]\s*(?:\d\d)?(?=\d\d$)", "/", plain)


def _months(plain: str, match: re.Match[str]) -> Period | str:
    first = int(match[1]) * MONTHS_A_YEAR + int(match[2]) - 1
    last = int(match[3] or match[1]) * MONTHS_A_YEAR + int(match[4]) - 1
    return Period(first, last - first + 1) if last >= first else plain


def _split_year(plain: str, body: str) -> Period | None:
    match = _SPLIT_YEAR.fullmatch(plain)
    if not match or re.search(r"universit|college|school", body.casefold()):
        return None
    start = int(match[1])
    if int(match[3]) % 100 != (start + 1) % 100 or (len(match[3]) == 4 and int(match[3]) != start + 1):
        return None
    if match[2] == "-" and len(match[3]) == 2 and int(match[3]) <= MONTHS_A_YEAR:
        return None  # 2011-12 may be a December
    return Period(start * MONTHS_A_YEAR + 3, MONTHS_A_YEAR)


def the_year_before(period: Period) -> Period:
    """The same months one year earlier."""
    return Period(period.first - MONTHS_A_YEAR, period.months)
