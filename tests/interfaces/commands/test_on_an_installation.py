"""The commands as a newcomer gives them, on an installation of their own: processes, a real server, real files."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from installations import environment_for, migrated, new_database

COMMAND = [sys.executable, "-c", "from wellheard.interfaces.commands.main import cli; cli()"]


@dataclass(frozen=True)
class Installation:
    """A home folder and a database of its own."""

    home: Path
    environment: dict[str, str]

    def wellheard(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [*COMMAND, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300, check=False)


def installation_in(home: Path) -> Installation:
    environment = environment_for(home)
    if url := environment.get("DATABASE_URL"):
        environment["DATABASE_URL"] = new_database(url)
    return Installation(home, environment)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installation_in(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, run_folder: Path) -> Installation:
    """On SQLite from nothing, as a newcomer begins; on PostgreSQL on tables that are there, as an operator does."""
    home = tmp_path_factory.mktemp("example")
    if "DATABASE_URL" in os.environ:
        installation = Installation(home, migrated(home, run_folder))
    else:
        installation = installation_in(home)
    loaded = installation.wellheard("load-example", "--small", "--today", "2026-11-20")
    assert loaded.returncode == 0, loaded.stderr
    assert re.search(r"Strathmuir Council: \d+ complaints, \d+ of them open\.", loaded.stdout)
    return installation


def rows(printed: str) -> dict[str, list[str]]:
    """The printed logins by their address."""
    lines = [re.split(r"\s{2,}", line) for line in printed.splitlines()]
    return {cells[3]: cells for cells in lines if len(cells) == 8 and "@" in cells[3]}


def test_loading_again_keeps_what_is_there_and_prints_the_logins(example: Installation) -> None:
    again = example.wellheard("load-example", "--small")
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("is here already. Nothing in it was changed.") == 3
    assert len(rows(again.stdout)) == 15


def test_logins_are_aligned_and_their_codes_are_good(example: Installation) -> None:
    now = int(time.time())
    printed = example.wellheard("logins")
    assert printed.returncode == 0, printed.stderr
    table = printed.stdout.split("\n\n")[0].splitlines()
    assert {line.index("plain thistle kettle") for line in table[1:]} == {table[0].index("password")}
    found = rows(printed.stdout)
    assert {cells[2] for cells in found.values()} >= {"Complaints officer", "Auditor", "Chief executive"}
    for *_, secret, code, good_for in found.values():
        assert code in {format_hotp_value(hotp_value(secret, now // 30 + step)) for step in (0, 1)}
        assert 30 < int(good_for.removesuffix(" s")) <= 60
    assert re.search(r"Recovery codes of ailsa@strathmuir.example:( \d{8}){10}", printed.stdout)


def test_journal_of_every_body_is_found_whole(example: Installation) -> None:
    checked = example.wellheard("verify-journal")
    assert checked.returncode == 0, checked.stderr
    assert re.fullmatch(r"(.+  [\d,]+ entries, OK\n){3}", checked.stdout)


def test_changed_value_is_named_with_its_entry(example: Installation) -> None:
    sql = "UPDATE journal_detail SET value = {} WHERE id = (SELECT id FROM journal_detail WHERE value = {} LIMIT 1)"
    change(example, sql.format("'Somebody Else'", "'Ailsa Grant'"))
    try:
        checked = example.wellheard("verify-journal")
        assert checked.returncode == 1
        assert re.search(r"Strathmuir Council  entry [\d,]+: the value of name was changed", checked.stdout)
        assert checked.stdout.count("OK") == 2
        assert example.wellheard("verify-journal", "--body", "glenbirnie").returncode == 0
    finally:
        change(example, sql.format("'Ailsa Grant'", "'Somebody Else'"))
    assert example.wellheard("verify-journal").returncode == 0


def change(installation: Installation, sql: str) -> None:
    """What somebody with the database's own password could do."""
    if url := installation.environment.get("DATABASE_URL"):
        with psycopg.connect(url, autocommit=True) as connection:
            assert connection.execute(sql).rowcount == 1
        return
    import sqlite3

    with sqlite3.connect(installation.home / "wellheard.sqlite3") as connection:
        assert connection.execute(sql).rowcount == 1


@pytest.mark.parametrize("command", [["logins"], ["verify-journal"]])
def test_without_a_database_a_sentence_says_what_to_do(empty: Installation, command: list[str]) -> None:
    said = empty.wellheard(*command)
    assert said.returncode == 2
    assert "`wellheard load-example` set a new one up" in said.stderr
    assert "Traceback" not in said.stderr


def test_body_that_is_not_there_is_refused_with_those_that_are(example: Installation) -> None:
    said = example.wellheard("verify-journal", "--body", "strathmore")
    assert said.returncode == 2
    assert (
        said.stderr.strip() == "Error: There is no body 'strathmore' here. There is glenbirnie, glenorra, strathmuir."
    )


def test_day_that_the_example_cannot_be_told_for_is_refused(empty: Installation) -> None:
    said = empty.wellheard("load-example", "--small", "--today", "2019-01-01")
    assert said.returncode == 2
    assert "from 1 June 2024 to 31 December 2033, not 1 January 2019" in said.stderr


@pytest.fixture
def served(example: Installation) -> Iterator[tuple["subprocess.Popen[str]", str, dict[str, list[str]]]]:
    """A running server, its address and the logins it printed, started while the usual port is taken."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", 8000))
            taken.listen()
        except OSError:
            pass  # somebody else has it: just as well
        process = subprocess.Popen(
            [*COMMAND, "serve", "--logins"], env=example.environment, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        printed = []
        for line in process.stdout:
            printed.append(line)
            if line.startswith("Press Ctrl-C"):
                break
        address = next(line.split()[-1] for line in printed if line.startswith("Wellheard is at"))
        yield process, address, rows("".join(printed))
        if process.poll() is None:
            process.kill()


def test_printed_login_opens_the_office_and_a_signal_stops_everything(
    served: tuple["subprocess.Popen[str]", str, dict[str, list[str]]],
) -> None:
    process, address, logins = served
    assert re.fullmatch(r"http://localhost:\d+", address)
    assert not address.endswith(":8000")
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    *_, email, password, _, code, _ = logins["ailsa@strathmuir.example"]
    submit(browser, f"{address}/account/sign-in/?next=/office/", login=email, password=password)
    office = submit(browser, f"{address}/account/second-step/authenticate/", code=code)
    assert "Strathmuir Council" in office
    assert "Ailsa Grant" in office
    assert f"{address}/calendar/" in submit(browser, f"{address}/office/work/calendar/")
    started = children_of(process.pid)
    assert len(started) == 3
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert process.stdout is not None
    assert process.stdout.read().strip() == "Wellheard has stopped."
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []


def submit(browser: urllib.request.OpenerDirector, address: str, **typed: str) -> str:
    page = browser.open(address, timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, page[:500]
    sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **typed}).encode()
    request = urllib.request.Request(address, sent, {"Referer": address})
    answered: str = browser.open(request, timeout=30).read().decode()
    return answered


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True)
    return [int(each) for each in found.stdout.split()]


def test_port_of_another_program_is_refused_when_it_was_asked_for(empty: Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = empty.wellheard("serve", "--port", str(port))
    assert said.returncode == 2
    assert said.stderr.strip() == f"Error: Port {port} is used by another program. Choose another with --port."
