from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Document(ScopedModel):
    """A file that somebody gave, as they gave it. What it belongs to is said by the area that asked for it."""

    class State(models.TextChoices):
        HELD = "held", _("Held")
        QUARANTINED = "quarantined", _("In quarantine")

    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State)
    quarantined_because = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "sha256"])]

    def __str__(self) -> str:
        return self.name
