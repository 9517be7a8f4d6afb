"""How we are in touch: what happened, warnings, limits on contact, and correspondence that repeats itself."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.areas.correspondence.models.letters import CaseLetter
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Incident(ScopedModel):
    """Something that was done or said to staff which should not have been."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="incidents")
    happened_on = models.DateField()
    what = models.TextField()
    evidence = models.TextField(blank=True)
    effect_on_staff = models.TextField(blank=True)
    support_given = models.TextField(blank=True)
    logged_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["happened_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]


class ConductWarning(ScopedModel):
    """A warning: what happened, what it did, what is asked for, and what follows (DESC)."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="warnings")
    describe = models.TextField()
    explain = models.TextField()
    suggest = models.TextField()
    consequences = models.TextField()
    given_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    letter = models.ForeignKey(CaseLetter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["given_at", "id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]


class Restriction(ScopedModel):
    """A manager's decision on how somebody may be in touch. One way is always kept. It holds until it is ended."""

    class Challenge(models.TextChoices):
        NONE = "", _("Not challenged")
        ASKED = "asked", _("Challenged")
        STANDS = "stands", _("Challenged: the decision stands")
        CHANGED = "changed", _("Challenged: the decision was changed")
        ENDED = "ended", _("Challenged: the restriction ended")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="restrictions")
    stopped: Any = models.JSONField(default=list)
    kept: Any = models.JSONField(default=list)
    how_kept = models.TextField(blank=True)
    scope_of = models.TextField(blank=True)
    why = models.TextField()
    adjustments_considered = models.TextField()
    why_no_warning = models.TextField(blank=True)
    from_on = models.DateField()
    review_on = models.DateField()
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    letter = models.ForeignKey(CaseLetter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    challenge = models.CharField(max_length=20, choices=Challenge, blank=True, default=Challenge.NONE)
    challenged_on = models.DateField(null=True, blank=True)
    challenge_grounds = models.TextField(blank=True)
    challenge_reasons = models.TextField(blank=True)
    challenge_heard_by = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "ended_on", "review_on", "id"]),
        ]


class RestrictionReview(ScopedModel):
    """A restriction looked at again: kept, changed or ended, and why."""

    class Verdict(models.TextChoices):
        KEPT = "kept", _("Kept as it is")
        CHANGED = "changed", _("Changed")
        ENDED = "ended", _("Ended")

    restriction = models.ForeignKey(Restriction, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(max_length=20, choices=Verdict)
    reasons = models.TextField()
    next_review_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "restriction"])]


class Repeat(ScopedModel):
    """Something that came in after the final answer, and whether it says anything new."""

    class Judged(models.TextChoices):
        SAME = "same", _("The same points again")
        NEW_EVIDENCE = "new_evidence", _("New evidence")
        ERROR = "error", _("A clear error in our answer")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="repeats")
    came_on = models.DateField()
    what = models.TextField()
    judged = models.CharField(max_length=20, choices=Judged)
    why = models.TextField()
    judged_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()
    letter = models.ForeignKey(CaseLetter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["came_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]
