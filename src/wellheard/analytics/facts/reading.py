"""How the cells of an exchange file are read: text trimmed, words as codes, dates looked up in the days.

A date is written year-month-day. A moment with an offset is taken to Europe/London, where the day may
be another than the one written; without an offset it is London time already. A date cell that holds a
time of day as well is read as its day, and said. Anything else in a date cell is `unreadable`.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from wellheard.analytics.exchange.columns import CODES, DATES, NO_CODE, NOT_IN_THE_LIST, Column
from wellheard.analytics.facts.days import DAYS, number_of

_TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?"
DAY = r"^\d{4}-\d\d-\d\d$"
LOCAL_MOMENT = rf"^\d{{4}}-\d\d-\d\d[T ]{_TIME}$"
OFFSET_MOMENT = rf"^\d{{4}}-\d\d-\d\d[T ]{_TIME}(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)$"
SATURDAY = 5
MIDNIGHT = r"[T ]00:00(:00(\.0+)?)?$"
WITH_ZONE = dt.Timestamp(timezone="UTC")


def raw_complaints(schema: Mapping[str, str], name: str = "raw") -> ir.Table:
    """The table as a file gives it: any of the columns, each text, a date, a timestamp or with zone."""
    return ibis.table(dict(schema), name=name)


def read(raw: ir.Table, last_number: int) -> ir.Table:
    """Typed complaints. Each date column `c` becomes `c`, `c_number`, `c_works`, `c_unreadable` and
    `c_timed` (it held a time of day); `received_at` also the second of the day and that of closing."""
    written = raw.select(
        **{name: _text(raw, name) for name in ("organisation", "reference")},
        **{column.name: _code(raw, column) for column in CODES},
        **_written_dates(raw),
    )
    present = [column for column in DATES if column.name in raw.columns]
    joined = written
    for column in present:
        days = _days_for(column, raw[column.name])
        joined = joined.left_join(days, [(f"{column.name}_written", f"{column.name}_key")])
    dates: dict[str, ir.Value] = {}
    for column in DATES:
        dates |= _date(joined, column, column in present, last_number)
    return joined.select(
        *("organisation", "reference"),
        *(column.name for column in CODES),
        **dates,
        received_second=_second_of_day(joined),
        received_closes_at=joined.received_at_closes_at,
    )


def _text(raw: ir.Table, name: str) -> ir.StringValue:
    if name not in raw.columns:
        return ibis.null("string")
    return raw[name].cast("string").strip().nullif("")


def _code(raw: ir.Table, column: Column) -> ir.IntegerValue:
    """The place of the word in the column's list, from 1; `NO_CODE` when empty."""
    if column.name not in raw.columns:
        return ibis.literal(NO_CODE, "int8")
    cell = raw[column.name].cast("string")
    places = [(word, ibis.literal(place, "int8")) for place, word in enumerate(column.codes, start=1)]
    trimmed = cell.strip()
    untidy = ibis.cases(
        *((trimmed == word, place) for word, place in places),
        (trimmed == "", ibis.literal(NO_CODE, "int8")),
        else_=ibis.literal(NOT_IN_THE_LIST, "int8"),
    )
    return ibis.cases(
        (cell.isnull(), ibis.literal(NO_CODE, "int8")), *((cell == word, place) for word, place in places),
        else_=untidy,
    )  # fmt: skip


def _written_dates(raw: ir.Table) -> dict[str, ir.Value]:
    """For each date column present: the key to look its day up by, whether timed, and for a moment the
    local time."""
    found: dict[str, ir.Value] = {}
    for column in DATES:
        if column.name not in raw.columns:
            continue
        cell = raw[column.name]
        local = _local_time(cell)
        if isinstance(cell, ir.StringValue):
            found[f"{column.name}_written"] = _written_day(cell)
            timed = ibis.cases((cell.isnull() | (cell.length() == 10), False), else_=_holds_a_time(cell))
        else:
            found[f"{column.name}_written"] = local.date()
            timed = (local != local.truncate("D")).fill_null(False)
        found[f"{column.name}_timed"] = timed
        if column.name == "received_at":
            found["received_local"] = local
    return found


def _written_day(cell: ir.StringValue) -> ir.StringValue:
    """The day of a cell in ISO form, or the cell itself when it holds no date; null when it is empty."""
    trimmed = cell.strip()
    london = trimmed.try_cast(WITH_ZONE).cast("timestamp").date().cast("string")
    other = ibis.cases(
        (trimmed.re_search(LOCAL_MOMENT), trimmed.left(10)),
        (trimmed.re_search(OFFSET_MOMENT), london.fill_null(trimmed)),
        else_=trimmed.nullif(""),
    )
    return ibis.cases((cell.length() == 10, cell), else_=other)


def _holds_a_time(cell: ir.StringValue) -> ir.BooleanValue:
    trimmed = cell.strip()
    return (trimmed.length() > 10) & ~trimmed.re_search(MIDNIGHT)


def _local_time(cell: ir.Value) -> ir.TimestampValue:
    """London time of a cell. Only asked for where the cell's day could be read."""
    if isinstance(cell, ir.StringValue):
        trimmed = cell.strip()
        return ibis.cases(
            (trimmed.re_search(LOCAL_MOMENT), trimmed.try_cast("timestamp")),
            (trimmed.re_search(OFFSET_MOMENT), trimmed.try_cast(WITH_ZONE).cast("timestamp")),
            else_=ibis.null("timestamp"),
        )
    return cell.cast("timestamp")


def _days_for(column: Column, cell: ir.Value) -> ir.Table:
    name = column.name
    return DAYS.select(
        **{
            f"{name}_key": DAYS.written if isinstance(cell, ir.StringValue) else DAYS.day,
            f"{name}_day": DAYS.day,
            f"{name}_number_there": DAYS.number,
            f"{name}_works_there": DAYS.works,
            f"{name}_closes_at": DAYS.closes_at,
        }
    )


def _date(joined: ir.Table, column: Column, is_present: bool, last_number: int) -> dict[str, ir.Value]:
    name = column.name
    if not is_present:
        return {
            name: ibis.null("date"),
            f"{name}_number": ibis.null("int32"),
            f"{name}_works": ibis.null("boolean"),
            f"{name}_unreadable": ibis.literal(False),
            f"{name}_timed": ibis.literal(False),
        }
    written, looked_up = joined[f"{name}_written"], joined[f"{name}_day"]
    day = _day_outside_the_table(written, looked_up)
    return {
        name: day,
        f"{name}_number": number_of(day, joined[f"{name}_number_there"], last_number),
        f"{name}_works": ibis.coalesce(joined[f"{name}_works_there"], day.day_of_week.index() < SATURDAY),
        f"{name}_unreadable": written.notnull() & day.isnull(),
        f"{name}_timed": joined[f"{name}_timed"],
    }


def _day_outside_the_table(written: ir.Value, looked_up: ir.DateValue) -> ir.DateValue:
    if not isinstance(written, ir.StringValue):
        return written.cast("date")
    is_date = ibis.cases((looked_up.notnull() | written.isnull(), False), else_=written.re_search(DAY))
    return ibis.cases((is_date, written.try_cast("date")), else_=looked_up)


def _second_of_day(joined: ir.Table) -> ir.Value:
    """The second of the day at which a complaint arrived; null for a date without a time."""
    local, timed = joined.received_local, joined.received_at_timed
    return timed.ifelse(local.epoch_seconds() - local.date().epoch_days() * 86400, ibis.null("int64"))
