"""How the cells of an exchange file are read: text trimmed, words as codes, dates looked up in the days.

A date is written year-month-day. A moment with an offset is taken to Europe/London, where the day may
be another than the one written; without an offset it is London time already. A date cell that holds a
time of day as well is read as its day. Anything else in a date cell is unreadable, and so is the day of
an event outside the table of days (1900 to 2100): no complaint was ever received then.
"""

from __future__ import annotations

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import CODES, DATES, NO_CODE, NOT_IN_THE_LIST, Column
from wellheard.analytics.facts.days import DAYS, When
from wellheard.analytics.facts.digits import at_place, weight

_TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?"
DAY = r"^\d{4}-\d\d-\d\d$"
LOCAL_MOMENT = rf"^\d{{4}}-\d\d-\d\d[T ]{_TIME}$"
OFFSET_MOMENT = rf"^\d{{4}}-\d\d-\d\d[T ]{_TIME}(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)$"
ISO_LENGTH = len("2024-03-28")
WITH_ZONE = dt.Timestamp(timezone="UTC")


def written(raw: ir.Table) -> ir.Table:
    """The cells of a file, each column text, a date, a timestamp or one with zone: words as codes, and
    for each date column present `c_written`, the key by which its day is looked up."""
    dates = {f"{column.name}_written": _key(raw[column.name]) for column in DATES if column.name in raw.columns}
    return raw.select(
        **{name: _text(raw, name) for name in ("organisation", "reference")},
        **{f"{column.name}_digit": _code(raw, column) for column in CODES},
        **dates,
        received_second=_second_of_day(raw.received_at),
    )


def read(cells: ir.Table) -> ir.Table:
    """Typed complaints, from cells as written. Each date column `c` becomes `c`, `c_digit` (its `When`),
    `c_number` (working days to it) and `c_first` (to the first working day from it on)."""
    joined = cells
    for column in DATES:
        key = f"{column.name}_written"
        if key in cells.columns:
            joined = joined.left_join(_days_for(column, cells[key]), [(key, f"{column.name}_key")])
    dates: dict[str, ir.Value] = {}
    for column in DATES:
        dates |= _date(joined, column)
    return joined.select(
        *("organisation", "reference", "received_second"),
        *(f"{column.name}_digit" for column in CODES),
        **dates,
        received_closes_at=joined.received_at_closes_at,
    )


# Text and codes


def _text(raw: ir.Table, name: str) -> ir.StringValue:
    """A text without spaces around it; null when nothing is left. Trimmed only where it has to be."""
    if name not in raw.columns:
        return ibis.null("string")
    cell = raw[name].cast("string")
    is_untidy = (cell < "!") | cell.endswith(" ") | cell.endswith("\t")
    return ibis.cases((is_untidy, cell.strip().nullif("")), else_=cell)


def _code(raw: ir.Table, column: Column) -> ir.IntegerValue:
    """The digit of the word's place in the column's list, from 1; of `NO_CODE` when empty."""
    if column.name not in raw.columns:
        return _digit(column, NO_CODE)
    cell = raw[column.name].cast("string")
    places = [(word, _digit(column, place)) for place, word in enumerate(column.codes, start=1)]
    trimmed = cell.strip()
    untidy = ibis.cases(
        *((trimmed == word, place) for word, place in places),
        (trimmed == "", _digit(column, NO_CODE)),
        else_=_digit(column, NOT_IN_THE_LIST),
    )
    tidy = [(cell == word, place) for word, place in places]
    return ibis.cases((cell.isnull(), _digit(column, NO_CODE)), *tidy, else_=untidy)


def _digit(column: Column, value: int) -> ir.IntegerValue:
    return ibis.literal(at_place(column.name, value), "int64")


# Dates


def _key(cell: ir.Value) -> ir.Value:
    """The day of a cell, in ISO form where the cell is text; the text itself when it holds no date; null
    when it is empty."""
    if not isinstance(cell, ir.StringValue):
        return cell.cast("timestamp").date() if isinstance(cell, ir.TimestampValue) else cell.cast("date")
    trimmed = cell.strip()
    london = trimmed.try_cast(WITH_ZONE).cast("timestamp").date().cast("string")
    other = ibis.cases(
        (cell.re_search(LOCAL_MOMENT), _day_part(cell)),
        (trimmed.re_search(LOCAL_MOMENT), _day_part(trimmed)),
        (trimmed.re_search(OFFSET_MOMENT), london.fill_null(trimmed)),
        else_=trimmed.nullif(""),
    )
    return ibis.cases((cell.length() != ISO_LENGTH, other), else_=cell)


def _day_part(cell: ir.StringValue) -> ir.StringValue:
    return cell.substr(0, ISO_LENGTH)


def _second_of_day(cell: ir.Value) -> ir.Value:
    """The second of the day at which a complaint arrived, London time; null for a date without a time."""
    if isinstance(cell, ir.StringValue):
        trimmed = cell.strip()
        local = ibis.cases(
            (trimmed.re_search(LOCAL_MOMENT), trimmed.try_cast("timestamp")),
            (trimmed.re_search(OFFSET_MOMENT), trimmed.try_cast(WITH_ZONE).cast("timestamp")),
            else_=ibis.null("timestamp"),
        )
    elif isinstance(cell, ir.TimestampValue):
        local = cell.cast("timestamp")
    else:
        return ibis.null("float64")
    return local.epoch_seconds().cast("float64") - local.date().epoch_days() * 86400 + _part_of_second(local)


def _part_of_second(local: ir.TimestampValue) -> ir.Value:
    """Half a second for any part of one: enough to be later than the second itself."""
    return (local.microsecond() % 1_000_000 > 0).ifelse(0.5, 0.0)


def _days_for(column: Column, key: ir.Value) -> ir.Table:
    name = column.name
    return DAYS.select(
        **{
            f"{name}_key": DAYS.written if isinstance(key, ir.StringValue) else DAYS.day,
            f"{name}_day": DAYS.day,
            f"{name}_digit_there": DAYS.state.cast("int64") * weight(name),
            f"{name}_number": DAYS.number,
            f"{name}_first": DAYS.first_number,
            f"{name}_closes_at": DAYS.closes_at,
        }
    )


def _date(joined: ir.Table, column: Column) -> dict[str, ir.Value]:
    name = column.name
    if f"{name}_written" not in joined.columns:
        return {
            name: ibis.null("date"),
            f"{name}_digit": _digit(column, When.ABSENT),
            f"{name}_number": ibis.null("int32"),
            f"{name}_first": ibis.null("int32"),
        }
    key, day, digit = joined[f"{name}_written"], joined[f"{name}_day"], joined[f"{name}_digit_there"]
    if not column.is_event:
        day = _any_day(key, day)
        digit = ibis.cases((day.notnull(), _digit(column, When.BEFORE)), else_=ibis.null("int64"))
    empty = [(key.isnull(), _digit(column, When.ABSENT))]
    if isinstance(key, ir.StringValue):
        empty.append((key.strip() == "", _digit(column, When.ABSENT)))
    missing = ibis.cases(*empty, else_=_digit(column, When.UNREADABLE))
    return {
        name: day,
        f"{name}_digit": ibis.coalesce(digit, missing),
        f"{name}_number": joined[f"{name}_number"],
        f"{name}_first": joined[f"{name}_first"],
    }


def _any_day(key: ir.Value, looked_up: ir.DateValue) -> ir.DateValue:
    """A day beyond the table too: an extension may run to 9999-12-31."""
    if not isinstance(key, ir.StringValue):
        return key.cast("date")
    elsewhere = ibis.cases((key.re_search(DAY), key.try_cast("date")), else_=ibis.null("date"))
    return ibis.cases((looked_up.notnull() | key.isnull(), looked_up), else_=elsewhere)
