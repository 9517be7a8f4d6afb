"""A complaint, the people in it, and its points."""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.procedures.models import ProcedureChoice
from wellheard.foundation.organisations.models import Contractor, ScopedModel, Service, StaffMember
from wellheard.rules.likeness import keys_of
from wellheard.rules.stages import OPEN

IS_OPEN = models.Q(state__in=sorted(stage.value for stage in OPEN))
"""What is true of an open complaint, in the words of the index of those each person handles."""


class Complaint(ScopedModel):
    """One complaint, from receipt to closing. Only when it came and what it is about must be known.

    `received_on` is the day of arrival in the body's own time; `received_at` the moment, when it is known.
    `counted_on` is day 1 of its clock. `state` is a value of `wellheard.rules.stages.Stage`. `look_on` is the
    next day on which somebody must look at it; `due_on` the day by which the present stage must be answered.
    Both are derived, and stored to be sorted by.
    """

    reference = models.CharField(max_length=40)
    received_on = models.DateField()
    received_at = models.DateTimeField(null=True, blank=True)
    counted_on = models.DateField()
    description = models.TextField()
    outcome_sought = models.TextField(blank=True)
    channel = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=120, blank=True)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contractor = models.ForeignKey(Contractor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    anonymous = models.BooleanField(default=False)
    event_on = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True)
    late_reason = models.TextField(blank=True)

    procedure = models.ForeignKey(ProcedureChoice, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=40)
    look_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closure = models.CharField(max_length=40, blank=True)
    closure_reason = models.TextField(blank=True)
    not_a_complaint_reason = models.CharField(max_length=40, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    campaign = models.ForeignKey(
        "casework.Campaign", null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    calendar_kept_at = models.DateTimeField(null=True, blank=True)

    handler = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    restricted = models.BooleanField(default=False)
    root_cause = models.TextField(blank=True)
    remedial_action = models.TextField(blank=True)
    ombudsman_outcome = models.CharField(max_length=40, blank=True)
    import_run = models.ForeignKey(
        "casework.ImportRun", null=True, blank=True, on_delete=models.PROTECT, related_name="complaints"
    )
    imported_columns: Any = models.JSONField(default=dict, blank=True)
    search_text = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "reference"], name="reference_once_a_body"),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_on", "id"]),
            models.Index(
                fields=["organisation", "state", "due_on", "id"],
                include=["restricted", "handler", "service"],
                name="complaint_by_state",
            ),
            models.Index(fields=["organisation", "look_on", "id"]),
            models.Index(fields=["organisation", "received_on", "id"]),
            models.Index(fields=["organisation", "closed_on", "id"]),
            models.Index(
                fields=["organisation", "handler", "due_on", "id"],
                include=["restricted", "state"],
                name="complaint_by_handler",
            ),
            models.Index(fields=["organisation", "handler", "closed_on"]),
            models.Index(fields=["organisation", "handler", "due_on", "id"], condition=IS_OPEN, name="open_by_handler"),
            models.Index(
                fields=["organisation", "service", "due_on", "id"],
                include=["restricted", "state"],
                name="complaint_by_service",
            ),
            models.Index(fields=["organisation", "service", "received_on"]),
            models.Index(fields=["organisation", "import_run"]),
            models.Index(fields=["organisation", "merged_into"]),
            models.Index(fields=["organisation", "campaign", "received_on"]),
        ]

    def __str__(self) -> str:
        return self.reference


class NamedReader(ScopedModel):
    """Somebody who may see a restricted complaint. Nobody else knows that it is there."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="named_readers")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "staff"], name="named_once"),
        ]
        indexes = [models.Index(fields=["organisation", "staff", "complaint"])]


class Person(ScopedModel):
    """Somebody in a complaint, and how to be in touch with them. No field must be filled."""

    class Part(models.TextChoices):
        COMPLAINANT = "complainant", _("Person complaining")
        REPRESENTATIVE = "representative", _("Acting for them")
        MEMBER = "member", _("Councillor, MSP or MP asking for them")
        AFFECTED = "affected", _("Person affected")
        STAFF_COMPLAINED_ABOUT = "staff_complained_about", _("Staff member complained about")
        OTHER = "other", _("Someone else")

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", _("Not needed")
        AWAITED = "awaited", _("Awaited")
        GIVEN = "given", _("Given")
        REFUSED = "refused", _("Refused")
        OTHER_AUTHORITY = "other_authority", _("Other authority, such as a power of attorney")
        PRESUMED = "presumed", _("Presumed: an elected member acts for a constituent")

    class Channel(models.TextChoices):
        PHONE = "phone", _("Phone")
        TEXT = "text", _("Text message")
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter")
        IN_PERSON = "in_person", _("In person")
        BSL = "bsl", _("British Sign Language, by video")
        RELAY = "relay", _("Text relay")

    class MessageSafe(models.TextChoices):
        YES = "yes", _("Safe to leave a message")
        NO = "no", _("Do not leave a message")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="people")
    part = models.CharField(max_length=30, choices=Part, default=Part.COMPLAINANT)
    name = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True)
    office = models.CharField(max_length=160, blank=True)
    contact_channel = models.CharField(max_length=20, choices=Channel, blank=True)
    contact_preference = models.CharField(max_length=200, blank=True)
    message_safe = models.CharField(max_length=10, choices=MessageSafe, blank=True)
    adjustments = models.TextField(blank=True)
    adjustments_asked_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=80, blank=True)
    interpreter = models.CharField(max_length=160, blank=True)
    written_format = models.CharField(max_length=160, blank=True)
    advocate = models.CharField(max_length=200, blank=True)
    consent = models.CharField(max_length=20, choices=Consent, default=Consent.NOT_NEEDED)
    consent_on = models.DateField(null=True, blank=True)
    consent_due_on = models.DateField(null=True, blank=True)
    consent_limits = models.TextField(blank=True)
    reply_to = models.BooleanField(default=False)
    under_18 = models.BooleanField(default=False)
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    name_key = models.CharField(max_length=160, blank=True, editable=False)
    phone_key = models.CharField(max_length=20, blank=True, editable=False)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    postcode_key = models.CharField(max_length=10, blank=True, editable=False)

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "complaint"]),
            models.Index(fields=["organisation", "email_key"]),
            models.Index(fields=["organisation", "phone_key"]),
            models.Index(fields=["organisation", "name_key", "postcode_key"]),
            models.Index(fields=["organisation", "consent", "consent_due_on"]),
        ]

    def __str__(self) -> str:
        return self.name

    def take_body(self, organisation_id: UUID) -> None:
        """With the body come the keys by which the same person is found again."""
        super().take_body(organisation_id)
        found = keys_of(name=self.name, phone=self.phone, email=self.email, address=self.address)
        for name, value in found.items():
            setattr(self, name, value)


class PointOfComplaint(ScopedModel):
    """One head of a complaint, and at stage 2 its own finding with reasons."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="points")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    outcome_sought = models.TextField(blank=True)
    finding = models.CharField(max_length=20, blank=True)
    reasons = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["number"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "number"], name="point_number_once"),
        ]


class Note(ScopedModel):
    """What a member of staff wrote in the file."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "complaint", "written_at"])]


class Tag(ScopedModel):
    """A word that a body's people put on a complaint to find it by. It has no bearing on the figures."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="tags")
    word = models.CharField(max_length=40)
    put_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["word"]
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "complaint", "word"], name="tagged_once"),
        ]
        indexes = [models.Index(fields=["organisation", "word", "complaint"])]

    def __str__(self) -> str:
        return self.word
