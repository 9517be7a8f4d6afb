"""Taking a file in: on disk, whole and flushed, before anybody is told that it arrived."""

import hashlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID

from django.conf import settings

from wellheard.foundation.documents.content_type import recognise
from wellheard.foundation.documents.models import Document
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor
from wellheard.foundation.organisations.models import uuid7


class UnableToStore(ValueError):
    """The file cannot be taken, and why."""


class Upload(Protocol):
    name: str | None

    def chunks(self) -> Iterable[bytes]: ...


def store(upload: Upload, *, by: Actor | None, at: datetime) -> Document:
    """Keep a file under its body. Raises UnableToStore when it is empty or over the size limit.

    The caller records the act that brought it, in the same transaction.
    """
    document_id, name = uuid7(), Path(upload.name or "file").name[:255]
    path = path_of(scope.current(), document_id)
    size, digest = _write(upload, path)
    recognised = recognise(path, name)
    held = Document.State.QUARANTINED if recognised.quarantined_because else Document.State.HELD
    document = Document(
        id=document_id,
        name=name,
        media_type=recognised.media_type,
        size=size,
        sha256=digest,
        state=held,
        quarantined_because=recognised.quarantined_because[:200],
        added_at=at,
        added_by_id=by.staff_id if by else None,
    )
    document.save(force_insert=True)
    return document


def path_of(organisation_id: UUID, document_id: UUID) -> Path:
    return Path(settings.DOCUMENTS_ROOT) / str(organisation_id) / document_id.hex[-2:] / document_id.hex


def open_content(document: Document) -> BinaryIO:
    """The content, for a view that has asked its gate. Raises UnableToStore for one in quarantine."""
    if document.state != Document.State.HELD:
        raise UnableToStore("This file is in quarantine and cannot be opened.")
    return open(path_of(document.organisation_id, document.id), "rb")


def _write(upload: Upload, path: Path) -> tuple[int, str]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_suffix(".part")
    size, digest, limit = 0, hashlib.sha256(), settings.DOCUMENT_SIZE_LIMIT
    try:
        with open(partial, "xb", opener=_private) as handle:
            for chunk in upload.chunks():
                size += len(chunk)
                if size > limit:
                    raise UnableToStore(
                        f"{upload.name} is larger than {limit // 1_048_576} MB. "
                        "Send it in parts, or ask for another way to hand it over."
                    )
                digest.update(chunk)
                handle.write(chunk)
            if size == 0:
                raise UnableToStore(f"{upload.name} is empty. Choose the file again.")
            handle.flush()
            os.fsync(handle.fileno())
        os.rename(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    _flush_folder(path.parent)
    return size, digest.hexdigest()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
