"""PostgreSQL's own hold on the scope: row-level security, forced, on every table of a body.

After each migration, idempotently: the application role (no owner, no superuser, no login), its grants, and
one policy a table. The journal's entries can be read and added to by that role, never changed or removed.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections

from wellheard.foundation.organisations import scope

POLICY = "organisation_id = NULLIF(current_setting('wellheard.organisation_id', true), '')::uuid"


def apply(sender: Any, using: str = "default", **_: Any) -> None:
    connection = connections[using]
    if connection.vendor != "postgresql" or sender.label != "organisations":
        return
    role = connection.ops.quote_name(settings.DATABASE_ROLE)
    with scope.lifted(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.DATABASE_ROLE])
        if not cursor.fetchone():
            cursor.execute(f"CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS")
        cursor.execute(f"GRANT {role} TO CURRENT_USER")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        existing = set(connection.introspection.table_names(cursor))
        for model in _scoped_models():
            if model._meta.db_table in existing:
                _protect(cursor, connection.ops.quote_name(model._meta.db_table), role, model)


def _protect(cursor: Any, table: str, role: str, model: Any) -> None:
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    cursor.execute(f"DROP POLICY IF EXISTS own_body ON {table}")
    cursor.execute(f"CREATE POLICY own_body ON {table} USING ({POLICY}) WITH CHECK ({POLICY})")
    if getattr(model, "append_only", False):
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}")


def _scoped_models() -> list[Any]:
    from wellheard.foundation.organisations.models import ScopedModel

    return [m for m in apps.get_models(include_auto_created=True) if issubclass(m, ScopedModel)]
