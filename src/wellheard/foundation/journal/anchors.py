"""The length and last hash of each body's journal, kept outside the database.

One file a body, one line each time: number, hash, moment. Whoever can rewrite the tables cannot thereby
rewrite these: a cut tail or a chain made anew no longer agrees with them.
"""

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID


@dataclass(frozen=True)
class Anchor:
    number: int
    hash: str


def write(folder: Path, organisation_id: UUID, number: int, last_hash: str, at: datetime) -> None:
    """Add a line, on disk before this returns. A number already passed by another writer is left out."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(_path(folder, organisation_id), "a+b") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _last_number(handle) >= number:
            return
        handle.seek(0, os.SEEK_END)
        handle.write(f"{number} {last_hash} {at.isoformat()}\n".encode())
        handle.flush()
        os.fsync(handle.fileno())


def read(folder: Path, organisation_id: UUID) -> Iterator[Anchor]:
    """Every anchor of a body, oldest first. A line cut short by a power failure at the very end is passed over."""
    path = _path(folder, organisation_id)
    if not path.exists():
        return
    with open(path) as handle:
        for line in handle:
            number, last_hash, *_ = [*line.split(), "", ""]
            if number.isdigit() and len(last_hash) == 64:
                yield Anchor(int(number), last_hash)


def _path(folder: Path, organisation_id: UUID) -> Path:
    return folder / f"{organisation_id}.anchors"


def _last_number(handle: BinaryIO) -> int:
    handle.seek(0, os.SEEK_END)
    size = handle.tell()
    handle.seek(max(0, size - 400))
    lines = handle.read().decode(errors="replace").strip().splitlines()
    first = lines[-1].split(" ")[0] if lines else ""
    return int(first) if first.isdigit() else 0
