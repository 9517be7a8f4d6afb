"""The database itself refuses to change or remove an entry: triggers, on both databases, after each migration."""

from typing import Any

from django.db import connections

from wellheard.foundation.organisations import scope

ENTRIES = "journal_entry"
SAYING = "The journal is only added to."


def apply(sender: Any, using: str = "default", **_: Any) -> None:
    connection = connections[using]
    with scope.lifted(), connection.cursor() as cursor:
        if ENTRIES not in connection.introspection.table_names(cursor):
            return
        statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> list[str]:
    return [
        sql
        for act in ("UPDATE", "DELETE")
        for sql in (
            f"DROP TRIGGER IF EXISTS journal_no_{act.lower()}",
            f"CREATE TRIGGER journal_no_{act.lower()} BEFORE {act} ON {ENTRIES} "
            f"BEGIN SELECT RAISE(ABORT, '{SAYING}'); END",
        )
    ]


def _postgresql() -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION journal_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYING}'; END $$",
        f"DROP TRIGGER IF EXISTS journal_no_change ON {ENTRIES}",
        f"CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON {ENTRIES} "
        "FOR EACH ROW EXECUTE FUNCTION journal_only_added_to()",
    ]
