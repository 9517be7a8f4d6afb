"""`wellheard load-example`: three invented bodies with three years of complaints, to try the system with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.interfaces.commands.installation import bring_up_to_date, database_needed, start_django

if TYPE_CHECKING:
    from wellheard.interfaces.commands.example.loading import Loaded, Progress

EPILOG = """\b
Examples:
  wellheard load-example
  wellheard load-example --small
  wellheard load-example --today 2026-11-20

\b
What was entered is kept: a body that is there already is left untouched.
Exit status: 0 all three bodies are there, 2 they cannot be loaded.
"""


@click.command("load-example", epilog=EPILOG)
@click.option("--small", is_flag=True, help="About 200 complaints instead of about 6,000.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which the three years end. Default: today.",
)
@click.option("--logins/--no-logins", "with_logins", default=True, help="Print the logins afterwards.")
def load_example(small: bool, today: datetime | None, with_logins: bool) -> None:
    """Load an example: a council, a health board and a housing association, all invented.

    Each has services, people, calendars, and three years of complaints up to today. The same day gives the
    same complaints.
    """
    start_django()
    from django.utils import timezone

    from wellheard.interfaces.commands.example import loading, past

    on = today.date() if today else timezone.localdate()
    try:
        loading.check_day(on)
    except ValueError as fault:
        raise CannotDo(str(fault)) from None
    bring_up_to_date()
    with database_needed():
        if loading.missing_bodies() and not small:
            click.echo("Loading the example: three bodies and three years of complaints. It takes about a minute.")
        with shown_progress() as progress:
            loaded = loading.load_example(on, past.SMALL if small else past.FULL, progress)
    for one in loaded:
        click.echo(said_of(one))
    if with_logins:
        from wellheard.interfaces.commands.logins import print_logins

        print_logins()


def said_of(loaded: "Loaded") -> str:
    if loaded.complaints is None:
        return f"{loaded.body.name} is here already. Nothing in it was changed."
    return f"{loaded.body.name}: {loaded.complaints:,} complaints, {loaded.open_now} of them open."


@contextmanager
def shown_progress() -> Iterator["Progress"]:
    """A bar on a terminal, nothing in a pipe."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from wellheard.interfaces.commands.example.loading import Progress

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task("", total=None)
        yield Progress(lambda what, done, of: bars.update(bar, description=what, completed=done, total=of))
