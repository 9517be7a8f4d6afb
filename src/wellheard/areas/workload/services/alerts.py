"""Telling people of dates that are near or past: each person once for each step, however often this runs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.selectors import DateToKeep, dates_to_keep, named_readers
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.procedures.selectors import NoCalendar
from wellheard.areas.workload import labels
from wellheard.areas.workload.models import Alert
from wellheard.foundation.journal.services import Act, record_all
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.responsible import Responsible
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.alerts import Reach, Step, step_of
from wellheard.rules.working_days import DateOutsideCalendar

ROLES = {
    Reach.HEAD_OF_SERVICE: Role.HEAD_OF_SERVICE,
    Reach.DIRECTOR: Role.DIRECTOR,
    Reach.CHIEF_EXECUTIVE: Role.CHIEF_EXECUTIVE,
}


@transaction.atomic
def raise_alerts(at: datetime) -> int:
    """Alert everybody who must know of a date and has not been told of this step; how many were alerted.

    One transaction for the body: the alerts, the mail of each person, and one entry. Two workers at once wait
    for one another; one that is killed leaves nothing half told.
    """
    on = local_day(at)
    Organisation.objects.select_for_update().get(pk=scope.current())
    responsible = Responsible(on)
    new: dict[UUID, list[Alert]] = defaultdict(list)
    try:
        kept = list(dates_to_keep(on))
    except (NoCalendar, DateOutsideCalendar):
        return 0
    told = _told([date_.complaint_id for date_ in kept])
    named = named_readers([date_.complaint_id for date_ in kept if date_.restricted])
    for date_ in kept:
        step = step_of(date_.due_on, on, date_.calendar)
        if step is None:
            continue
        for staff_id in _whom(date_, step, responsible, named):
            key = (date_.complaint_id, date_.mark, date_.due_on, step.value, staff_id)
            if key not in told:
                told.add(key)
                new[staff_id].append(_alert(date_, step, staff_id, at))
    alerts = [alert for held in new.values() for alert in held]
    if alerts:
        Alert.objects.bulk_create(alerts, batch_size=500)
        for staff_id, held in new.items():
            _mail(responsible, staff_id, held, {d.complaint_id: d.reference for d in kept}, at)
        values = {"alerts": len(alerts), "complaints": sorted({str(alert.complaint_id) for alert in alerts})}
        record_all([Act("alerts.raise", at, "workload.alert", alerts[0].pk, values=values)])
    return len(alerts)


def _told(complaints: list[UUID]) -> set[tuple[UUID, str, date, str, UUID]]:
    rows = Alert.objects.filter(complaint_id__in=complaints)
    return set(rows.order_by("id").values_list("complaint_id", "mark", "due_on", "step", "staff_id"))


def _whom(kept: DateToKeep, step: Step, responsible: Responsible, named: dict[UUID, frozenset[UUID]]) -> list[UUID]:
    """Whoever handles it (or the complaints officers, where nobody does), and those above, as far as the step goes.

    Of a restricted complaint only those named in it are told.
    """
    people: list[UUID] = []
    for reach in step.reaches.and_below:
        if reach is Reach.HANDLER:
            officers = responsible.nearest(kept.service_id, Role.COMPLAINTS_OFFICER)
            people += [kept.handler_id] if kept.handler_id else officers
        else:
            people += responsible.nearest(kept.service_id, ROLES[reach])
    found = responsible.with_deputies(people)
    if kept.restricted:
        readers = named.get(kept.complaint_id, frozenset())
        found = [person for person in found if person in readers] or [p for p in readers if p in responsible.staff]
    return found


def _alert(kept: DateToKeep, step: Step, staff_id: UUID, at: datetime) -> Alert:
    return Alert(
        complaint_id=kept.complaint_id,
        mark=kept.mark,
        due_on=kept.due_on,
        step=step.value,
        staff_id=staff_id,
        made_at=at,
    )


def _mail(
    responsible: Responsible, staff_id: UUID, held: list[Alert], references: dict[UUID, str], at: datetime
) -> None:
    """One message a person and round, with references and dates only: nothing about anybody."""
    account = responsible.staff[staff_id].account
    if account is None:
        return
    held.sort(key=lambda alert: (alert.due_on, references[alert.complaint_id]))
    lines = [
        _("%(reference)s: %(what)s %(on)s") % {
            "reference": references[alert.complaint_id],
            "what": labels.TOLD[alert.mark, Step(alert.step)],
            "on": date_format(alert.due_on, "l j F Y"),
        }
        for alert in held
    ]  # fmt: skip
    address = f"{settings.ADDRESS}/office/"
    text = _("These complaints need you:\n\n%(lines)s\n\nYour work: %(address)s\n") % {
        "lines": "\n".join(lines),
        "address": address,
    }
    count = len(held)
    subject = _("%(n)d complaints need you") % {"n": count} if count > 1 else _("A complaint needs you")
    key = f"alerts:{staff_id}:{held[0].pk}"
    post(channel=Message.Channel.EMAIL, to=account.email, subject=subject, text=text, key=key, at=at)


@transaction.atomic
def see_alerts(*, alerts: Iterable[UUID], by: Actor, at: datetime) -> int:
    """Note that somebody has seen these of the alerts that went to them, and what they were told before about the same
    dates; how many alerts that were."""
    mine = Alert.objects.filter(staff_id=by.staff_id, seen_at=None)
    seen = mine.filter(pk__in=list(alerts), complaint=OuterRef("complaint"), mark=OuterRef("mark"))
    return int(mine.filter(pk__in=list(mine.filter(Exists(seen)).values_list("pk", flat=True))).update(seen_at=at))
