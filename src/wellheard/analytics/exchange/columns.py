"""The columns of the exchange file: one row a complaint. Source: the format's own page, docs/indicators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    MOMENT = "moment"  # a date, or a date and time
    DATE = "date"
    CODE = "code"


@dataclass(frozen=True)
class Column:
    """One column. `is_event`: the cell says that something happened, so it cannot lie in the future."""

    name: str
    holds: Holds = Holds.TEXT
    is_event: bool = False
    codes: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        return self.holds in (Holds.DATE, Holds.MOMENT)


OUTCOMES = ("resolved", "upheld", "partially_upheld", "not_upheld")
ROUTES = ("direct", "escalated")
CLOSURES = ("withdrawn", "no_consent", "anonymous_not_pursued", "not_a_complaint")


def _text(name: str) -> Column:
    return Column(name)


def _event(name: str) -> Column:
    return Column(name, Holds.DATE, is_event=True)


def _date(name: str) -> Column:
    return Column(name, Holds.DATE)


def _code(name: str, codes: tuple[str, ...]) -> Column:
    return Column(name, Holds.CODE, codes=codes)


COLUMNS = (
    _text("organisation"),
    _text("sector"),
    _text("reference"),
    Column("received_at", Holds.MOMENT, is_event=True),
    _text("service"),
    _text("category"),
    _text("channel"),
    _text("contractor"),
    _text("description"),
    _event("stage1_acknowledged_on"),
    _event("stage1_responded_on"),
    _code("stage1_outcome", OUTCOMES),
    _date("stage1_extended_to"),
    _code("stage2_route", ROUTES),
    _event("stage2_started_on"),
    _event("stage2_acknowledged_on"),
    _event("stage2_responded_on"),
    _code("stage2_outcome", OUTCOMES),
    _date("stage2_extended_to"),
    _event("closed_on"),
    _code("closure", CLOSURES),
    _text("ombudsman_outcome"),
    _date("agreed_by"),
    _date("consent_received_on"),
    _text("root_cause"),
    _text("remedial_action"),
)
BY_NAME = {column.name: column for column in COLUMNS}
REQUIRED = ("reference", "received_at")
DATES = tuple(column for column in COLUMNS if column.is_date)
CODES = tuple(column for column in COLUMNS if column.holds is Holds.CODE)
# What the indicators look at: the other columns are kept and not read.
READ = ("organisation", "reference", *(column.name for column in (*DATES, *CODES)))

# How a code stands in a table of complaints: 0 when the cell is empty, then its place in the list from 1.
NO_CODE = 0
NOT_IN_THE_LIST = 7


def code_of(column: str, word: str) -> int:
    """The number that stands for a word, such as `escalated` in `stage2_route`."""
    return BY_NAME[column].codes.index(word) + 1
