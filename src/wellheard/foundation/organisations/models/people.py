"""Accounts that sign in, the people of a body, and which duty each holds for which part of it, when."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from wellheard.foundation.organisations.models.bodies import Organisation, Service
from wellheard.foundation.organisations.models.scoped import ScopedModel, uuid7
from wellheard.foundation.organisations.roles import Role


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, organisation: Organisation, password: str | None = None) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), organisation=organisation)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """What signs in: an address and its secrets, in exactly one body. Who that is, is a StaffMember."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.email


class StaffMember(ScopedModel):
    """A person who works for the body. A higher grade is more senior; `load_limit` is how many they can handle."""

    account = models.OneToOneField(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    left_on = models.DateField(null=True, blank=True)
    manager = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    load_limit = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [models.Index(fields=["organisation", "name"])]

    def __str__(self) -> str:
        return self.name


class RoleHolding(ScopedModel):
    """One duty, for one part of the tree of services (or all of it), from a day until a day (half-open)."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=30, choices=Role)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        indexes = [
            models.Index(fields=["organisation", "staff"]),
            models.Index(fields=["organisation", "role"]),
        ]


class Deputy(ScopedModel):
    """Stands in for someone absent, with their duties, from a day until a day (half-open)."""

    absent = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="deputising")
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.CheckConstraint(condition=models.Q(until_on__gt=models.F("from_on")), name="deputy_dates"),
        ]
        indexes = [models.Index(fields=["organisation", "deputy"])]


class KeptSubmission(models.Model):
    """What somebody had typed when their session ended: given back to the same account at the same address.

    Stands outside every scope because it is written before anyone is signed in; it is read by its account only.
    """

    token = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    fields: Any = models.JSONField()
    kept_at = models.DateTimeField()


class Draft(ScopedModel):
    """What somebody is typing into a form and has not sent: theirs alone, by the form's address.

    Saved as it is typed; gone when the form is sent. Thrown away, it can be brought back for a day.
    """

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    fields: Any = models.JSONField()
    saved_at = models.DateTimeField()
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "staff", "path"], name="draft_once_an_address"),
        ]
        indexes = [models.Index(fields=["organisation", "saved_at"])]
