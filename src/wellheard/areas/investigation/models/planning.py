"""The plan of an investigation, what it came to on each point, its report, and the time it took."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, PointOfComplaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Plan(ScopedModel):
    """What is to be looked into, for what, how, and by when. Only the complaint must be known."""

    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="plan")
    issues = models.TextField(blank=True)
    outcomes = models.TextField(blank=True)
    communication = models.TextField(blank=True)
    risk = models.TextField(blank=True)
    wider_interest = models.TextField(blank=True)
    specialist = models.TextField(blank=True)
    evidence_by = models.DateField(null=True, blank=True)
    provisional_views_by = models.DateField(null=True, blank=True)
    comments_by = models.DateField(null=True, blank=True)
    report_by = models.DateField(null=True, blank=True)
    sign_off_by = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class PlannedPart(ScopedModel):
    """A part of the work given to somebody: who, what, when."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="planned_parts")
    what = models.TextField()
    who = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "due_on"])]


class PointInquiry(ScopedModel):
    """One point: what would show it, what happened, what should have, the gap, and what outweighs what."""

    point = models.OneToOneField(PointOfComplaint, on_delete=models.CASCADE, related_name="inquiry")
    shows_happened = models.TextField(blank=True)
    shows_expected = models.TextField(blank=True)
    happened = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    gap = models.TextField(blank=True)
    weighing = models.TextField(blank=True)


class Report(ScopedModel):
    """A version of the investigator's report. Each save is a version of its own."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="reports")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "number"], name="report_number_once"),
        ]


class TimeSpent(ScopedModel):
    """Minutes that somebody spent on a complaint, and on what kind of work."""

    class Work(models.TextChoices):
        FRONTLINE = "frontline", _("Frontline answer")
        INVESTIGATION = "investigation", _("Investigation")
        WRITING = "writing", _("Writing")
        MEETING = "meeting", _("Meeting or interview")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="time_spent")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    work = models.CharField(max_length=20, choices=Work)
    minutes = models.PositiveIntegerField()
    on = models.DateField()

    class Meta(ScopedModel.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["organisation", "complaint", "on"])]
