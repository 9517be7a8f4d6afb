"""A progress bar on standard error, for what takes long and for a person who watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SECONDS_BEFORE_IT_SHOWS = 2.0


@contextmanager
def watching() -> Iterator[Callable[[str, float], None] | None]:
    """What to tell the progress to: nothing when standard error is not a terminal.

    The bar shows after two seconds and is gone when the work is done.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        bar.stop()
        began, tasks = time.monotonic(), {}

        def watch(name: str, part: float) -> None:
            if time.monotonic() - began < SECONDS_BEFORE_IT_SHOWS:
                return
            if name not in tasks:
                tasks[name] = bar.add_task(f"Reading {name}", total=1.0)
                bar.start()
            bar.update(tasks[name], completed=part)

        yield watch
