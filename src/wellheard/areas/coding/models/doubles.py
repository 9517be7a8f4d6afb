"""Coding twice: which complaints were drawn or given for it, to whom, and what the two coded."""

from django.db import models

from wellheard.areas.casework.models import Complaint
from wellheard.areas.coding.models.codings import Coding
from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class Sample(ScopedModel):
    """A share of complaints drawn by chance. With the seed, anybody can draw it again and see that nobody chose."""

    first_on = models.DateField()
    last_on = models.DateField()
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=60)
    drawn_from = models.PositiveIntegerField()
    asked_of = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    drawn_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        ordering = ["-drawn_at", "-id"]


class SecondCoding(ScopedModel):
    """Somebody asked to code a complaint without seeing what the first coder said.

    `first` and `second` are set together, once both are in: only those two are compared, whatever is coded later.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="second_codings")
    sample = models.ForeignKey(Sample, null=True, blank=True, on_delete=models.PROTECT, related_name="drawn")
    asked_of = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    first = models.ForeignKey(Coding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Coding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    both_in_at = models.DateTimeField(null=True, blank=True)
    agreed = models.ForeignKey(Coding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "complaint"],
                condition=models.Q(withdrawn_at=None),
                name="one_second_coding_a_complaint",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "asked_of", "both_in_at"]),
            models.Index(fields=["organisation", "both_in_at"]),
        ]
