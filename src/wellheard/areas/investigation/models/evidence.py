"""What an investigation rests on: evidence, interviews, advice, and events dated by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, ComplaintDocument, PointOfComplaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Evidence(ScopedModel):
    """One item: from whom, of when, for which point, what it shows, and whether it was relied on."""

    class Kind(models.TextChoices):
        RECORD = "record", _("Record or log")
        LETTER = "letter", _("Letter or e-mail")
        POLICY = "policy", _("Policy, procedure or law")
        PICTURE = "picture", _("Photograph or recording")
        VISIT = "visit", _("Visit or inspection")
        ACCOUNT = "account", _("Somebody's account")
        OTHER = "other", _("Something else")

    class Shows(models.TextChoices):
        HAPPENED = "happened", _("What happened")
        EXPECTED = "expected", _("What should have happened")
        BOTH = "both", _("Both")

    class Reliance(models.TextChoices):
        RELIED_ON = "relied_on", _("Relied on")
        NOT_RELIED_ON = "not_relied_on", _("Not relied on")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="evidence")
    item = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.RECORD)
    from_whom = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    point = models.ForeignKey(
        PointOfComplaint, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence"
    )
    shows = models.CharField(max_length=20, choices=Shows, default=Shows.HAPPENED)
    contemporaneous = models.BooleanField(null=True, blank=True)
    file = models.ForeignKey(ComplaintDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    reliance = models.CharField(max_length=20, choices=Reliance, blank=True)
    reliance_why = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint", "dated_on"])]


class Interview(ScopedModel):
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="interviews")
    with_whom = models.CharField(max_length=200)
    held_on = models.DateField()
    present = models.CharField(max_length=300, blank=True)
    notes = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["held_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "held_on"])]


class Advice(ScopedModel):
    """What somebody qualified, who was not involved, was asked and said; and who checked that it answers."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="advice")
    from_whom = models.CharField(max_length=200)
    standing = models.TextField()
    not_involved = models.BooleanField(default=False)
    question = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)
    checked_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["asked_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "asked_on"])]


class DatedEvent(ScopedModel):
    """Something that happened, dated by hand, with where it is known from."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="dated_events")
    on = models.DateField()
    time = models.TimeField(null=True, blank=True)
    what = models.TextField()
    source = models.CharField(max_length=300)

    class Meta(ScopedModel.Meta):
        ordering = ["on", "time", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "on"])]
