"""DATABASE_URL: SQLite by default, PostgreSQL in production."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

NO_COMPILING = "-c jit=off"
"""PostgreSQL compiles a query that it thinks dear, which takes longer than any page's query runs. Decision 018."""
PLANS_KEPT_AFTER = 2
"""How often a question is asked in the same words on one connection before PostgreSQL is to keep its plan: of those
that are put into words once (`organisations.worded`), no others."""


def database(url: str | None, home: Path) -> dict[str, Any]:
    """Django's settings for one database address.

    Raises ValueError for an address that is neither `sqlite:` nor `postgresql:`.
    """
    if not url:
        return _sqlite(home / "wellheard.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL starts with {parts.scheme!r}: use sqlite:///path or postgresql://…")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": NO_COMPILING, "prepare_threshold": PLANS_KEPT_AFTER, **query},
    }


def _sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;"
            ),
        },
    }
