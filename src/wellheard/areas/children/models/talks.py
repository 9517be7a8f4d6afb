"""A talk in which a child tells what is wrong, with a teacher, a keyworker or a nurse beside them."""

from typing import Any

from django.db import models

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Talk(ScopedModel):
    """What was said so far, saved at every step. It is its writer's alone until the child says to send it."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answers: Any = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    complaint = models.ForeignKey(Complaint, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "staff", "saved_at"]),
            models.Index(fields=["organisation", "saved_at"]),
        ]
