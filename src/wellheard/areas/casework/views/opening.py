"""Opening a complaint, or a list of them: the gate first, and each look written down."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from wellheard.areas.casework import services
from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import TABLE, Table
from wellheard.areas.casework.selectors import complaint_for
from wellheard.foundation.organisations.gates import OfficeRequest


def opened(request: OfficeRequest, act: str, complaint_id: UUID, table: Table = TABLE) -> Complaint:
    """The complaint for this person and act; showing it is an entry. What a form sends is an entry of its own."""
    complaint = complaint_for(request.actor, act, complaint_id, table)
    if request.method in ("GET", "HEAD"):
        services.read_complaint(complaint=complaint, by=request.actor, at=timezone.now())
    return complaint


def listed(request: OfficeRequest, complaints: Iterable[Complaint]) -> None:
    """Write down which complaints a list showed."""
    services.read_list(complaints=list(complaints), by=request.actor, at=timezone.now())


def saved(request: OfficeRequest, count: int) -> None:
    """Write down that a file of complaints was saved, by which address, and how many were in it."""
    asked = request.get_full_path()
    services.read_export(count=count, asked=asked, by=request.actor, at=timezone.now())
