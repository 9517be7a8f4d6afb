"""What a command that works on an installation does first: Django, its database, and a plain word when it cannot."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from wellheard.interfaces.commands.errors import CannotDo


def start_django() -> None:
    """Set Django up for the installation in WELLHEARD_HOME. Raises CannotDo when its settings cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
    import django

    try:
        django.setup()
    except (OSError, ValueError) as fault:
        raise CannotDo(f"The installation cannot be used: {fault}") from None


def bring_up_to_date() -> None:
    """Make the database's tables, or change them to what this version needs."""
    from django.core.management import call_command
    from django.db import Error

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Error as fault:
        raise CannotDo(_no_database(fault)) from None


@contextmanager
def database_needed() -> Iterator[None]:
    """Do what follows; a database that is not there, or not set up, is said in a sentence."""
    from django.db import OperationalError, ProgrammingError

    try:
        yield
    except (OperationalError, ProgrammingError) as fault:
        raise CannotDo(_no_database(fault)) from None


def _no_database(fault: Exception) -> str:
    first_line = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
    return (
        f"The database cannot be used ({first_line}). Check DATABASE_URL and WELLHEARD_HOME; "
        "`wellheard serve` and `wellheard load-example` set a new one up."
    )
