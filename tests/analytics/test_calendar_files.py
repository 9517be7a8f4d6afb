"""A calendar by name, from .csv or from .ics."""

from datetime import date
from pathlib import Path

import pytest

from wellheard.analytics.calendar_files import calendar_from_ics, read_calendar
from wellheard.rules.working_days import BrokenCalendar, shipped_calendar

ICS = Path(__file__).parents[1] / "data" / "calendars" / "body.ics"


def event(lines: str) -> str:
    body = f"BEGIN:VEVENT\nUID:1\nSUMMARY:Event\n{lines}\nEND:VEVENT"
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n")


def test_shipped_calendar_is_found_by_name() -> None:
    assert read_calendar("scotland") is shipped_calendar("scotland")


def test_csv_and_ics_of_the_same_days_are_the_same_days(tmp_path: Path) -> None:
    own = tmp_path / "days.csv"
    own.write_text("date\n2024-05-01\n2024-09-20\n2024-09-23\n2024-12-24\n2026-05-01\n", "utf-8")
    years = date(2020, 1, 1), date(2030, 12, 31)
    assert read_calendar(own).days_off(*years) == read_calendar(str(ICS)).days_off(*years)


def test_event_of_several_days_ends_the_day_before_its_end() -> None:
    calendar = read_calendar(ICS)
    assert not calendar.is_working_day(date(2024, 9, 23))
    assert calendar.is_working_day(date(2024, 9, 24))


def test_yearly_event_is_repeated_to_its_end_without_its_exceptions() -> None:
    calendar = read_calendar(ICS)
    days = [date(year, 5, 1) for year in (2024, 2025, 2026, 2027)]
    assert [calendar.entry_on(on) is not None for on in days] == [True, False, True, False]


def test_event_that_was_called_off_is_worked() -> None:
    assert read_calendar(ICS).is_working_day(date(2024, 6, 3))


def test_yearly_event_without_an_end_is_followed_through_the_calendar() -> None:
    calendar = calendar_from_ics(event("DTSTART;VALUE=DATE:20240501\nRRULE:FREQ=YEARLY"), "own.ics")
    assert calendar.entry_on(date(2059, 5, 1)) is not None


def test_extra_dates_of_an_event_are_read() -> None:
    calendar = calendar_from_ics(event("DTSTART;VALUE=DATE:20240501\nRDATE;VALUE=DATE:20240508"), "own.ics")
    assert not calendar.is_working_day(date(2024, 5, 8))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            event("DTSTART:20241224T130000\nDTEND:20241224T170000"),
            "own.ics: the event 'Event' on 2024-12-24 has times",
        ),
        (event("DESCRIPTION:none"), "own.ics: the event 'Event' has no start."),
        (
            event("DTSTART;VALUE=DATE:20240501\nRRULE:FREQ=SOMETIMES"),
            "own.ics: the repetition of the event 'Event'",
        ),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "own.ics holds no all-day event"),
        ("date,name\n2024-01-01,x\n", "own.ics is not an iCalendar file"),
    ],
)
def test_broken_ics_is_refused_with_the_event_and_the_reason(text: str, words: str) -> None:
    with pytest.raises(BrokenCalendar) as refused:
        calendar_from_ics(text, "own.ics")
    assert words in str(refused.value)


def test_what_is_neither_a_name_nor_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenCalendar, match="There is no calendar 'scotlnd'. Give one of scotland, england-wales"):
        read_calendar("scotlnd")
    with pytest.raises(BrokenCalendar, match="cannot be read: No such file or directory"):
        read_calendar(tmp_path / "missing.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes(b"date,name\n2024-01-01,F\xeate\n")
    with pytest.raises(BrokenCalendar, match="is not UTF-8 text"):
        read_calendar(latin)
