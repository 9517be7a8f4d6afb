"""Action plans: actions that belong together, under a director."""

from datetime import datetime

from django.db import transaction

from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import ActionPlan
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember


@transaction.atomic
def make_plan(
    *, name: str, why: str = "", director: StaffMember, service: Service | None = None,
    carried_out_by: StaffMember | None = None, by: Actor, at: datetime,
) -> ActionPlan:  # fmt: skip
    """Begin an action plan under a director, who stays the owner whoever carries it out."""
    if not name.strip():
        raise UnableToProceed("Give the plan a name.")
    if ActionPlan.objects.filter(name=name.strip()).exists():
        raise UnableToProceed("There is a plan of that name already. Choose another name.")
    plan = ActionPlan(
        name=name.strip(), why=why, director=director, service=service, carried_out_by=carried_out_by,
        begun_on=local_day(at),
    )  # fmt: skip
    plan.save()
    values = {"name": name, "why": why, "director": director.pk, "carried_out_by": carried_out_by}
    record("action.make_plan", plan, by=by, at=at, values=values)
    return plan
