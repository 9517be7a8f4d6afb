"""The texts that letters begin from: a body's own where it has written one, else the one that is shipped."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wellheard.foundation.journal.services import record
from wellheard.foundation.letters.fields import unknown_fields
from wellheard.foundation.letters.models import LetterTemplate
from wellheard.foundation.organisations import scope
from wellheard.foundation.organisations.actors import Actor

ENGLISH = "en-gb"
SHIPPED = Path(__file__).parent / "shipped"


class UnableToChangeText(ValueError):
    """A text of a letter cannot be kept as written; the words say why and what to do."""


@dataclass(frozen=True)
class Paragraph:
    """`optional`: may be left out; `ticked`: in to begin with; `fixed`: why it can be neither left out nor changed."""

    key: str
    text: str
    optional: bool = False
    ticked: bool = True
    fixed: str = ""


@dataclass(frozen=True)
class LetterText:
    """The text of a kind of letter in a language. `version` is 0 for the shipped one."""

    kind: str
    title: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    language: str = ENGLISH
    version: int = 0


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, LetterText]:
    """The shipped texts, by kind."""
    found: dict[str, LetterText] = {}
    for path in sorted(SHIPPED.glob("*.toml"), reverse=True):
        for kind, held in tomllib.loads(path.read_text(encoding="utf-8")).items():
            paragraphs = tuple(Paragraph(**one) for one in held["paragraphs"])
            found[kind] = LetterText(kind, held["title"], held["subject"], paragraphs)
    complaint_first = sorted(found.values(), key=lambda text: text.kind.startswith("not_a_complaint"))
    return {text.kind: text for text in complaint_first}


def text_for(kind: str, language: str = ENGLISH) -> LetterText:
    """The body's own text in that language, else its own in English, else the shipped one."""
    for wanted in dict.fromkeys((language, ENGLISH)):
        row = _newest(kind, wanted)
        if row is not None and row.paragraphs:
            return _own(row)
    return shipped()[kind]


def own_texts() -> dict[tuple[str, str], int]:
    """The version of each text that the body has written itself, by kind and language."""
    rows = LetterTemplate.objects.order_by("number")
    newest = {(row.kind, row.language): row for row in rows}
    return {key: row.number for key, row in newest.items() if row.paragraphs}


@transaction.atomic
def change_text(
    *, kind: str, language: str, subject: str, paragraphs: Sequence[Paragraph], by: Actor, at: datetime
) -> LetterTemplate:
    """A new version of the body's own text. What is fixed in the shipped text stays in it.

    Raises UnableToChangeText for words in braces that stand for nothing, and for a fixed paragraph left out.
    """
    if unknown := unknown_fields(" ".join([subject, *(one.text for one in paragraphs)])):
        raise UnableToChangeText(
            _("{%(name)s} stands for nothing. Use one of the words listed beside the text.") % {"name": unknown[0]}
        )
    for fixed in (one for one in shipped()[kind].paragraphs if one.fixed):
        written = next((one.text for one in paragraphs if one.key == fixed.key), "")
        if not written.strip() or ("{ombudsman}" in fixed.text and "{ombudsman}" not in written):
            raise UnableToChangeText(
                _("The paragraph that says where to turn next must stay: it must hold {ombudsman}.")
            )
    kept = [asdict(one) for one in paragraphs if one.text.strip()]
    return _add(kind, language, subject, kept, "letter_text.change", by, at)


@transaction.atomic
def restore_text(*, kind: str, language: str, by: Actor, at: datetime) -> LetterTemplate:
    """Go back to the text that is shipped. The body's own versions are kept."""
    return _add(kind, language, "", [], "letter_text.restore", by, at)


def _add(
    kind: str, language: str, subject: str, paragraphs: list[dict[str, Any]], act: str, by: Actor, at: datetime
) -> LetterTemplate:
    last = _newest(kind, language)
    row: LetterTemplate = LetterTemplate.objects.create(
        organisation_id=scope.current(), kind=kind, language=language, number=last.number + 1 if last else 1,
        subject=subject, paragraphs=paragraphs, made_at=at, made_by_id=by.staff_id,
    )  # fmt: skip
    values = {"kind": kind, "language": language, "number": row.number, "subject": subject, "paragraphs": paragraphs}
    record(act, row, by=by, at=at, values=values)
    return row


def _newest(kind: str, language: str) -> LetterTemplate | None:
    found: LetterTemplate | None = (
        LetterTemplate.objects.filter(kind=kind, language=language).order_by("-number").first()
    )
    return found


def _own(row: LetterTemplate) -> LetterText:
    fixed = {one.key: one.fixed for one in shipped()[row.kind].paragraphs}
    held = tuple(Paragraph(**{**one, "fixed": fixed.get(one["key"], "")}) for one in row.paragraphs)
    return LetterText(row.kind, shipped()[row.kind].title, row.subject, held, row.language, row.number)
