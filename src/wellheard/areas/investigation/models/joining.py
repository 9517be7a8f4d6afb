"""What others have a part in: other bodies and contractors, directors who sign their part, staff who are cared for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.investigation.models.asking import StaffRequest
from wellheard.foundation.organisations.models import Contractor, ScopedModel, StaffMember


class OutsidePart(ScopedModel):
    """The part of another body or of a contractor in one complaint: agreed how, asked what, given when."""

    class Lead(models.TextChoices):
        WE_LEAD = "we_lead", _("We lead and answer for all")
        THEY_LEAD = "they_lead", _("They lead and answer for all")
        APART = "apart", _("Each answers apart")

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Not needed")
        ASKED = "asked", _("Asked for, not yet given")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused: nothing is shared")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="outside_parts")
    body = models.CharField(max_length=200, blank=True)
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contact = models.CharField(max_length=300, blank=True)
    lead = models.CharField(max_length=20, choices=Lead, default=Lead.WE_LEAD)
    agreed_on = models.DateField(null=True, blank=True)
    customer_told_on = models.DateField(null=True, blank=True)
    consent = models.CharField(max_length=20, choices=Consent, default=Consent.NOT_NEEDED)
    asked = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint", "due_on"])]

    @property
    def name(self) -> str:
        return self.contractor.name if self.contractor else self.body


class PartSignature(ScopedModel):
    """A director signs what their service contributed, before the response is put forward."""

    request = models.OneToOneField(StaffRequest, on_delete=models.CASCADE, related_name="signature")
    signed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    remark = models.TextField(blank=True)


class Concern(ScopedModel):
    """What somebody complained about is told and who supports them. They see this, and no more."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="concern")
    told = models.TextField()
    told_on = models.DateField()
    supported_by = models.CharField(max_length=200, blank=True)
    outcome = models.TextField(blank=True)
    outcome_told_on = models.DateField(null=True, blank=True)


class ConcernUpdate(ScopedModel):
    """They were kept up to date."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField()
    what = models.TextField()

    class Meta(ScopedModel.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["organisation", "concern", "on"])]


class HandlerCare(ScopedModel):
    """Whoever handles it has a named support; after abuse, a talk about it that is asked for and held."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="handler_care")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    supported_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(blank=True)
    debrief_asked_on = models.DateField(null=True, blank=True)
    debrief_held_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]
