"""Questions that are asked on every page, put into words once.

Putting a question into the database's words takes longer than its answer, and the words are the same each time.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

from wellheard.foundation.organisations import scope

SOMETHING = UUID("5e7a1d0c-0000-7000-8000-000000000000")
"""Stands in the words for the object that a question is about, until it is asked of one."""
KEY = UUIDField()


def rows_of(ask: Callable[..., QuerySet[Any]], *given: Hashable) -> list[tuple[Any, ...]]:
    """The rows that answer the question `ask(*given)`, a `values_list`, in the body in scope.

    What the question says must come from what is given and from nothing else: it is kept as it was first put.
    """
    compiler, statement, values = _in_words(ask, given, scope.current())
    return _answered(compiler, statement, values)


def rows_about(key: UUID, ask: Callable[[UUID], QuerySet[Any]]) -> list[tuple[Any, ...]]:
    """The rows that answer the question `ask(key)` about one object: put into words once for all of its kind."""
    compiler, statement, values = _in_words(ask, (SOMETHING,), scope.current())
    stands, meant = KEY.get_db_prep_value(SOMETHING, connection), KEY.get_db_prep_value(key, connection)
    return _answered(compiler, statement, tuple(meant if value == stands else value for value in values))


def _answered(compiler: Any, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchall()
    return list(compiler.results_iter([found], tuple_expected=True))


@lru_cache(maxsize=2048)
def _in_words(
    ask: Callable[..., QuerySet[Any]], given: tuple[Hashable, ...], _body: UUID
) -> tuple[Any, str, tuple[Any, ...]]:
    compiler = ask(*given).query.get_compiler(connection=connection)
    statement, values = compiler.as_sql()
    return compiler, statement, tuple(values)
