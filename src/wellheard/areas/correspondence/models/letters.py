"""The letters of a complaint: drafted, sent, and what became of them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.areas.children.models import ChildInvolvement
from wellheard.foundation.documents.models import Document
from wellheard.foundation.letters.models import Message
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class CaseLetter(ScopedModel):
    """One letter about a complaint. While it is a draft its words are in `paragraphs`; as sent, in `text`.

    `paragraphs` is a list of {key, text, optional, fixed, on}. What was sent is never changed: a letter sent
    again to another address is a row of its own that `follows` the first. A letter to a `child` is part of the
    child's record: it is read by those who may hear the child.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")
        DISCARDED = "discarded", _("Thrown away")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10, default="en-gb")
    to_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    to_name = models.CharField(max_length=160, blank=True)
    child = models.ForeignKey(ChildInvolvement, null=True, blank=True, on_delete=models.PROTECT, related_name="letters")
    subject = models.CharField(max_length=200)
    paragraphs: Any = models.JSONField(default=list)
    greeting = models.CharField(max_length=200)
    signed = models.TextField(blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    channel = models.CharField(max_length=20, choices=Message.Channel, blank=True)
    address = models.TextField(blank=True)
    sent_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    class Meta(ScopedModel.Meta):
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["organisation", "complaint", "id"]),
            models.Index(fields=["organisation", "message"]),
            models.Index(fields=["organisation", "child"]),
        ]

    def __str__(self) -> str:
        return self.subject
