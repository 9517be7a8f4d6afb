"""What every test stands on: the database, the people of the story, nothing left from the test before."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db.backends.sqlite3.base import DatabaseOperations as SQLiteOperations
from django.test.utils import setup_databases, teardown_databases

from wellheard.foundation.organisations import scope

pytest_plugins = ["people", "factories", "installations", "post_office"]


LONG = ("journeys", "commands", "interfaces", "letters")
"""Folders of tests that take long: their tests are begun first, in this order."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="a folder for a picture of every kind of page, at two widths")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `once` says the same on any database, and runs on SQLite only. Journeys are begun first, by the
    one worker that has the browser, and what is quick comes last, so that no worker ends long before the other."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("once")])
        items[:] = [item for item in items if not item.get_closest_marker("once")]
    items.sort(key=lambda item: next((n for n, name in enumerate(LONG) if f"{name}/" in str(item.path)), len(LONG)))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """The test database, made and removed as its owner; the tests themselves run as the application does."""
    with django_db_blocker.unblock(), scope.lifted():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    yield
    with django_db_blocker.unblock(), scope.lifted():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def _journal_can_be_emptied() -> Iterator[None]:
    """A test with real transactions ends by emptying every table, which the journal refuses on SQLite.

    The triggers that refuse are put back by the same cleaning up, after each migration.
    """
    kept = SQLiteOperations.sql_flush

    def sql_flush(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        return ["DROP TRIGGER IF EXISTS journal_no_delete", *kept(self, *args, **kwargs)]

    SQLiteOperations.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    SQLiteOperations.sql_flush = kept  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Rate limits and used codes of one test do not reach the next."""
    yield
    cache.clear()
