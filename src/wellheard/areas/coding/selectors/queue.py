"""What waits to be coded by this person: not coded yet, asked of them as second coder, to be agreed on by two."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.coding.models import Coding, SecondCoding
from wellheard.areas.coding.selectors.drawing import codable, to_be_coded
from wellheard.foundation.organisations.actors import Actor
from wellheard.rules.stages import ANSWERED

QUEUES = ("uncoded", "open", "asked", "differ")
LATEST_FIRST = ("uncoded", "open")


def queue(actor: Actor, which: str) -> QuerySet[Complaint]:
    """The complaints of one queue, in a unique order.

    `uncoded` are answered and not coded, `open` not yet answered and not coded, the latest first; `asked` are those
    of a second coder, `differ` those that two people coded otherwise and nobody has yet agreed on, the oldest first.
    """
    order = ("-received_on", "-id") if which in LATEST_FIRST else ("received_on", "id")
    return _queue(actor, which).select_related("service", "handler").order_by(*order)


def _queue(actor: Actor, which: str) -> QuerySet[Complaint]:
    mine = SecondCoding.objects.filter(complaint=OuterRef("pk"), asked_of_id=actor.staff_id, withdrawn_at=None)
    if which == "asked":
        done = Coding.objects.filter(complaint=OuterRef("pk"), basis=Coding.Basis.SECOND, coded_by_id=actor.staff_id)
        return to_be_coded(visible(actor)).filter(Exists(mine.filter(both_in_at=None)), ~Exists(done))
    if which == "differ":
        waiting = SecondCoding.objects.filter(complaint=OuterRef("pk"), agreed=None, withdrawn_at=None)
        return codable(actor).filter(Exists(waiting.exclude(both_in_at=None)))
    coded = Coding.objects.filter(complaint=OuterRef("pk"), counts=True)
    found = codable(actor).filter(~Exists(coded), ~Exists(mine))
    answered = Q(state__in=[stage.value for stage in ANSWERED])
    return found.filter(answered if which == "uncoded" else ~answered)


def counts_of(actor: Actor) -> dict[str, int]:
    return {which: _queue(actor, which).order_by().count() for which in QUEUES}


def next_in(actor: Actor, which: str, after: Complaint) -> UUID | None:
    """The next complaint of the queue after this one, or the first where this was the last; None for an empty queue."""
    found = queue(actor, which).exclude(pk=after.pk)
    later = Q(received_on__gt=after.received_on) | Q(received_on=after.received_on, pk__gt=after.pk)
    earlier = Q(received_on__lt=after.received_on) | Q(received_on=after.received_on, pk__lt=after.pk)
    one = found.filter(earlier if which in LATEST_FIRST else later).values_list("pk", flat=True).first()
    return one or found.values_list("pk", flat=True).first()


def asked_to_code(actor: Actor) -> Exists:
    """Whether somebody asked this person to code a complaint a second time, and it is not in yet."""
    return Exists(SecondCoding.objects.filter(asked_of_id=actor.staff_id, both_in_at=None, withdrawn_at=None))
