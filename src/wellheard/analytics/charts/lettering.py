"""How wide words are, near enough to break them into lines before a browser has drawn them.

Widths are those of Roboto, in parts of the size of the letters; text is drawn at 14 units, small text at 12.5.
"""

from __future__ import annotations

TEXT = 14.0
SMALL = 12.5
LARGE = 30.0
LINE = 18.0
WIDTHS = (
    ("ijlI.,:;'|!", 0.26),
    ("ftr()[]/-·", 0.36),
    (" ", 0.25),
    ("mwMW%@–—", 0.86),
    ("ABCDEFGHKLNOPQRSTUVXYZ", 0.64),
)
WIDTH_OF = {letter: width for letters, width in WIDTHS for letter in letters}
USUAL = 0.55
SPARE = 1.03


def width(words: str, size: float = TEXT) -> float:
    """How wide a line will be, rather more than less."""
    return sum(WIDTH_OF.get(letter, USUAL) for letter in words) * size * SPARE


def wrapped(words: str, room: float, size: float = TEXT, most: int | None = None) -> list[str]:
    """The lines of a text in so much room; a word too long for it is broken, and with `most` the end is cut."""
    lines: list[str] = []
    line = ""
    for word in _words(words, room, size):
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + "…", size) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def _words(words: str, room: float, size: float) -> list[str]:
    found = []
    for word in words.split():
        while width(word, size) > room and len(word) > 2:
            end = max(1, max((n for n in range(1, len(word)) if width(word[:n] + "-", size) <= room), default=1))
            found.append(word[:end] + "-")
            word = word[end:]
        found.append(word)
    return found
