"""The last line of the scope: each statement is looked at on its way to the database.

A statement on a body's table is refused outside a scope, and inside one unless that body's id is among its
values. On PostgreSQL it then runs as the application role with the body set for row-level security.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.conf import settings

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.scope import NoScope, WrongScope

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]
SCHEMA_CHANGE = re.compile(r"\s*(CREATE|ALTER|DROP|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|COMMENT|SET|EXPLAIN)\b", re.I)
SAVEPOINT = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK)\b", re.I)


@dataclass
class Said:
    """What a connection was last told: as which role and whose rows; within which transaction and savepoints, or None
    outside of any; and how many transactions it has begun."""

    role_and_body: tuple[str, uuid.UUID | None] | None = None
    within: tuple[int, tuple[Any, ...]] | None = None
    begun: int = 0


def watch(connection: Any, **_: Any) -> None:
    """Put the check in front of a new connection."""
    connection.execute_wrappers[:] = [w for w in connection.execute_wrappers if w is not check]
    connection.execute_wrappers.insert(0, check)
    connection.wellheard_said = Said()


def check(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    connection = context["connection"]
    if connection.vendor == "postgresql" and not SAVEPOINT.match(sql):
        _hand_over(connection)
    if not scope.is_lifted() and _touches_a_body(sql):
        _refuse_unless_scoped(sql, params, many)
    return execute(sql, params, many, context)


def _refuse_unless_scoped(sql: str, params: Any, many: bool) -> None:
    organisation_id = scope.current_or_none()
    if organisation_id is None:
        raise NoScope(f"No body is in scope for: {sql[:200]}")
    rows = params if many else [params]
    wanted = {organisation_id, organisation_id.hex, str(organisation_id)}
    for row in rows:
        values = row.values() if isinstance(row, dict) else (row or ())
        if not any(_names(value, wanted) for value in values):
            raise WrongScope(f"The statement does not name the body in scope: {sql[:200]}")


def _names(value: Any, wanted: set[Any]) -> bool:
    if isinstance(value, list):  # a column of many rows at once
        return bool(value) and all(_names(one, wanted) for one in value)
    return isinstance(value, (str, uuid.UUID)) and value in wanted


@lru_cache(maxsize=4096)
def _touches_a_body(sql: str) -> bool:
    if SCHEMA_CHANGE.match(sql):
        return False
    return not _tables().isdisjoint(re.findall(r"\w+", sql.lower()))


@lru_cache(maxsize=1)
def _tables() -> frozenset[str]:
    from wellheard.foundation.organisations.models import ScopedModel

    return frozenset(m._meta.db_table for m in apps.get_models(include_auto_created=True) if issubclass(m, ScopedModel))


def _hand_over(connection: Any) -> None:
    """Take the application role (the owner's, above every scope) and say whose rows may be seen, when either changed.

    What is said outside a transaction holds in those that follow. What is said inside one, or after one of its
    savepoints, is lost when that is rolled back: it is said anew once that has ended, however it ended.
    """
    said: Said = connection.wellheard_said
    if connection.in_atomic_block and connection.connection.info.transaction_status == 0:
        said.begun += 1  # this statement begins a transaction
    wanted = ("none" if scope.is_lifted() else settings.DATABASE_ROLE, scope.current_or_none())
    if said.role_and_body == wanted and _still_holds(said, connection):
        return
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, false), set_config('wellheard.organisation_id', %s, false)",
            (wanted[0], str(wanted[1] or "")),
        )
    said.role_and_body = wanted
    said.within = (said.begun, tuple(connection.savepoint_ids)) if connection.in_atomic_block else None


def _still_holds(said: Said, connection: Any) -> bool:
    """Whether the transaction and the savepoints within which it was said have not ended."""
    if said.within is None:
        return True
    begun, savepoints = said.within
    inside = tuple(connection.savepoint_ids)[: len(savepoints)] == savepoints
    return bool(connection.in_atomic_block and said.begun == begun and inside)
