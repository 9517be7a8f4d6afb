"""Promises to a person, and the notices that a date of a promise or an action calls for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.learning.models.actions import ImprovementAction
from wellheard.foundation.documents.models import Document
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Promise(ScopedModel):
    """What was agreed with a person, or given as redress: by whom, by when, kept or not, and their word on it."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("What was agreed as a resolution")
        APOLOGY = "apology", _("An apology")
        EXPLANATION = "explanation", _("An explanation")
        PUTTING_RIGHT = "putting_right", _("Putting it right")
        PAYMENT = "payment", _("Payment of a quantified loss")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        MADE = "made", _("To be kept")
        KEPT = "kept", _("Kept")
        NOT_KEPT = "not_kept", _("Cannot be kept")

    class Word(models.TextChoices):
        KEPT = "kept", _("They say it was kept")
        IN_PART = "in_part", _("They say it was kept in part")
        NOT_KEPT = "not_kept", _("They say it was not kept")
        NOT_REACHED = "not_reached", _("They could not be reached")
        NOT_ASKED_FOR = "not_asked_for", _("They asked not to be contacted")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="promises")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    owner = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first_due_on = models.DateField()
    due_on = models.DateField()
    why_later = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.MADE)
    delivered_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    not_kept_why = models.TextField(blank=True)
    instead = models.TextField(blank=True)
    their_word = models.CharField(max_length=20, choices=Word, blank=True)
    their_words = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "state", "due_on"]),
            models.Index(fields=["organisation", "owner", "state", "due_on"]),
        ]


class DateNotice(ScopedModel):
    """One person told, once for each step, that the date of an action, a promise, a cause or an analysis is near or
    past. `subject_id` is its id; `step` one of `rules.improvement.reminders`.
    """

    class Of(models.TextChoices):
        ACTION = "action", _("Improvement action")
        PROMISE = "promise", _("Promise")
        CAUSE = "cause", _("Cause to be recorded")
        ANALYSIS = "analysis", _("Root cause analysis")

    of = models.CharField(max_length=20, choices=Of)
    subject_id = models.UUIDField()
    complaint = models.ForeignKey(Complaint, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    action = models.ForeignKey(
        ImprovementAction, null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    due_on = models.DateField()
    step = models.CharField(max_length=20)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "of", "subject_id", "due_on", "step", "staff"], name="noticed_once"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "subject_id"]),
            models.Index(fields=["organisation", "staff", "made_at"]),
        ]
