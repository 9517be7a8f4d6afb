"""What a complaint was coded as: by whom, when, of which problems, how severe; and the same of our answer."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class TaxonomyChoice(ScopedModel):
    """Complaints received from a day on, of a service and what is below it, are coded by this taxonomy.

    `names` are what the body calls some of its codes. Rows are added, never changed.
    """

    taxonomy = models.CharField(max_length=40)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    names: Any = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "service", "from_on"], name="one_taxonomy_from_a_day"),
            models.UniqueConstraint(
                fields=["organisation", "from_on"], condition=Q(service=None), name="one_body_taxonomy_from_a_day"
            ),
        ]


class Coding(ScopedModel):
    """One complaint as one person coded it at one time. Coding it again makes a further version; none is changed.

    `counts` is the one that the figures take: what was agreed, where two coded it, or else the first coder's latest.
    `stages` are codes of the taxonomy. `answer_harm` is the harm as our answer saw it; None is not coded.
    """

    class Basis(models.TextChoices):
        FIRST = "first", _("First coder")
        SECOND = "second", _("Second coder")
        AGREED = "agreed", _("Agreed")

    class RecoveredBy(models.TextChoices):
        PATIENT = "person", _("The person themselves")
        FAMILY = "family", _("Family, friend or carer")
        STAFF = "staff", _("Staff")
        OTHER = "other", _("Somebody else")

    class WhoComplains(models.TextChoices):
        PERSON = "person", _("The person themselves")
        FAMILY = "family", _("Family or friend")
        CARER = "carer", _("Carer")
        ADVOCATE = "advocate", _("Advocate or elected member")
        OTHER = "other", _("Somebody else")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="codings")
    taxonomy = models.CharField(max_length=40)
    basis = models.CharField(max_length=10, choices=Basis)
    number = models.PositiveSmallIntegerField()
    counts = models.BooleanField(default=False)
    coded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()
    stages: Any = models.JSONField(default=list)
    harm = models.PositiveSmallIntegerField(null=True, blank=True)
    harm_shown_by = models.TextField(blank=True)
    answer_harm = models.PositiveSmallIntegerField(null=True, blank=True)
    near_miss = models.BooleanField(default=False)
    recovered_by = models.CharField(max_length=20, choices=RecoveredBy, blank=True)
    omission = models.BooleanField(default=False)
    who_complains = models.CharField(max_length=20, choices=WhoComplains, blank=True)
    staff_group = models.CharField(max_length=40, blank=True)
    remark = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "basis", "number"], name="coding_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "complaint"], condition=Q(counts=True), name="one_coding_counts"
            ),
            models.CheckConstraint(condition=Q(harm=None) | Q(harm__lte=5), name="harm_0_to_5"),
            models.CheckConstraint(condition=Q(answer_harm=None) | Q(answer_harm__lte=5), name="answer_harm_0_to_5"),
        ]
        indexes = [models.Index(fields=["organisation", "counts", "taxonomy", "complaint"])]


class Problem(ScopedModel):
    """One category present in a complaint, in our answer, or in both; each with its severity there.

    `answer_severity` None: there was no answer to code. 0 in one of them: it saw no such problem.
    """

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, related_name="problems")
    category = models.CharField(max_length=40)
    subcategory = models.CharField(max_length=40, blank=True)
    severity = models.PositiveSmallIntegerField()
    answer_severity = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "coding", "category"], name="problem_category_once"),
            models.CheckConstraint(condition=Q(severity__lte=3), name="severity_0_to_3"),
            models.CheckConstraint(
                condition=Q(answer_severity=None) | Q(answer_severity__lte=3), name="answer_severity_0_to_3"
            ),
        ]


class CodedService(ScopedModel):
    """A service that the complaint reaches into, beside the one it is filed under."""

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, related_name="coded_services")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "coding", "service"], name="coded_service_once"),
        ]
