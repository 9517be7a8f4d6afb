"""Samples drawn for a second coder, and how far they have come."""

from django.db.models import Count, Q, QuerySet

from wellheard.areas.coding.models import Sample
from wellheard.areas.coding.selectors.drawing import codable
from wellheard.foundation.organisations.actors import Actor


def samples(actor: Actor) -> QuerySet[Sample]:
    """Samples, newest first, with how many of the complaints this person may code were drawn, came in, were agreed."""
    theirs = Q(drawn__complaint__in=codable(actor).order_by().values("pk")) & Q(drawn__withdrawn_at=None)
    rows: QuerySet[Sample] = Sample.objects.select_related("service", "asked_of", "drawn_by")
    counted = rows.annotate(
        drawn_count=Count("drawn", filter=theirs),
        in_count=Count("drawn", filter=theirs & ~Q(drawn__both_in_at=None)),
        agreed_count=Count("drawn", filter=theirs & ~Q(drawn__agreed=None)),
    )
    return counted.filter(drawn_count__gt=0).order_by("-drawn_at", "-id")
