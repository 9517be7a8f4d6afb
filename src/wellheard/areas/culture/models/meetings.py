"""Meetings about complaints and learning: the pack, the minutes, what was decided."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.learning.models import ImprovementAction
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class Meeting(ScopedModel):
    """A meeting with complaints and learning on its agenda, for a service and what is below it, or the whole body.

    `pack` is made anew each time it is read until the meeting is held; then it is kept as it stood.
    """

    class Level(models.TextChoices):
        TEAM = "team", _("Team")
        MANAGEMENT = "management", _("Management")
        SENIOR = "senior", _("Senior managers")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")

    level = models.CharField(max_length=20, choices=Level)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    first_on = models.DateField()
    last_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    pack: Any = models.JSONField(default=dict, blank=True)
    present = models.TextField(blank=True)
    planned_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["organisation", "held_on"])]


class MinuteItem(ScopedModel):
    """One item of the minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    heading = models.CharField(max_length=160)
    said = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["organisation", "meeting"])]


class Decision(ScopedModel):
    """What a meeting decided: it becomes an improvement action, or says why it is none."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=200)
    owner = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    action = models.OneToOneField(
        ImprovementAction, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    no_action_why = models.TextField(blank=True)
    decided_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["decided_at", "id"]
        indexes = [models.Index(fields=["organisation", "meeting"])]
