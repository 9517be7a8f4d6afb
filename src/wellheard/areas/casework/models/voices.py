"""What people say that is no complaint, and who they are, kept apart: praise, dissatisfaction, equality answers."""

import uuid
from typing import Any

from django.db import models

from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class Praise(ScopedModel):
    """A good word for a service, and to whom it was passed on."""

    on = models.DateField()
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    said_by = models.CharField(max_length=160, blank=True)
    channel = models.CharField(max_length=40, blank=True)
    passed_on_to = models.CharField(max_length=200, blank=True)
    passed_on_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "on", "id"]),
            models.Index(fields=["organisation", "service", "on"]),
        ]


class Dissatisfaction(ScopedModel):
    """Somebody was dissatisfied and did not want to complain: little is kept, and not who it was."""

    on = models.DateField()
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    channel = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "on", "id"]),
            models.Index(fields=["organisation", "service", "on"]),
        ]


class EqualityQuestion(ScopedModel):
    """One characteristic that people may be asked about, with the answers offered. Each body keeps its own list."""

    number = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=200)
    answers: Any = models.JSONField(default=list)
    retired_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["organisation", "number"])]

    def __str__(self) -> str:
        return self.question


class EqualityAnswer(ScopedModel):
    """One answer, of nobody: it points at no complaint, no person and no colleague, and knows only the month.

    The key is drawn at random: one that begins with the time would say which complaint it came with.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(EqualityQuestion, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=200)
    month = models.DateField()

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "question", "month"])]
