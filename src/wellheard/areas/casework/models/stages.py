"""The stages a complaint went through: at most one record of each, an escalation being the same complaint."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class StageRecord(ScopedModel):
    class Route(models.TextChoices):
        DIRECT = "direct", _("Straight to stage 2")
        ESCALATED = "escalated", _("After stage 1")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    route = models.CharField(max_length=20, choices=Route, blank=True)
    started_on = models.DateField()
    counted_on = models.DateField()
    why_started = models.TextField(blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    points_agreed_on = models.DateField(null=True, blank=True)
    points_agreed_how = models.CharField(max_length=200, blank=True)
    agreed_by = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    extended_to = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    responded_on = models.DateField(null=True, blank=True)
    response_given = models.CharField(max_length=40, blank=True)
    response_text = models.TextField(blank=True)
    resolution = models.TextField(blank=True)
    resolution_agreed_with = models.CharField(max_length=160, blank=True)
    resolution_agreed_on = models.DateField(null=True, blank=True)
    resolution_agreed_how = models.CharField(max_length=200, blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "number"], name="stage_once"),
            models.CheckConstraint(condition=models.Q(number__in=[1, 2]), name="stage_1_or_2"),
        ]


class Extension(ScopedModel):
    """More time, for a reason, by somebody's authority. The customer is told the reason and the new date."""

    stage = models.ForeignKey(StageRecord, on_delete=models.CASCADE, related_name="extensions")
    to_on = models.DateField()
    reason = models.TextField()
    authorised_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    authorised_on = models.DateField()
    customer_told_on = models.DateField(null=True, blank=True)
    staff_told_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["authorised_on", "id"]
        indexes = [models.Index(fields=["organisation", "stage"])]


class Response(ScopedModel):
    """A version of the stage 2 response: drafted, sent for signature, sent back or signed. A signed one is frozen."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        FOR_SIGNATURE = "for_signature", _("Waiting for signature")
        SENT_BACK = "sent_back", _("Sent back")
        SIGNED = "signed", _("Signed")

    stage = models.ForeignKey(StageRecord, on_delete=models.CASCADE, related_name="responses")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    drafted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    comment = models.TextField(blank=True)
    judged_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    same_person_reason = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "stage", "number"], name="response_number_once"),
        ]
