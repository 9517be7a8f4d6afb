"""The texts of letters: shipped, a body's own, and back; and what they are printed as."""

import io
import zipfile
from dataclasses import replace

import pytest

from people import NOW, TODAY, Body, Colleague
from wellheard.foundation.journal.selectors import entries_of_body
from wellheard.foundation.letters.fields import gaps_in, merged, unknown_fields
from wellheard.foundation.letters.printing import Letter, as_docx, as_pdf
from wellheard.foundation.letters.texts import (
    UnableToChangeText,
    change_text,
    own_texts,
    restore_text,
    shipped,
    text_for,
)
from wellheard.rules.plain_english import advice
from wellheard.rules.remit import NotAComplaint


@pytest.mark.parametrize("kind", shipped())
def test_every_shipped_text_is_plain_and_knows_its_fields(kind: str) -> None:
    text = shipped()[kind]
    words = "\n\n".join(one.text for one in text.paragraphs)
    assert unknown_fields(f"{text.subject} {words}") == []
    assert advice(words) == []
    assert len({one.key for one in text.paragraphs}) == len(text.paragraphs)


def test_there_is_a_letter_for_each_reason_that_something_is_not_a_complaint() -> None:
    assert {f"not_a_complaint_{reason.value}" for reason in NotAComplaint} <= set(shipped())


def test_a_field_is_filled_in_and_a_gap_says_what_is_missing() -> None:
    assert merged("Dear {name}, {reference}", {"name": "Effie"}) == "Dear Effie, [the complaint's reference]"
    assert gaps_in("Dear Effie, [the complaint's reference]") == ["[the complaint's reference]"]


def test_a_body_writes_its_own_text_and_goes_back(scoped: Body, ailsa: Colleague) -> None:
    by = ailsa.actor()
    mine = [replace(one, text="Thank you, {name}.") for one in shipped()["withdrawal"].paragraphs[:1]]
    change_text(kind="withdrawal", language="gd", subject="Ours", paragraphs=mine, by=by, at=NOW)
    assert text_for("withdrawal", "gd").subject == "Ours"
    assert text_for("withdrawal").version == 0
    assert own_texts() == {("withdrawal", "gd"): 1}
    restore_text(kind="withdrawal", language="gd", by=by, at=NOW)
    assert text_for("withdrawal", "gd") == shipped()["withdrawal"]
    acts = [entry.act for entry in entries_of_body()[:2]]
    assert acts == ["letter_text.restore", "letter_text.change"]


def test_another_bodys_text_is_never_used(scoped: Body, ailsa: Colleague, other_body: Body) -> None:
    from wellheard.foundation.organisations import scope

    paragraphs = shipped()["withdrawal"].paragraphs
    change_text(kind="withdrawal", language="en-gb", subject="X", paragraphs=paragraphs, by=ailsa.actor(), at=NOW)
    with scope.of(other_body.id):
        assert text_for("withdrawal").version == 0


def test_a_word_in_braces_that_stands_for_nothing_is_refused(scoped: Body, ailsa: Colleague) -> None:
    paragraphs = [replace(shipped()["withdrawal"].paragraphs[0], text="Dear {naem}")]
    with pytest.raises(UnableToChangeText, match="naem"):
        change_text(kind="withdrawal", language="en-gb", subject="", paragraphs=paragraphs, by=ailsa.actor(), at=NOW)


@pytest.mark.parametrize("written", ["", "Go to them."])
def test_the_way_to_the_ombudsman_cannot_be_written_out_of_a_text(scoped: Body, ailsa: Colleague, written: str) -> None:
    held = shipped()["final_answer_stands"].paragraphs
    paragraphs = [replace(one, text=written) if one.fixed else one for one in held]
    with pytest.raises(UnableToChangeText, match="must stay"):
        change_text(
            kind="final_answer_stands", language="en-gb", subject="", paragraphs=paragraphs, by=ailsa.actor(), at=NOW
        )


LETTER = Letter(
    "Strathmuir Council", "ABCD-2345", "Effie Bain\n1 High Street", TODAY, "Our answer: #5 *and* $x$",
    "Dear Ms Bain\n\nNothing here is @markup or #code.\n\n1. Damp\n2. Noise", "Yours sincerely\n\nBen Ross",
)  # fmt: skip


def test_a_pdf_is_tagged_and_says_its_title_and_language() -> None:
    made = as_pdf([LETTER])
    assert made.startswith(b"%PDF-1.7")
    for told in (b"/StructTreeRoot", b"/Marked true", b"/Lang(en-GB)", b"pdfuaid:part"):
        assert told in made, told
    assert b"Our answer: #5 *and* $x$" in made


def test_many_letters_are_one_pdf_with_a_page_each() -> None:
    assert b"/Type/Pages/Count 3" in as_pdf([LETTER, LETTER, LETTER])


def test_a_word_document_has_the_same_words() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(LETTER))) as archive:
        words = archive.read("word/document.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    for told in ("Nothing here is @markup or #code.", "28 March 2024", "ABCD-2345", "Ben Ross"):
        assert told in words
    assert "en-gb" in core
