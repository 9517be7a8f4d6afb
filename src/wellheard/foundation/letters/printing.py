"""A letter as a PDF (tagged, PDF/UA-1) and as a Word document."""

import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typst
from django.utils import formats, translation
from docx import Document as WordDocument
from docx.shared import Pt

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
LAYOUT = HERE / "layout.typ"


@dataclass(frozen=True)
class Letter:
    """What is printed. `body` has a blank line between paragraphs; lines of a list begin with a number or a dash."""

    organisation: str
    reference: str
    to: str
    on: date
    subject: str
    body: str
    signed: str = ""
    language: str = "en-gb"

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in re.split(r"\n\s*\n", self.body) if part.strip()]

    @property
    def date_words(self) -> str:
        with translation.override(self.language):
            return str(formats.date_format(self.on, "j F Y"))


def as_pdf(letters: Sequence[Letter]) -> bytes:
    """One PDF of these letters, each beginning on a page of its own with its own page numbers."""
    told = [
        {**asdict(one), "on": one.date_words, "paragraphs": [_blocks(part) for part in one.paragraphs]}
        for one in letters
    ]
    made = typst.compile(
        str(LAYOUT),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        sys_inputs={"letters": json.dumps(told)},
    )
    assert isinstance(made, bytes)
    return made


@dataclass(frozen=True)
class Block:
    """A paragraph of a report, or a heading in it."""

    text: str
    heading: bool = False


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a text; one that begins with # is a heading."""
    parts = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return [Block(p.lstrip("# \n"), True) if p.lstrip().startswith("#") else Block(p.strip("\n")) for p in parts]


def report_as_docx(*, organisation: str, title: str, about: str, text: str, language: str = "en-gb") -> bytes:
    """A Word document of a report: headings that can be moved through, lists where lines begin with a dash.

    The first heading is the title, where the text begins with one; else `title` is put above it.
    """
    made = _begun(title, organisation, language)
    made.add_paragraph(organisation).runs[0].bold = True
    made.add_paragraph(about)
    blocks = blocks_of(text)
    if not blocks or not blocks[0].heading:
        blocks = [Block(title, True), *blocks]
    for number, block in enumerate(blocks):
        if block.heading:
            made.add_heading(block.text, level=2 if number else 1)
            continue
        for line in block.text.splitlines():
            item = re.match(r"[–-]\s+(.*)", line)
            made.add_paragraph(item[1] if item else line, style="List Bullet" if item else None)
    return _written(made)


def as_docx(letter: Letter) -> bytes:
    """A Word document with the same words."""
    made = _begun(letter.subject, letter.organisation, letter.language)
    made.add_paragraph(letter.organisation).runs[0].bold = True
    made.add_paragraph(letter.to)
    made.add_paragraph(letter.date_words)
    made.add_paragraph(letter.reference)
    made.add_heading(letter.subject, level=1)
    for part in letter.paragraphs:
        made.add_paragraph(part)
    if letter.signed:
        made.add_paragraph(letter.signed)
    return _written(made)


def _begun(title: str, author: str, language: str) -> Any:
    made = WordDocument()
    made.core_properties.title, made.core_properties.author = title, author
    made.core_properties.language = language
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(12)
    return made


def _written(made: Any) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _blocks(part: str) -> dict[str, object]:
    """A list, when each line begins with a number; else lines."""
    lines = [line.strip() for line in part.splitlines()]
    items = [re.match(r"\d+[.)]\s+(.*)", line) for line in lines]
    if all(items):
        return {"list": [item[1] for item in items if item]}
    return {"lines": lines}
