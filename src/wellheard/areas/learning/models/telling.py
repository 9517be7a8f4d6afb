"""Who is told of what changed, and what they said: complainants, staff, other services, other bodies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.learning.models.actions import ImprovementAction
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class Telling(ScopedModel):
    """Somebody who is to be told of an improvement: due until they are, or until they refuse to hear of it.

    Silence is no refusal. Each telling is a row with its date; what is due is on a list.
    """

    class To(models.TextChoices):
        COMPLAINANT = "complainant", _("The person who complained")
        STAFF = "staff", _("Staff involved")
        OTHER_BODY = "other_body", _("Another body")

    class State(models.TextChoices):
        DUE = "due", _("To be told")
        TOLD = "told", _("Told")
        REFUSED = "refused", _("Asked not to be told")
        NOT_POSSIBLE = "not_possible", _("Cannot be told")

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="tellings")
    complaint = models.ForeignKey(Complaint, null=True, blank=True, on_delete=models.CASCADE, related_name="tellings")
    to = models.CharField(max_length=20, choices=To)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DUE)
    due_since = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    why_not = models.TextField(blank=True)
    told_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["due_since", "id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "action", "complaint", "person"],
                condition=models.Q(to="complainant"),
                name="person_told_of_action_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "action", "staff"], condition=models.Q(to="staff"), name="staff_told_once"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due_since"]),
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "staff", "state"]),
        ]

    @property
    def whom(self) -> str:
        """The name of whoever is to be told; empty where it was not given."""
        if self.person:
            return self.person.name
        return self.staff.name if self.staff else self.body_name


class Refusal(ScopedModel):
    """Somebody asked not to hear of what is changed because of their complaint: who says so, how, and when."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="refusals")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=200)
    noted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "complaint"])]


class ServiceAnswer(ScopedModel):
    """Another service that the same cause could touch: asked, and its answer."""

    class Answer(models.TextChoices):
        APPLIES = "applies", _("It applies to us")
        DOES_NOT = "does_not", _("It does not apply to us")
        DONE = "done", _("It applied, and we have done it")

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="service_answers")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["service__path"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "action", "service"], name="service_asked_once"),
        ]
        indexes = [models.Index(fields=["organisation", "service", "answer"])]
