"""A calendar that changed moved dates: whoever handles those complaints is told which, and from when to when."""

from collections import defaultdict
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wellheard.areas.casework.models import RedatedComplaint
from wellheard.areas.casework.selectors import moved_by
from wellheard.foundation.journal.models import Entry
from wellheard.foundation.letters.models import Message
from wellheard.foundation.letters.services import post


def tell_handlers(entry: Entry) -> int:
    """Post one message to each handler whose complaints were re-dated, in the transaction that did it."""
    moved: dict[tuple[UUID, str], list[RedatedComplaint]] = defaultdict(list)
    for row in moved_by(entry.subject_id):
        handler = row.complaint.handler
        if handler is not None and handler.account is not None:
            moved[handler.pk, handler.account.email].append(row)
    for (staff_id, address), rows in moved.items():
        post(
            channel=Message.Channel.EMAIL,
            to=address,
            subject=_("Dates of your complaints have moved"),
            text=_words(rows),
            key=f"redated:{entry.subject_id}:{staff_id}",
            at=entry.at,
        )
    return len(moved)


def _words(rows: list[RedatedComplaint]) -> str:
    lines = [
        _("%(reference)s: now %(after)s, before %(before)s")
        % {
            "reference": row.complaint.reference,
            "after": date_format(row.due_after, "l j F Y") if row.due_after else _("not known"),
            "before": date_format(row.due_before, "l j F Y") if row.due_before else _("not known"),
        }
        for row in rows
    ]
    said = {"lines": "\n".join(lines), "address": f"{settings.ADDRESS}/office/work/moved/"}
    return _("The working calendar has changed, and these dates with it:\n\n%(lines)s\n\n%(address)s\n") % said
