"""`wellheard serve`: the web server and the background worker, started together and stopped together."""

import os
import socket
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.interfaces.commands.installation import bring_up_to_date, database_needed, start_django
from wellheard.interfaces.commands.supervisor import Program, Supervisor

PORT = 8000
LOOPBACK = "127.0.0.1"
SECONDS_TO_START = 60.0

EPILOG = """\b
Examples:
  wellheard serve
  wellheard serve --port 8080
  DATABASE_URL=postgresql://owner@localhost/wellheard wellheard serve --host 0.0.0.0 --workers 4

\b
Exit status: 0 stopped by Ctrl-C or a signal, 1 the server ended by itself, 2 it cannot be started.
"""


@click.command(epilog=EPILOG)
@click.option("--port", type=click.IntRange(1, 65535), help=f"Default: {PORT}, or a free one when that is taken.")
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen on; 0.0.0.0 for every one.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that serve pages.")
@click.option("--logins", "with_logins", is_flag=True, help="Print the example logins once it answers.")
def serve(port: int | None, host: str, workers: int, with_logins: bool) -> None:
    """Serve the pages and do the background work, until stopped by Ctrl-C.

    Brings the database up to date and gathers the style sheets first. Uses WELLHEARD_HOME (default: the folder
    var), DATABASE_URL and the other settings of the environment.
    """
    chosen = chosen_port(host, port)
    os.environ.setdefault("WELLHEARD_ADDRESS", f"http://localhost:{chosen}")
    start_django()
    bring_up_to_date()
    gather_static_files()
    supervisor = Supervisor([web_server(host, chosen, workers), background_worker(), rounds_made()])
    with supervisor:
        wait_until_it_answers(supervisor, host, chosen)
        if with_logins:
            _print_logins()
        click.echo(f"Wellheard is at http://localhost:{chosen}\nPress Ctrl-C to stop it.")
        sys.stdout.flush()
        ended = supervisor.wait()
    if ended is not None:
        raise click.ClickException(f"{ended.name} ended by itself; what it said is above or in {ended.log}.")
    click.echo("Wellheard has stopped.")


def chosen_port(host: str, asked: int | None) -> int:
    """The port asked for; without one 8000, or any free one when that is taken. Raises CannotDo."""
    if asked is not None:
        if not is_free(host, asked):
            raise CannotDo(f"Port {asked} is used by another program. Choose another with --port.")
        return asked
    if is_free(host, PORT):
        return PORT
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CannotDo(f"Port {port} may be used by the system's administrator only. Choose another.") from None
        except socket.gaierror:
            raise CannotDo(f"There is no address '{host}' on this machine.") from None
        except OSError:
            return False
    return True


def gather_static_files() -> None:
    """Copy style sheets, scripts and fonts to where they are served from, under names that change with them."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def web_server(host: str, port: int, workers: int) -> Program:
    """Granian: two requests at a time in each process, one of which waits for the database; up to 64 more wait."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "2", "--backpressure", "64", "--respawn-failed-workers",
        "--workers-kill-timeout", "10", "--log-level", "warning", "--no-ws", "wellheard.config.wsgi:application",
    ]  # fmt: skip
    return Program("The web server", command)


def background_worker() -> Program:
    """Django's tasks from the database, one after the other; what it says goes to a file in the home folder."""
    from django.conf import settings

    command = [sys.executable, "-m", "django", "db_worker", "--queue-name", "*", "--interval", "1"]
    return Program("The background worker", command, Path(settings.HOME) / "worker.log", restarts=True)


def rounds_made() -> Program:
    """`wellheard rounds`, beside the worker: what must be looked at every minute."""
    from django.conf import settings

    command = [sys.executable, "-c", "from wellheard.interfaces.commands.main import cli; cli()", "rounds"]
    return Program("The rounds", command, Path(settings.HOME) / "rounds.log", restarts=True)


def wait_until_it_answers(supervisor: Supervisor, host: str, port: int) -> None:
    """Until a page is answered, whatever the answer. Raises CannotDo when the server ends first or takes too long."""
    reached = LOOPBACK if host in ("0.0.0.0", "::") else host
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and not supervisor.stopping:
        if supervisor.ended() is not None:
            raise CannotDo("The web server could not be started; what it said is above.")
        if answers(reached, port):
            return
        time.sleep(0.1)
    if not supervisor.stopping:
        raise CannotDo(f"The web server did not answer within {SECONDS_TO_START:.0f} seconds.")


def answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=SECONDS_TO_START)
    try:
        connection.request("HEAD", "/", headers={"Host": "localhost"})
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def _print_logins() -> None:
    from wellheard.interfaces.commands.logins import print_logins

    with database_needed():
        if print_logins():
            click.echo()
