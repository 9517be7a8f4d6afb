"""What every table of a body has in common: its key, its body, and managers that fail closed."""

import uuid
from typing import Any

from django.db import models
from uuid_utils.compat import uuid7 as _uuid7

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.scope import WrongScope


def uuid7() -> uuid.UUID:
    """A new key. Version 7 begins with the time, so that an index grows at its end."""
    return _uuid7()


class ScopedQuerySet(models.QuerySet[Any]):
    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        organisation_id = scope.current()
        objs = list(objs)
        for row in objs:
            row.take_body(organisation_id)
        return super().bulk_create(objs, *args, **kwargs)


class ScopedManager(models.Manager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Only the rows of the body in scope. Raises NoScope outside a scope, whatever is asked."""

    use_in_migrations = False

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(organisation_id=scope.current())


class ScopedModel(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        editable=False,
    )

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["organisation", "id"], name="%(app_label)s_%(class)s_body_id")]

    def take_body(self, organisation_id: uuid.UUID) -> None:
        """Belong to the body in scope; refuse if the row, or anything it points at, belongs to another."""
        if self.organisation_id is None:
            self.organisation_id = organisation_id
        if self.organisation_id != organisation_id:
            raise WrongScope(f"This {self._meta.verbose_name} belongs to another body.")
        for field in self._meta.concrete_fields:
            target = self._state.fields_cache.get(field.name) if field.is_relation else None
            if isinstance(target, ScopedModel) and target.organisation_id not in (None, organisation_id):
                raise WrongScope(f"The {field.verbose_name} belongs to another body.")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.take_body(scope.current())
        super().save(*args, **kwargs)
