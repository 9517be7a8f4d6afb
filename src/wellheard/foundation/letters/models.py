"""What is sent: the outbox, and the texts letters begin from."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.foundation.documents.models import Document
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class Message(ScopedModel):
    """One thing to be sent, once. Written in the transaction it tells of; delivered afterwards, by the rounds.

    `key` says what it is: a second message of the same key is the first. `next_try_at` is when somebody must
    look at it again (to send it, to take over from a worker that fell silent, to ask whether it arrived);
    empty when nothing is left to do. `claim` is drawn anew by whoever takes it in hand.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        NOTIFY_EMAIL = "notify_email", _("E-mail by GOV.UK Notify")
        NOTIFY_TEXT = "notify_text", _("Text message by GOV.UK Notify")
        NOTIFY_LETTER = "notify_letter", _("Letter printed and posted by GOV.UK Notify")
        PRINT = "print", _("Printed here and posted")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        DELIVERED = "delivered", _("Delivered")
        FAILED = "failed", _("Could not be sent")
        BOUNCED = "bounced", _("Came back")
        TO_PRINT = "to_print", _("To be printed")
        PRINTED = "printed", _("Printed and posted")
        TAKEN_BACK = "taken_back", _("Taken back")

    channel = models.CharField(max_length=20, choices=Channel)
    to = models.TextField()
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    attachment = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about_id = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=200)
    forget_text = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    provider_reference = models.CharField(max_length=100, blank=True)
    error = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    posted_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "key"], name="message_key_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "next_try_at", "id"]),
            models.Index(fields=["organisation", "about_id", "id"]),
            models.Index(fields=["organisation", "state", "id"]),
        ]

    def __str__(self) -> str:
        return self.subject


class LetterTemplate(ScopedModel):
    """A body's own text for a kind of letter in a language, one version after the other; the last one is used.

    `paragraphs` is a list of {key, text, optional, fixed}. A version without paragraphs goes back to the text
    that is shipped.
    """

    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    paragraphs: Any = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["organisation", "kind", "language", "number"], name="letter_template_number_once"
            ),
        ]
