"""Sentences, words and syllables of a text, and the school grade that reads it with ease."""

import re

_ABBREVIATIONS = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|No|e\.g|i\.e|etc|approx|Ltd|Co)\.(?=\s)")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SPOKEN_ENDINGS = ("ses", "ces", "zes", "xes", "ges", "ted", "ded")
_VOWELS = re.compile(r"[aeiouy]+")


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def sentences(text: str) -> list[str]:
    """The sentences of a text. A line of its own, such as a list's, ends one too."""
    found = []
    for line in text.splitlines():
        held = _ABBREVIATIONS.sub(lambda match: match[0].replace(".", "\0"), line.strip())
        found += [part.replace("\0", ".").strip() for part in _END.split(held) if part.strip()]
    return found


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """By groups of vowels, without a silent e: right for most English words, near enough for a whole letter."""
    lower = re.sub(r"[^a-z]", "", word.lower())
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee")) and count > 1:
        count -= 1
    if (
        lower.endswith(("es", "ed"))
        and not lower.endswith(("ses", "ces", "zes", "xes", "ges", "ted", "ded"))
        and count > 1
    ):
        count -= 1
    return max(1, count)


def grade(text: str) -> float | None:
    """The Flesch-Kincaid grade; None for a text without a sentence."""
    held = [sentence for sentence in sentences(text) if len(words(sentence)) > 2]
    spoken = [word for sentence in held for word in words(sentence)]
    if not held or not spoken:
        return None
    spread = sum(map(syllables, spoken)) / len(spoken)
    return round(0.39 * len(spoken) / len(held) + 11.8 * spread - 15.59, 1)
