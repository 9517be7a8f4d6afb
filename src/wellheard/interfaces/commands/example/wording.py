"""How a complaint is worded: sentences chosen and put together as somebody would write them.

The sentences stand in `texts/*.toml`. Each teller has one voice, one street and one relative throughout.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from random import Random
from typing import Any

REGISTERS = {"plain": 30, "polite": 22, "angry": 18, "short": 14, "rambling": 9, "scots": 7}
RELATIVES = {
    "my mother": "she", "my father": "he", "my husband": "he", "my wife": "she", "my aunt": "she",
    "my brother": "he", "my gran": "she",
}  # fmt: skip
CHILDREN = {
    "my daughter": "she", "my son": "he", "my wee girl": "she", "my wee boy": "he", "my grandson": "he",
    "my granddaughter": "she",
}  # fmt: skip
PRONOUNS = {"he": ("he", "him", "his"), "she": ("she", "her", "her")}
SEASONS = {
    12: ("december", "winter"), 1: ("winter",), 2: ("winter",), 3: ("spring",), 4: ("spring",), 5: ("spring",),
    6: ("summer",), 7: ("summer",), 8: ("august", "summer"), 9: ("autumn",), 10: ("autumn",), 11: ("autumn", "winter"),
}  # fmt: skip
SPOKEN = ("phone", "in_person")
WRITTEN = re.compile(
    r"\b(wri\w+|e-?mail|letter|form|read\w*|website|copied|typed|see below|accept this|forgive)\b"
    r"|^(hi,|hello,|to whom|kind regards|with thanks|many thanks)",
    re.I,
)
"""What nobody says aloud."""
TYPING_SLIPS = (
    ("because", "becuase"), ("their", "thier"), ("there is", "theres"), ("I am", "im"), ("don't", "dont"),
    ("I have", "i have"), ("received", "recieved"), ("definitely", "definately"), ("the ", "teh "),
    ("nobody", "no body"), (" I ", " i "), ("weeks", "week's"), ("was ", "wass "), ("and ", "an "),
)  # fmt: skip


@cache
def texts() -> Mapping[str, Mapping[str, Any]]:
    """Every sentence, by what it is about; `common`'s tables stand under their own names."""
    folder = resources.files("wellheard.interfaces.commands.example") / "texts"
    found: dict[str, Mapping[str, Any]] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found |= tomllib.loads(file.read_text("utf-8"))
    return found


class Teller:
    """Somebody with something to say about one subject: their own words, and what is said to them about it."""

    def __init__(self, subject: str, short_name: str, rng: Random) -> None:
        self.rng = rng
        self.text = texts()[subject]
        self.register = rng.choices(list(REGISTERS), list(REGISTERS.values()))[0]
        self._slots = self._chosen(short_name)
        self._waiting: dict[str, list[str]] = {}

    def complaint(self, channel: str, month: int) -> str:
        """What they say, written or taken down as the channel has it."""
        body = self._body(month, channel in SPOKEN)
        if self.register == "scots":
            body = as_spoken_in_scots(body)
        elif self.rng.random() < 0.12 and channel in ("email", "web_form", "social_media"):
            body = with_a_slip(body, self.rng)
        taken_down = {"phone": "spoken"}.get(channel, channel)
        if taken_down in texts() and (channel == "social_media" or self.rng.random() < 0.8):
            opening = self.fill(self.rng.choice(texts()[taken_down]["openings"]))
            return opening + body if channel == "social_media" else f"{opening}\n“{body}”"
        return body

    @cached_property
    def ask(self) -> str:
        """What they want, the same whenever it is said."""
        return self.one_of("ask")

    @cached_property
    def cause_and_action(self) -> tuple[str, str]:
        """What lay behind it and what was done, which belong together: they stand in the same order in the texts."""
        causes, actions = self.text["cause"], self.text["action"]
        chosen = self.rng.randrange(len(causes))
        return self.fill(causes[chosen]), self.fill(actions[min(chosen, len(actions) - 1)])

    def one_of(self, kind: str) -> str:
        """One sentence of a kind about the subject, each once before any comes again."""
        waiting = self._waiting.setdefault(kind, [])
        if not waiting:
            waiting += self.rng.sample(self.text[kind], len(self.text[kind]))
        return self.fill(waiting.pop())

    def some_of(self, kind: str, most: int) -> list[str]:
        """Up to so many different sentences of a kind."""
        held: Sequence[str] = self.text[kind]
        return [self.fill(one) for one in self.rng.sample(held, min(len(held), self.rng.randint(1, most)))]

    def fill(self, sentence: str) -> str:
        return sentence.format_map(self._slots)

    def _body(self, month: int, spoken: bool) -> str:
        rng, register = self.rng, texts()[self.register]

        def some(kind: str, count: int) -> list[str]:
            held = [one for one in register.get(kind, []) if not (spoken and WRITTEN.search(one))]
            return [self.fill(one) for one in rng.sample(held, min(count, len(held)))]

        said = [*some("openings", 1), self.one_of("what")]
        if self.register != "short":
            said += self.some_of("more", 3 if self.register == "rambling" else 2)
            said += self._of_the_season(month)
            said += some("frustrations", 1)
            said += [self.one_of("effect")] if rng.random() < 0.7 else []
            said += some("asides", 2)
            said += [self.ask] if rng.random() < 0.5 else []
        said += some("closings", 1)
        break_after = "\n\n" if self.register in ("polite", "rambling") and rng.random() < 0.6 else " "
        first, *rest = [one for one in said if one]
        return first + break_after + " ".join(rest) if rest else first

    def _of_the_season(self, month: int) -> list[str]:
        seasons = self.text.get("seasons", {})
        held = [one for season in SEASONS[month] for one in seasons.get(season, [])]
        return [self.fill(self.rng.choice(held))] if held and self.rng.random() < 0.6 else []

    def _chosen(self, short_name: str) -> dict[str, str]:
        rng = self.rng
        chosen = {slot: rng.choice(words) for slot, words in texts()["slots"].items()}
        relative, child = rng.choice(list(RELATIVES)), rng.choice(list(CHILDREN))
        person = CHILDREN[child] if self.text.get("about") == "child" else RELATIVES[relative]
        he, him, his = PRONOUNS[person]
        chosen |= {"relative": relative, "child": child, "he": he, "him": him, "his": his}
        chosen |= {"pounds": f"£{rng.randint(40, 380)}", "body": short_name.replace(" ", "")}
        chosen["councillor"] = rng.choice(("Aird", "Beattie", "Cormack", "Lennox", "Meikle", "Purdie"))
        return chosen | {word.capitalize(): said[0].upper() + said[1:] for word, said in chosen.items()}


def as_spoken_in_scots(text: str) -> str:
    """Standard words written as they are spoken; the first letter of a sentence stays large."""
    words = texts()["scots"]["words"]
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b", re.I)

    def spoken(match: re.Match[str]) -> str:
        found: str = words[match[0].lower()]
        return found.capitalize() if match[0][0].isupper() else found

    return pattern.sub(spoken, text)


def with_a_slip(text: str, rng: Random) -> str:
    """One or two slips of the kind made on a phone."""
    for right, slipped in rng.sample(TYPING_SLIPS, 3):
        if right in text:
            text = text.replace(right, slipped, 1)
    return text
