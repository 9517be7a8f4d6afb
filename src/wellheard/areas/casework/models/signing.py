"""Who agrees to a response before it goes, in which order; what they say of it; and what was explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint
from wellheard.areas.casework.models.stages import Response
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class SigningStep(ScopedModel):
    """One person's turn in the signing of a response; the last one signs. It stays theirs when they delegate it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        AGREED = "agreed", _("Agreed")
        SENT_BACK = "sent_back", _("Sent back")
        SIGNED = "signed", _("Signed")

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    delegated_to = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    delegated_why = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    comment = models.TextField(blank=True)
    decided_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "response", "number"], name="signing_step_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "staff", "state"]),
            models.Index(fields=["organisation", "delegated_to", "state"]),
        ]


class ResponseComment(ScopedModel):
    """What somebody said of a response, and of which words in it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="comments")
    words = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["organisation", "response"])]


class SoleSignatory(ScopedModel):
    """A manager whom the body lets prepare and sign a response alone, with a reason each time (half-open dates)."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "staff"])]


class GapExplanation(ScopedModel):
    """Why something that the procedure asks for was not done, in the words of whoever answers for it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="explanations")
    code = models.CharField(max_length=80)
    why = models.TextField()
    explained_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    explained_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "code"], name="explained_once"),
        ]
