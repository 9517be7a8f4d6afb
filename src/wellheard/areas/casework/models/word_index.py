"""The words of complaints are found by an index of their trigrams, on PostgreSQL.

After each migration, idempotently. Row-level security lets an index serve only operators that are known to
leak nothing; a superuser declares this of the comparison behind `LIKE`, which tells nothing of a row it does
not return. Without that right, or the extension, words are still found, by reading: slower, never wrongly.
How many complaints hold a word is judged by a sample of texts, four times as large as usual: of a hundred texts
it was judged up to six times wrong, and the slower way was taken (decision 018).
SQLite, for small installations, reads.
"""

from typing import Any

from django.db import DatabaseError, connections, transaction

from wellheard.foundation.organisations import scope

EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
INDEX = "CREATE INDEX IF NOT EXISTS complaint_words ON casework_complaint USING gin (search_text gin_trgm_ops)"
SAMPLED = "ALTER TABLE casework_complaint ALTER COLUMN search_text SET STATISTICS 400"
LEAKS_NOTHING = "ALTER FUNCTION pg_catalog.textlike(text, text) LEAKPROOF"


def apply(sender: Any, using: str = "default", **_: Any) -> None:
    connection = connections[using]
    if connection.vendor != "postgresql" or sender.label != "casework":
        return
    with scope.lifted(), connection.cursor() as cursor:
        if "casework_complaint" not in connection.introspection.table_names(cursor):
            return
        for statement in (EXTENSION, INDEX, SAMPLED, LEAKS_NOTHING):
            try:
                with transaction.atomic(using=using):
                    cursor.execute(statement)
            except DatabaseError:
                continue
