"""The short survey after a complaint has closed: asked once, answered or not."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


def score() -> models.PositiveSmallIntegerField:  # type: ignore[type-arg]
    """From 1 to 5, or not answered."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class Survey(ScopedModel):
    """One complaint's survey. How it was handled is asked in four questions, each from 1 to 5; whether they liked the
    outcome is asked apart, and is never mixed with them. Only the hash of the address that was sent is kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("To be asked")
        TO_RING = "to_ring", _("To be asked by phone or letter")
        ASKED = "asked", _("Asked")
        ANSWERED = "answered", _("Answered")
        NOT_ASKED = "not_asked", _("Not asked")

    UNANSWERED = (State.WAITING, State.TO_RING, State.ASKED)

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="survey")
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    closed_on = models.DateField()
    ask_on = models.DateField()
    asked_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=40, blank=True)
    why_not = models.CharField(max_length=200, blank=True)
    token_sha256 = models.CharField(max_length=64, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    taken_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    easy = score()
    informed = score()
    respect = score()
    understood = score()
    liked_outcome = score()
    words = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "state", "ask_on"]),
            models.Index(fields=["organisation", "closed_on"]),
            models.Index(fields=["organisation", "token_sha256"]),
        ]
