"""One act on many complaints: looked at first, done in the background one by one, and undone where it can be."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class BulkRun(ScopedModel):
    """What is to be done, to which complaints, and how far it has come."""

    class Act(models.TextChoices):
        ALLOCATE = "allocate", _("Allocate")
        TAG = "tag", _("Tag")
        EXTEND = "extend", _("Extend")
        WITHDRAW = "withdraw", _("Close as withdrawn")
        LETTER = "letter", _("Send a letter")
        PRINT = "print", _("Print")
        EXPORT = "export", _("Save as a spreadsheet")

    class State(models.TextChoices):
        PREVIEW = "preview", _("Looked at, not begun")
        RUNNING = "running", _("Being done")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    act = models.CharField(max_length=20, choices=Act)
    said: Any = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State, default=State.PREVIEW)
    started_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "started_by", "made_at"])]


class BulkItem(ScopedModel):
    """One complaint in a run: what became of it, and what stood there before."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        LEFT_OUT = "left_out", _("Left out")
        UNDONE = "undone", _("Undone")
        NOT_UNDONE = "not_undone", _("Could not be undone")

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="items")
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    words = models.TextField(blank=True)
    before: Any = models.JSONField(default=dict)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "run", "complaint"], name="in_a_run_once"),
        ]
        indexes = [models.Index(fields=["organisation", "run", "state", "id"])]
