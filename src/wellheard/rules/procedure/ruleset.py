"""What a procedure sets: the parameters in which one sector's procedure differs from another's.

A rule set is chosen by name and by the date the complaint was received, and never changes under a
complaint that is open. Limits are in working days, with day 1 the counted date; months are calendar
months (`wellheard.rules.dates.months_after`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class CountsFrom(StrEnum):
    """The moment from which the limit for a response counts: the next working day on or after it is day 1."""

    RECEIPT = "receipt"
    ACKNOWLEDGEMENT = "acknowledgement"
    CONSENT = "consent"
    AGREED = "agreed"  # no limit of its own: the date agreed with the customer is the limit


class Approver(StrEnum):
    """Who may approve an extension."""

    MANAGER = "manager"
    SENIOR_MANAGER = "senior_manager"


class PastLimit(StrEnum):
    """What becomes of a complaint that cannot be answered within the extended limit."""

    MOVES_ON = "moves_to_stage2"
    STAYS_OPEN = "stays_open"


class Remedy(StrEnum):
    """What a body may do to put it right."""

    APOLOGY = "apology"
    EXPLANATION = "explanation"
    PUT_RIGHT = "put_right"
    CHANGE = "change"
    REDRESS_QUANTIFIED_LOSS = "redress_quantified_loss"
    REDRESS_DISTRESS = "redress_distress"


@dataclass(frozen=True)
class ExtensionRules:
    """How a limit may be extended.

    `to`: working days in all, or `by`: working days added; neither: to any date, approved anew each time.
    `times`: how often (None: any number). `contact_every`: the customer hears at least every so many
    working days while it runs. `longer_for_good_reason`: a longer one is not refused but must be explained.
    """

    approved_by: Approver
    to: int | None = None
    by: int | None = None
    times: int | None = None
    contact_every: int | None = None
    longer_for_good_reason: bool = False
    signpost_ombudsman: bool = False


@dataclass(frozen=True)
class StageRules:
    """One stage. `respond_within` is None only where the limit is a date agreed with the customer."""

    key: str
    label: str
    counts_from: CountsFrom
    past_limit: PastLimit
    acknowledge_within: int | None = None
    respond_within: int | None = None
    extension: ExtensionRules | None = None
    different_person: bool = False
    signed_off: bool = False
    signpost_ombudsman: bool = False
    may_be_spoken: bool = False
    explain_after_months: int | None = None

    @property
    def number(self) -> int:
        return 1 if self.key == "stage1" else 2

    @property
    def longest(self) -> int | None:
        """The extended limit in working days, None where the procedure sets none."""
        if self.extension is None or self.respond_within is None:
            return self.respond_within
        if self.extension.by is not None:
            times = self.extension.times
            return self.respond_within + self.extension.by * times if times else None
        return self.extension.to


@dataclass(frozen=True)
class TimeLimits:
    """Calendar months a customer has. None: the procedure sets no such limit."""

    from_knowing: int | None = None
    from_event: int | None = None
    stage2_from_stage1: int | None = None
    ombudsman: int | None = None


@dataclass(frozen=True)
class RuleSet:
    """One edition of one sector's procedure: `effective_from` included, `effective_to` not."""

    name: str
    title: str
    jurisdiction: str
    sector: str
    ombudsman: str
    calendar: str
    year_starts: int
    effective_from: date
    effective_to: date | None
    stages: tuple[StageRules, ...]
    limits: TimeLimits
    outcomes: Mapping[str, str] = field(hash=False)
    remedies: frozenset[Remedy]
    close_with_open_actions: bool = False
    consent_stops_clock: bool = False
    child_friendly: bool = False
    investigator_outside_directorate: bool = False
    investigator_outside_line: bool = False
    exclusions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def stage(self, key: str) -> StageRules:
        """The rules of `stage1` or `stage2`; raises `KeyError` where the procedure has no such stage."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(f"The procedure {self.name} has no {key}.")

    @property
    def uses_resolved(self) -> bool:
        return "resolved" in self.outcomes

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on < self.effective_to)
