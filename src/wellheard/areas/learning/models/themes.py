"""Key themes that senior managers agreed, and critical failings raised at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.models.actions import ImprovementAction
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class KeyTheme(ScopedModel):
    """What many complaints have in common, agreed by senior managers, with its actions and what became of it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        ENDED = "ended", _("Ended")
        NOT_AGREED = "not_agreed", _("Not agreed")

    name = models.CharField(max_length=160)
    what = models.TextField()
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=120, blank=True)
    factor = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    agreed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    what_became = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["organisation", "state", "agreed_on"])]

    def __str__(self) -> str:
        return self.name


class ThemeAction(ScopedModel):
    theme = models.ForeignKey(KeyTheme, on_delete=models.CASCADE, related_name="action_links")
    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="theme_links")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "theme", "action"], name="theme_has_action_once"),
        ]


class CriticalFailing(ScopedModel):
    """A critical or systemic failing seen in one complaint: raised at once, outside the quarter, to named people."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="failings")
    what = models.TextField()
    at_once = models.TextField()
    raised_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["raised_at", "id"]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "raised_at"]),
        ]


class FailingNotice(ScopedModel):
    """One of the named people told of a critical failing, and their acknowledgement."""

    failing = models.ForeignKey(CriticalFailing, on_delete=models.CASCADE, related_name="notices")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    said = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "failing", "staff"], name="told_of_failing_once"),
        ]
        indexes = [models.Index(fields=["organisation", "staff", "acknowledged_at"])]
