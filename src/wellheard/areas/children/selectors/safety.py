"""Open complaints in which it is not settled that a child is safe: what comes before anything else."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.models.complaints import IS_OPEN
from wellheard.areas.casework.selectors import visible
from wellheard.areas.casework.selectors.conditions import concern_passed_on, somebody_is_under_18
from wellheard.areas.children.models import ChildInvolvement
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role


def safety_unsettled(actor: Actor) -> QuerySet[Complaint]:
    """Open complaints, the longest first, where nobody has said whether a child is safe, where a concern was not
    passed on, or where somebody is under 18 and has no part of their own yet (domain children: protection first).

    Of those this person may see: what they handle, or do in place of somebody away; for a complaints officer also
    what nobody handles in their services.
    """
    handled = Q(handler_id__in=[actor.staff_id, *actor.standing_in_for])
    services = actor.services_of(Role.COMPLAINTS_OFFICER)
    nobodys = Q(handler=None) if services is None else Q(handler=None, service_id__in=services)
    rows: QuerySet[Complaint] = visible(actor).filter(IS_OPEN, handled | nobodys, _unsettled())
    return rows.order_by("received_on", "id")


def _unsettled() -> Q:
    children = ChildInvolvement.objects.filter(complaint=OuterRef("pk"))
    not_passed_on = Q(Exists(children.filter(concern=True))) & ~Q(concern_passed_on())
    no_part = Q(somebody_is_under_18()) & ~Q(Exists(children))
    return Q(Exists(children.filter(concern=None))) | not_passed_on | no_part
