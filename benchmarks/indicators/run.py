"""From a file of complaints to the checked figures: this package against pandas, polars and mere reading.

python benchmarks/indicators/run.py 1000000 10000000

Each program runs by itself, several times; the fastest run counts (by the clock), with its processor time
and its peak memory. All must give the same figures, or the run ends there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from make_complaints import make

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
PERIOD = ["--from", "2024-04-01", "--to", "2024-06-30", "--today", "2026-11-21"]
FIGURES = [*PERIOD, "--ruleset", "local-authority", "--calendar", "scotland", "--format", "json"]
READING = """
import duckdb, sys
duckdb.sql("SET enable_progress_bar = false")
source = f"FROM '{sys.argv[1]}'"
names = [name for name, *_ in duckdb.sql(f"DESCRIBE {source}").fetchall()]
print(duckdb.sql(f"SELECT {', '.join(f'bit_xor(hash({name}))' for name in names)} {source}").fetchall())
"""
"""Every cell looked at once: a hash of each column. (Of Parquet, counts and maxima come from its metadata.)"""
SECONDS_FOR_REPEATS = 60


@dataclass(frozen=True)
class Run:
    """One run of one program: seconds by the clock, seconds of processor, peak memory in megabytes."""

    clock: float
    processor: float
    memory: float
    output: str


def measure(command: Sequence[str]) -> Run:
    with tempfile.TemporaryFile("w+") as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}.")
        output.seek(0)
        return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output.read())


def fastest(command: Sequence[str]) -> Run:
    """The fastest of three runs, or of as many as fit into a minute."""
    runs = [measure(command)]
    while len(runs) < 3 and sum(run.clock for run in runs) + runs[0].clock < SECONDS_FOR_REPEATS:
        runs.append(measure(command))
    return min(runs, key=lambda run: run.clock)


def commands(path: Path) -> dict[str, list[str]]:
    python = sys.executable
    wellheard = [python, "-c", "from wellheard.interfaces.commands.main import cli; cli()"]
    return {
        "reading (duckdb)": [python, "-c", READING, str(path)],
        "wellheard": [*wellheard, "indicators", str(path), *FIGURES],
        "polars": [python, str(HERE / "polars_figures.py"), str(path)],
        "pandas": [python, str(HERE / "pandas_figures.py"), str(path)],
    }


def in_one_line(figures: dict[str, Any]) -> dict[str, int]:
    """The total of the command in the words of the other programs."""
    total = figures["total"]
    found = {"bodies": len(figures["organisations"]), "rejected": total["rejected"]}
    found |= {name: total[name] for name in ("received_stage1", "received_stage2_direct")}
    for name, group in total["groups"].items():
        found |= {f"{name}.{measure}": group[measure] for measure in ("closed_in_full", "total_working_days")}
        shares = {name: group[name] for name in ("within_limit", "within_extended_limit", "extended")}
        found |= {f"{name}.{measure}": share["count"] for measure, share in (shares | group["outcomes"]).items()}
    sums = {name: value for name, value in total["reconciliation"].items() if name != "adds_up"}
    return found | total["closed_without_outcome"] | sums


def compare(path: Path) -> None:
    runs = {name: fastest(command) for name, command in commands(path).items()}
    ours = in_one_line(json.loads(runs["wellheard"].output))
    for name in ("polars", "pandas"):
        if json.loads(runs[name].output) != ours:
            raise SystemExit(f"{name} and wellheard give different figures for {path.name}.")
    print(f"\n{path.name}, {path.stat().st_size / 1e6:.0f} MB: the same figures from all three")
    print(f"{'':18}{'seconds':>9}{'ratio':>7}{'processor':>11}{'ratio':>7}{'memory MB':>11}")
    us = runs["wellheard"]
    for name, run in runs.items():
        clock, processor = run.clock / us.clock, run.processor / us.processor
        print(
            f"{name:18}{run.clock:9.2f}{clock:7.2f}{run.processor:11.2f}{processor:7.2f}{run.memory:11.0f}",
            flush=True,
        )


if __name__ == "__main__":
    for rows in map(int, sys.argv[1:] or ["1000000"]):
        for made in make(rows, DATA / f"complaints-{rows}"):
            compare(made)
