"""Reminders before the date of an action, a promise, a cause or an analysis; notices after it, upward."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.selectors import named_readers
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import Analysis, Cause, DateNotice, ImprovementAction, Judgement, Promise
from wellheard.areas.procedures.selectors import Calendars, NoCalendar
from wellheard.foundation.journal.services import Act, record_all
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.responsible import Responsible
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.alerts import Reach
from wellheard.rules.improvement import TO_BE_DONE, notice_on
from wellheard.rules.improvement.reminders import Notice
from wellheard.rules.working_days import DateOutsideCalendar

ROLES = {
    Reach.HEAD_OF_SERVICE: Role.HEAD_OF_SERVICE,
    Reach.DIRECTOR: Role.DIRECTOR,
    Reach.CHIEF_EXECUTIVE: Role.CHIEF_EXECUTIVE,
}
AHEAD = timedelta(days=21)
"""So far ahead a date is looked at: ten working days, with every holiday between."""


@dataclass(frozen=True)
class Dated:
    """Something with a date to keep: whose it is, of which service, in which complaint."""

    of: str
    subject_id: UUID
    due_on: date
    words: str
    address: str
    owner_id: UUID | None
    service_id: UUID | None
    complaint_id: UUID | None = None
    action_id: UUID | None = None
    restricted: bool = False


def dated_things(on: date) -> Iterator[Dated]:
    """Everything of learning whose date is near or past and which is not done."""
    until = on + AHEAD
    actions = ImprovementAction.objects.filter(state__in=[state.value for state in TO_BE_DONE], due_on__lte=until)
    for action in actions.order_by("due_on", "id"):
        yield Dated(
            DateNotice.Of.ACTION, action.pk, action.due_on, f"{action}", f"/office/learning/actions/{action.pk}/",
            action.owner_id, action.service_id, action_id=action.pk,
        )  # fmt: skip
    for promise in Promise.objects.filter(state=Promise.State.MADE, due_on__lte=until).select_related("complaint"):
        words = _("%(reference)s, what was promised") % {"reference": promise.complaint.reference}
        yield _in_complaint(DateNotice.Of.PROMISE, promise, promise.owner_id, words)
    for cause in Cause.objects.filter(state=Cause.State.ASKED, due_on__lte=until).select_related("complaint"):
        words = _("%(reference)s, its cause") % {"reference": cause.complaint.reference}
        yield _in_complaint(DateNotice.Of.CAUSE, cause, cause.complaint.handler_id, words)
    asked = Analysis.objects.exclude(state=Analysis.State.DONE).filter(due_on__lte=until).select_related("complaint")
    for analysis in asked:
        words = _("%(reference)s, its root cause analysis") % {"reference": analysis.complaint.reference}
        yield _in_complaint(DateNotice.Of.ANALYSIS, analysis, analysis.lead_id, words)


def _in_complaint(of: str, row: Promise | Cause | Analysis, owner_id: UUID | None, words: str) -> Dated:
    complaint = row.complaint
    return Dated(
        of, row.pk, row.due_on, words, f"/office/complaints/{complaint.pk}/learning/",
        owner_id or complaint.handler_id, complaint.service_id, complaint.pk, restricted=complaint.restricted,
    )  # fmt: skip


@transaction.atomic
def raise_notices(at: datetime) -> int:
    """Tell everybody who must know of a date and has not been told of this step; how many were told.

    One transaction for the body: the notices, the mail of each person, and one entry. Two workers at once wait for
    one another; one that is killed leaves nothing half told.
    """
    on = local_day(at)
    Organisation.objects.select_for_update().get(pk=scope.current())
    responsible, calendars = Responsible(on), Calendars()
    things = list(dated_things(on))
    told = _told([thing.subject_id for thing in things])
    named = named_readers([t.complaint_id for t in things if t.restricted and t.complaint_id])
    new: dict[UUID, list[tuple[Dated, Notice]]] = defaultdict(list)
    rows = []
    for thing in things:
        notice = _notice(thing, on, calendars)
        if notice is None:
            continue
        for staff_id in _whom(thing, notice, responsible, named):
            key = (thing.subject_id, thing.due_on, notice.step, staff_id)
            if key not in told:
                told.add(key)
                new[staff_id].append((thing, notice))
                rows.append(_row(thing, notice, staff_id, at))
    if rows:
        DateNotice.objects.bulk_create(rows, batch_size=500)
        for staff_id, said in new.items():
            _mail(responsible, staff_id, said, on, at)
        record_all([Act("learning.notify", at, "learning.datenotice", rows[0].pk, values={"notices": len(rows)})])
    return len(rows)


def _notice(thing: Dated, on: date, calendars: Calendars) -> Notice | None:
    try:
        return notice_on(thing.due_on, on, calendars.for_service(thing.service_id))
    except (NoCalendar, DateOutsideCalendar):
        return None


def _told(subjects: list[UUID]) -> set[tuple[UUID, date, str, UUID]]:
    rows = DateNotice.objects.filter(subject_id__in=subjects).order_by("id")
    return set(rows.values_list("subject_id", "due_on", "step", "staff_id"))


def _whom(thing: Dated, notice: Notice, responsible: Responsible, named: dict[UUID, frozenset[UUID]]) -> Iterable[UUID]:
    """Its owner (or the complaints officers, where it has none), and those above, as far as the step goes."""
    people: list[UUID] = []
    for reach in notice.reaches:
        if reach is Reach.HANDLER:
            officers = responsible.nearest(thing.service_id, Role.COMPLAINTS_OFFICER)
            people += [thing.owner_id] if thing.owner_id else officers
        else:
            people += responsible.nearest(thing.service_id, ROLES[reach])
    found = responsible.with_deputies(people)
    if thing.restricted:
        readers = named.get(thing.complaint_id, frozenset()) if thing.complaint_id else frozenset()
        return [person for person in found if person in readers] or [p for p in readers if p in responsible.staff]
    return found


def _row(thing: Dated, notice: Notice, staff_id: UUID, at: datetime) -> DateNotice:
    return DateNotice(
        of=thing.of, subject_id=thing.subject_id, complaint_id=thing.complaint_id, action_id=thing.action_id,
        due_on=thing.due_on, step=notice.step, staff_id=staff_id, made_at=at,
    )  # fmt: skip


def _mail(responsible: Responsible, staff_id: UUID, said: list[tuple[Dated, Notice]], on: date, at: datetime) -> None:
    """One message a person and round: what, by when, how late. Nothing about anybody."""
    account = responsible.staff[staff_id].account
    if account is None:
        return
    said.sort(key=lambda pair: (pair[0].due_on, pair[0].words))
    lines = []
    for thing, notice in said:
        values = {"what": thing.words, "on": date_format(thing.due_on, "j F Y"), "n": notice.late}
        late = _("%(what)s: was due on %(on)s, %(n)d working days ago") if notice.late else _("%(what)s: due %(on)s")
        lines.append(f"{late % values}\n{settings.ADDRESS}{thing.address}")
    late_ones = any(notice.late for _thing, notice in said)
    subject = _("Late: what we said we would do") if late_ones else _("Soon due: what we said we would do")
    key = f"learning:{staff_id}:{on}:{said[0][0].subject_id}:{said[0][1].step}"
    text = "\n\n".join(lines) + "\n"
    post(channel=Message.Channel.EMAIL, to=account.email, subject=subject, text=text, key=key, at=at)


def tell_of_reopening(action: ImprovementAction, judgement: Judgement, at: datetime) -> None:
    """The owner, the head of service and the director hear at once that an action did not work and is open again."""
    responsible = Responsible(local_day(at))
    people = [action.owner_id] if action.owner_id else []
    for role in (Role.HEAD_OF_SERVICE, Role.DIRECTOR):
        people += responsible.nearest(action.service_id, role)
    for staff_id in responsible.with_deputies(dict.fromkeys(people)):
        account = responsible.staff[staff_id].account
        if account is None:
            continue
        text = _("%(action)s did not do what it was meant to, and is open again: %(verdict)s.\n%(address)s\n") % {
            "action": f"{action}", "verdict": judgement.get_verdict_display().lower(),
            "address": f"{settings.ADDRESS}/office/learning/actions/{action.pk}/",
        }  # fmt: skip
        key = f"reopened {judgement.pk} {staff_id}"
        subject = _("An improvement action is open again")
        post(channel=Message.Channel.EMAIL, to=account.email, subject=subject, text=text, key=key, at=at)
