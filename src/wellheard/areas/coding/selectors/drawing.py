"""From which complaints a sample is drawn."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.selectors import visible
from wellheard.areas.coding.models import Coding, SecondCoding
from wellheard.areas.coding.permissions import CODERS
from wellheard.foundation.organisations.actors import Actor, children_of
from wellheard.foundation.organisations.models import Service
from wellheard.foundation.organisations.roles import Role
from wellheard.rules.stages import Stage

SECOND_CODERS = (*CODERS, Role.FRONTLINE)


def codable(actor: Actor) -> QuerySet[Complaint]:
    """The complaints this person may code: those they handle, and those of services they work for or manage."""
    services = actor.services_of(*CODERS)
    mine = Q(handler_id__in=[actor.staff_id, *actor.standing_in_for])
    found = to_be_coded(visible(actor))
    everything = services is None and actor.holds(*CODERS)
    return found if everything else found.filter(mine | Q(service_id__in=services or ()))


def to_be_coded(found: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Without what was no complaint after all, and what was joined to another."""
    return found.filter(merged_into=None).exclude(state=Stage.NOT_A_COMPLAINT.value)


def drawable(by: Actor, coder: Actor, first_on: date, last_on: date, service: Service | None) -> QuerySet[Complaint]:
    """What both may see, that this coder has not coded and nobody is asked to code a second time; in a fixed order."""
    found = codable(by).filter(restricted=False, received_on__gte=first_on, received_on__lte=last_on)
    if service is not None:
        found = found.filter(service_id__in=part_of(service.pk))
    theirs = to_be_coded(visible(coder)).filter(_second_codable(coder)).order_by().values("pk")
    coded = Coding.objects.filter(complaint=OuterRef("pk"), coded_by_id=coder.staff_id)
    asked = SecondCoding.objects.filter(complaint=OuterRef("pk"), withdrawn_at=None)
    found = found.filter(pk__in=theirs).filter(~Exists(coded), ~Exists(asked))
    return found.order_by("received_on", "id")


def _second_codable(coder: Actor) -> Q:
    """The act “code a second time” of the permissions, as a filter: works for the service, or handles it."""
    services = coder.services_of(*SECOND_CODERS)
    if services is None and coder.holds(*SECOND_CODERS):
        return Q()
    return Q(service_id__in=services or ()) | Q(handler_id__in=[coder.staff_id, *coder.standing_in_for])


def part_of(service_id: UUID) -> list[UUID]:
    """A service and everything below it."""
    tree, part = children_of(), [service_id]
    for parent in part:
        part.extend(tree.get(parent, []))
    return part
