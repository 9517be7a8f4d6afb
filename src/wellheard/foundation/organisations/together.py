"""Several small questions about a body, put to the database in one statement."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, IntegerField, QuerySet, Subquery

from wellheard.foundation.organisations import scope
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
