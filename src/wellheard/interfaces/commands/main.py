"""`wellheard`: each command is imported only when it is asked for, so that each starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from wellheard.interfaces.commands.errors import CannotDo


class Subcommand(NamedTuple):
    """Where a command is found, and the line that `wellheard --help` prints for it."""

    place: str
    summary: str


SUBCOMMANDS = {
    "indicators": Subcommand(
        "wellheard.interfaces.commands.indicators:indicators", "The indicators of a file of complaints."
    ),
    "check": Subcommand(
        "wellheard.interfaces.commands.check:check", "What does not add up in a table of published figures."
    ),
    "due": Subcommand(
        "wellheard.interfaces.commands.due:due", "When a complaint is due, and the days that were counted."
    ),
    "chart": Subcommand("wellheard.interfaces.commands.chart:chart", "Control charts of a table: chance, or a cause."),
    "serve": Subcommand(
        "wellheard.interfaces.commands.serve:serve", "The web pages and the background work, until stopped."
    ),
    "rounds": Subcommand(
        "wellheard.interfaces.commands.rounds:rounds", "What must be looked at every minute: letters to be sent."
    ),
    "bounce": Subcommand("wellheard.interfaces.commands.bounce:bounce", "Take in a mail that came back."),
    "load-example": Subcommand(
        "wellheard.interfaces.commands.example.command:load_example",
        "Three invented bodies with three years of complaints.",
    ),
    "logins": Subcommand(
        "wellheard.interfaces.commands.logins:logins", "The example's logins, with codes that are good now."
    ),
    "verify-journal": Subcommand(
        "wellheard.interfaces.commands.verify_journal:verify_journal",
        "Whether each body's journal is as it was written.",
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        module, _, attribute = SUBCOMMANDS[cmd_name].place.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise CannotDo(f"'{cmd_name}' is not a command.")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.summary) for name, command in SUBCOMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="wellheard COMMAND --help shows the options of a command, with examples.",
)
@click.version_option(None, "-V", "--version", package_name="wellheard", message="wellheard %(version)s")
def cli() -> None:
    """Hear complaints, put them right, learn from them, and show the public that you did."""
