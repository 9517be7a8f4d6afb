"""Limits on how somebody may be in touch: what must be true before one is set, and who may hear a challenge.

Domain tools, "Engagement policy / difficult engagement", and procedure, "Unacceptable behaviour": a recorded
decision by a manager, told in writing, with a review date and a way to challenge it; at least one way of contact
is always kept; reasonable adjustments are considered; persistence alone is not unacceptable. That a review comes
within six months is this product's own default, which an installation can set.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wellheard.rules.dates import in_words, months_after

REVIEW_WITHIN_MONTHS = 6


class Way(StrEnum):
    """A way in which somebody can be in touch."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"


class UnableToRestrict(ValueError):
    """Contact cannot be restricted as asked; the words say why and what to do."""


@dataclass(frozen=True)
class Proposed:
    """A limit as a manager proposes it. `kept` are ways named as still open; `incidents` what it rests on."""

    stopped: Collection[Way]
    kept: Collection[Way]
    why: str
    adjustments: str
    incidents: int
    persistence_alone: bool
    warned: bool
    why_no_warning: str
    from_on: date
    review_on: date


def check_restriction(proposed: Proposed, within_months: int = REVIEW_WITHIN_MONTHS) -> None:
    """Raises UnableToRestrict with everything that is wrong with it; returns None for one that may be set."""
    wrong = [*_of_ways(proposed), *_of_grounds(proposed), *_of_dates(proposed, within_months)]
    if wrong:
        raise UnableToRestrict(" ".join(wrong))


def check_another_manager(decided_by: str, hears: str) -> None:
    """A challenge is heard by another manager than the one who decided. Raises UnableToRestrict."""
    if decided_by == hears:
        raise UnableToRestrict("Whoever decided cannot hear the challenge. Ask another manager.")


def _of_ways(proposed: Proposed) -> list[str]:
    if not proposed.stopped:
        return ["Choose at least one way of contact that is restricted."]
    open_ways = set(proposed.kept) - set(proposed.stopped)
    if not open_ways:
        return ["One way of contact is always kept. Choose a way that stays open."]
    if set(proposed.kept) & set(proposed.stopped):
        return ["A way of contact is both restricted and kept. Choose one or the other."]
    return []


def _of_grounds(proposed: Proposed) -> list[str]:
    wrong = []
    if not proposed.why.strip():
        wrong.append("Say why contact is restricted.")
    if proposed.persistence_alone:
        wrong.append(
            "Persistence alone is not unacceptable. Answer that the final answer stands, or say what else was done."
        )
    if not proposed.incidents:
        wrong.append("Log what happened first: a decision rests on what is in the file.")
    if not proposed.warned and not proposed.why_no_warning.strip():
        wrong.append("Warn them first, or say why there was no time to.")
    if not proposed.adjustments.strip():
        wrong.append("Say which adjustments were considered: a disability or illness may lie behind it.")
    return wrong


def _of_dates(proposed: Proposed, within_months: int) -> list[str]:
    latest = months_after(proposed.from_on, within_months)
    if proposed.review_on <= proposed.from_on:
        return ["The review must come after the day it begins."]
    if proposed.review_on > latest:
        return [f"It must be looked at again by {in_words(latest)}, within {within_months} months."]
    return []
