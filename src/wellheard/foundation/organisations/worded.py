"""Questions that are asked on every page, put into words once.

Putting a question into the database's words takes longer than its answer, and the words are the same each time. So is
the way to the answer: PostgreSQL keeps its plan of what it was asked in the same words on the same connection.

What a question says must come from what it is given and from nothing else: it is kept as it was first put. It is put
for anybody of the same duties and for any day: whose key and which day stand in the words are filled in when it is
asked. So a question takes a day as it is given, and does not reckon with it.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, QuerySet, UUIDField
from django.db.models.query import get_related_populators

from wellheard.foundation.organisations import scope

SOMETHING = UUID("5e7a1d0c-0000-7000-8000-000000000000")
"""Stands in the words for the object that a question is about, until it is asked of one."""
SOMEBODY = UUID("5e7a1d0c-0001-7000-8000-000000000000")
"""Stands in the words for the person who asks."""
SOME_DAY = date(777, 7, 1)
"""Stands in the words for the first day given; the days after it for the others."""
KEY, DAY = UUIDField(), DateField()
POPULATORS: Any = get_related_populators
"""The library's own way of filling in what a row holds of related objects."""
Ask = Callable[..., QuerySet[Any]]


@dataclass(frozen=True)
class Worded:
    """A question in the database's words, and the library's own reader of what comes back."""

    statement: str
    values: tuple[Any, ...]
    compiler: Any


class ReckonsWithADay(AssertionError):
    """A question makes another day of one that it is given: give it that one."""


def rows_of(ask: Ask, *given: Hashable, planned_anew: bool = False) -> list[tuple[Any, ...]]:
    """The rows that answer the question `ask(*given)`, a `values_list`, in the body in scope.

    `planned_anew`: the database looks for the best way to the answer each time, with what is given in sight. A plan
    that is kept fits all values, and no index of some rows alone (those of open complaints) is in it.
    """
    worded, found = _asked(ask, given, {}, planned_anew)
    return list(worded.compiler.results_iter([found], tuple_expected=True)) if worded else []


def rows_about(key: UUID, ask: Ask, *given: Hashable) -> list[tuple[Any, ...]]:
    """The rows that answer the question `ask(key, *given)` about one object, put into words once for all of its
    kind."""
    worded, found = _asked(ask, (SOMETHING, *given), {SOMETHING: key})
    return list(worded.compiler.results_iter([found], tuple_expected=True)) if worded else []


def objects_of(ask: Ask, *given: Hashable, planned_anew: bool = False) -> list[Any]:
    """The same as `rows_of` of a question that finds objects; what else it would look up of them it does not."""
    worded, found = _asked(ask, given, {}, planned_anew)
    return _made(worded, found) if worded else []


def objects_about(key: UUID, ask: Ask, *given: Hashable) -> list[Any]:
    """The same as `rows_about` of a question that finds objects."""
    worded, found = _asked(ask, (SOMETHING, *given), {SOMETHING: key})
    return _made(worded, found) if worded else []


def _asked(
    ask: Ask, given: Iterable[Any], meant: dict[Any, Any], planned_anew: bool = False
) -> tuple[Worded | None, list[Any]]:
    """The question in words, and what the database answers; None where nothing can. `meant`: what stands for what."""
    general: list[Hashable] = []
    for one in given:
        stands: Any = one
        if isinstance(one, date) and not isinstance(one, datetime):
            stands = SOME_DAY + timedelta(days=len(meant))
            meant[stands] = one
        elif hasattr(one, "as_anybody"):  # an Actor: whoever asks
            stands = one.as_anybody(SOMEBODY)
            meant[SOMEBODY] = one.staff_id
        general.append(stands)
    worded = _in_words(ask, tuple(general), scope.current())
    if worded is None:
        return None, []
    filled = {_prepared(stands): _prepared(one) for stands, one in meant.items()}
    values = tuple(
        filled.get(value, value) if isinstance(value, (str, UUID, date)) else value for value in worded.values
    )
    with connection.cursor() if planned_anew else _cursor_that_keeps_plans() as cursor:
        cursor.execute(worded.statement, values)
        return worded, cursor.fetchall()


def _prepared(value: UUID | date) -> Any:
    """As the database takes it."""
    return (KEY if isinstance(value, UUID) else DAY).get_db_prep_value(value, connection)


def _made(worded: Worded, found: list[Any]) -> list[Any]:
    """Objects of rows, as the library makes them: the fields of its own table, what is related, what was reckoned."""
    compiler = worded.compiler
    model, own = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    begin, end = own[0], own[-1] + 1
    names = [column.target.attname for column, *_rest in compiler.select[begin:end]]
    related = POPULATORS(compiler.klass_info, compiler.select, connection.alias)
    made = []
    for row in compiler.results_iter([found]):
        one = model.from_db(connection.alias, names, row[begin:end])
        for populator in related:
            populator.populate(row, one)
        for name, place in compiler.annotation_col_map.items():
            setattr(one, name, row[place])
        made.append(one)
    return made


def _cursor_that_keeps_plans() -> Any:
    """On PostgreSQL one that sends the values beside the words, which is what a plan is kept for (`config.databases`
    says after how many times). The library's own cursor puts the values into the words."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    cursor_of: Any = ServerBindingCursor
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    cursor = cursor_of(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


@lru_cache(maxsize=2048)
def _in_words(ask: Ask, given: tuple[Hashable, ...], _body: UUID) -> Worded | None:
    """None where nothing can answer: the library sees that before the database is asked.

    Raises ReckonsWithADay where a day that nobody gave stands in the words, beside those that stand for one.
    """
    compiler = ask(*given).query.get_compiler(connection=connection)
    try:
        statement, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    days = {str(one) for one in given if isinstance(one, date)}
    reckoned = [value for value in values if str(value).startswith(("0777", "0776")) and str(value) not in days]
    if reckoned:
        raise ReckonsWithADay(f"{ask.__name__}: {reckoned[0]}")
    return Worded(statement, tuple(values), compiler)
