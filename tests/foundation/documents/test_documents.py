"""Files are kept whole, by body, and served only through their gate."""

import hashlib
import stat

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from people import NOW, Body, Colleague
from wellheard.foundation.documents.models import Document
from wellheard.foundation.documents.services import UnableToStore, open_content, path_of, store

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "0000000500010d0a2db40000000049454e44ae426082"
)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_kept_as_it_was_given(scoped: Body, ailsa: Colleague) -> None:
    document = store(given("Photo of the ceiling.png", PNG), by=ailsa.actor(), at=NOW)
    assert (document.name, document.size) == ("Photo of the ceiling.png", len(PNG))
    assert document.sha256 == hashlib.sha256(PNG).hexdigest()
    assert document.media_type == "image/png"
    assert document.state == Document.State.HELD
    with open_content(document) as content:
        assert content.read() == PNG


def test_a_file_lies_under_its_body_and_nobody_else_can_read_it(scoped: Body, ailsa: Colleague) -> None:
    document = store(given("a.png", PNG), by=ailsa.actor(), at=NOW)
    path = path_of(scoped.id, document.id)
    assert str(scoped.id) in path.parts
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not list(path.parent.glob("*.part"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("invoice.pdf", b"MZ\x90\x00\x03" + b"\0" * 60),
        ("photo.png", PDF),
        ("notes.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 40),
        ("page.html", b"<script>alert(1)</script>"),
        ("run.exe", b"MZ\x90\x00\x03" + b"\0" * 60),
        ("nothing-known", b"qwertyuiop"),
    ],
)
def test_a_file_that_is_not_what_it_says_waits_in_quarantine(
    scoped: Body, ailsa: Colleague, name: str, content: bytes
) -> None:
    document = store(given(name, content), by=ailsa.actor(), at=NOW)
    assert document.state == Document.State.QUARANTINED
    assert document.quarantined_because
    with pytest.raises(UnableToStore, match="quarantine"):
        open_content(document)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("letter.pdf", PDF, "application/pdf"),
        ("list.csv", b"reference,received_at\nA1,2024-03-28\n", "text/csv"),
        ("notes.txt", "Chan eil mi toilichte: è, ò, ù".encode(), "text/plain"),
    ],
)
def test_a_file_that_is_what_it_says_is_held(
    scoped: Body, ailsa: Colleague, name: str, content: bytes, media_type: str
) -> None:
    document = store(given(name, content), by=ailsa.actor(), at=NOW)
    assert (document.state, document.media_type) == (Document.State.HELD, media_type)


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(
    scoped: Body, ailsa: Colleague, settings: LazySettings
) -> None:
    settings.DOCUMENT_SIZE_LIMIT = 100
    store(given("just.txt", b"x" * 100), by=ailsa.actor(), at=NOW)
    with pytest.raises(UnableToStore, match="larger than"):
        store(given("over.txt", b"x" * 101), by=ailsa.actor(), at=NOW)
    assert Document.objects.count() == 1


def test_an_empty_file_is_refused(scoped: Body, ailsa: Colleague) -> None:
    with pytest.raises(UnableToStore, match="empty"):
        store(given("empty.txt", b""), by=ailsa.actor(), at=NOW)


def test_a_name_with_folders_in_it_stays_a_name(scoped: Body, ailsa: Colleague) -> None:
    assert store(given("../../etc/passwd.txt", b"hello"), by=ailsa.actor(), at=NOW).name == "passwd.txt"
