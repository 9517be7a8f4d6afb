"""Saved views of the caseload: what was asked, by whom, for whom."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class SavedView(ScopedModel):
    """A question put to the caseload, kept under a name. Shared ones are everybody's to use, their owner's to change.

    Whoever uses it sees only what they may see: a view holds a question, never complaints. `asked` holds the
    words of the caseload's address. `over` is whether the count was above the threshold when last looked at.
    """

    class Digest(models.TextChoices):
        NEVER = "never", _("No e-mail")
        DAILY = "daily", _("Every working day")
        WEEKLY = "weekly", _("Every Monday")

    name = models.CharField(max_length=80)
    owner = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    shared = models.BooleanField(default=False)
    asked: Any = models.JSONField(default=dict)
    digest = models.CharField(max_length=10, choices=Digest, default=Digest.NEVER)
    threshold = models.PositiveIntegerField(null=True, blank=True)
    over = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "owner"]), models.Index(fields=["organisation", "shared"])]

    def __str__(self) -> str:
        return self.name
