"""Secrets: taken from the environment, else made once and kept in the home folder, readable by its owner only.

They stand outside the database on purpose: whoever can rewrite the journal's rows still lacks its key.
"""

import os
import secrets
from pathlib import Path


def secret(name: str, home: Path) -> str:
    """The secret `WELLHEARD_<NAME>` or, when the environment has none, the one in `<home>/keys/<name>`."""
    given = os.environ.get(f"WELLHEARD_{name.upper()}")
    if given:
        return given
    path = home / "keys" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as handle:
        handle.write(secrets.token_urlsafe(48))
        handle.flush()
        os.fsync(handle.fileno())
    return path.read_text()
