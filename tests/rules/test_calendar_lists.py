"""A body's own list of days off, as CSV: what it may hold, and what is refused."""

from datetime import date, time

import pytest

from wellheard.rules.working_days import BrokenCalendar, DayKind, calendar_from_list, special_days

LIST = """date,name,half_day,remark
2024-09-20,Autumn holiday,,kept for us
2024-09-23,Autumn holiday,no,

2024-12-24,Christmas Eve,12:30,
2024-12-31,Hogmanay,yes,
"""


def test_list_is_read_in_order_of_date_whatever_else_it_holds() -> None:
    days = special_days(LIST, "days.csv")
    assert [(day.on.isoformat(), day.kind, day.closes_at) for day in days] == [
        ("2024-09-20", DayKind.CLOSURE, None),
        ("2024-09-23", DayKind.CLOSURE, None),
        ("2024-12-24", DayKind.HALF_DAY, time(12, 30)),
        ("2024-12-31", DayKind.HALF_DAY, None),
    ]


def test_list_is_complete_by_itself() -> None:
    calendar = calendar_from_list(LIST, "days.csv")
    assert not calendar.is_working_day(date(2024, 9, 20))
    assert calendar.is_working_day(date(2024, 12, 25))
    assert calendar.entry_on(date(2024, 9, 20)).source == "days.csv"  # type: ignore[union-attr]


def test_only_the_column_date_is_needed_and_its_case_and_a_byte_order_mark_do_not_matter() -> None:
    assert [day.on for day in special_days("\ufeffDate\n2024-09-20\n", "days.csv")] == [date(2024, 9, 20)]


def test_the_same_day_twice_is_one_day() -> None:
    assert len(special_days("date,name\n2024-09-20,a\n2024-09-20,b\n", "days.csv")) == 1


def test_industrial_action_and_late_announcement_are_read() -> None:
    text = "date,kind,announced_on,source\n2024-09-20,industrial_action,2024-09-13,Notice\n"
    day = special_days(text, "days.csv")[0]
    assert (day.kind, day.announced_on, day.source) == (
        DayKind.INDUSTRIAL_ACTION,
        date(2024, 9, 13),
        "Notice",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "days.csv: line 1 has no column 'date'"),
        ("day,name\n2024-09-20,x\n", "days.csv: line 1 has no column 'date'"),
        ("date\n2024-09-20\n20/09/2024\n", "days.csv: line 3: date is '20/09/2024', which is not a date."),
        ("date\n2024-02-30\n", "days.csv: line 2: date is '2024-02-30'"),
        ("date,name\n,x\n", "days.csv: line 2: date is ''"),
        ("date\n1024-09-20\n", "days.csv: line 2: 1024-09-20 is not between 1990 and 2059."),
        (
            "date,half_day\n2024-12-24,afternoon\n",
            "line 2: half_day is 'afternoon'. Write yes, no, or the closing",
        ),
        ("date,kind\n2024-12-24,holiday\n", "line 2: 'holiday' is no kind of day."),
        ("date,kind,half_day\n2024-12-24,closure,yes\n", "line 2: a closure cannot also be a half day"),
        ("date,half_day\n2024-12-24,\n2024-12-24,yes\n", "line 3 says something else of 2024-12-24"),
    ],
)
def test_broken_list_is_refused_with_the_line_and_the_reason(text: str, words: str) -> None:
    with pytest.raises(BrokenCalendar) as refused:
        special_days(text, "days.csv")
    assert words in str(refused.value)
