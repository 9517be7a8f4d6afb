"""Key themes agreed by senior managers; critical failings raised at once."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import (
    CriticalFailing,
    FailingNotice,
    ImprovementAction,
    KeyTheme,
    ThemeAction,
)
from wellheard.areas.learning.permissions import may_agree_theme
from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import Service, StaffMember


@transaction.atomic
def propose_theme(
    *, name: str, what: str, service: Service | None = None, category: str = "", factor: str = "", by: Actor,
    at: datetime,
) -> KeyTheme:  # fmt: skip
    """Propose a key theme: what many complaints have in common. Senior managers agree it."""
    if not name.strip() or not what.strip():
        raise UnableToProceed("Give it a name, and say what the complaints have in common.")
    theme = KeyTheme(
        name=name, what=what, service=service, category=category, factor=factor, proposed_by_id=by.staff_id,
        proposed_on=local_day(at),
    )  # fmt: skip
    theme.save()
    values = {"name": name, "what": what, "service": service, "category": category, "factor": factor}
    record("theme.propose", theme, by=by, at=at, values=values)
    return theme


def _theme(theme: KeyTheme, *states: str) -> KeyTheme:
    row: KeyTheme = KeyTheme.objects.select_for_update(of=("self",)).get(pk=theme.pk)
    if row.state not in states:
        raise UnableToProceed(f"This theme is “{row.get_state_display()}”.")
    return row


@transaction.atomic
def agree_theme(*, theme: KeyTheme, agreed: bool, why: str = "", by: Actor, at: datetime) -> KeyTheme:
    """Agree a key theme, or do not, as a senior manager."""
    row = _theme(theme, KeyTheme.State.PROPOSED)
    if not may_agree_theme(by):
        raise UnableToProceed("A director or the chief executive agrees a key theme.")
    if not agreed and not why.strip():
        raise UnableToProceed("Say why it is not agreed.")
    row.state = KeyTheme.State.AGREED if agreed else KeyTheme.State.NOT_AGREED
    row.agreed_by_id, row.agreed_on, row.what_became = by.staff_id, local_day(at), "" if agreed else why
    row.save()
    record("theme.agree", row, by=by, at=at, values={"name": row.name, "agreed": agreed, "why": why})
    return row


@transaction.atomic
def act_on_theme(*, theme: KeyTheme, action: ImprovementAction, by: Actor, at: datetime) -> None:
    """Say that an improvement action is one for this theme."""
    row = _theme(theme, KeyTheme.State.AGREED)
    _link, made = ThemeAction.objects.get_or_create(
        theme=row, action=action, defaults={"organisation_id": row.organisation_id}
    )
    if not made:
        raise UnableToProceed("This action is one of the theme's already.")
    record("theme.act_on", row, by=by, at=at, values={"name": row.name, "action": action.pk})


@transaction.atomic
def end_theme(*, theme: KeyTheme, what_became: str, by: Actor, at: datetime) -> KeyTheme:
    """End a key theme, saying what became of it: this is what is shown later."""
    row = _theme(theme, KeyTheme.State.AGREED)
    if not what_became.strip():
        raise UnableToProceed("Say what became of it.")
    row.state, row.ended_on, row.what_became = KeyTheme.State.ENDED, local_day(at), what_became
    row.save()
    record("theme.end", row, by=by, at=at, values={"name": row.name, "what_became": what_became})
    return row


@transaction.atomic
def raise_failing(
    *, complaint: Complaint, what: str, at_once: str, told: Sequence[StaffMember], by: Actor, at: datetime
) -> CriticalFailing:
    """Raise a critical or systemic failing at once, to named people, who acknowledge it.

    They are told by mail that one was raised and where to read it; nothing of it is in the mail. Of a restricted
    complaint only those named in it are told.
    """
    if not what.strip() or not at_once.strip():
        raise UnableToProceed("Say what the failing is, and what is done about it at once.")
    if not told:
        raise UnableToProceed("Choose at least one person who must know.")
    for staff in told:
        if not visible(actor_for_staff(staff, local_day(at))).filter(pk=complaint.pk).exists():
            raise UnableToProceed(f"{staff.name} may not see this complaint. Choose somebody else.")
    failing = CriticalFailing(complaint=complaint, what=what, at_once=at_once, raised_by_id=by.staff_id, raised_at=at)
    failing.save()
    for staff in told:
        FailingNotice(failing=failing, staff=staff).save()
        if staff.account:
            text = _("A critical failing was raised. Read it and acknowledge it: %(address)s") % {
                "address": f"{settings.ADDRESS}/office/learning/failings/{failing.pk}/"
            }
            key = f"failing {failing.pk} {staff.pk}"
            subject = _("A critical failing was raised")
            post(channel=Message.Channel.EMAIL, to=staff.account.email, subject=subject, text=text, key=key,
                 about=complaint.pk, by=by, at=at)  # fmt: skip
    values = {"what": what, "at_once": at_once, "told": [str(staff.pk) for staff in told]}
    record("failing.raise", failing, by=by, at=at, about=complaint.pk, values=values)
    return failing


@transaction.atomic
def acknowledge_failing(*, failing: CriticalFailing, said: str, by: Actor, at: datetime) -> FailingNotice:
    """Acknowledge a critical failing that one was told of, and say what one does about it."""
    people = [by.staff_id, *by.standing_in_for]
    rows = FailingNotice.objects.select_for_update(of=("self",)).filter(failing=failing, staff_id__in=people)
    row: FailingNotice | None = rows.order_by("acknowledged_at", "id").first()
    if row is None:
        raise UnableToProceed("You were not among those told of it.")
    if row.acknowledged_at:
        raise UnableToProceed("You have acknowledged it already.")
    if not said.strip():
        raise UnableToProceed("Say what you do about it.")
    row.acknowledged_at, row.said = at, said
    row.save()
    record("failing.acknowledge", row, by=by, at=at, about=failing.complaint_id, values={"said": said})
    return row
