"""Warnings in sentences: what is odd, and how it was counted all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis.expr.types as ir

from wellheard.analytics.exchange.sources import Source, unknown_columns
from wellheard.analytics.facts.digits import DIRECT, ESCALATED
from wellheard.analytics.facts.oddities import ODDITIES
from wellheard.analytics.indicators.figures import Group
from wellheard.analytics.indicators.question import Question
from wellheard.rules.dates import in_words
from wellheard.rules.procedure import CountsFrom

GROUP_NAMES = {
    "stage1": "stage 1",
    "stage2_direct": "stage 2 direct",
    "stage2_escalated": "stage 2 after escalation",
}
_LACKING = {
    CountsFrom.ACKNOWLEDGEMENT: "an acknowledgement date, from which the limit counts",
    CountsFrom.CONSENT: "the date of consent, from which the limit counts",
    CountsFrom.AGREED: "an agreed date, which is the limit",
    CountsFrom.RECEIPT: "a date from which the limit counts",
}


def oddity_counts(k: ir.Table) -> dict[str, ir.IntegerValue]:
    """For each oddity how many complaints, of rows without an error, it holds for."""
    counts = {f"odd.{one.name}": k.complaints.sum(where=~k.faulty & one.holds_for(k)) for one in ODDITIES}
    has_stage2 = k.stage2_route.isin([DIRECT, ESCALATED])
    return counts | {"odd.has_stage2": k.complaints.sum(where=~k.faulty & has_stage2)}


def warnings_of(counts: Mapping[str, int], groups: Mapping[str, Group], question: Question) -> tuple[str, ...]:
    """What is odd in the rows of one body, or of all together."""
    found = [] if not counts["rejected"] else [_incomplete(counts["rejected"])]
    found += [_untimed(name, group, question) for name, group in groups.items() if group.timed < group.closed_in_full]
    if "stage2_direct" not in groups and counts["odd.has_stage2"]:
        found.append(
            f"{complaints(counts['odd.has_stage2'])}: stage2_route is filled, and the rule set "
            f"{question.ruleset} has one stage: what happened at stage 2 is in no group."
        )
    clocks = question.clocks("stage1")
    for oddity in ODDITIES:
        if number := counts[f"odd.{oddity.name}"]:
            sentence = oddity.sentence.format(longest=clocks[-1].longest)
            found.append(f"{complaints(number)}: {sentence}")
    return tuple(found)


def file_warnings(sources: Sequence[Source], empty_rows: int, unnamed: bool, question: Question) -> tuple[str, ...]:
    """What is to be said of the files as a whole and of the question."""
    found: list[str] = []
    for source in sources:
        if unknown := unknown_columns(source.columns):
            names = ", ".join(unknown)
            found.append(f"{source.name}: columns not in the exchange format, kept and not used: {names}.")
    if empty_rows:
        found.append(f"Rows without any value, passed over: {empty_rows}.")
    if unnamed:
        found.append("Some rows name an organisation and others none: those without are counted apart.")
    return (*found, *_about_the_question(question))


def _about_the_question(question: Question) -> list[str]:
    found = []
    if question.period.last > question.today:
        found.append(f"The period ends after today, {in_words(question.today)}: later dates are unknown.")
    first = min(edition.effective_from for edition in question.editions)
    if question.period.first < first:
        found.append(
            f"The rule set {question.ruleset} begins on {in_words(first)}: complaints received before are "
            "counted by its first edition."
        )
    return found


def complaints(number: int) -> str:
    return "1 complaint" if number == 1 else f"{number} complaints"


def _incomplete(rejected: int) -> str:
    rows = "1 row in error was" if rejected == 1 else f"{rejected} rows in error were"
    return f"INCOMPLETE: {rows} left out."


def _untimed(name: str, group: Group, question: Question) -> str:
    clocks = question.clocks("stage1" if name == "stage1" else "stage2")
    lacking = _LACKING[clocks[-1].counts_from]
    return (
        f"{complaints(group.closed_in_full - group.timed)} closed in full at {GROUP_NAMES[name]} without "
        f"{lacking}: the limits and the average are those of the other {group.timed}."
    )
