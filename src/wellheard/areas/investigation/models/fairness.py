"""How urgent it is, who looks into it, and whether they can do so fairly."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember
from wellheard.rules import triage


class Triage(ScopedModel):
    """One look at risk, urgency and vulnerability; the last one holds. `priority` follows from them."""

    class Risk(models.TextChoices):
        NEGLIGIBLE = triage.Risk.NEGLIGIBLE.value, _("Negligible")
        MINOR = triage.Risk.MINOR.value, _("Minor")
        MODERATE = triage.Risk.MODERATE.value, _("Moderate")
        MAJOR = triage.Risk.MAJOR.value, _("Major")
        EXTREME = triage.Risk.EXTREME.value, _("Extreme")

    class Urgency(models.TextChoices):
        ROUTINE = triage.Urgency.ROUTINE.value, _("In its turn")
        SOON = triage.Urgency.SOON.value, _("Soon")
        AT_ONCE = triage.Urgency.AT_ONCE.value, _("At once")

    class Priority(models.TextChoices):
        ROUTINE = triage.Priority.ROUTINE.value, _("Routine")
        RAISED = triage.Priority.RAISED.value, _("Raised")
        HIGH = triage.Priority.HIGH.value, _("High")
        TOP = triage.Priority.TOP.value, _("Top")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="triages")
    number = models.PositiveSmallIntegerField()
    risk = models.CharField(max_length=20, choices=Risk)
    urgency = models.CharField(max_length=20, choices=Urgency)
    vulnerability = models.TextField(blank=True)
    actions = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    priority = models.CharField(max_length=20, choices=Priority)
    changed = models.BooleanField(default=False)
    customer_told_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "number"], name="triage_number_once"),
        ]


class Allocation(ScopedModel):
    """Who was given it, by whom, with what was pointed out then, and why all the same."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="allocations")
    handler = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    outside_required = models.BooleanField(default=False)
    pointed_out: Any = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["decided_at", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "decided_at"])]


class ConflictDeclaration(ScopedModel):
    """Whoever looks into it says whether they have an interest in it, and which. The last one holds."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="conflicts")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    conflict = models.BooleanField()
    what = models.TextField(blank=True)
    declared_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["declared_at", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "declared_at"])]


class Bias(ScopedModel):
    """Somebody says that it is not being looked into fairly; a manager who is not involved answers."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="biases")
    raised_by = models.CharField(max_length=200)
    raised_on = models.DateField()
    what = models.TextField()
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["raised_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "raised_on"])]


class Briefing(ScopedModel):
    """What the chief executive is told about a conflict or a bias, and when they said that they had read it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="briefings")
    text = models.TextField()
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    read_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "read_at", "made_at"]),
        ]
