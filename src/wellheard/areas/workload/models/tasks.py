"""What people ask of one another: tasks, and being named in a note."""

from django.db import models

from wellheard.areas.casework.models import Complaint, Note
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Task(ScopedModel):
    """Something to be done by somebody by a day, for a complaint or for none."""

    complaint = models.ForeignKey(Complaint, null=True, blank=True, on_delete=models.CASCADE, related_name="tasks")
    text = models.CharField(max_length=500)
    given_to = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "given_to", "done_at", "due_on"]),
            models.Index(fields=["organisation", "given_by", "done_at"]),
            models.Index(fields=["organisation", "complaint"]),
        ]


class Mention(ScopedModel):
    """Somebody named with an @ in a note of a complaint that they may see."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="mentions")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "note", "staff"], name="mentioned_once_a_note"),
        ]
        indexes = [models.Index(fields=["organisation", "staff", "seen_at"])]
