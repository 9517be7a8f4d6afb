"""`wellheard rounds`: what must be looked at again and again, for every body, as long as the installation runs."""

import logging
import signal
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from types import FrameType

import click

from wellheard.interfaces.commands.installation import database_needed, start_django

Round = Callable[[datetime], object]
"""Called in the scope of a body with the present moment. May run twice at once, and be killed at any moment."""
EVERY = 60.0
log = logging.getLogger(__name__)

EPILOG = """\b
Examples:
  wellheard rounds
  wellheard rounds --once

\b
Exit status: 0 stopped, or done once; 1 a round failed (with --once); 2 the installation cannot be used.
"""


def registered() -> Mapping[str, Round]:
    """The rounds, by name, in the order they are made."""
    from wellheard.areas.culture.services.survey import send_surveys
    from wellheard.areas.investigation.services import escalate_late
    from wellheard.areas.learning.services import judge_due, raise_notices
    from wellheard.areas.workload.services import raise_alerts, send_digests
    from wellheard.foundation.letters.delivery import deliver_due

    return {
        "statements": lambda at: escalate_late(at=at),
        "alerts": raise_alerts,
        "digests": send_digests,
        "learning": raise_notices,
        "effect": judge_due,
        "surveys": send_surveys,
        "letters": deliver_due,
    }


@click.command(epilog=EPILOG)
@click.option("--once", is_flag=True, help="Make the rounds once and end.")
def rounds(once: bool) -> None:
    """Deliver letters, and whatever else must be looked at again and again: every minute, for every body.

    `wellheard serve` runs this beside the web server. Any number may run at once.
    """
    start_django()
    with database_needed():
        failed = make_rounds()
    if once:
        raise SystemExit(1 if failed else 0)
    stop = _told_to_stop()
    while not stop.wait(EVERY):
        make_rounds()


def make_rounds() -> list[str]:
    """Every round for every body, each in its scope; the names of those that failed. One does not stop the next."""
    from django.db import close_old_connections
    from django.utils import timezone

    from wellheard.foundation.organisations import scope
    from wellheard.foundation.organisations.models import Organisation

    close_old_connections()
    failed = []
    for organisation_id in Organisation.objects.order_by("id").values_list("id", flat=True):
        for name, round_ in registered().items():
            try:
                with scope.of(organisation_id):
                    round_(timezone.now())
            except Exception:
                log.exception("The round '%s' failed for %s.", name, organisation_id)
                failed.append(name)
    return failed


def _told_to_stop() -> threading.Event:
    stop = threading.Event()

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, told)
    return stop
