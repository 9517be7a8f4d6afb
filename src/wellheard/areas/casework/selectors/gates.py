"""The gates: one for each object and act. What is not visible does not exist; what is not allowed is refused."""

from functools import lru_cache
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from wellheard.areas.casework.models import Complaint, ComplaintDocument, ImportRun, NamedReader
from wellheard.areas.casework.permissions import MANAGERS, RECORDERS, TABLE, Act, Table, may, may_import
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.worded import objects_about

READERS = (Role.FRONTLINE, Role.COMPLAINTS_OFFICER, Role.AUDITOR, *MANAGERS)


def complaint_for(actor: Actor, act: str, complaint_id: UUID, table: Table = TABLE) -> Complaint:
    """The complaint, for this person and this act, which may be one of another area's table.

    Raises Http404 for one of another body and for a restricted one they are not named in; PermissionDenied
    for one of their own body that they have no right to.
    """
    known: list[Complaint] = objects_about(complaint_id, _known_to, actor)
    if not known:
        raise Http404
    (complaint,) = known
    if not may(actor, Act.SEE, complaint) or not may(actor, act, complaint, table):
        raise PermissionDenied
    return complaint


def _known_to(complaint_id: UUID, actor: Actor) -> QuerySet[Complaint]:
    rows: QuerySet[Complaint] = Complaint.objects.filter(_not_hidden_from(actor), pk=complaint_id)
    return rows.select_related("service", "handler", "recorded_by", "procedure")


def visible(actor: Actor) -> QuerySet[Complaint]:
    """The complaints this person may see: in lists, counts and searches alike."""
    found: QuerySet[Complaint] = _visible(actor, scope.current()).all()
    return found


def about_visible(actor: Actor, path: str = "complaint") -> Exists:
    """Whether the complaint that a row is about, by its path from the row, is one this person may see: a condition.

    It is asked of each row. A list of what waits has few rows, and a body has many complaints.
    """
    return Exists(visible(actor).order_by().filter(pk=OuterRef(f"{path}_id")))


@lru_cache(maxsize=512)
def _visible(actor: Actor, _body: UUID) -> QuerySet[Complaint]:
    """The question, put together once for all that one page asks. It is never asked itself: `all` makes another."""
    services = actor.services_of(*READERS)
    everyone = Q() if services is None else Q(service_id__in=services)
    mine = Q(handler_id__in=[actor.staff_id, *actor.standing_in_for])
    if actor.holds(*RECORDERS):
        mine |= Q(recorded_by_id=actor.staff_id)
    named = Q(restricted=True)
    seen: QuerySet[Complaint] = Complaint.objects.filter(_not_hidden_from(actor))
    return seen if services is None and actor.holds(*READERS) else seen.filter(everyone | mine | named)


def document_for(actor: Actor, complaint_id: UUID, document_id: UUID) -> ComplaintDocument:
    """A file of a complaint they may see. Raises Http404 and PermissionDenied as complaint_for."""
    complaint = complaint_for(actor, Act.SEE, complaint_id)
    rows = ComplaintDocument.objects.filter(complaint=complaint, pk=document_id).select_related("document")
    document: ComplaintDocument | None = rows.first()
    if document is None:
        raise Http404
    return document


def import_for(actor: Actor, run_id: UUID) -> ImportRun:
    """A run of the import, for those who may bring files in."""
    run: ImportRun | None = ImportRun.objects.select_related("document", "started_by").filter(pk=run_id).first()
    if run is None:
        raise Http404
    if not may_import(actor):
        raise PermissionDenied
    return run


def _not_hidden_from(actor: Actor) -> Q:
    named = NamedReader.objects.filter(complaint_id=OuterRef("pk"), staff_id=actor.staff_id)
    return Q(restricted=False) | Q(Exists(named))
