"""Advice on a letter: what to look at again, and the words it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wellheard.rules.dates import in_words
from wellheard.rules.plain_english.apologies import apologises, non_apologies
from wellheard.rules.plain_english.measures import grade, paragraphs, sentences, words
from wellheard.rules.plain_english.promises import past_promises
from wellheard.rules.plain_english.words import OFFICIAL

LONGEST_SENTENCE = 28
LONGEST_PARAGRAPH = 110
HARDEST_GRADE = 10.0
SHARE_OF_A_POINT = 0.4
_SMALL = {
    "about", "after", "again", "been", "being", "came", "come", "does", "from", "have", "into", "more", "never",
    "nobody", "none", "over", "said", "that", "their", "them", "then", "there", "they", "this", "told", "very", "was",
    "were", "what", "when", "which", "will", "with", "would", "your",
}  # fmt: skip
_GO_ON = re.compile(
    r"ombudsman|stage 2|ask us to look|contact|get in touch|phone|ring|call us|e-?mail|speak to|talk to", re.I
)


@dataclass(frozen=True)
class Advice:
    """One thing to look at again: what kind, in words, and the sentence or point it is about."""

    code: str
    words: str
    quoted: str = ""


@dataclass(frozen=True)
class Expected:
    """What the letter must do beside being plain. `points`: what was complained of, where it answers.

    `today` is the day it goes out: a date that it promises lies then or later. None where that is not looked at.
    """

    points: Sequence[str] = ()
    upheld: bool = False
    says_how_to_go_on: bool = False
    today: date | None = None


def advice(text: str, expected: Expected = Expected()) -> list[Advice]:
    """What its writer might look at again, what is about the same words together; empty for a letter that is well."""
    found = [*_of_substance(text, expected), *_of_language(text)]
    first = {one.quoted: number for number, one in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda one: first[one.quoted])


def _of_substance(text: str, expected: Expected) -> Iterator[Advice]:
    for number, point in enumerate(expected.points, 1):
        if not _is_answered(number, point, text):
            yield Advice("point", f"Point {number} does not seem to be answered.", point)
    for said in non_apologies(text):
        words_ = "This is no apology: it doubts what happened, or lays it on the reader. Say what you are sorry for."
        yield Advice("non_apology", words_, said)
    if expected.upheld and not apologises(text):
        yield Advice("apology", "Something was upheld, and nothing says sorry for it.")
    if expected.today is not None:
        for on, said in past_promises(text, expected.today):
            yield Advice("past_promise", f"This promises {in_words(on)}, which is past. Give a day to come.", said)
    if expected.says_how_to_go_on and not _GO_ON.search(text):
        yield Advice("go_on", "It does not say how to go on: whom to ask, or where to turn next.")


def _of_language(text: str) -> Iterator[Advice]:
    for said in sentences(text):
        count = len(words(said))
        if count > LONGEST_SENTENCE:
            yield Advice("sentence", f"A sentence of {count} words. Make two of it.", said)
    for part in paragraphs(text):
        count = len(words(part))
        if count > LONGEST_PARAGRAPH:
            yield Advice("paragraph", f"A paragraph of {count} words. Divide it.", part)
    for official, said in _official(text):
        yield Advice("word", f"“{official}”: say “{OFFICIAL[official]}”.", said)
    level = grade(text)
    if level is not None and level > HARDEST_GRADE:
        yield Advice("grade", f"Hard to read: for somebody with {level:.0f} years of school. Aim for 9 or fewer.")


def _official(text: str) -> Iterator[tuple[str, str]]:
    """Each official word once, with the first sentence it is in."""
    told = set()
    for said in sentences(text):
        lower = said.lower()
        for word in OFFICIAL:
            if word not in told and re.search(rf"\b{re.escape(word)}\b", lower):
                told.add(word)
                yield word, said


def _is_answered(number: int, point: str, text: str) -> bool:
    """Named by its number, or enough of its own words appear."""
    if re.search(rf"\bpoint {number}\b", text, re.I):
        return True
    wanted = {_stem(word) for word in words(point.lower()) if len(word) > 3 and word not in _SMALL}
    if not wanted:
        return True
    held = {_stem(word) for word in words(text.lower())}
    return len(wanted & held) / len(wanted) >= SHARE_OF_A_POINT


def _stem(word: str) -> str:
    """A word without its commonest endings, so that "missed" meets "missing"."""
    return re.sub(r"(ing|ed|es|s|ly)$", "", word.replace("'s", "").replace("’s", ""))[:12]
