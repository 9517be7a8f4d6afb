"""Files of a complaint, and runs of the import."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.foundation.documents.models import Document
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class ComplaintDocument(ScopedModel):
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=200, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "complaint"])]


class ImportRun(ScopedModel):
    """One exchange file brought in: first checked, then taken in whole or not at all, and it can be undone."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        APPLYING = "applying", _("Being taken in")
        APPLIED = "applied", _("Taken in")
        UNDONE = "undone", _("Undone")
        FAILED = "failed", _("Could not be read")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    rows = models.PositiveIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    faults: Any = models.JSONField(default=list)
    warnings: Any = models.JSONField(default=list)
    failure = models.TextField(blank=True)
    started_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "started_at"])]
