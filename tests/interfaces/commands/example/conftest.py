"""The example, loaded once for all the tests of it, inside a transaction that is taken back at the end."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from wellheard.interfaces.commands.example.bodies import BODIES
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life
from wellheard.interfaces.commands.example.loading import Progress, load_body
from wellheard.interfaces.commands.example.past import SMALL

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="package")
def today() -> date:
    return TODAY


@pytest.fixture(scope="package")
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, tuple[Founded, list[Life]]]]:
    """Each body, by its slug, with its lives as they were told."""
    silent = Progress(lambda what, done, of: None)
    with django_db_blocker.unblock(), transaction.atomic():
        yield {plan.slug: load_body(plan, TODAY, SMALL, silent) for plan in BODIES}
        transaction.set_rollback(True)
