"""Day 1, due dates, days taken, and the calendars they are counted by."""

from datetime import UTC, date, datetime, time

import pytest

from wellheard.rules.working_days import (
    Calendar,
    DateOutsideCalendar,
    DayKind,
    LeftOut,
    SpecialDay,
    Version,
    counted_on,
    due_on,
    ledger,
    shipped_calendar,
    working_days_between,
)

SCOTLAND = shipped_calendar("scotland")
THURSDAY = date(2024, 3, 28)
GOOD_FRIDAY = date(2024, 3, 29)
EASTER_MONDAY = date(2024, 4, 1)


def at(on: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute, second))


# Day 1


@pytest.mark.parametrize(
    ("arrived", "day_1"),
    [
        (THURSDAY, THURSDAY),
        (at(THURSDAY, 16, 59, 59), THURSDAY),
        (at(THURSDAY, 17), THURSDAY),
        (at(THURSDAY, 17, 0, 1), EASTER_MONDAY),
        (at(THURSDAY, 0), THURSDAY),
        (GOOD_FRIDAY, EASTER_MONDAY),
        (at(GOOD_FRIDAY, 9), EASTER_MONDAY),
        (at(date(2024, 3, 30), 23, 59), EASTER_MONDAY),
    ],
)
def test_day_1_is_the_day_of_arrival_or_the_next_working_day(arrived: date, day_1: date) -> None:
    assert counted_on(arrived, SCOTLAND.with_cut_off(time(17))) == day_1


def test_without_a_cut_off_any_time_on_a_working_day_counts_as_that_day() -> None:
    assert counted_on(at(THURSDAY, 23, 59, 59), SCOTLAND) == THURSDAY


def test_half_day_counts_and_what_arrives_after_it_closes_counts_from_the_next_working_day() -> None:
    eve = date(2024, 12, 24)
    calendar = SCOTLAND.with_days_off([SpecialDay(eve, "Christmas Eve", DayKind.HALF_DAY, time(12, 30))])
    assert calendar.is_working_day(eve)
    assert counted_on(eve, calendar) == eve
    assert counted_on(at(eve, 12, 30), calendar) == eve
    assert counted_on(at(eve, 12, 31), calendar) == date(2024, 12, 27)


def test_half_day_that_closes_before_the_cut_off_decides() -> None:
    calendar = SCOTLAND.with_cut_off(time(17)).with_days_off(
        [SpecialDay(THURSDAY, kind=DayKind.HALF_DAY, closes_at=time(13))]
    )
    assert counted_on(at(THURSDAY, 14), calendar) == EASTER_MONDAY


def test_the_cut_off_in_force_on_the_day_of_arrival_decides() -> None:
    calendar = SCOTLAND.with_cut_off(time(17)).with_cut_off(time(16), from_on=date(2024, 4, 1))
    assert counted_on(at(THURSDAY, 16, 30), calendar) == THURSDAY
    assert counted_on(at(EASTER_MONDAY, 16, 30), calendar) == date(2024, 4, 2)


def test_a_time_with_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="give the body's local time without one"):
        counted_on(datetime(2024, 3, 28, 17, tzinfo=UTC), SCOTLAND)


# Days taken


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (THURSDAY, THURSDAY, 1),
        (THURSDAY, GOOD_FRIDAY, 1),
        (THURSDAY, EASTER_MONDAY, 2),
        (EASTER_MONDAY, date(2024, 3, 30), 1),
        (date(2024, 3, 30), EASTER_MONDAY, 1),
        (THURSDAY, date(2024, 4, 25), 20),
    ],
)
def test_days_taken_count_both_ends_and_are_never_less_than_1(first: date, last: date, days: int) -> None:
    assert working_days_between(first, last, SCOTLAND) == days


def test_a_limit_is_not_counted_from_a_day_that_is_not_worked() -> None:
    with pytest.raises(ValueError, match="2024-03-29 is not a working day"):
        due_on(GOOD_FRIDAY, 5, SCOTLAND)


# Days a body does not work


def test_industrial_action_is_left_out_by_name() -> None:
    strike = date(2024, 5, 8)
    calendar = SCOTLAND.with_days_off(
        [SpecialDay(strike, "Strike in cleansing", DayKind.INDUSTRIAL_ACTION, source="Notice 14/24")]
    )
    row = ledger(date(2024, 5, 7), date(2024, 5, 9), calendar)[1]
    assert (row.number, row.left_out) == (None, LeftOut.INDUSTRIAL_ACTION)
    assert row.words == "Strike in cleansing (industrial action)"
    assert row.source == "Notice 14/24"


def test_day_announced_late_moves_open_complaints_and_not_those_closed_before() -> None:
    mourning = date(2024, 5, 10)
    later = SCOTLAND.with_days_off([mourning], announced_on=date(2024, 5, 8), source="Proclamation")
    assert due_on(date(2024, 5, 7), 5, later) == date(2024, 5, 14)
    closed_with = later.as_known_on(date(2024, 5, 7))
    assert due_on(date(2024, 5, 7), 5, closed_with) == date(2024, 5, 13)
    assert due_on(date(2024, 5, 7), 5, later.as_known_on(date(2024, 5, 8))) == date(2024, 5, 14)


def test_ledger_says_when_a_day_was_announced_and_by_which_version() -> None:
    mourning = date(2024, 5, 10)
    later = SCOTLAND.with_days_off(
        [SpecialDay(mourning, "Day of mourning")], announced_on=date(2024, 5, 8), source="Proclamation"
    )
    row = ledger(date(2024, 5, 10), mourning, later)[0]
    assert row.words == "Day of mourning (closure) (announced 2024-05-08)"
    assert (row.calendar, row.version) == ("scotland", "as announced on 8 May 2024")
    assert row.source == "Proclamation"


def test_versions_are_announced_in_order() -> None:
    later = SCOTLAND.with_days_off([date(2024, 5, 10)], announced_on=date(2024, 5, 8))
    with pytest.raises(ValueError, match="already has a version of 8 May 2024"):
        later.without([date(2024, 5, 10)], announced_on=date(2024, 5, 7))


def test_service_calendar_goes_before_the_body_and_the_ledger_names_it() -> None:
    library = SCOTLAND.for_service(
        "libraries",
        [
            SpecialDay(date(2024, 5, 6), "Open on May Day", DayKind.OPEN),
            SpecialDay(date(2024, 5, 7), "Stocktaking"),
        ],
        source="Library opening times",
    )
    days = ledger(date(2024, 5, 3), date(2024, 5, 8), library)
    assert [(day.on.day, day.number) for day in days] == [
        (3, 1),
        (4, None),
        (5, None),
        (6, 2),
        (7, None),
        (8, 3),
    ]
    assert (days[3].words, days[3].calendar) == ("Open on May Day (worked here: counts)", "libraries")
    assert (days[4].words, days[4].source) == ("Stocktaking (closure)", "Library opening times")
    assert library.days_off(date(2024, 5, 1), date(2024, 5, 31)) == {date(2024, 5, 7), date(2024, 5, 27)}


def test_service_has_the_cut_off_and_half_days_of_its_body_unless_it_sets_its_own() -> None:
    eve = SpecialDay(date(2024, 12, 24), kind=DayKind.HALF_DAY, closes_at=time(12))
    body = SCOTLAND.with_cut_off(time(17)).with_days_off([eve])
    service = body.for_service("libraries")
    assert service.closes_at(date(2024, 12, 24)) == time(12)
    assert service.closes_at(THURSDAY) == time(17)
    assert service.with_cut_off(time(20)).closes_at(THURSDAY) == time(20)
    assert service.half_day_closings(date(2024, 12, 1), date(2024, 12, 31)) == {eve.on: time(12)}


def test_days_off_list_leaves_weekends_and_half_days_out() -> None:
    calendar = Calendar(
        "body",
        date(2024, 1, 1),
        date(2024, 12, 31),
        (
            Version(
                (
                    SpecialDay(date(2024, 11, 30), "Saint Andrew's Day, a Saturday"),
                    SpecialDay(date(2024, 12, 2), "its substitute"),
                    SpecialDay(date(2024, 12, 24), kind=DayKind.HALF_DAY),
                )
            ),
        ),
    )
    assert calendar.days_off(date(2024, 1, 1), date(2024, 12, 31)) == {date(2024, 12, 2)}


# What a calendar does not know


@pytest.mark.parametrize("on", [date(2009, 12, 31), date(2036, 1, 1)])
def test_date_outside_the_calendar_is_not_guessed(on: date) -> None:
    with pytest.raises(DateOutsideCalendar, match="knows 1 January 2010 to 31 December 2035"):
        counted_on(on, SCOTLAND)


def test_due_date_beyond_the_calendar_is_not_guessed() -> None:
    assert due_on(date(2035, 12, 28), 2, SCOTLAND) == date(2035, 12, 31)
    with pytest.raises(DateOutsideCalendar, match="Give a calendar that covers the date"):
        due_on(date(2035, 12, 28), 3, SCOTLAND)


def test_years_of_which_a_calendar_says_nothing_are_named() -> None:
    assert SCOTLAND.silent_years(date(2024, 1, 1), date(2025, 12, 31)) == ()
    one_day = Calendar("body", date(2020, 1, 1), date(2030, 12, 31)).with_days_off([date(2024, 5, 6)])
    assert one_day.silent_years(date(2023, 12, 1), date(2025, 1, 31)) == (2023, 2025)


def test_calendar_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="would end before it begins"):
        Calendar("body", date(2024, 1, 2), date(2024, 1, 1))


# The shipped ones


@pytest.mark.parametrize(
    ("calendar", "on", "worked"),
    [
        ("scotland", "2026-06-15", False),
        ("scotland", "2024-04-01", True),
        ("england-wales", "2024-04-01", False),
        ("northern-ireland", "2024-04-01", False),
        ("scotland", "2024-12-02", False),
        ("england-wales", "2024-12-02", True),
        ("scotland", "2024-01-02", False),
        ("england-wales", "2024-01-02", True),
        ("northern-ireland", "2024-07-12", False),
        ("scotland", "2024-08-05", False),
        ("england-wales", "2024-08-26", False),
        ("scotland", "2024-08-26", True),
        ("scotland", "2022-09-19", False),
    ],
)
def test_shipped_calendar_has_the_bank_holidays_of_its_country(calendar: str, on: str, worked: bool) -> None:
    assert shipped_calendar(calendar).is_working_day(date.fromisoformat(on)) is worked
