"""Was the procedure kept in one complaint? A list of checks, each kept, not kept, or not asked for here.

The checks are those of the procedure's own duties (MCHP parts 3 and 4, in our words): acknowledged in time, the
points agreed with the customer, each of them answered, more time authorised and the customer told, the customer
told where to go next, the underlying cause and the remedial action recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wellheard.rules.dates import in_words
from wellheard.rules.outcomes import Outcome
from wellheard.rules.procedure import StageRules


@dataclass(frozen=True)
class Check:
    """One duty of the procedure: `kept` None where it is not asked for here. `words` say how it stands."""

    code: str
    words: str
    kept: bool | None = True


@dataclass(frozen=True)
class ExtensionKept:
    """One extension: who gave the authority, and when the customer was told."""

    to_on: date
    authorised_by: str
    customer_told_on: date | None


@dataclass(frozen=True)
class StageKept:
    """What was done in one stage, as far as the procedure asks. `signposted`: told where to go next."""

    rules: StageRules
    acknowledge_due_on: date | None = None
    acknowledged_on: date | None = None
    points: int = 0
    points_found: int = 0
    points_agreed_on: date | None = None
    extensions: Sequence[ExtensionKept] = ()
    outcome: Outcome | None = None
    responded_on: date | None = None
    due_on: date | None = None
    signposted: bool | None = None


def checks(stages: Sequence[StageKept], root_cause: str, remedial_action: str, on: date) -> list[Check]:
    """Every check of every stage, in the order of the work, then the learning. `on` is the day it is asked."""
    found: list[Check] = []
    for stage in stages:
        found += [
            *_acknowledged(stage, on),
            *_points(stage),
            *_extensions(stage),
            *_answered(stage, on),
            *_signposted(stage),
        ]
    found.append(_held("cause", root_cause, "The underlying cause is recorded.", "No underlying cause is recorded."))
    words = ("What was done about it is recorded.", "It is not recorded what was done about it, or that nothing was.")
    return [*found, _held("remedial_action", remedial_action, *words)]


def not_kept(found: Sequence[Check]) -> list[Check]:
    """Only the duties that were not kept: each has to be put right or explained."""
    return [check for check in found if check.kept is False]


AFTER_CLOSING = ("coded_cause", "root_cause_analysis", "promises", "letter.")
"""How the codes begin of what is done once there is an answer: it is sent, learned from, and its promises kept."""


def can_still_be_kept(check: Check, *, is_open: bool) -> bool:
    """Whether a duty that is not kept still can be: any while the complaint is open, after it what comes after closing.

    A day that has passed has passed.
    """
    if check.kept is not False or check.code.endswith((".acknowledged", ".in_time")):
        return False
    return is_open or check.code.startswith(AFTER_CLOSING)


def _held(code: str, written: str, yes: str, no: str) -> Check:
    return Check(code, yes if written.strip() else no, bool(written.strip()))


def _acknowledged(stage: StageKept, on: date) -> list[Check]:
    code, due = f"{stage.rules.key}.acknowledged", stage.acknowledge_due_on
    if due is None:
        return []
    done = stage.acknowledged_on
    if done is None:
        late = (stage.responded_on or on) > due
        return [Check(code, f"{stage.rules.label}: not acknowledged; it was due on {in_words(due)}.", not late)]
    if done > due:
        return [Check(code, f"{stage.rules.label}: acknowledged on {in_words(done)}, due on {in_words(due)}.", False)]
    return [Check(code, f"{stage.rules.label}: acknowledged in time, on {in_words(done)}.")]


def _points(stage: StageKept) -> list[Check]:
    if not stage.rules.signed_off or stage.outcome is Outcome.RESOLVED:
        return []
    key, label = stage.rules.key, stage.rules.label
    agreed = stage.points_agreed_on
    words = f"agreed with the customer on {in_words(agreed)}" if agreed else "not agreed with the customer"
    found = [Check(f"{key}.points_agreed", f"{label}: the points are {words}.", agreed is not None)]
    whole = stage.points > 0 and stage.points_found == stage.points
    words = f"{label}: {stage.points_found} of {stage.points} points of complaint have a finding."
    return [*found, Check(f"{key}.points_found", words, whole)]


def _extensions(stage: StageKept) -> list[Check]:
    found = []
    for number, held in enumerate(stage.extensions, 1):
        code, to = f"{stage.rules.key}.extension_{number}", in_words(held.to_on)
        who = held.authorised_by
        words = f"{stage.rules.label}: extended to {to}, " + (
            f"authorised by {who}." if who else "authorised by nobody."
        )
        found.append(Check(f"{code}.authorised", words, bool(who)))
        told = held.customer_told_on
        words = f"on {in_words(told)}" if told else "not recorded"
        found.append(Check(f"{code}.told", f"{stage.rules.label}: customer told of the new date, {words}.", bool(told)))
    return found


def _answered(stage: StageKept, on: date) -> list[Check]:
    if stage.due_on is None:
        return []
    done = stage.responded_on
    if done is None:
        if on <= stage.due_on:
            return []
        return [
            Check(
                f"{stage.rules.key}.in_time",
                f"{stage.rules.label}: late; it was due on {in_words(stage.due_on)}.",
                False,
            )
        ]
    words = f"{stage.rules.label}: answered on {in_words(done)}, due on {in_words(stage.due_on)}."
    return [Check(f"{stage.rules.key}.in_time", words, done <= stage.due_on)]


def _signposted(stage: StageKept) -> list[Check]:
    if stage.signposted is None:
        return []
    where = "the ombudsman" if stage.rules.signpost_ombudsman else "stage 2"
    words = f"{stage.rules.label}: the answer says how to go to {where}."
    if not stage.signposted:
        words = f"{stage.rules.label}: the answer does not say how to go to {where}."
    return [Check(f"{stage.rules.key}.signposted", words, stage.signposted)]
