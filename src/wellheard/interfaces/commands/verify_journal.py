"""`wellheard verify-journal`: whether each body's journal is as it was written."""

from typing import TYPE_CHECKING

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.interfaces.commands.installation import database_needed, start_django

if TYPE_CHECKING:
    from wellheard.foundation.journal.verification import Verdict
    from wellheard.foundation.organisations.models import Organisation

WHOLE, FAULTY = 0, 1

EPILOG = """\b
Examples:
  wellheard verify-journal
  wellheard verify-journal --body strathmuir

\b
Exit status: 0 every journal is whole, 1 one is not, 2 it cannot be read.
"""


@click.command("verify-journal", epilog=EPILOG)
@click.option("--body", "slug", metavar="SLUG", help="Only this body: its short name in addresses, such as strathmuir.")
def verify_journal(slug: str | None) -> None:
    """Read each body's journal from its first entry to its last, and name the first that is not as it was written.

    Found are entries changed, removed, put in or out of order, values that no longer fit, and a tail cut off:
    by the chain, its key, and the anchors kept outside the database.
    """
    start_django()
    with database_needed():
        verdicts = [(body, _verdict(body)) for body in _bodies(slug)]
    width = max(len(body.name) for body, _ in verdicts)
    for body, verdict in verdicts:
        click.echo(f"{body.name.ljust(width)}  {as_line(verdict)}")
    raise SystemExit(FAULTY if any(verdict.fault for _, verdict in verdicts) else WHOLE)


def as_line(verdict: "Verdict") -> str:
    entries = "1 entry" if verdict.entries == 1 else f"{verdict.entries:,} entries"
    if verdict.fault is None:
        return f"{entries}, OK"
    return f"entry {verdict.fault.number:,}: {verdict.fault.message}"


def _bodies(slug: str | None) -> "list[Organisation]":
    from wellheard.foundation.organisations.models import Organisation

    found = Organisation.objects.order_by("name")
    if slug is not None:
        found = found.filter(slug=slug)
    bodies = list(found)
    if not bodies:
        known = ", ".join(Organisation.objects.order_by("slug").values_list("slug", flat=True))
        raise CannotDo(
            f"There is no body '{slug}' here. There is {known}." if slug and known else "There is no body here yet."
        )
    return bodies


def _verdict(body: "Organisation") -> "Verdict":
    from wellheard.foundation.journal.verification import verify
    from wellheard.foundation.organisations import scope

    with scope.of(body.pk):
        return verify()
