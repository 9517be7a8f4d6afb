"""Bodies, their services, what those services' size is, and those who work on their behalf."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.organisations.models.scoped import ScopedModel, uuid7


class Organisation(models.Model):
    """A public body, or an ombudsman. The one table that stands above every scope."""

    class Kind(models.TextChoices):
        BODY = "body", _("Public body")
        OMBUDSMAN = "ombudsman", _("Ombudsman")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BODY)

    def __str__(self) -> str:
        return self.name


class Service(ScopedModel):
    """A part of the body: directorate, service, team. A tree; `path` is its place in words."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=500)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "path"], name="service_path_once"),
        ]
        indexes = [models.Index(fields=["organisation", "parent"])]

    def __str__(self) -> str:
        return self.path


class ServiceExposure(ScopedModel):
    """How much of something a service serves, as at a day, and who says so: the base of a rate."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="exposures")
    measure = models.CharField(max_length=80)
    figure = models.PositiveBigIntegerField()
    as_at_on = models.DateField()
    source = models.CharField(max_length=200)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "service", "measure", "as_at_on"], name="exposure_once_a_day"
            ),
        ]


class Contractor(ScopedModel):
    """Works for the public on the body's behalf; complaints about it are the body's own."""

    name = models.CharField(max_length=160)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="contractors")
    monitored = models.BooleanField(null=True, blank=True)
    objectives = models.TextField(blank=True)
    reports_every = models.CharField(max_length=60, blank=True)
    reviewed_by = models.ForeignKey(
        "organisations.StaffMember", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "name"], name="contractor_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
