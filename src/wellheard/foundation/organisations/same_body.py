"""A row may only point at rows of its own body: held by the database itself.

After each migration, idempotently: a composite foreign key on PostgreSQL, a pair of triggers on SQLite, for
every reference from one table of a body to another. A join inside a body therefore never leaves it.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connections

from wellheard.foundation.organisations import scope


def apply(sender: Any, using: str = "default", **_: Any) -> None:
    connection = connections[using]
    if sender.label != "organisations":
        return
    with scope.lifted(), connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        statements = _postgresql if connection.vendor == "postgresql" else _sqlite
        for table, column, target in _references():
            if table in existing and target in existing:
                name = "same_body_" + sha256(f"{table}.{column}".encode()).hexdigest()[:16]
                for statement in statements(name, table, column, target):
                    cursor.execute(statement)


def _references() -> Iterator[tuple[str, str, str]]:
    from wellheard.foundation.organisations.models import ScopedModel

    for model in apps.get_models(include_auto_created=True):
        if not issubclass(model, ScopedModel):
            continue
        for field in model._meta.concrete_fields:
            target = field.related_model
            if field.is_relation and isinstance(target, type) and issubclass(target, ScopedModel):
                yield model._meta.db_table, str(field.column), target._meta.db_table


def _postgresql(name: str, table: str, column: str, target: str) -> Iterator[str]:
    yield f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS "{name}"'
    yield (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY (organisation_id, "{column}") '
        f'REFERENCES "{target}" (organisation_id, id) DEFERRABLE INITIALLY DEFERRED'
    )


def _sqlite(name: str, table: str, column: str, target: str) -> Iterator[str]:
    for act in ("INSERT", "UPDATE"):
        yield f'DROP TRIGGER IF EXISTS "{name}_{act.lower()}"'
        yield (
            f'CREATE TRIGGER "{name}_{act.lower()}" BEFORE {act} ON "{table}" WHEN NEW."{column}" IS NOT NULL '
            f'AND EXISTS (SELECT 1 FROM "{target}" WHERE id = NEW."{column}" '
            f"AND organisation_id <> NEW.organisation_id) "
            f"BEGIN SELECT RAISE(ABORT, '{table}.{column} points at another body'); END"
        )
