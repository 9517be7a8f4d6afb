#!/usr/bin/env python3
"""Start a PostgreSQL server of our own in a temporary folder, run a command with DATABASE_URL set, and remove it.

    scripts/throwaway_postgres.py pytest -q

PostgreSQL refuses to run as root: as root the server runs as `postgres`, else as whoever calls. Exits with
the command's status; with 3, and one sentence, when PostgreSQL's programs are not on this machine.
"""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOT_HERE = 3


def programs() -> Path | None:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: float(p.split("/")[4]))
    if found:
        return Path(found[-1]).parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def server_account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    where, account = programs(), server_account()
    if where is None or account is None:
        print("PostgreSQL's programs (initdb, postgres) are not on this machine: nothing was run on it.")
        return NOT_HERE
    folder = Path(tempfile.mkdtemp(prefix="wellheard-postgres-"))
    port = free_port()
    as_server = {"user": account.pw_uid, "group": account.pw_gid} if os.geteuid() == 0 else {}
    if os.geteuid() == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    try:
        initialise(where, folder, as_server)
        log = (folder / "log").open("wb")
        server = subprocess.Popen(
            [
                where / "postgres",
                "-D",
                folder / "cluster",
                "-p",
                str(port),
                "-h",
                "127.0.0.1",
                "-k",
                folder,
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off",
            ],
            stdout=subprocess.DEVNULL,
            stderr=log,
            cwd="/",
            **as_server,
        )
        try:
            wait_for(where, folder, port, server)
            url = f"postgresql://owner:throwaway@127.0.0.1:{port}/postgres"
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})
        finally:
            log.close()
            server.terminate()
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def initialise(where: Path, folder: Path, as_server: dict[str, int]) -> None:
    password = folder / "password"
    password.write_text("throwaway\n")
    password.chmod(0o644)
    subprocess.run(
        [
            where / "initdb",
            "-D",
            folder / "cluster",
            "-U",
            "owner",
            "-A",
            "scram-sha-256",
            f"--pwfile={password}",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **as_server,
    )


def wait_for(where: Path, folder: Path, port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        ready = subprocess.run(
            [where / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL
        )
        if ready.returncode == 0:
            return
        if server.poll() is not None:
            raise SystemExit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()[-2000:]}")
        time.sleep(0.1)
    raise SystemExit("PostgreSQL did not answer within 20 seconds.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
