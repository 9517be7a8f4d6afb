"""What is typed is saved as it goes: by its writer and the form's address, until it is sent or thrown away.

A draft is nobody's record yet, so it has no entry in the journal, and only its writer ever reads it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict

from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Draft

KEPT_FOR = timedelta(days=30)
"""How long an unfinished form is kept since it was last typed in."""
UNDO_FOR = timedelta(days=1)
LARGEST = 1_000_000
SHOWN, READ = 50, 200
LEFT_OUT = ("csrfmiddlewaretoken", "draft_path")


class UnableToKeep(ValueError):
    """More was typed than a draft can hold."""


def save(actor: Actor, path: str, sent: QueryDict, at: datetime) -> Draft:
    """Keep what was typed at this address so far, in place of what was kept before. Purges what is past its time."""
    fields = {name: values for name, values in sent.lists() if name not in LEFT_OUT and "password" not in name}
    if sum(len(str(value)) for values in fields.values() for value in values) > LARGEST:
        raise UnableToKeep("This is more than can be kept as a draft. Send it, or shorten it.")
    purge(at)
    draft: Draft = Draft.objects.update_or_create(
        staff_id=actor.staff_id,
        path=path[:300],
        defaults={"fields": fields, "saved_at": at, "discarded_at": None},
    )[0]
    return draft


def purge(at: datetime) -> None:
    """Drafts that nobody went on with, and those thrown away whose time to be brought back is over."""
    Draft.objects.filter(saved_at__lt=at - KEPT_FOR).delete()
    Draft.objects.filter(discarded_at__lt=at - UNDO_FOR).delete()


def under(actor: Actor, prefix: str, since: datetime) -> tuple[list[Draft], list[Draft]]:
    """This person's unfinished forms at addresses that begin so, and those they threw away since: the last one first,
    no more than `SHOWN` of each.
    """
    held = Draft.objects.filter(Q(discarded_at=None) | Q(discarded_at__gte=since), staff_id=actor.staff_id)
    rows = list(held.filter(path__startswith=prefix).order_by("-saved_at")[:READ])
    thrown = [row for row in rows if row.discarded_at]
    thrown.sort(key=lambda row: row.discarded_at, reverse=True)
    return [row for row in rows if not row.discarded_at][:SHOWN], thrown[:SHOWN]


def find(actor: Actor, path: str) -> Draft | None:
    found: Draft | None = Draft.objects.filter(staff_id=actor.staff_id, path=path, discarded_at=None).first()
    return found


def forget(actor: Actor, path: str) -> None:
    """It was sent: there is nothing left to keep."""
    Draft.objects.filter(staff_id=actor.staff_id, path=path).delete()


def discard(actor: Actor, path: str, at: datetime) -> None:
    Draft.objects.filter(staff_id=actor.staff_id, path=path, discarded_at=None).update(discarded_at=at)


def bring_back(actor: Actor, path: str) -> None:
    Draft.objects.filter(staff_id=actor.staff_id, path=path).update(discarded_at=None)


def as_initial(draft: Draft, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """A form's first values from what was typed. A box that was not ticked then is not ticked now."""
    return _values(draft.fields, fields)


def read_back(sent: QueryDict, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """The same for what was just sent, where it is to be gone on with and not yet judged."""
    return _values(dict(sent.lists()), fields)


def _values(typed: Mapping[str, Any], fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in fields.items():
        values = typed.get(name)
        several = isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField))
        if isinstance(field, forms.FileField):
            continue
        if isinstance(field, forms.BooleanField) or several:
            found[name] = list(values or []) if several else bool(values)
        elif values:
            found[name] = values[-1]
    return found
