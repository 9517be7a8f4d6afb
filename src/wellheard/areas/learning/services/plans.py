"""Action plans: actions that belong together, under a director."""

from datetime import date, datetime

from django.db import transaction

from wellheard.areas.casework.services import UnableToProceed
from wellheard.areas.casework.services.progress import local_day
from wellheard.areas.learning.models import ActionPlan
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Service, StaffMember
from wellheard.rules.improvement import TO_BE_DONE, ActionState


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


@transaction.atomic
def end_plan(*, plan: ActionPlan, ended_on: date, by: Actor, at: datetime) -> ActionPlan:
    """End a plan whose actions are all done or ended. Raises UnableToProceed while one is not, and for a wrong day."""
    row: ActionPlan = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    still = [state.value for state in (*TO_BE_DONE, ActionState.PROPOSED, ActionState.IMPLEMENTED)]
    left = row.actions.filter(state__in=still).count()
    if row.ended_on is not None or left:
        raise UnableToProceed(
            "This plan has ended already." if row.ended_on else f"{left} of its actions are not done. End those first."
        )
    if not row.begun_on <= ended_on <= local_day(at):
        raise UnableToProceed("It ends between the day it began and today. Check the date.")
    row.ended_on = ended_on
    row.save(update_fields=["ended_on"])
    record("action.end_plan", row, by=by, at=at, values={"name": row.name, "ended_on": ended_on})
    return row
