"""What colleagues are asked for, what they gave, and what followed when nothing fit to use came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember
from wellheard.rules.asking import Fault, Level


class StaffRequest(ScopedModel):
    """Somebody is asked for a statement, a contribution, or a comment on the facts found about them.

    `matter` is all that they are shown of the complaint, in words chosen for them. `wanted_until`: they asked for
    more time and nobody has given it yet.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("Statement")
        CONTRIBUTION = "contribution", _("Contribution of a service")
        FACTS = "facts", _("Comment on the facts found")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        GIVEN = "given", _("Given, to be read")
        SENT_BACK = "sent_back", _("Sent back")
        ACCEPTED = "accepted", _("Accepted")
        WITHDRAWN = "withdrawn", _("No longer needed")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="staff_requests")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.STATEMENT)
    of = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    matter = models.TextField()
    questions = models.TextField(blank=True)
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    given_on = models.DateField(null=True, blank=True)
    times_sent_back = models.PositiveSmallIntegerField(default=0)
    chased_on = models.DateField(null=True, blank=True)
    wanted_until = models.DateField(null=True, blank=True)
    wanted_why = models.TextField(blank=True)
    level = models.CharField(max_length=20, blank=True)
    draft = models.TextField(blank=True)
    draft_prevention = models.TextField(blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["asked_on", "id"]
        indexes = [
            models.Index(fields=["organisation", "complaint", "asked_on"]),
            models.Index(fields=["organisation", "of", "state", "due_on"]),
            models.Index(fields=["organisation", "state", "due_on"]),
            models.Index(fields=["organisation", "service", "state"]),
        ]

    @property
    def is_awaited(self) -> bool:
        return self.state in (self.State.ASKED, self.State.SENT_BACK)


class Reply(ScopedModel):
    """What was given, as it was typed; and, when it was sent back, why."""

    class Why(models.TextChoices):
        INCOMPLETE = Fault.INCOMPLETE.value, _("Incomplete")
        DEFENSIVE = Fault.DEFENSIVE.value, _("Defensive")
        BESIDE_THE_POINT = Fault.BESIDE_THE_POINT.value, _("Beside the point")

    request = models.ForeignKey(StaffRequest, on_delete=models.CASCADE, related_name="replies")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    prevention = models.TextField(blank=True)
    given_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    returned_for = models.CharField(max_length=20, choices=Why, blank=True)
    returned_why = models.TextField(blank=True)
    returned_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "request", "number"], name="reply_number_once"),
        ]


class MoreTime(ScopedModel):
    """More time to answer, for a reason: what is then not late without one."""

    request = models.ForeignKey(StaffRequest, on_delete=models.CASCADE, related_name="more_time")
    until_on = models.DateField()
    reason = models.TextField()
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    class Meta(ScopedModel.Meta):
        ordering = ["given_on", "id"]
        indexes = [models.Index(fields=["organisation", "request"])]


class Escalation(ScopedModel):
    """A manager is told that what was asked for has not come, or was twice sent back."""

    class To(models.TextChoices):
        HEAD_OF_SERVICE = Level.HEAD_OF_SERVICE.value, _("Head of service")
        DIRECTOR = Level.DIRECTOR.value, _("Director")
        CHIEF_EXECUTIVE = Level.CHIEF_EXECUTIVE.value, _("Chief executive")

    class Why(models.TextChoices):
        LATE = "late", _("Not answered in time")
        SENT_BACK = "sent_back", _("Sent back twice or more")

    request = models.ForeignKey(StaffRequest, on_delete=models.CASCADE, related_name="escalations")
    level = models.CharField(max_length=20, choices=To)
    to = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=Why)
    told_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["told_on", "id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "request", "level"], name="escalated_once_a_level"),
        ]
        indexes = [models.Index(fields=["organisation", "to", "answered_on"])]
