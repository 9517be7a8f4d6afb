"""What may be given of a child's record: to the child all of it, to an adult what the child does not keep back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.views.opening import opened
from wellheard.areas.children import services
from wellheard.areas.children.permissions import TABLE, Act
from wellheard.areas.children.selectors import Copy, child_on, copy_for_adult, copy_for_child, recipients
from wellheard.foundation.organisations.gates import OfficeRequest, gate


@gate(Act.HEAR_CHILD)
def giving(request: OfficeRequest, complaint_id: UUID, child_id: UUID) -> HttpResponse:
    """Whom a copy can be put together for."""
    complaint = opened(request, Act.HEAR_CHILD, complaint_id, TABLE)
    child = child_on(complaint, child_id)
    context = {
        "complaint": complaint,
        "today": timezone.localdate(),
        "child": child,
        "adults": recipients(complaint, child),
    }
    return render(request, "children/giving.html", context)


@gate(Act.HEAR_CHILD)
def for_the_child(request: OfficeRequest, complaint_id: UUID, child_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.HEAR_CHILD, complaint_id, TABLE)
    return _copy(request, complaint, copy_for_child(complaint, child_id), "child")


@gate(Act.HEAR_CHILD)
def for_an_adult(request: OfficeRequest, complaint_id: UUID, child_id: UUID, recipient_id: UUID) -> HttpResponse:
    complaint = opened(request, Act.HEAR_CHILD, complaint_id, TABLE)
    return _copy(request, complaint, copy_for_adult(complaint, child_id, recipient_id), str(recipient_id))


def _copy(request: OfficeRequest, complaint: Complaint, copy: Copy, to: str) -> HttpResponse:
    now = timezone.now()
    services.read_copy(complaint=complaint, child=copy.child, to=to, by=request.actor, at=now)
    context = {"complaint": complaint, "copy": copy, "child": copy.child, "today": timezone.localdate(now)}
    return render(request, "children/copy.html", context)
