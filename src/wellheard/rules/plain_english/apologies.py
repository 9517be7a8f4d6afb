"""Whether somebody says sorry, and for something: not for what the reader feels, and not if.

Domain tools, "Redress and apology": regret for an act, an omission or an outcome, with an undertaking; an
apology that doubts the harm, or lays it on the reader, is none.
"""

import re

from wellheard.rules.plain_english.measures import sentences

_SORRY = re.compile(r"\b(sorry|apolog(?:y|ies|ise[sd]?|ising))\b", re.I)
_NONE = re.compile(
    r"\b(?:sorry|apologise)\b[^.?!]{0,30}?\b(?:if|any\b|to hear|you feel|you felt|you are unhappy|"
    r"that you (?:feel|felt|think|believe|perceive|are unhappy|were (?:upset|offended|unhappy)))\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:no|not|without|don't|cannot)\b[^.?!]{0,20}\b(?:sorry|apolog)", re.I)


def non_apologies(text: str) -> list[str]:
    """The sentences that look like an apology and are none."""
    return [said for said in sentences(text) if _SORRY.search(said) and _NONE.search(said)]


def apologises(text: str) -> bool:
    """Whether one sentence says sorry and means it."""
    return any(_SORRY.search(said) and not _NONE.search(said) and not _DENIED.search(said) for said in sentences(text))
