"""What is written for staff about what was learned: bulletins, reports of lessons learned, and their receipts."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.organisations.models import ScopedModel, Service, StaffMember


class Bulletin(ScopedModel):
    """A text about what a period taught: a draft that is edited, approved by somebody else, then sent.

    `service` is whose learning it tells of: a service and what is below it, or the whole body. It goes to the staff
    of `services` and of what is below them; to all staff where there are none. `editors` are the ids of everybody
    who wrote in it: none of them approves it. From its approval its words stand.
    """

    class Kind(models.TextChoices):
        BULLETIN = "bulletin", _("Learning bulletin")
        LESSONS = "lessons", _("Lessons learned")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved, to be sent")
        SENT = "sent", _("Sent")

    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=160)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()
    last_on = models.DateField()
    text = models.TextField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    services: Any = models.ManyToManyField(Service, through="BulletinService", related_name="+")
    begun_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    edited_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    editors: Any = models.JSONField(default=list)
    approved_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["-last_on", "-id"]
        indexes = [models.Index(fields=["organisation", "state", "last_on"])]

    def __str__(self) -> str:
        return self.title


class BulletinService(ScopedModel):
    """A service whose staff a bulletin is sent to."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="service_links")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "bulletin", "service"], name="bulletin_to_service_once"),
        ]


class BulletinReceipt(ScopedModel):
    """One of the staff a bulletin was sent to, and whether they opened it: kept to count once, shown as figures only.

    When somebody read it is not kept.
    """

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="receipts")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    read = models.BooleanField(default=False)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "bulletin", "staff"], name="bulletin_sent_once"),
        ]
