"""The journal: what was done, by whom, when, to what. Added to, never changed."""

from typing import Any

from django.db import models

from wellheard.foundation.organisations.models import ScopedModel


class Chain(ScopedModel):
    """One row a body: how long its journal is and the hash it ends with. Locked while an entry is added."""

    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation"], name="one_chain_a_body"),
        ]


class Entry(ScopedModel):
    """One act. Holds ids, field names and salted hashes; never a personal datum."""

    append_only = True

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    actor_id = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    about_id = models.UUIDField(null=True)
    fields: Any = models.JSONField(default=list)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "number"], name="entry_number_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "about_id", "number"]),
            models.Index(fields=["organisation", "actor_id", "number"]),
            models.Index(fields=["organisation", "act", "number"]),
        ]


class Detail(ScopedModel):
    """The value behind one hash of an entry. Disposal erases value and salt; the hash then proves nothing more."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="details")
    name = models.CharField(max_length=80)
    value = models.TextField(null=True)
    salt = models.CharField(max_length=32, null=True)

    class Meta(ScopedModel.Meta):
        constraints = [
            *ScopedModel.Meta.constraints,
            models.UniqueConstraint(fields=["organisation", "entry", "name"], name="detail_name_once"),
        ]
