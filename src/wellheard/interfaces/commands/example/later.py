"""What changes in a body while its past goes on: told in the same order as the complaints, among them.

The rows are made before the complaints are told, because dates are counted with them; the entries are handed
back to be written in their turn. Each entry says what the service of that name would have said.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Model

from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.foundation.journal.services import Act
from wellheard.foundation.organisations.models import (
    CalendarDay,
    CalendarVersion,
    Contractor,
    Deputy,
    ServiceExposure,
    StaffMember,
)
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.days_off import listed_days, storm_day
from wellheard.interfaces.commands.example.founding import INVENTED, LISTED, Founded
from wellheard.interfaces.commands.example.story.diary import LOCAL
from wellheard.rules.working_days import SpecialDay


def later_changes(body: Founded) -> Iterator[Act]:
    """Every change after the founding and before today, in no order."""
    yield from _exposures(body)
    yield from _contractors(body)
    yield from _late_calendar(body)
    yield from _procedure(body)
    yield from _deputies(body)


def _exposures(body: Founded) -> Iterator[Act]:
    for as_at_on, path, measure, figure in body.sizes():
        stated_on = as_at_on + timedelta(days=27)
        if as_at_on > body.at.date() and stated_on < body.today:
            row = ServiceExposure.objects.create(
                service=body.services[path], measure=measure, figure=figure, as_at_on=as_at_on, source=INVENTED
            )
            values = {"measure": measure, "figure": figure, "as_at_on": as_at_on, "source": INVENTED}
            yield _act("service.set_exposure", row, body, stated_on, values)


def _contractors(body: Founded) -> Iterator[Act]:
    for planned in body.plan.contractors:
        taken_on = body.today - timedelta(days=planned.taken_on)
        if planned.name not in body.contractors:
            service = body.services[planned.service]
            row = Contractor.objects.create(name=planned.name, service=service)
            body.contractors[planned.name] = row
            yield _act("contractor.take_on", row, body, taken_on, {"name": planned.name, "service": service})
        agreement = {"monitored": planned.monitored, "objectives": planned.objectives}
        Contractor.objects.filter(pk=body.contractors[planned.name].pk).update(
            reports_every=planned.reports_every, **agreement
        )


def _late_calendar(body: Founded) -> Iterator[Act]:
    """Offices shut for a red warning in January of last year, said the day before: a version announced late."""
    storm = storm_day(body.today.year - 1)
    announced_on = storm - timedelta(days=1)
    days = [
        *listed_days(body.plan.own_days, body.years),
        SpecialDay(storm, "Closed for a red weather warning", announced_on=announced_on),
    ]
    first = CalendarVersion.objects.get(service=None, number=1)
    at = _moment(announced_on)
    version = CalendarVersion.objects.create(
        name=first.name,
        number=2,
        known_from=first.known_from,
        known_to=first.known_to,
        cut_off=first.cut_off,
        announced_on=announced_on,
        source=f"{LISTED}; the closure by e-mail to all staff",
        made_at=at,
        made_by=_administrator(body),
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(
            version=version, on=day.on, name=day.name, kind=day.kind.value, closes_at=day.closes_at,
            announced_on=day.announced_on,
        )
        for day in days
    )  # fmt: skip
    values = {"name": version.name, "number": 2, "days": [day.on for day in days], "source": version.source}
    yield _act("calendar.add_version", version, body, announced_on, values)


def _procedure(body: Founded) -> Iterator[Act]:
    """One body adapts its rule set, for complaints received from 1 April of last year."""
    from_on = date(body.today.year - 1, 4, 1)
    if not body.plan.later_changes:
        return
    chosen_on = from_on - timedelta(days=12)
    row = ProcedureChoice.objects.create(
        ruleset=body.plan.ruleset, changes=body.plan.later_changes, from_on=from_on, made_at=_moment(chosen_on),
        made_by=_administrator(body),
    )  # fmt: skip
    body.choices.append(row)
    values = {"ruleset": row.ruleset, "from_on": from_on, "changes": row.changes}
    yield _act("procedure.choose", row, body, chosen_on, values)


def _deputies(body: Founded) -> Iterator[Act]:
    """Somebody stands in for a director: once last summer, and now."""
    heads = body.cast.holding(Role.HEAD_OF_SERVICE)
    directors = body.cast.holding(Role.DIRECTOR)
    spans = ((body.today - timedelta(days=130), 15), (body.today - timedelta(days=3), 12))
    for from_on, days in spans:
        until_on = from_on + timedelta(days=days)
        row = Deputy.objects.create(absent=directors[1], deputy=heads[0], from_on=from_on, until_on=until_on)
        values = {"deputy": heads[0].pk, "from_on": from_on, "until_on": until_on}
        yield _act("person.name_deputy", row, body, from_on - timedelta(days=4), values)


def _act(name: str, subject: Model, body: Founded, on: date, values: dict[str, Any]) -> Act:
    return Act(name, _moment(on), subject._meta.label_lower, subject.pk, _administrator(body).pk, None, values)


def _moment(on: date) -> datetime:
    return datetime.combine(on, time(9, 30), LOCAL)


def _administrator(body: Founded) -> StaffMember:
    return body.cast.holding(Role.ADMINISTRATOR)[0]
