#!/usr/bin/env python3
"""Run every test on SQLite, then what a database matters to on PostgreSQL. What is given goes to pytest.
`--sqlite` leaves out the second.

    scripts/test.py
    scripts/test.py -k escalated tests/areas
    scripts/test.py --sqlite

Programs that the tests need are installed where that may be done (root and apt); else it is said which are
missing and what is left out. The last lines are pytest's own.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from throwaway_postgres import NOT_HERE, programs

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Needed:
    """A program of the system: its Debian package, what is left out without it, and whether it is here."""

    package: str
    left_out: str

    @property
    def is_here(self) -> bool:
        if self.package == "postgresql":
            return programs() is not None
        return any(shutil.which(name) for name in BROWSERS)


BROWSER = Needed("chromium", "the journeys in a browser")
POSTGRESQL = Needed("postgresql", "the second run, on PostgreSQL")


def main(arguments: list[str]) -> int:
    only_sqlite = "--sqlite" in arguments
    arguments = [argument for argument in arguments if argument != "--sqlite"]
    for needed in (BROWSER,) if only_sqlite else (BROWSER, POSTGRESQL):
        provide(needed)
    environment = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    pytest = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments]
    if not BROWSER.is_here:
        pytest += ["-m", "not journey"]
    say("The tests on SQLite.")
    status = subprocess.call(pytest, cwd=ROOT, env=environment)
    if status != 0 or only_sqlite or not POSTGRESQL.is_here:
        return status
    say("The tests on PostgreSQL.")
    throwaway = [sys.executable, str(ROOT / "scripts" / "throwaway_postgres.py")]
    left_out = [f"--ignore={path}" for path in WITHOUT_A_DATABASE]
    status = subprocess.call([*throwaway, *pytest, *left_out], cwd=ROOT, env=environment)
    if status == NOT_HERE:
        say("PostgreSQL could not be started: the tests ran on SQLite only.")
        return 0
    return status


WITHOUT_A_DATABASE = (
    "tests/rules", "tests/analytics", "tests/architecture", "tests/documentation", "tests/interfaces/commands/example",
    "tests/interfaces/commands/test_check.py", "tests/interfaces/commands/test_indicators_command.py",
    "tests/interfaces/commands/test_indicators_example.py", "tests/interfaces/commands/test_supervisor.py",
    "tests/interfaces/test_due.py", "tests/journeys/test_every_page.py",
)  # fmt: skip
"""What says the same on any database is run once, on SQLite."""
LEFT_OUT = ("DATABASE_URL", "WELLHEARD_HOME", "PYTHONDONTWRITEBYTECODE")


def provide(needed: Needed) -> None:
    """Install a program that is missing, where that may be done; else say what is left out."""
    if needed.is_here:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {needed.package} …")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.call(["apt-get", "update", "-qq"], **quiet)
        subprocess.call(["apt-get", "install", "-y", "-qq", "--no-install-recommends", needed.package], **quiet)
    if not needed.is_here:
        say(f"{needed.package} is missing (apt-get install {needed.package}): {needed.left_out} is left out.")


def say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
