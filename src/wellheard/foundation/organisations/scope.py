"""Whose records this piece of work may touch.

One installation holds many bodies. Every query on a body's table runs inside the scope of exactly one of
them; outside a scope it is refused. A scope is entered by the sign-in middleware, by a command that names
its body, and by a task that was given one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID


class NoScope(RuntimeError):
    """A body's records were asked for before it was said which body's."""


class WrongScope(RuntimeError):
    """A statement reached for a body's table without naming the body in scope."""


_current: ContextVar[UUID | None] = ContextVar("wellheard_scope", default=None)
_lifted: ContextVar[bool] = ContextVar("wellheard_scope_lifted", default=False)


def current() -> UUID:
    """The body in scope. Raises NoScope outside one."""
    organisation_id = _current.get()
    if organisation_id is None:
        raise NoScope("No body is in scope: enter one with `scope.of(organisation_id)`.")
    return organisation_id


def current_or_none() -> UUID | None:
    return _current.get()


def is_lifted() -> bool:
    return _lifted.get()


@contextmanager
def of(organisation_id: UUID) -> Iterator[None]:
    """Do what follows as the body given, and as no other. Scopes may nest; the inner one holds."""
    token = _current.set(organisation_id)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def lifted() -> Iterator[None]:
    """For schema changes alone: statements that touch every body's rows, as the tables' owner."""
    token = _lifted.set(True)
    try:
        yield
    finally:
        _lifted.reset(token)
