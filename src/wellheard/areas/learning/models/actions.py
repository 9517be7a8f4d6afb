"""What is to change: recommendations, improvement actions, plans, evidence, dates, verdicts."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.documents.models import Document
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember
from wellheard.rules import improvement


class Recommendation(ScopedModel):
    """What somebody recommends, held to seven tests before it can be accepted."""

    class Kind(models.TextChoices):
        REDRESS = improvement.Kind.REDRESS.value, _("Redress for the person")
        LEARNING = improvement.Kind.LEARNING.value, _("Learning and improvement")
        COMPLAINT_HANDLING = improvement.Kind.COMPLAINT_HANDLING.value, _("How we handled the complaint")

    class Source(models.TextChoices):
        COMPLAINT = "complaint", _("A complaint")
        THEME = "theme", _("A theme")
        OMBUDSMAN = "ombudsman", _("The ombudsman")
        OTHER_BODY = "other_body", _("Another body")
        STAFF = "staff", _("An idea from staff")
        MEETING = "meeting", _("A meeting")

    class State(models.TextChoices):
        DRAFT = improvement.State.DRAFT.value, _("Draft")
        FOR_REVIEW = improvement.State.FOR_REVIEW.value, _("Waiting for review")
        SENT_BACK = improvement.State.SENT_BACK.value, _("Sent back")
        ACCEPTED = improvement.State.ACCEPTED.value, _("Accepted")
        NOT_ACCEPTED = improvement.State.NOT_ACCEPTED.value, _("Not accepted")

    class Earlier(models.TextChoices):
        NONE = "none", _("There is no earlier action on this")
        TOO_EARLY = "too_early", _("Too early to say whether the earlier one works")
        FAILED = "failed", _("The earlier one did not work")
        OTHER = "other", _("The earlier one is about something else")

    complaint = models.ForeignKey(
        Complaint, null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LEARNING)
    source = models.CharField(max_length=20, choices=Source, default=Source.COMPLAINT)
    text = models.TextField()
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=120, blank=True)
    serious = models.BooleanField(default=False)
    tests: Any = models.JSONField(default=dict)
    earlier = models.CharField(max_length=20, choices=Earlier, blank=True)
    earlier_words = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    judged_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "number"], name="recommendation_number_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "state", "written_at"]),
        ]

    def __str__(self) -> str:
        return f"R{self.number}"


class ActionPlan(ScopedModel):
    """Actions that belong together, under a director, who stays the owner whoever carries them out."""

    name = models.CharField(max_length=160)
    why = models.TextField(blank=True)
    director = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    carried_out_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["name", "id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "name"], name="plan_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ImprovementAction(ScopedModel):
    """One change that is to be made: by whom, by when, what will show it, and how it will be known that it worked.

    `first_due_on` is kept whatever becomes of `due_on`. The measure is declared before the action starts: complaints
    about `measured_service` (and what is below it), of `measured_category`, with `measured_factor`, by month received
    per unit of `exposure` where one is named. `aim` is the ratio of the rates after and before that would be success.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for authority")
        AUTHORISED = "authorised", _("Authorised")
        IN_PROGRESS = "in_progress", _("In progress")
        IMPLEMENTED = "implemented", _("Done, to be signed off")
        MONITORED = "monitored", _("Watched: did it work?")
        EFFECTIVE = "effective", _("Closed: it worked")
        NOT_MEASURED = "not_measured", _("Closed: it could not be measured")
        REOPENED = "reopened", _("Reopened")
        NOT_AUTHORISED = "not_authorised", _("Not authorised")
        STOPPED = "stopped", _("Stopped")

    class Changes(models.TextChoices):
        PRACTICE = improvement.Changed.PRACTICE.value, _("Working practice")
        POLICY = improvement.Changed.POLICY.value, _("Policy or procedure")
        PROVISION = improvement.Changed.PROVISION.value, _("Service provision")
        TRAINING = improvement.Changed.TRAINING.value, _("Training")
        SYSTEMS = improvement.Changed.SYSTEMS.value, _("Systems or equipment")

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    changes = models.CharField(max_length=20, choices=Changes)
    means = models.CharField(max_length=30)
    strength = models.CharField(max_length=20)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=120, blank=True)
    plan = models.ForeignKey(ActionPlan, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    complaints: Any = models.ManyToManyField(Complaint, through="ActionComplaint", related_name="actions")
    owner = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner_team = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    first_due_on = models.DateField()
    due_on = models.DateField()
    evidence_needed = models.TextField(blank=True)
    meanwhile = models.TextField(blank=True)
    training_audience = models.CharField(max_length=300, blank=True)
    training_on = models.DateField(null=True, blank=True)
    publishable = models.TextField(blank=True)

    measured = models.BooleanField(default=True)
    not_measured_why = models.TextField(blank=True)
    measured_service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    measured_category = models.CharField(max_length=120, blank=True)
    measured_factor = models.CharField(max_length=40, blank=True)
    exposure = models.CharField(max_length=80, blank=True)
    compared_with = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    aim = models.DecimalField(max_digits=4, decimal_places=2, default=0.5)
    baseline_months = models.PositiveSmallIntegerField(default=24)
    transition_months = models.PositiveSmallIntegerField(default=0)

    proposed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    authorised_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    authorised_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    implemented_on = models.DateField(null=True, blank=True)
    signed_off_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_off_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    times_reopened = models.PositiveSmallIntegerField(default=0)
    why_ended = models.TextField(blank=True)
    verdict = models.CharField(max_length=20, blank=True)
    look_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "number"], name="action_number_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due_on"]),
            models.Index(fields=["organisation", "owner", "state", "due_on"]),
            models.Index(fields=["organisation", "service", "state", "due_on"]),
            models.Index(fields=["organisation", "factor", "implemented_on"]),
            models.Index(fields=["organisation", "look_on"]),
            models.Index(fields=["organisation", "plan"]),
        ]

    def __str__(self) -> str:
        return f"A{self.number}"


class ActionComplaint(ScopedModel):
    """One complaint that led to an action; many lead to one, one to many."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="complaint_links")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="action_links")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "action", "complaint"], name="led_to_once"),
        ]
        indexes = [models.Index(fields=["organisation", "complaint"])]


class ActionRecommendation(ScopedModel):
    """An accepted recommendation that an action carries out."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="recommendation_links")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="action_links")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "action", "recommendation"], name="carries_out_once"),
        ]


class ActionEvidence(ScopedModel):
    """What shows that an action was done: words, a file, or both."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="evidence")
    words = models.TextField()
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    of_on = models.DateField()
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["of_on", "id"]
        indexes = [models.Index(fields=["organisation", "action"])]


class NewDate(ScopedModel):
    """A later date for an action, for a reason, on somebody's authority."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="new_dates")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.TextField()
    authorised_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    class Meta(ScopedModel.Meta):
        ordering = ["given_on", "id"]
        indexes = [models.Index(fields=["organisation", "action"])]


class Judgement(ScopedModel):
    """What was found of an action on a day: the verdict, its figures, and who took it as read.

    `figures` are those of `wellheard.analytics.effect.Assessment` as they stood, so that a verdict can be read again
    as it was given. `until_on` is the end of the last whole month that was counted, not included.
    """

    class Verdict(models.TextChoices):
        IMPROVED = "improved", _("Improved")
        NO_CHANGE_YET = "no_change_yet", _("No change yet")
        WORSE = "worse", _("Worse")
        TOO_LITTLE = "too_little", _("Too little data")

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=20, choices=Verdict)
    until_on = models.DateField()
    figures: Any = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["organisation", "action", "made_at"])]
