"""Which letters a complaint still asks for, as it stands: what is to be told in writing, and is not yet.

Domain procedure: an answer at stage 2 is always in writing; more time is told; what is not a complaint goes with
the right route; and what is closed without an answer is told to whoever complained.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wellheard.rules.stages import Stage


@dataclass(frozen=True)
class Standing:
    """What decides which letters are due. `by_letter`: the answer at stage 1 is one that goes by letter.

    `to_acknowledge`: this stage asks for an acknowledgement, and none is recorded. `untold`: more time was given
    and the customer is not told. `revised`: an answer was changed and signed. `sent`: the kinds of letter that
    have gone out since the complaint came to stand as it does.
    """

    state: Stage
    reason: str = ""
    by_letter: bool = False
    to_acknowledge: bool = False
    untold: bool = False
    revised: bool = False
    sent: Collection[str] = ()


def letters_due(standing: Standing) -> list[str]:
    """The kinds of letter that are due, the first first."""
    return [kind for kind in _asked_for(standing) if kind not in standing.sent]


def _asked_for(standing: Standing) -> list[str]:
    found = []
    if standing.state is Stage.NOT_A_COMPLAINT and standing.reason:
        found.append(f"not_a_complaint_{standing.reason}")
    if standing.state is Stage.WITHDRAWN:
        found.append("withdrawal")
    if standing.state is Stage.STAGE_1_ANSWERED and standing.by_letter:
        found.append("stage_1_answer")
    if standing.state is Stage.STAGE_2_ANSWERED:
        found.append("revised_response" if standing.revised else "stage_2_response")
    if standing.to_acknowledge:
        found.append("acknowledgement")
    if standing.untold:
        found.append("extension")
    return found
