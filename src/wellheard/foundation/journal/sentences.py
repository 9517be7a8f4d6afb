"""Words for entries: what an act is called, and the line that tells what it set. Each area adds its own."""

from collections.abc import Callable, Mapping
from typing import Any

Said = Callable[[dict[str, str | None]], Any]
"""From the values of an entry to the line that tells of them."""

_acts: dict[str, Any] = {}
_said: dict[str, Said] = {}
_turns: set[str] = set()


def add_words(
    acts: Mapping[str, Any], said: Mapping[str, Said] | None = None, turns: frozenset[str] = frozenset()
) -> None:
    """Say what acts are called, what their entries tell, and after which of them a complaint stands elsewhere."""
    _acts.update(acts)
    _said.update(said or {})
    _turns.update(turns)


def act_words(act: str) -> str:
    """What the act is called; its own name where no area gave it words."""
    return str(_acts.get(act, act))


def line(act: str, values: dict[str, str | None]) -> str:
    """A line of what was set; empty where there is nothing to tell, or where it has been erased."""
    words = _said.get(act)
    return str(words(values) or "") if words else ""


def is_turn(act: str) -> bool:
    return act in _turns
