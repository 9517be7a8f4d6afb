"""One record for each child in a complaint: the steps of domain children, and what the child said."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wellheard.areas.casework.models import Complaint, Person
from wellheard.foundation.organisations.models import ScopedModel, StaffMember


class ChildInvolvement(ScopedModel):
    """A child's part in one complaint, step by step. What the child said is in `ChildWords`, apart."""

    class Trigger(models.TextChoices):
        CHILD_COMPLAINS = "child_complains", _("The child complains")
        AT_CHILDS_REQUEST = "at_childs_request", _("An adult complains, because the child asked them to")
        AFFECTS_CHILD = "affects_child", _("An adult complains about something that affects the child")

    class Age(models.TextChoices):
        UNDER_5 = "under_5", _("Under 5")
        FROM_5 = "5_to_11", _("5 to 11")
        FROM_12 = "12_to_15", _("12 to 15")
        FROM_16 = "16_or_17", _("16 or 17")

    class Consent(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNABLE = "unable", _("Not able to say")

    class Understands(models.TextChoices):
        FULLY = "fully", _("Understands it fully")
        IN_PART = "in_part", _("Understands some of it")
        NOT_YET = "not_yet", _("Does not understand it yet")

    class Understood(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="children")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    called = models.CharField(max_length=120, blank=True)
    trigger = models.CharField(max_length=30, choices=Trigger)
    born_on = models.DateField(null=True, blank=True)
    age_band = models.CharField(max_length=20, choices=Age, blank=True)
    service_to_child = models.BooleanField(null=True, blank=True)
    child_owns = models.BooleanField(null=True, blank=True)
    concern = models.BooleanField(null=True, blank=True)

    mode = models.CharField(max_length=200, blank=True)
    chosen_adult = models.CharField(max_length=160, blank=True)
    supporter = models.CharField(max_length=200, blank=True)
    adjustments = models.TextField(blank=True)

    explained_on = models.DateField(null=True, blank=True)
    explained_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    explained_how = models.CharField(max_length=200, blank=True)
    reassured_on = models.DateField(null=True, blank=True)

    consent = models.CharField(max_length=10, choices=Consent, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    consent_how = models.CharField(max_length=200, blank=True)
    consent_scope = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    understands = models.CharField(max_length=10, choices=Understands, blank=True)
    capacity_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capacity_on = models.DateField(null=True, blank=True)
    capacity_basis = models.TextField(blank=True)
    capacity_review_on = models.DateField(null=True, blank=True)

    views_sought_on = models.DateField(null=True, blank=True)
    views_sought_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    not_sought_why = models.TextField(blank=True)
    influence = models.TextField(blank=True)
    limits_explained_on = models.DateField(null=True, blank=True)
    action_agreed = models.TextField(blank=True)

    response_format = models.CharField(max_length=200, blank=True)
    response_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    response_on = models.DateField(null=True, blank=True)
    understood = models.CharField(max_length=10, choices=Understood, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "complaint"])]

    def __str__(self) -> str:
        return self.called


class ChildWords(ScopedModel):
    """What a child said, as they said it. Confidential words are read by those with the duty, and nobody else.

    `may_have` are the adults whom the child lets have confidential words: the id of each one's `Person` or `Telling`.
    """

    class About(models.TextChoices):
        VIEWS = "views", _("What they think about it")
        WANTED = "wanted", _("What would make it better")
        OTHER = "other", _("Something else they said")

    child = models.ForeignKey(ChildInvolvement, on_delete=models.CASCADE, related_name="words")
    about = models.CharField(max_length=10, choices=About)
    text = models.TextField()
    confidential = models.BooleanField(default=True)
    may_have: Any = models.JSONField(default=list, blank=True)
    said_on = models.DateField()
    heard_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["said_on", "id"]
        indexes = [models.Index(fields=["organisation", "child", "said_on"])]


class ChildDiscussion(ScopedModel):
    """A talk with the child: when, where, who was there, and what was said as far as it is a note for the file.

    `may_have` as in `ChildWords`.
    """

    child = models.ForeignKey(ChildInvolvement, on_delete=models.CASCADE, related_name="discussions")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    present = models.CharField(max_length=300, blank=True)
    alone_in_private = models.BooleanField(default=False)
    note = models.TextField()
    confidential = models.BooleanField(default=True)
    may_have: Any = models.JSONField(default=list, blank=True)
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(ScopedModel.Meta):
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["organisation", "child", "on"])]


class BestInterests(ScopedModel):
    """A decision in which the child's best interests were weighed; the exceptional ones above all."""

    child = models.ForeignKey(ChildInvolvement, on_delete=models.CASCADE, related_name="best_interests")
    question = models.TextField()
    options = models.TextField()
    rights = models.TextField(blank=True)
    decision = models.TextField()
    against_wish = models.BooleanField(default=False)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    advice_sought = models.BooleanField(default=False)

    class Meta(ScopedModel.Meta):
        ordering = ["decided_on", "id"]
        indexes = [models.Index(fields=["organisation", "child"])]


class Telling(ScopedModel):
    """One person who is told of the complaint, or is not, and why."""

    child = models.ForeignKey(ChildInvolvement, on_delete=models.CASCADE, related_name="tellings")
    who = models.CharField(max_length=160)
    told = models.BooleanField()
    child_agrees = models.CharField(max_length=10, choices=ChildInvolvement.Consent, blank=True)
    why = models.TextField(blank=True)
    may_hear = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        ordering = ["id"]
        indexes = [models.Index(fields=["organisation", "child"])]
