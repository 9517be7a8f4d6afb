"""Complaints that belong together: related ones, one that is the same as another, and fifty alike."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Link(ScopedModel):
    """Two complaints that have to do with each other, and how. Each stays a complaint of its own."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="linked_from")
    why = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "other"], name="linked_once"),
        ]
        indexes = [models.Index(fields=["organisation", "other"])]


class Merge(ScopedModel):
    """A complaint that turned out to be the same as another: joined to it, and perhaps taken apart again.

    `state_before` is where it stood; taken apart it stands there again, and its clock is counted as if it had
    never been joined.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="merges")
    lead = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    state_before = models.CharField(max_length=40)
    why = models.TextField()
    merged_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "complaint"], condition=models.Q(undone_at=None), name="merged_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "lead"])]


class Campaign(ScopedModel):
    """Many people with the same complaint: answered once, and counted as many times as there are complaints."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERING = "answering", _("Being answered")
        ANSWERED = "answered", _("Answered")

    name = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    started_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, blank=True)
    response_text = models.TextField(blank=True)
    response_given = models.CharField(max_length=40, blank=True)
    responded_on = models.DateField(null=True, blank=True)
    told_of_stage_2 = models.BooleanField(default=False)
    root_cause = models.TextField(blank=True)
    remedial_action = models.TextField(blank=True)
    asked_of: Any = models.JSONField(default=list, blank=True)
    refused: Any = models.JSONField(default=dict, blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "started_at"])]

    def __str__(self) -> str:
        return self.name
