"""How entries are chained: each carries the keyed hash of itself and of the one before it."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID


class Chained(Protocol):
    organisation_id: UUID
    id: UUID
    number: int
    at: datetime
    act: str
    actor_id: UUID | None
    subject_type: str
    subject_id: UUID
    about_id: UUID | None
    fields: list[dict[str, str]]
    previous_hash: str


def entry_hash(entry: Chained, key: str) -> str:
    """HMAC-SHA-256 over everything an entry says, its number and its predecessor's hash included."""
    said: list[Any] = [
        str(entry.organisation_id),
        str(entry.id),
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.act,
        str(entry.actor_id or ""),
        entry.subject_type,
        str(entry.subject_id),
        str(entry.about_id or ""),
        [[field["name"], field["hash"]] for field in entry.fields],
        entry.previous_hash,
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()


def value_hash(salt: str, name: str, value: str) -> str:
    """Salted, so that a short value cannot be guessed from its hash once its salt is erased."""
    return hashlib.sha256(f"{salt}\0{name}\0{value}".encode()).hexdigest()


def as_text(value: Any) -> str:
    """The one way a value is written down: dates in ISO form, several values as a JSON list."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple, set, frozenset)):
        return json.dumps(sorted(as_text(v) for v in value), ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def names(fields: Iterable[dict[str, str]]) -> list[str]:
    return [field["name"] for field in fields]
