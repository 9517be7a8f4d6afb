"""The twin of `casework.services.closing`."""

from datetime import date, datetime

from wellheard.areas.casework.models import Extension
from wellheard.areas.casework.services.closing import CLOSING_ACTS
from wellheard.foundation.organisations.models import StaffMember
from wellheard.interfaces.commands.example.life.telling import Life
from wellheard.rules.clock import Extension as AskedExtension
from wellheard.rules.clock import check_extension
from wellheard.rules.outcomes import Closure
from wellheard.rules.procedure import Approver
from wellheard.rules.stages import Act


def extend(
    life: Life,
    *,
    to_on: date,
    reason: str,
    authorised_by: StaffMember,
    approver: Approver,
    customer_told_on: date,
    by: StaffMember,
    at: datetime,
) -> None:
    """`approver`: the authority of whoever authorised it, which the service looks up."""
    today = at.date()
    life.called(
        "extend", to_on=to_on, reason=reason, authorised_by=authorised_by, customer_told_on=customer_told_on,
        staff_told_on=today, by=by, at=at,
    )  # fmt: skip
    life.advance(Act.EXTEND)
    asked = AskedExtension(to_on, today, authorised_by.name, reason, customer_told_on)
    check_extension(life.clock(at), asked, approver)
    extension = Extension(
        organisation_id=life.around.organisation_id,
        stage=life.stage,
        to_on=to_on,
        reason=reason,
        authorised_by=authorised_by,
        authorised_on=today,
        customer_told_on=customer_told_on,
        staff_told_on=today,
    )
    life.extensions.append(extension)
    life.stage.extended_to = to_on
    life.set_dates(at)
    values = {"to_on": to_on, "reason": reason, "authorised_by": authorised_by.pk, "told_on": customer_told_on}
    life.said("complaint.extend", extension, by, at, values)


def close_without_outcome(
    life: Life,
    *,
    closure: str,
    reason: str,
    closed_on: date,
    not_a_complaint_reason: str = "",
    by: StaffMember,
    at: datetime,
) -> None:
    coded = {"not_a_complaint_reason": not_a_complaint_reason} if not_a_complaint_reason else {}
    life.called("close_without_outcome", closure=closure, reason=reason, closed_on=closed_on, by=by, at=at, **coded)
    life.advance(CLOSING_ACTS[Closure(closure)])
    complaint = life.complaint
    complaint.closed_on, complaint.closure, complaint.closure_reason = closed_on, closure, reason
    complaint.not_a_complaint_reason = not_a_complaint_reason
    complaint.calendar_kept_at = at
    complaint.due_on = complaint.look_on = None
    values = {"closure": closure, "reason": reason, "closed_on": closed_on, **coded}
    life.said("complaint.close_without_outcome", complaint, by, at, values)
