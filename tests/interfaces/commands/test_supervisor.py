"""Programs that run beside one another: stopped together, started again where they should be, none left behind."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from wellheard.interfaces.commands import supervisor
from wellheard.interfaces.commands.supervisor import Program, Supervisor

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", ""]
DEAF = [
    sys.executable,
    "-c",
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open(sys.argv[1], 'w'); time.sleep(60)",
]


def is_running(program: Program) -> bool:
    return program.process is not None and program.process.poll() is None


def test_all_stop_when_told_to() -> None:
    programs = [Program("one", SLEEPS), Program("two", SLEEPS)]
    with Supervisor(programs) as watched:
        assert all(is_running(program) for program in programs)
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
        assert watched.wait() is None
    assert not any(is_running(program) for program in programs)


def test_one_that_ends_by_itself_is_named_and_the_others_are_stopped() -> None:
    programs = [Program("the server", ENDS), Program("the worker", SLEEPS)]
    with Supervisor(programs) as watched:
        ended = watched.wait()
    assert ended is programs[0]
    assert not is_running(programs[1])


def test_one_that_is_to_be_started_again_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "REST", 0.05)
    count = tmp_path / "count"
    script = "import sys; open(sys.argv[1], 'a').write('x')"
    programs = [Program("the worker", [sys.executable, "-c", script, str(count)], restarts=True)]
    with Supervisor(programs) as watched:
        threading.Timer(2, os.kill, (os.getpid(), signal.SIGTERM)).start()
        assert watched.wait() is None
    assert len(count.read_text()) >= 2


def test_one_that_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "PATIENCE", 0.2)
    deaf = Program("deaf", [*DEAF, str(tmp_path / "ready")])
    with Supervisor([deaf]):
        while not (tmp_path / "ready").exists():
            time.sleep(0.05)
    assert not is_running(deaf)


def test_handlers_of_before_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Supervisor([Program("one", SLEEPS)]):
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_a_program_says_goes_to_its_file(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Supervisor([Program("one", [sys.executable, "-c", "print('said')"], log)]) as watched:
        watched.wait()
    assert log.read_text() == "said\n"
