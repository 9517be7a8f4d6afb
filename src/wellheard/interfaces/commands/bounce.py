"""`wellheard bounce`: mail that came back, handed over by the mail server."""

import sys

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.interfaces.commands.installation import database_needed, start_django

EPILOG = """\b
Examples:
  wellheard bounce < message.eml

\b
Exit status: 0 the report is in the file, 2 it reports on no message of this installation.
"""


@click.command(epilog=EPILOG)
def bounce() -> None:
    """Read one delivery status notification (RFC 3464) and put it to the letter that it reports on.

    Let the mail server pipe what comes to the sending address (WELLHEARD_FROM) into this. A letter that came
    back is shown on the complaint it was about, and can be sent again to another address.
    """
    start_django()
    from django.utils import timezone

    from wellheard.foundation.letters.bounces import NoNotification, read_notification, take_notification

    raw = sys.stdin.buffer.read()
    with database_needed():
        try:
            click.echo(take_notification(read_notification(raw), timezone.now()))
        except NoNotification as refusal:
            raise CannotDo(str(refusal)) from None
