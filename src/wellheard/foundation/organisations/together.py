"""Several small questions about a body, put to the database in one statement."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, IntegerField, QuerySet, Subquery

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation


class HowMany(Subquery):
    """How many rows a question has; of a slice, no more than it holds."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def asked_together(**questions: Any) -> dict[str, Any]:
    """The answer to each question about the body in scope: `Exists(rows)`, `HowMany(rows)`, `F("name")` of the body."""
    if not questions:
        return {}
    return dict(Organisation.objects.filter(pk=scope.current()).values(**questions).get())


def those_with_any(kinds: Mapping[str, QuerySet[Any]]) -> set[str]:
    """Which of these have any row."""
    found = asked_together(**{name: Exists(rows.order_by()) for name, rows in kinds.items()})
    return {name for name, there in found.items() if there}


def answers_about(actor: Actor, ask: Callable[[Actor], Mapping[str, Any]]) -> dict[str, Any]:
    """The answers to the questions that `ask` puts about a person, which depend on that person and nothing else.

    What is asked on every page is put into words once for each person, and again when their duties change.
    """
    names, statement, values = _in_words(actor, ask, scope.current())
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(zip(names, cursor.fetchone(), strict=True))


@lru_cache(maxsize=1024)
def _in_words(
    actor: Actor, ask: Callable[[Actor], Mapping[str, Any]], body: UUID
) -> tuple[tuple[str, ...], str, tuple[Any, ...]]:
    questions = ask(actor)
    rows = Organisation.objects.filter(pk=body).values(**questions)
    statement, values = rows.query.get_compiler(connection=connection).as_sql()
    return tuple(questions), statement, tuple(values)
