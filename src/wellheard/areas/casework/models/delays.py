"""More time asked for, what is waited for, and dates that a calendar moved."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.areas.casework.models.stages import StageRecord
from wellheard.foundation.organisations.models import CalendarVersion, ScopedModel, StaffMember


class ExtensionRequest(ScopedModel):
    """More time asked for by whoever handles it; a manager with the authority grants or refuses it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for an answer")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")

    stage = models.ForeignKey(StageRecord, on_delete=models.CASCADE, related_name="extension_requests")
    to_on = models.DateField()
    reason = models.TextField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["organisation", "stage"]), models.Index(fields=["organisation", "state"])]


class Wait(ScopedModel):
    """What a complaint waits for, on whom, from when to when. `until` None: it still waits. The clock runs on."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="waits")
    on = models.CharField(max_length=20)
    what = models.CharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["since", "id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]


class Redating(ScopedModel):
    """One change of a calendar, and how many open complaints it moved."""

    version = models.ForeignKey(CalendarVersion, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta(ScopedModel.Meta):
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["organisation", "made_at"])]


class RedatedComplaint(ScopedModel):
    """A complaint whose date a calendar moved: from when to when."""

    redating = models.ForeignKey(Redating, on_delete=models.CASCADE, related_name="moved")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="redated")
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "redating"]),
            models.Index(fields=["organisation", "complaint"]),
        ]
