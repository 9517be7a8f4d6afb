"""What is answered: figures and codes, from which the words are made above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wellheard.analytics.control_charts import RunChart, XmrChart


class Verdict(StrEnum):
    """Did the action work?"""

    IMPROVED = "improved"
    NO_CHANGE_YET = "no_change_yet"
    WORSE = "worse"
    TOO_LITTLE = "too_little"


class Code(StrEnum):
    """Why the verdict is what it is, and what else should be known."""

    FEW_MONTHS_BEFORE = "few_months_before"
    FEW_MONTHS_AFTER = "few_months_after"
    FEW_COMPLAINTS = "few_complaints"
    BETTER = "better"
    NOT_DIFFERENT = "not_different"
    OPPOSITE = "opposite"
    DRIFT_EXCLUDED = "drift_excluded"
    DRIFT_COULD_EXPLAIN = "drift_could_explain"
    ENOUGH_POWER = "enough_power"
    LITTLE_POWER = "little_power"
    AIM_STILL_POSSIBLE = "aim_still_possible"
    BASELINE_TOO_SMALL = "baseline_too_small"
    NO_WAIT_HELPS = "no_wait_helps"
    OVERDISPERSED = "overdispersed"
    TRIGGER_LEFT_OUT = "trigger_left_out"
    CONTROL_CONFIRMS = "control_confirms"
    CONTROL_MOVED_TOO = "control_moved_too"
    CONTROL_NOT_PARALLEL = "control_not_parallel"
    DISPLACED = "displaced"
    NOT_DISPLACED = "not_displaced"
    SUPPRESSED = "suppressed"
    NOT_SUPPRESSED = "not_suppressed"
    SEGMENTED_TOO_SHORT = "segmented_too_short"
    SEGMENTED_NOT_ESTIMABLE = "segmented_not_estimable"
    SUSTAINED = "sustained"
    NOT_YET_SUSTAINED = "not_yet_sustained"


@dataclass(frozen=True)
class Reason:
    """A code with the numbers that its sentence needs."""

    code: Code
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """One side of the comparison."""

    count: int
    months: int
    exposure: float


@dataclass(frozen=True)
class Ratio:
    """A ratio of rates, after to before, with its 95% interval and two-sided p; `None` where nothing can be said."""

    ratio: float | None
    lower: float | None
    upper: float | None
    p: float


@dataclass(frozen=True)
class Adjusted:
    """The ratio when a steady drift and the time of year are allowed for, and whether it remains a difference."""

    ratio: float
    lower: float
    upper: float
    score: float
    remains: bool
    power: float


@dataclass(frozen=True)
class Segmented:
    """The step at completion and the change of slope a month, each as a ratio with its 95% interval.

    The step is the rate of the first month after, to what the slope before led one to expect then.
    """

    level: float
    level_lower: float
    level_upper: float
    slope: float
    slope_lower: float
    slope_upper: float
    slope_before: float
    dispersion: float
    lag: int


@dataclass(frozen=True)
class Controlled:
    """The ratio of rate ratios to a control, and whether the two went side by side before."""

    ratio: float
    lower: float
    upper: float
    control: Ratio
    pre_trend: float | None
    pre_trend_p: float | None
    parallel: bool
    undermines: bool


@dataclass(frozen=True)
class Check:
    """What became of neighbouring complaints; `difference` is how many more came than were to be expected."""

    before: Counted
    after: Counted
    ratio: Ratio
    difference: float
    undermines: bool


@dataclass(frozen=True)
class Sustained:
    """The run rule: the longest run of months on the good side of the frozen baseline, and whether it is enough."""

    needed: int
    longest: int
    first: int | None
    met: bool


@dataclass(frozen=True)
class Assessment:
    """Did the action work, how sure is that, and what would it take to know?

    `ratio`, `lower`, `upper` and `p` are of the one test that was declared; `power` is the chance that the rule
    says "improved" if the aim is reached, with the months there are. `needed_months` more would make it 80% (or
    settle it, where it is 80% already); at the aim they bring `needed_complaints` more. Both are `None` where no
    wait would, and where none is needed.
    """

    verdict: Verdict
    before: Counted
    after: Counted
    ratio: float | None
    lower: float | None
    upper: float | None
    p: float
    dispersion: float
    power: float
    needed_complaints: int | None
    needed_months: int | None
    adjusted: Adjusted | None
    segmented: Segmented | None
    controlled: Controlled | None
    displaced: Check | None
    suppressed: Check | None
    chart: XmrChart | RunChart | None
    sustained: Sustained
    reasons: tuple[Reason, ...]

    def reason(self, code: Code) -> Reason | None:
        """The reason of that code, where it holds."""
        return next((one for one in self.reasons if one.code is code), None)
