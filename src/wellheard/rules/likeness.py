"""How the same person, and the same matter, are recognised: keys to find by, and a measure of likeness.

Pure, and the same on every database. A key is what is left when the ways people write a thing are taken
away; an empty key matches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.I)
WORD = re.compile(r"[a-z0-9]+")
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "cllr", "councillor"})
COMMON = frozenset(
    """
    a about after again all also am an and any are as at be because been before but by came can come could day did
    do does from get go got had has have he her him his how i if in into is it its just me my no not now of on one
    or our out over said say says she so some that the their them then there they this time to told up us was we
    week were what when which who will with would you your
    """.split()  # noqa: SIM905
)
SHORTEST_WORD = 3
STEM, ENDING = 5, 3
PER_THOUSAND = 200
"""A word that is in one text of ten weighs a twenty-first of one that is in none."""
FEW = 500


def keys_of(*, name: str = "", phone: str = "", email: str = "", address: str = "") -> dict[str, str]:
    """The keys by which the same person is found again: name, phone, e-mail and postcode, as people vary them."""
    return {
        "name_key": name_key(name)[:160],
        "phone_key": phone_key(phone),
        "email_key": email.strip().lower()[:254],
        "postcode_key": postcode_key(address),
    }


def name_key(name: str) -> str:
    """`Mrs Màiri MacLeod` and `macleod, mairi` alike."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return " ".join(sorted(set(WORD.findall(plain.replace("'", ""))) - TITLES))


def phone_key(phone: str) -> str:
    """The last nine digits: with the code of the country or without, with spaces or without."""
    digits = re.sub(r"\D", "", phone)
    return digits[-9:] if len(digits) >= 6 else ""


def postcode_key(address: str) -> str:
    found = POSTCODE.search(address)
    return "".join(found.groups()).upper() if found else ""


def words_of(text: str) -> frozenset[str]:
    """The words that say what a text is about, cut to their stems so that `damp` and `dampness` meet."""
    return frozenset(
        word[:STEM] for word in WORD.findall(text.lower()) if len(word) >= SHORTEST_WORD and word not in COMMON
    )


def rarest(text: str, usual: Sequence[frozenset[str]], *, most: int) -> list[str]:
    """How the words of a text begin that are in the fewest of the usual texts, the rarest first; of equals the longest.

    As much of each as its other forms are likely to share: `overflow` of `overflowing`.
    """
    seen = Counter(word for words in usual for word in words)
    begins: dict[str, str] = {}
    for word in WORD.findall(text.lower()):
        begin, stem = word[: max(STEM, len(word) - ENDING)], word[:STEM]
        begins[stem] = min(begin, begins.get(stem, begin), key=len)
    ordered = sorted(words_of(text), key=lambda stem: (seen[stem], -len(begins[stem]), stem))
    return [begins[stem] for stem in ordered[:most]]


def most_alike(
    text: str,
    others: Mapping[str, frozenset[str]] | Sequence[tuple[str, frozenset[str]]],
    *,
    usual: Sequence[frozenset[str]] = (),
    least: float,
    most: int,
) -> list[tuple[str, float]]:
    """Which of the others share the most with a text, the likest first; rare words weigh more than usual ones.

    How usual a word is, is read from `usual`: some hundred texts as they come, or the others where none are given.
    A share of 1 means that every word that matters in the text is in the other, 0 that none is. A text of
    fewer than three such words is like nothing yet.
    """
    asked = words_of(text)
    pairs = list(others.items() if isinstance(others, Mapping) else others)
    if len(asked) < 3 or not pairs:
        return []
    read = list(usual) or [words for _, words in pairs]
    seen = Counter(word for words in read for word in words & asked)
    weight = {word: 1 / (1 + seen[word] * PER_THOUSAND / max(len(read), FEW)) for word in asked}
    whole = sum(weight.values())
    scored = [(key, sum(weight[word] for word in words & asked) / whole) for key, words in pairs]
    return sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: -pair[1])[:most]
