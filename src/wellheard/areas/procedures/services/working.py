"""Choosing a rule set; bringing in, and adding to, a working calendar."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import CalendarDay, CalendarVersion
from wellheard.rules.procedure import BrokenRuleSet, NoRuleSet, derive, ruleset
from wellheard.rules.working_days import DayKind, SpecialDay


class UnableToChoose(ValueError):
    """The procedure cannot be chosen as asked."""


class UnableToChangeCalendar(ValueError):
    """The calendar cannot be changed as asked."""


@transaction.atomic
def choose_procedure(
    *, name: str, from_on: date, changes: dict[str, Any], by: Actor | None, at: datetime
) -> ProcedureChoice:
    """Work by a rule set, with the body's own changes, for complaints received from a day on.

    Complaints received before keep theirs. Raises UnableToChoose for a rule set not in force on that day, for
    changes that a rule file could not hold, and for a day on which a choice begins already.
    """
    try:
        derive(ruleset(name, from_on), changes)
    except (NoRuleSet, BrokenRuleSet) as fault:
        raise UnableToChoose(str(fault)) from fault
    if ProcedureChoice.objects.filter(from_on=from_on).exists():
        raise UnableToChoose(f"A procedure already begins on {from_on:%-d %B %Y}. Choose another day.")
    choice: ProcedureChoice = ProcedureChoice.objects.create(
        organisation_id=scope.current(),
        ruleset=name,
        from_on=from_on,
        changes=changes,
        made_at=at,
        made_by_id=by.staff_id if by else None,
    )
    record(
        "procedure.choose",
        choice,
        by=by,
        at=at,
        values={"ruleset": name, "from_on": from_on, "changes": changes},
    )
    return choice


@transaction.atomic
def add_calendar_version(
    *,
    name: str,
    days: Iterable[SpecialDay],
    known_from: date,
    known_to: date,
    source: str,
    service_id: UUID | None = None,
    cut_off: time | None = None,
    announced_on: date | None = None,
    undoes: CalendarVersion | None = None,
    by: Actor | None,
    at: datetime,
) -> CalendarVersion:
    """Put a new version of a calendar in force: the whole list of its days off from now on known.

    Raises UnableToChangeCalendar when it would end before it begins, or come before the last version.
    """
    rows = CalendarVersion.objects.select_for_update().filter(service_id=service_id)
    last = rows.order_by("number").last()
    if known_from > known_to:
        raise UnableToChangeCalendar("The calendar would end before it begins.")
    if last and announced_on and last.announced_on and announced_on < last.announced_on:
        raise UnableToChangeCalendar(
            f"There is a version of {last.announced_on:%-d %B %Y} already; an earlier one cannot follow it."
        )
    version: CalendarVersion = CalendarVersion.objects.create(
        organisation_id=scope.current(),
        service_id=service_id,
        name=name,
        number=last.number + 1 if last else 1,
        known_from=known_from,
        known_to=known_to,
        cut_off=cut_off,
        announced_on=announced_on,
        source=source,
        made_at=at,
        made_by_id=by.staff_id if by else None,
        undoes=undoes,
    )
    listed = [
        CalendarDay(
            version=version,
            on=day.on,
            name=day.name,
            kind=day.kind.value,
            closes_at=day.closes_at,
            announced_on=day.announced_on,
        )
        for day in days
    ]
    CalendarDay.objects.bulk_create(listed)
    values = {"name": name, "number": version.number, "days": [day.on for day in listed], "source": source}
    record("calendar.add_version", version, by=by, at=at, values=values)
    return version


def take_back_calendar_version(*, version: CalendarVersion, by: Actor, at: datetime) -> CalendarVersion:
    """Undo the newest version of a calendar: a further version with the days of the one before it.

    Raises UnableToChangeCalendar for a version that is not the newest, or has none before it.
    """
    rows = list(CalendarVersion.objects.filter(service_id=version.service_id).order_by("-number")[:2])
    if not rows or rows[0].pk != version.pk:
        raise UnableToChangeCalendar("Another version came after this one. Only the newest can be undone.")
    if len(rows) < 2:
        raise UnableToChangeCalendar("There is no earlier version to go back to.")
    before = rows[1]
    days = [
        SpecialDay(day.on, day.name, DayKind(day.kind), day.closes_at, day.announced_on)
        for day in CalendarDay.objects.filter(version=before).order_by("on")
    ]
    return add_calendar_version(
        name=version.name,
        days=days,
        known_from=before.known_from,
        known_to=before.known_to,
        source=f"Version {version.number} undone",
        service_id=version.service_id,
        cut_off=before.cut_off,
        announced_on=version.announced_on,
        undoes=version,
        by=by,
        at=at,
    )
