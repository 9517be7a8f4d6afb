"""Several small questions about a body, put to the database in one statement."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, IntegerField, QuerySet, Subquery

from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import Organisation
from wellheard.foundation.organisations.worded import SOMEBODY, SOMETHING, rows_about, rows_of


class HowMany(Subquery):
    """How many rows a question has; of a slice, no more than it holds."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def answers_about(
    actor: Actor, ask: Callable[[Actor], Mapping[str, Any]], *, planned_anew: bool = False
) -> dict[str, Any]:
    """The answers to the questions that `ask` puts about a person, which depend on that person and nothing else.

    What is asked on every page is put into words once for all of the same duties.
    `planned_anew`: as in `rows_of`, for questions about open complaints.
    """
    (found,) = rows_of(_of_the_body, ask, actor, planned_anew=planned_anew)
    return dict(zip(_names(ask, actor.as_anybody(SOMEBODY)), found, strict=True))


def those_there(key: UUID, ask: Callable[[UUID], Mapping[str, Exists]]) -> set[str]:
    """Which of the things that `ask` names there are about one object: put into words once for all of its kind."""
    (found,) = rows_about(key, _about(ask))
    return {name for name, there in zip(_names(ask, SOMETHING), found, strict=True) if there}


def _of_the_body(ask: Callable[[Any], Mapping[str, Any]], about: Any) -> QuerySet[Any]:
    return Organisation.objects.filter(pk=scope.current()).values_list(*ask(about).values())


@lru_cache(maxsize=64)
def _about(ask: Callable[[UUID], Mapping[str, Any]]) -> Callable[[UUID], QuerySet[Any]]:
    return partial(_of_the_body, ask)


@lru_cache(maxsize=1024)
def _names(ask: Callable[[Any], Mapping[str, Any]], about: Any) -> tuple[str, ...]:
    return tuple(ask(about))
