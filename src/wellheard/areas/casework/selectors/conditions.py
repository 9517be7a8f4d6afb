"""What is true of a complaint's stages, extensions and responses: conditions for a question about many complaints."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wellheard.areas.casework.models import Extension, Person, ProtectionReferral, Response, StageRecord


def answered_by_letter() -> Exists:
    """Whether an answer of any stage was given by letter."""
    return Exists(StageRecord.objects.filter(complaint=OuterRef("pk"), response_given="letter"))


def not_acknowledged(stages: Iterable[int]) -> Exists:
    """Whether one of the stages of these numbers has no acknowledgement recorded."""
    asked = StageRecord.objects.filter(complaint=OuterRef("pk"), number__in=list(stages))
    return Exists(asked.filter(acknowledged_on=None))


def more_time_not_told() -> Exists:
    """Whether the customer was not told of more time that was given."""
    return Exists(Extension.objects.filter(stage__complaint=OuterRef("pk"), customer_told_on=None))


def signed_after_another() -> Exists:
    """Whether a response that is not the first of its stage was signed."""
    signed = Response.objects.filter(stage__complaint=OuterRef("pk"), state=Response.State.SIGNED)
    return Exists(signed.filter(number__gt=1))


def states_of_responses() -> QuerySet[Response]:
    """Responses with no more of each than its state."""
    rows: QuerySet[Response] = Response.objects.only("organisation_id", "stage_id", "state")
    return rows


def concern_passed_on() -> Exists:
    """Whether a concern for somebody's safety was passed on to those who protect."""
    return Exists(ProtectionReferral.objects.filter(complaint=OuterRef("pk")))


def complained_about_in(path: str, staff_id: UUID) -> Exists:
    """Whether a colleague is complained about in the complaint that a row is about, by its path from the row."""
    about = Person.objects.filter(complaint=OuterRef(path), part=Person.Part.STAFF_COMPLAINED_ABOUT)
    return Exists(about.filter(staff_id=staff_id))


def somebody_is_under_18() -> Exists:
    """Whether somebody in it, other than staff complained about, is said to be under 18."""
    young = Person.objects.filter(complaint=OuterRef("pk"), under_18=True)
    return Exists(young.exclude(part=Person.Part.STAFF_COMPLAINED_ABOUT))
