"""What people are told by the system: alerts of dates, and a calendar of one's own dates."""

from django.db import models

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Alert(ScopedModel):
    """One person told, once, that a date of a complaint is near or past. `step` is one of `rules.alerts.Step`."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="alerts")
    mark = models.CharField(max_length=30)
    due_on = models.DateField()
    step = models.CharField(max_length=20)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "complaint", "mark", "due_on", "step", "staff"], name="alerted_once"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "staff", "seen_at"])]


class CalendarFeed(ScopedModel):
    """The secret address at which somebody's calendar program fetches their dates. Only its hash is kept."""

    staff = models.OneToOneField(StaffMember, on_delete=models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "token_sha256"])]
