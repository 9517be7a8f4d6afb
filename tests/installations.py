"""Databases for tests that run the product as a process: migrated once in a run, then copied for each.

The first test that wants one migrates as an installation does; every other, in whatever worker, begins with a
copy of that: a file on SQLite, a database made from it on PostgreSQL.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

ROOT = Path(__file__).parents[1]
TEMPLATE = "wellheard_migrated"


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every worker of this run shares."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Only one worker at a time does this."""
    with (folder / f"{name}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def environment_for(home: Path, **more: str) -> dict[str, str]:
    """The variables of an installation of its own in a folder; its database is still to be made."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WELLHEARD_", "DJANGO_"))}
    return {**kept, "WELLHEARD_HOME": str(home), "PYTHONUNBUFFERED": "1", **more}


def migrated(home: Path, run_folder: Path, **more: str) -> dict[str, str]:
    """The variables of an installation whose database is migrated and empty."""
    environment = environment_for(home, **more)
    with alone(run_folder, "migrated"):
        url = environment.get("DATABASE_URL", "")
        if url.startswith("postgres"):
            return environment | {"DATABASE_URL": _copied(url, environment)}
        made = run_folder / "migrated"
        if not (made / "wellheard.sqlite3").exists():
            _migrate({**environment, "WELLHEARD_HOME": str(made)})
    home.mkdir(parents=True, exist_ok=True)
    for held in made.iterdir():
        if held.is_file():
            shutil.copy2(held, home / held.name)
    return environment


def new_database(url: str, *, template: str = "template1") -> str:
    """The address of a new database beside the one the other tests use."""
    name = f"installation_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return _beside(url, name)


def _copied(url: str, environment: Mapping[str, str]) -> str:
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone()
        if not known:
            connection.execute(f'CREATE DATABASE "{TEMPLATE}"')
    if not known:
        _migrate({**environment, "DATABASE_URL": _beside(url, TEMPLATE)})
    return new_database(url, template=TEMPLATE)


def _beside(url: str, name: str) -> str:
    return re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", url)


def _migrate(environment: Mapping[str, str]) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "wellheard.config.settings", "PYTHONPATH": str(ROOT / "src")}
    Path(environment["WELLHEARD_HOME"]).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(command, cwd=ROOT, env={**environment, **settings}, check=True)
