"""Programs that run beside one another and stop together."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

PATIENCE, REST = 15.0, 1.0
"""Seconds to wait for a program to stop, and before one is started again."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Program:
    """One program: its command, the file it writes to (none: the terminal), whether it is started again."""

    name: str
    command: list[str]
    log: Path | None = None
    restarts: bool = False
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def start(self) -> None:
        """In a session of its own, so that Ctrl-C reaches it through the supervisor and not twice."""
        output = open(self.log, "ab") if self.log else None  # noqa: SIM115
        try:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                start_new_session=True,
                env=os.environ.copy(),
            )
        finally:
            if output:
                output.close()

    @property
    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    """Starts programs, hands signals on to them, and leaves none behind."""

    def __init__(self, programs: list[Program]) -> None:
        self.programs = programs
        self.stopping = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._told_to_stop) for number in SIGNALS}
        for program in self.programs:
            program.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def ended(self) -> Program | None:
        """The first program that has ended by itself and is not one to be started again."""
        return next((program for program in self.programs if program.has_ended and not program.restarts), None)

    def wait(self) -> Program | None:
        """Until told to stop (None), or until a program ends that is not to be started again (that program)."""
        while not self.stopping:
            if ended := self.ended():
                return ended
            for program in self.programs:
                if program.has_ended and program.restarts:
                    time.sleep(REST)
                    program.start()
            time.sleep(0.2)
        return None

    def stop(self) -> None:
        """Ask each to stop, wait, and end what has not stopped by then."""
        self.stopping = True
        running = [program.process for program in self.programs if program.process and not program.has_ended]
        for process in running:
            process.terminate()
        until = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _told_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True
