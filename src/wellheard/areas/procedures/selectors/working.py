"""Which rule set and which calendar a body works by. Reads only; the same answer for the same day always."""

import json
from bisect import bisect_right
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import CalendarDay, CalendarVersion, Service
from wellheard.foundation.organisations.worded import objects_of
from wellheard.rules.periods import ReportingPeriod, before, quarter_of, year_of
from wellheard.rules.procedure import NoRuleSet, RuleSet, derive, editions, ruleset
from wellheard.rules.working_days import Calendar, CutOff, DayKind, SpecialDay, Version


def choice_for(received_on: date) -> ProcedureChoice:
    """The procedure a complaint received on this day comes under. Raises NoRuleSet when none was chosen by then."""
    begun = [choice for choice in objects_of(_choices) if choice.from_on <= received_on]
    if not begun:
        raise NoRuleSet(
            f"No procedure is chosen for complaints received on {received_on:%-d %B %Y}. "
            "An administrator can choose one that begins by then."
        )
    chosen: ProcedureChoice = begun[-1]
    return chosen


def ruleset_of(choice: ProcedureChoice, received_on: date) -> RuleSet:
    """The edition of the chosen rule set in force on the day of receipt, with the body's own changes."""
    return _adapted(choice.ruleset, json.dumps(choice.changes, sort_keys=True), received_on)


@lru_cache(maxsize=512)
def _adapted(name: str, changes: str, on: date) -> RuleSet:
    original, own = ruleset(name, on), json.loads(changes)
    return derive(original, own) if own else original


def editions_of_body() -> tuple[RuleSet, ...]:
    """Every edition the body has worked by, earliest first, each from the day of receipt it holds from.

    The figures of a period ask for all of them: a complaint is counted by the one it was received under.
    """
    found: list[RuleSet] = []
    chosen = choices()
    for choice, following in zip(chosen, [*chosen[1:], None], strict=True):
        for edition in editions(choice.ruleset):
            starts = max(choice.from_on, edition.effective_from)
            ends = min((d for d in (edition.effective_to, following and following.from_on) if d), default=None)
            if ends is None or starts < ends:
                own = {**choice.changes, "effective_from": starts, "effective_to": ends}
                found.append(derive(edition, own))
    return tuple(found)


def usual_periods(today: date) -> list[ReportingPeriod]:
    """The periods people ask for most, by the reporting year of the body's rule set: the quarter before and this one,
    the year before and this one.
    """
    editions = editions_of_body()
    starts = editions[-1].year_starts if editions else 4
    quarter, year = quarter_of(today, starts), year_of(today, starts)
    return [quarter_of(before(quarter), starts), quarter, year_of(before(year), starts), year]


def choices() -> list[ProcedureChoice]:
    return objects_of(_choices)


def _choices() -> QuerySet[ProcedureChoice]:
    rows: QuerySet[ProcedureChoice] = ProcedureChoice.objects.select_related("made_by").order_by("from_on")
    return rows


class Calendars:
    """Every calendar of a body as known at a moment (None: now), read once and handed out by service."""

    def __init__(self, known_at: datetime | None = None) -> None:
        self._from_rows([row for row in objects_of(_versions) if known_at is None or row.made_at <= known_at])

    def _from_rows(self, rows: list[CalendarVersion]) -> None:
        self._parents: dict[UUID, UUID | None] = {}
        if any(row.service_id for row in rows):
            self._parents = dict(Service.objects.order_by("id").values_list("id", "parent_id"))
        self._built = _calendars(scope.current(), tuple(rows))

    def for_service(self, service_id: UUID | None) -> Calendar:
        """The service's own calendar, or the nearest above it in the tree, or the body's.

        Raises NoCalendar when the body has none.
        """
        while service_id is not None:
            if service_id in self._built:
                return self._built[service_id]
            service_id = self._parents.get(service_id)
        if None not in self._built:
            raise NoCalendar("This body has no working calendar yet. An administrator can add one.")
        return self._built[None]


def _versions() -> QuerySet[CalendarVersion]:
    rows: QuerySet[CalendarVersion] = CalendarVersion.objects.order_by("number")
    return rows


class CalendarHistory:
    """The calendars of a body as they stood at any moment, for a set of complaints closed at many."""

    def __init__(self) -> None:
        self._made_at = sorted(set(CalendarVersion.objects.order_by("made_at").values_list("made_at", flat=True)))
        self._at: dict[int, Calendars] = {}

    def for_service(self, service_id: UUID | None, known_at: datetime | None) -> Calendar:
        """The calendar of a service as known at a moment; None is now, a moment before the first version the first."""
        known = len(self._made_at) if known_at is None else max(1, bisect_right(self._made_at, known_at))
        if known not in self._at:
            self._at[known] = Calendars(self._made_at[known - 1] if self._made_at else None)
        return self._at[known].for_service(service_id)


class NoCalendar(LookupError):
    """No calendar is set up for the body."""


_CACHE: dict[tuple[UUID, tuple[UUID, ...]], dict[UUID | None, Calendar]] = {}


def _calendars(organisation_id: UUID, rows: tuple[CalendarVersion, ...]) -> dict[UUID | None, Calendar]:
    """Versions are never rewritten, so what was built from them once can be kept for the life of the process."""
    key = (organisation_id, tuple(row.pk for row in rows))
    if key not in _CACHE:
        days: dict[UUID, list[SpecialDay]] = {}
        for day in CalendarDay.objects.filter(version_id__in=key[1]).order_by("on"):
            days.setdefault(day.version_id, []).append(_special_day(day))
        if len(_CACHE) > 500:
            _CACHE.clear()
        _CACHE[key] = _built(rows, days)
    return _CACHE[key]


def _built(rows: tuple[CalendarVersion, ...], days: dict[UUID, list[SpecialDay]]) -> dict[UUID | None, Calendar]:
    by_service: dict[UUID | None, list[CalendarVersion]] = {}
    for row in rows:
        by_service.setdefault(row.service_id, []).append(row)
    body = _calendar(by_service[None], days, None) if None in by_service else None
    built: dict[UUID | None, Calendar] = {None: body} if body else {}
    for service_id, versions in by_service.items():
        if service_id is not None:
            built[service_id] = _calendar(versions, days, body)
    return built


def _calendar(rows: list[CalendarVersion], days: dict[UUID, list[SpecialDay]], body: Calendar | None) -> Calendar:
    newest = rows[-1]
    versions = tuple(
        Version(tuple(days.get(row.pk, ())), row.announced_on if row is not rows[0] else None, row.source)
        for row in rows
    )
    cut_offs: dict[Any, CutOff] = {}
    for row in rows:
        cut_offs[row.announced_on] = CutOff(row.cut_off, row.announced_on if row is not rows[0] else None)
    return Calendar(
        newest.name,
        newest.known_from,
        newest.known_to,
        versions,
        tuple(cut_offs.values()) if any(cut.at for cut in cut_offs.values()) else (),
        body,
    )


def _special_day(day: CalendarDay) -> SpecialDay:
    return SpecialDay(day.on, day.name, DayKind(day.kind), day.closes_at, day.announced_on)
