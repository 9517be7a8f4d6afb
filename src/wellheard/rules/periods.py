"""Quarters and years of reporting. A year begins on the first of the month its rule set says: April, or August."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class ReportingPeriod:
    """A period with both its days included, and the name it goes by."""

    name: str
    first: date
    last: date


def year_of(on: date, starts: int) -> ReportingPeriod:
    """The reporting year that a day lies in; `starts` is the month it begins in."""
    year = on.year if on.month >= starts else on.year - 1
    first = date(year, starts, 1)
    last = date(year + 1, starts, 1) - timedelta(days=1)
    name = f"{year}" if starts == 1 else f"{year}/{(year + 1) % 100:02d}"
    return ReportingPeriod(name, first, last)


def quarter_of(on: date, starts: int) -> ReportingPeriod:
    """The quarter of the reporting year that a day lies in."""
    year = year_of(on, starts)
    number = ((on.month - starts) % 12) // 3
    first = _months_on(year.first, 3 * number)
    last = _months_on(first, 3) - timedelta(days=1)
    return ReportingPeriod(f"quarter {number + 1} of {year.name}", first, last)


def before(period: ReportingPeriod) -> date:
    """The last day before a period."""
    return period.first - timedelta(days=1)


def _months_on(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
