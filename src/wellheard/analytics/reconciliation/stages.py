"""The stages add up to all complaints.

Source: how to read a table of published returns: `stage2` may hold the escalated complaints or stand
beside them, a fault only if neither reading adds up with `all`; and the rules of counting: an escalation
is not a complaint newly received, and an escalated complaint may be counted as closed at both stages or
only where it ended.
"""

import math
from collections.abc import Iterator
from itertools import combinations

from wellheard.analytics.reconciliation.amounts import Span
from wellheard.analytics.reconciliation.findings import Finding, finding
from wellheard.analytics.reconciliation.ledger import Figure, Statement, agree, sums
from wellheard.analytics.reconciliation.outcomes import apart_sums
from wellheard.analytics.reconciliation.vocabulary import (
    ALL,
    APART,
    COUNTS,
    STAGE_1,
    STAGE_2,
    STAGE_2_DIRECT,
    STAGE_2_ESCALATED,
    STAGES,
    in_words,
)

IN_WORDS = {
    STAGE_1: "stage 1",
    STAGE_2: "stage 2",
    STAGE_2_DIRECT: "stage 2 direct",
    STAGE_2_ESCALATED: "stage 2 after escalation",
}
Reading = tuple[str, ...]


def check_stages(statement: Statement) -> Iterator[Finding]:
    """Each count of all complaints against the stages, and stage 2 against its two ways in."""
    for measure in COUNTS:
        yield from _second_stage(statement, measure)
        total = statement.figure(ALL, measure)
        if not total or not any(span.exact for span in total.spans()):
            continue
        if measure in ("received", "closed") or not _counted_at_both(statement):
            yield from _against_all(statement, total)


def stage_readings(statement: Statement, measure: str) -> list[Reading]:
    """The groups that together make up all complaints, each way the printed ones can be read."""
    direct, escalated = (bool(statement.spans(g, measure)) for g in (STAGE_2_DIRECT, STAGE_2_ESCALATED))
    if not statement.spans(STAGE_1, measure):
        return []
    readings: list[Reading] = []
    if direct and escalated:
        readings.append((STAGE_1, STAGE_2_DIRECT, STAGE_2_ESCALATED))
    if statement.spans(STAGE_2, measure):
        readings.append((STAGE_1, STAGE_2))
        if escalated:
            readings.append((STAGE_1, STAGE_2, STAGE_2_ESCALATED))
    if direct and (escalated or measure == "received"):
        readings.append((STAGE_1, STAGE_2_DIRECT))
    return readings


def stage_sums(statement: Statement, measure: str) -> list[Span]:
    """What the stages add up to, in every reading; an escalated one may be counted twice but once in all."""
    totals = [
        span
        for reading in stage_readings(statement, measure)
        for span in sums(statement.spans(group, measure) for group in reading)
    ]
    unknown = STAGE_2_ESCALATED in statement.groups and not statement.spans(STAGE_2_ESCALATED, measure)
    if measure != "received" and unknown:
        totals = [Span(span.low, math.inf) for span in totals]
    for whole, escalated in _exact_pairs(statement, measure):
        totals.append(Span(whole - escalated, whole - escalated))
    return totals


def _counted_at_both(statement: Statement) -> bool:
    """Whether closed adds up only if the escalated count at both stages but once in all.

    Then the outcomes and times in all are those where each complaint ended, and no sum of the stages.
    """
    totals = statement.spans(ALL, "closed")
    direct = (STAGE_1, STAGE_2_DIRECT)
    readings = [reading for reading in stage_readings(statement, "closed") if reading != direct]
    plain = [s for reading in readings for s in sums(statement.spans(group, "closed") for group in reading)]
    return bool(readings) and not agree(plain, totals) and agree(stage_sums(statement, "closed"), totals)


def _exact_pairs(statement: Statement, measure: str) -> Iterator[tuple[int, int]]:
    """Stage 1 and a stage 2 that holds the escalated ones, with how many those are."""
    for escalated in statement.exact(STAGE_2_ESCALATED, measure):
        for second in statement.exact(STAGE_2, measure):
            for first in statement.exact(STAGE_1, measure):
                if escalated <= second:
                    yield first + second, escalated


def stages_disagree(statement: Statement, measure: str) -> bool:
    """Whether no reading of the stages adds up with all complaints."""
    total = statement.figure(ALL, measure)
    if not total or not stage_readings(statement, measure):
        return False
    return not agree_with_apart(statement, measure, stage_sums(statement, measure))


def agree_with_apart(statement: Statement, measure: str, parts: list[Span]) -> bool:
    """Whether parts and total agree, the closings without an outcome being in both, in neither or in one."""
    totals = statement.spans(ALL, measure)
    if measure != "closed":
        return agree(parts, totals)
    return any(
        agree(sums([parts, extra]), totals) or agree(parts, sums([totals, extra])) for extra in _apart_in_all(statement)
    )


def _apart_in_all(statement: Statement) -> Iterator[list[Span]]:
    """Each choice among the closings without an outcome, as printed for all or else as the stages add up."""
    pools = []
    for measure in APART:
        stages = [statement.spans(stage, measure) for stage in STAGES if statement.figure(stage, measure)]
        if statement.figure(ALL, measure):
            pools.append(statement.spans(ALL, measure))
        elif stages:
            pools.append([*sums(stages), *sums(stages[:-1])])
    for size in range(len(pools) + 1):
        yield from (sums(choice) for choice in combinations(pools, size))


def _against_all(statement: Statement, total: Figure) -> Iterator[Finding]:
    measure, stated = total.measure, total.spans()[0].low
    readings = stage_readings(statement, measure)
    if not readings:
        yield from _stage_over_all(statement, total)
        return
    if not stages_disagree(statement, measure):
        return
    reading = min(readings[:2], key=lambda groups: abs(_total(statement, measure, groups) - stated))
    found = _total(statement, measure, reading)
    parts = ", ".join(f"{IN_WORDS[group]} {_text(statement, group, measure)}" for group in reading)
    difference = f"{stated - found:,} fewer than" if found < stated else f"{found - stated:,} more than"
    message = f"The stages ({parts}) add up to {found:,} {in_words(measure)}, {difference} the {stated:,} in all."
    yield finding(total, "stages-add-up", message + _explanation(statement, measure, stated - found), found)


def _text(statement: Statement, group: str, measure: str) -> str:
    figure = statement.figure(group, measure)
    return figure.amount.text if figure else "0"


def _total(statement: Statement, measure: str, groups: Reading) -> int:
    stated = statement.spans(ALL, measure)[0].low
    span = sums(statement.spans(group, measure)[:1] for group in groups)[0]
    return span.low if span.low > stated else int(min(span.high, max(stated, span.low)))


def _explanation(statement: Statement, measure: str, missing: int) -> str:
    escalated = statement.exact(STAGE_2_ESCALATED, measure)
    if missing in escalated:
        return f" The {missing:,} after escalation, counted twice, would explain it."
    if missing < 0 and measure in ("received", "closed"):
        many = "complaint" if missing == -1 else "complaints"
        return f" {-missing:,} escalated {many} counted at both stages would explain it, but none is printed."
    return " Nothing else is printed that would account for it."


def _stage_over_all(statement: Statement, total: Figure) -> Iterator[Finding]:
    """A stage alone, or stage 1 and stage 2 direct together, cannot be more than all complaints."""
    most = max(span.high for extra in apart_sums(statement, ALL) for span in sums([total.spans(), extra]))
    for stage in STAGES:
        part = statement.figure(stage, total.measure)
        if part and min(span.low for span in part.spans()) > most:
            has = f"{IN_WORDS[stage].capitalize()} has {part.amount.text} {in_words(total.measure)}"
            message = f"{has}, more than the {total.amount.text} in all."
            yield finding(part, "part-exceeds-whole", message, f"at most {total.amount.text}")
            return
    together = [statement.spans(stage, total.measure) for stage in (STAGE_1, STAGE_2_DIRECT)]
    if all(together) and min(span.low for span in sums(together)) > most:
        least = min(span.low for span in sums(together))
        have = f"Stage 1 and stage 2 direct add up to {least:,} {in_words(total.measure)}"
        message = f"{have}, more than the {total.amount.text} in all."
        yield finding(total, "stages-add-up", message, least)


def _second_stage(statement: Statement, measure: str) -> Iterator[Finding]:
    """Stage 2 is the direct and the escalated complaints together, or the direct ones alone."""
    whole = statement.figure(STAGE_2, measure)
    direct, escalated = statement.spans(STAGE_2_DIRECT, measure), statement.spans(STAGE_2_ESCALATED, measure)
    if not whole or not direct or not escalated:
        return
    together = sums([direct, escalated])
    if agree(whole.spans(), together) or agree(whole.spans(), direct) or not whole.amount.whole:
        return
    expected = together[0].low
    message = (
        f"Stage 2 has {whole.amount.text} {in_words(measure)}; direct "
        f"{_text(statement, STAGE_2_DIRECT, measure)} and after escalation "
        f"{_text(statement, STAGE_2_ESCALATED, measure)} add up to {expected:,}."
    )
    yield finding(whole, "stage-2-adds-up", message, expected)
