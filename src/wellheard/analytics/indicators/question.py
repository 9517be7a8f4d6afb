"""What is asked of a set of complaints: the period, the rules, the calendar and how to count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wellheard.analytics.facts.clocks import ClockRules, clock_rules
from wellheard.analytics.facts.days import Period
from wellheard.analytics.indicators.memberships import Counting
from wellheard.rules.procedure import RuleSet
from wellheard.rules.working_days import Calendar


@dataclass(frozen=True)
class Question:
    """`editions`: the rule set's, each for the complaints received while it was in force. `calendar`
    carries the cut-off, if there is one. `today`: the day the question is asked."""

    period: Period
    editions: tuple[RuleSet, ...]
    calendar: Calendar
    today: date
    counting: Counting = Counting.WHERE_IT_ENDED

    @property
    def ruleset(self) -> str:
        return self.editions[-1].name

    @property
    def groups(self) -> tuple[str, ...]:
        """A rule set with one stage has that group only."""
        if self.clocks("stage2"):
            return ("stage1", "stage2_direct", "stage2_escalated")
        return ("stage1",)

    def clocks(self, stage: str) -> tuple[ClockRules, ...]:
        return clock_rules(self.editions, stage)

    @property
    def cut_off(self) -> str | None:
        """The cut-off in force on the last day of the period, as it is printed."""
        at = self.calendar.cut_off_on(self.period.last)
        return f"{at:%H:%M}" if at else None
