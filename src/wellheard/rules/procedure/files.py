"""Rule files: TOML, one a sector, its editions dated in it. A broken file is refused whole.

The file states the procedure once. Each `[[editions]]` has `from` (a date), a `source`, and
`changes`: only what differs from the edition before it. The first edition usually changes nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources

from wellheard.rules.dates import in_words
from wellheard.rules.procedure.reading import ruleset_from
from wellheard.rules.procedure.ruleset import RuleSet
from wellheard.rules.procedure.settings import BrokenRuleSet, Lines

RULESETS = (
    "local-authority",
    "nhs-scotland",
    "housing-scotland",
    "education-scotland",
    "scottish-government",
    "northern-ireland",
    "housing-england",
    "councils-england",
    "nhs-england",
    "government-england",
)


class NoRuleSet(LookupError):
    """There is no rule set of that name, or none in force on that day."""


def ruleset(name: str, on: date) -> RuleSet:
    """The edition of a shipped rule set in force on the day a complaint was received."""
    return in_force(editions(name), on)


@cache
def editions(name: str) -> tuple[RuleSet, ...]:
    """Every edition of a shipped rule set, earliest first."""
    if name not in RULESETS:
        raise NoRuleSet(f"There is no rule set '{name}'. The shipped ones are {', '.join(RULESETS)}.")
    text = (resources.files("wellheard.rules") / "rulesets" / f"{name}.toml").read_text("utf-8")
    return load_ruleset(text, name)


def in_force(choices: tuple[RuleSet, ...], on: date) -> RuleSet:
    """The edition in force on that day; `NoRuleSet` before the first and after the last."""
    for edition in choices:
        if edition.in_force(on):
            return edition
    first, last = choices[0], choices[-1]
    if on < first.effective_from:
        limit = f"begins on {in_words(first.effective_from)}"
    else:
        limit = f"ended on {in_words((last.effective_to or on) - timedelta(days=1))}"
    raise NoRuleSet(
        f"The rule set {first.name} {limit}: it says nothing of {in_words(on)}. "
        "Choose another, or copy it with dates of your own."
    )


def load_ruleset(text: str, name: str) -> tuple[RuleSet, ...]:
    """Every edition in the text of a rule file. Raises `BrokenRuleSet` with the line and the reason."""
    lines = Lines(text, name)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BrokenRuleSet(f"{name}: the file is not TOML: {fault}. Correct that line.") from None
    dated = table.pop("editions", None)
    if not isinstance(dated, list) or not dated:
        raise lines.fault((), "it has no edition. Say from when it holds: [[editions]] and from = 2021-04-01.")
    for key in ("effective_from", "effective_to"):
        if key in table:
            raise lines.fault((key,), "is said by from and to of [[editions]]. Take it out here.")
    starts = [_start(edition, number, lines) for number, edition in enumerate(dated)]
    _check_order(starts, lines)
    ends = [*starts[1:], _end(dated[-1], starts[-1], len(dated) - 1, lines)]
    found = []
    for number, (edition, start, end) in enumerate(zip(dated, starts, ends, strict=True)):
        lines.edition = number
        table = merged(table, _changes(edition, number, lines))
        own = {"effective_from": start} | ({"effective_to": end} if end else {})
        found.append(ruleset_from(_with_source(table, edition) | own, name, lines))
    return tuple(found)


def derive(original: RuleSet, changes: Mapping[str, object], name: str | None = None) -> RuleSet:
    """A body's own copy, adapted: `changes` names settings as a rule file does, nested by table.

    `derive(rules, {"effective_from": date(2025, 4, 1), "stages": {"stage1": {"respond_within": 7}}})`.
    None takes a setting away. Raises `BrokenRuleSet` for what a rule file could not say either.
    """
    name = name or original.name
    return ruleset_from(merged(original.settings, changes), name, Lines("", name))


def merged(table: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    """The table with the changes laid over it, table by table; None takes a setting away."""
    found = dict(table)
    for key, change in changes.items():
        held = found.get(key)
        if isinstance(change, Mapping):
            found[key] = merged(held if isinstance(held, Mapping) else {}, change)
        elif change is None:
            found.pop(key, None)
        else:
            found[key] = change
    return found


def _start(edition: object, number: int, lines: Lines) -> date:
    path = ("editions", str(number), "from")
    if not isinstance(edition, dict):
        raise lines.fault(path[:1], "must be tables: write [[editions]] above each.")
    for key in edition:
        if key not in ("from", "to", "source", "changes"):
            raise lines.fault((*path[:2], key), "is no part of an edition. Put what differs under changes.")
    if type(edition.get("from")) is not date:
        raise lines.fault(path, "must say from when the edition holds, as a date without quotation marks.")
    start: date = edition["from"]
    return start


def _end(edition: Mapping[str, object], start: date, number: int, lines: Lines) -> date | None:
    end = edition.get("to")
    if end is None:
        return None
    if type(end) is not date or end <= start:
        raise lines.fault(("editions", str(number), "to"), "must be a date after its from.")
    return end


def _check_order(starts: list[date], lines: Lines) -> None:
    for number in range(1, len(starts)):
        if starts[number] <= starts[number - 1]:
            raise lines.fault(
                ("editions", str(number), "from"), "is not after the edition before it. Put them in order."
            )


def _changes(edition: Mapping[str, object], number: int, lines: Lines) -> Mapping[str, object]:
    changes = edition.get("changes", {})
    if not isinstance(changes, dict):
        raise lines.fault(("editions", str(number), "changes"), "must be a table: [editions.changes].")
    return changes


def _with_source(table: dict[str, object], edition: Mapping[str, object]) -> dict[str, object]:
    held = table.get("sources", [])
    source = edition.get("source")
    return table | ({"sources": [*held, source]} if source and isinstance(held, list) else {})
