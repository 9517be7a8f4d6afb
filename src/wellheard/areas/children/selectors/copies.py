"""What may be given to whom of a child's record, as by a subject access request: all of it to the child; to an adult
nothing that the child keeps in confidence, nor that there is any such thing."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from wellheard.areas.casework.models import Complaint
from wellheard.areas.children.models import ChildDiscussion, ChildInvolvement, ChildWords, Telling
from wellheard.areas.children.selectors.people import child_on, recipients
from wellheard.rules.children import may_be_given


@dataclass(frozen=True)
class Copy:
    """What is given. `whole` is the child's own: for anybody else everything that is not here is left out in silence.

    `description` is the complaint in the words it was made in, which are the adult's where an adult complained.
    """

    child: ChildInvolvement
    to: str
    whole: bool
    description: str
    words: tuple[ChildWords, ...]
    discussions: tuple[ChildDiscussion, ...]
    telling: Telling | None = None


def copy_for_child(complaint: Complaint, child_id: UUID) -> Copy:
    """All that is recorded with the child. Raises Http404."""
    child = child_on(complaint, child_id)
    words, discussions = tuple(child.words.all()), tuple(child.discussions.all())
    return Copy(child, child.called, True, complaint.description, words, discussions)


def copy_for_adult(complaint: Complaint, child_id: UUID, recipient_id: UUID) -> Copy:
    """What an adult may be given. Raises Http404 for one who is not in the complaint, or is not told of it."""
    child = child_on(complaint, child_id)
    found = (one for one in recipients(complaint, child) if one.id == str(recipient_id))
    to = next(found, None)
    if to is None or to.not_told:
        raise Http404
    childs_own = child.trigger == ChildInvolvement.Trigger.CHILD_COMPLAINS
    return Copy(
        child, str(to), False, "" if childs_own else complaint.description,
        tuple(row for row in child.words.all() if _given(row, to.id)),
        tuple(row for row in child.discussions.all() if _given(row, to.id)),
        to.telling,
    )  # fmt: skip


def _given(said: ChildWords | ChildDiscussion, to: str) -> bool:
    return may_be_given(confidential=said.confidential, may_have=said.may_have, to=to)
