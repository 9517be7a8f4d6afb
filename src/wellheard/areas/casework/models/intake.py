"""What is taken down beside the complaint itself: outcomes sought, consent and its chase, protection referrals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models.complaints import Complaint, Person
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class OutcomeSought(ScopedModel):
    """One thing that somebody wants to come of their complaint, and whether this procedure can bring it about."""

    class Possible(models.TextChoices):
        YES = "yes", _("Possible")
        IN_PART = "in_part", _("Possible in part")
        NO = "no", _("Not possible here")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="outcomes_sought")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    possible = models.CharField(max_length=10, choices=Possible, blank=True)
    why_not = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=200, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "number"], name="outcome_sought_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ConsentStep(ScopedModel):
    """One step in asking for somebody's consent: asked, chased, given, refused, taken back."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked for")
        CHASED = "chased", _("Chased")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        TAKEN_BACK = "taken_back", _("Taken back")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="consent_steps")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consent_steps")
    kind = models.CharField(max_length=20, choices=Kind)
    on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    limits = models.TextField(blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["on", "id"]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "person", "on"]),
        ]


class ProtectionReferral(ScopedModel):
    """A concern for somebody's safety, passed on at once: to whom, when and by whom. It leaves this procedure."""

    class Who(models.TextChoices):
        CHILD = "child", _("A child or young person")
        ADULT = "adult", _("An adult")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="protection_referrals")
    who = models.CharField(max_length=10, choices=Who)
    concern = models.TextField()
    referred_to = models.CharField(max_length=200)
    referred_at = models.DateTimeField()
    referred_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    paused = models.BooleanField(default=False)
    advice = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["referred_at", "id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]
