"""Reading one table of a rule file: each setting is asked for once, checked, and named when it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)
Path = tuple[str, ...]

_HEADER = re.compile(r"^\s*\[{1,2}\s*([\w.\-]+)\s*\]{1,2}")
_SETTING = re.compile(r"^\s*([\w\-]+)\s*=")


class BrokenRuleSet(ValueError):
    """A rule file that is refused: says the file, the line, what is wrong and what to do."""


class Lines:
    """Where each setting stands in the text of a rule file, so that a refusal can point at it."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.edition = 0  # the edition being read: its changes stand before the main text
        self._of: dict[Path, int] = {(): 1} if text else {}
        table: Path = ()
        editions = -1
        for number, line in enumerate(text.splitlines(), 1):
            if header := _HEADER.match(line):
                parts = header[1].split(".")
                editions += line.lstrip().startswith("[[editions")
                table = ("editions", str(editions), *parts[1:]) if parts[0] == "editions" else tuple(parts)
                self._of.setdefault(table, number)
            elif setting := _SETTING.match(line):
                self._of.setdefault((*table, setting[1]), number)

    def fault(self, path: Path, words: str) -> BrokenRuleSet:
        """The refusal for a setting, at its line or at the line of the table that should hold it."""
        shown = ".".join("editions" if part.isdigit() else part for part in path if part != "editions")
        where = f"{self.name}: {self._line(path)}"
        return BrokenRuleSet(f"{where}{shown} {words}" if shown else f"{where}{words}")

    def _line(self, path: Path) -> str:
        for edition in range(self.edition, -1, -1):
            if changed := self._of.get(("editions", str(edition), "changes", *path)):
                return f"line {changed}: "
        for length in range(len(path), -1, -1):
            if found := self._of.get(path[:length]):
                return f"line {found}: "
        return ""


class Settings:
    """The settings of one table. `finish` refuses what nobody asked for."""

    def __init__(self, table: Mapping[str, object], lines: Lines, path: Path = ()) -> None:
        self._table = dict(table)
        self._lines = lines
        self._path = path
        self._asked: set[str] = set()

    def fault(self, key: str, words: str) -> BrokenRuleSet:
        return self._lines.fault((*self._path, key) if key else self._path, words)

    def _take(self, key: str, required: bool) -> object:
        self._asked.add(key)
        if key not in self._table and required:
            raise self.fault(key, "is missing. Add it.")
        return self._table.get(key)

    def text(self, key: str) -> str:
        held = self._take(key, True)
        if not isinstance(held, str) or not held.strip():
            raise self.fault(key, f"is {held!r}. It must be words in quotation marks.")
        return held

    def texts(self, key: str) -> tuple[str, ...]:
        held = self._take(key, False)
        if held is None:
            return ()
        if not isinstance(held, list) or not all(isinstance(one, str) and one.strip() for one in held):
            raise self.fault(key, "must be a list of words in quotation marks.")
        return tuple(held)

    def flag(self, key: str) -> bool:
        held = self._take(key, False)
        if held is not None and not isinstance(held, bool):
            raise self.fault(key, f"is {held!r}. It must be true or false.")
        return bool(held)

    def whole(self, key: str, unit: str, at_most: int = 366) -> int | None:
        held = self._take(key, False)
        if held is None:
            return None
        if isinstance(held, bool) or not isinstance(held, int) or not 1 <= held <= at_most:
            raise self.fault(key, f"is {held!r}. It must be a whole number of {unit}, from 1 to {at_most}.")
        return held

    def day(self, key: str, required: bool = True) -> date | None:
        held = self._take(key, required)
        if held is not None and type(held) is not date:
            raise self.fault(key, f"is {held!r}. It must be a date without quotation marks: 2024-07-16.")
        return held

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        held = self._take(key, True)
        if held not in [choice.value for choice in choices]:
            raise self.fault(key, f"is {held!r}. It must be one of {listed(choices)}.")
        return choices(held)

    def table(self, key: str, required: bool = True) -> Settings | None:
        held = self._take(key, required)
        if held is None:
            return None
        if not isinstance(held, dict):
            raise self.fault(key, f"must be a table: write [{'.'.join((*self._path, key))}] above its settings.")
        return Settings(held, self._lines, (*self._path, key))

    def keys(self) -> list[str]:
        return list(self._table)

    def finish(self) -> None:
        for key in self._table:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, 1)
                advice = f"Did you mean {near[0]}?" if near else f"Here are allowed: {listed(self._asked)}."
                raise self.fault(key, f"is no setting of a rule set. {advice}")


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(str(name) for name in names))
