"""Why it happened: the coded cause of every closed complaint, and the analysis behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember
from wellheard.rules.improvement import Certainty as CertaintyOf
from wellheard.rules.improvement import Scope as ScopeOf


class Certainty(models.TextChoices):
    ESTABLISHED = CertaintyOf.ESTABLISHED.value, _("Established")
    PROBABLE = CertaintyOf.PROBABLE.value, _("Probable")
    POSSIBLE = CertaintyOf.POSSIBLE.value, _("Possible")


class Scope(models.TextChoices):
    CASE = ScopeOf.CASE.value, _("This case only")
    UNIT = ScopeOf.UNIT.value, _("This unit")
    BODY = ScopeOf.BODY.value, _("The whole body")


class Cause(ScopedModel):
    """The underlying cause of one complaint, and what was done about it; asked for when it closes.

    `factor` codes a contributory factor; empty until it is recorded, or where none was found, with the reason.
    `closed_on` is the day on which the complaint last closed.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("To be recorded")
        RECORDED = "recorded", _("Recorded")
        NONE_FOUND = "none_found", _("None found")

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="cause")
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    closed_on = models.DateField()
    due_on = models.DateField()
    factor = models.CharField(max_length=40, blank=True)
    scope = models.CharField(max_length=10, choices=Scope, blank=True)
    certainty = models.CharField(max_length=20, choices=Certainty, blank=True)
    words = models.TextField(blank=True)
    none_found_why = models.TextField(blank=True)
    remedial_action = models.TextField(blank=True)
    no_action_why = models.TextField(blank=True)
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "state", "due_on"]),
            models.Index(fields=["organisation", "factor", "closed_on"]),
            models.Index(fields=["organisation", "closed_on"]),
        ]


class Analysis(ScopedModel):
    """A root cause analysis: asked for at sign-off of what was upheld, where a cause keeps coming, or by choice."""

    class Why(models.TextChoices):
        UPHELD = "upheld", _("The complaint was upheld")
        REPEATED = "repeated", _("The same cause keeps being resolved")
        CHOSEN = "chosen", _("Chosen by somebody")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        BEGUN = "begun", _("Begun")
        DONE = "done", _("Done")

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="analysis")
    why_asked = models.CharField(max_length=20, choices=Why)
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_on = models.DateField()
    due_on = models.DateField()
    lead = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    problem = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "state", "due_on"]),
            models.Index(fields=["organisation", "lead", "state"]),
        ]


class WhyAnswer(ScopedModel):
    """One answer to a why: under another, or at the head. An end of a branch carries a factor."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="whys")
    number = models.PositiveSmallIntegerField()
    under = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="further")
    words = models.TextField()
    evidence = models.TextField(blank=True)
    certainty = models.CharField(max_length=20, choices=Certainty, blank=True)
    factor = models.CharField(max_length=40, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "analysis", "number"], name="why_number_once"),
        ]


class ContributoryFactor(ScopedModel):
    """A factor that contributed, in words and with evidence: a twig of the cause-and-effect diagram."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="factors")
    factor = models.CharField(max_length=40)
    words = models.CharField(max_length=300)
    evidence = models.TextField(blank=True)
    certainty = models.CharField(max_length=20, choices=Certainty, default=Certainty.PROBABLE)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "analysis"])]
