"""A body's working calendar: dated versions, for the whole body or for one service, never rewritten."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.organisations.models.bodies import Service
from wellheard.foundation.organisations.models.scoped import ScopedModel


class CalendarVersion(ScopedModel):
    """The days off as known from a moment on. A closed complaint keeps the version it was counted with."""

    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="calendars")
    name = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    known_from = models.DateField()
    known_to = models.DateField()
    cut_off = models.TimeField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "organisations.StaffMember", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "service", "number"], name="service_calendar_number_once"),
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=models.Q(service=None),
                name="calendar_number_once",
            ),
        ]


class CalendarDay(ScopedModel):
    class Kind(models.TextChoices):
        """The values of `wellheard.rules.working_days.DayKind`."""

        CLOSURE = "closure", _("Closed")
        HALF_DAY = "half_day", _("Half day")
        INDUSTRIAL_ACTION = "industrial_action", _("Industrial action")
        OPEN = "open", _("Open although the body is closed")

    version = models.ForeignKey(CalendarVersion, on_delete=models.PROTECT, related_name="days")
    on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CLOSURE)
    name = models.CharField(max_length=160, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["on", "id"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "version", "on"], name="calendar_day_once"),
        ]
