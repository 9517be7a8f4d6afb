"""Mail to colleagues: that something waits for them, and by when. It says nothing of what it is about."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.investigation.models import Bias, Escalation, PlannedPart, StaffRequest
from wellheard.areas.investigation.selectors.line import managers_over
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import StaffMember
from wellheard.rules.asking import Level


def tell(
    staff: StaffMember,
    subject: str,
    text: str,
    key: str,
    row: StaffRequest | PlannedPart,
    by: Actor | None,
    at: datetime,
) -> None:
    """Once for each key; nobody without an address is told by mail. The caller's entry tells of it."""
    account = staff.account
    if account is None or not account.is_active:
        return
    where = _("Sign in and look under “Asked of me”.")
    post(
        channel=Message.Channel.EMAIL, to=account.email, subject=subject, text=f"{text}\n\n{where}", key=key,
        about=row.complaint_id, by=by, at=at,
    )  # fmt: skip


def tell_asked(row: StaffRequest, by: Actor, at: datetime) -> None:
    text = _("You are asked for your account of something by %(on)s.") % {"on": _day(row)}
    tell(row.of, _("You are asked for your account"), text, f"asked {row.pk}", row, by, at)


def tell_given(row: PlannedPart, by: Actor, at: datetime) -> None:
    """Nobody is told by mail of what they gave to themselves."""
    if row.who_id == by.staff_id:
        return
    text = _("A part of an investigation is given to you, to be done by %(on)s.") % {"on": _day(row)}
    tell(row.who, _("A part of an investigation is given to you"), text, f"given {row.pk}", row, by, at)


def tell_reminder(row: StaffRequest, by: Actor, at: datetime) -> None:
    text = _("Your account was asked for by %(on)s and has not come yet.") % {"on": _day(row)}
    tell(row.of, _("A reminder: your account is awaited"), text, f"chased {row.pk} {row.chased_on}", row, by, at)


def tell_sent_back(row: StaffRequest, by: Actor, at: datetime) -> None:
    text = _("What you gave was sent back to you, with the reason. Please give it again by %(on)s.") % {"on": _day(row)}
    key = f"sent back {row.pk} {row.times_sent_back}"
    tell(row.of, _("Your account was sent back to you"), text, key, row, by, at)


def tell_manager(raised: Escalation, row: StaffRequest, by: Actor | None, at: datetime) -> None:
    text = _("Something that was asked of a colleague has not come, or was sent back more than once.")
    tell(raised.to, _("Something is taken to you"), text, f"taken {raised.pk}", row, by, at)


def tell_called_unfair(bias: Bias, by: Actor, at: datetime) -> None:
    """The nearest manager of the service who is not part of the matter, and may know of it, is to answer."""
    complaint = bias.complaint
    involved = {bias.recorded_by_id, *([complaint.handler_id] if complaint.handler_id else [])}
    over = managers_over(complaint, complaint.service, timezone.localdate(at), leaving_out=involved)
    manager = next((over[level] for level in Level if level in over), None)
    account = manager.account if manager else None
    if manager is None or account is None or not account.is_active:
        return
    said = _("Somebody says that complaint %(reference)s is not looked into fairly. You manage the service and are "
             "not part of the matter: please answer it.") % {"reference": complaint.reference}  # fmt: skip
    where = f"{settings.ADDRESS}/office/complaints/{complaint.pk}/investigation/"
    post(
        channel=Message.Channel.EMAIL, to=account.email, subject=_("Is it looked into fairly? You are asked to answer"),
        text=f"{said}\n\n{where}\n", key=f"unfair {bias.pk}", about=complaint.pk, by=by, at=at,
    )  # fmt: skip


def _day(row: StaffRequest | PlannedPart) -> str:
    return date_format(row.due_on, "j F Y")
