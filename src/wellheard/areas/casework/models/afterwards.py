"""After the answer: questions that were answered, and answers that were changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.areas.casework.models.stages import Response
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Clarification(ScopedModel):
    """A question about the answer, and what was answered. The answer itself, and its date, stay."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="clarifications")
    asked_on = models.DateField()
    question = models.TextField()
    answer = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]


class Revision(ScopedModel):
    """Why the response at stage 2 is changed. `response` is the new version; those before it are kept."""

    class Ground(models.TextChoices):
        ERROR = "error", _("A clear error in our answer")
        NEW_EVIDENCE = "new_evidence", _("New evidence")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="revisions")
    response = models.OneToOneField(Response, on_delete=models.CASCADE, related_name="revision")
    ground = models.CharField(max_length=20, choices=Ground)
    reason = models.TextField()
    outcome_before = models.CharField(max_length=20, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]
