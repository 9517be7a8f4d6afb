"""National lists that a body's own categories are mapped to: TOML, one a list, each with its source.

What could not be checked against a published text stands in the list as unverified. A body corrects it by rows of
its own; the shipped list is where it begins.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

NATIONAL_LISTS = ("isd-issues", "ko41a-subjects", "spso-subjects", "council-generic")


@dataclass(frozen=True)
class NationalCode:
    code: str
    words: str
    group: str = ""


@dataclass(frozen=True)
class NationalList:
    """A list as it is shipped. `most` is how many codes one complaint may have in its return; None is no limit."""

    name: str
    title: str
    source: str
    codes: tuple[NationalCode, ...]
    unverified: tuple[str, ...] = ()
    most: int | None = None


class NoNationalList(LookupError):
    """There is no shipped list of that name."""


@cache
def national_list(name: str) -> NationalList:
    """A shipped list. Raises NoNationalList for a name that is not in NATIONAL_LISTS."""
    if name not in NATIONAL_LISTS:
        raise NoNationalList(f"There is no national list '{name}'. The shipped ones are {', '.join(NATIONAL_LISTS)}.")
    text = (resources.files("wellheard.rules") / "national_lists" / f"{name}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    codes = tuple(NationalCode(row["code"], row["words"], row.get("group", "")) for row in table["codes"])
    if len({row.code for row in codes}) != len(codes):
        raise ValueError(f"{name}: a code stands there twice.")
    return NationalList(
        name, table["title"], table["source"], codes, tuple(table.get("unverified", ())), table.get("most")
    )
