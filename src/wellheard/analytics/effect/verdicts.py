"""The rule: one test declared beforehand says that something changed; everything else may only hold it back.

See docs/decisions/014. `benchmarks/effect` measures how often it errs.
"""

from __future__ import annotations

from wellheard.analytics.effect.answers import (
    Adjusted,
    Assessment,
    Check,
    Code,
    Controlled,
    Counted,
    Ratio,
    Reason,
    Segmented,
    Sustained,
    Verdict,
)
from wellheard.analytics.effect.charted import chart, sustained
from wellheard.analytics.effect.drift import allow_for_drift, chance_of_remaining
from wellheard.analytics.effect.neighbours import compared, controlled, counted, displaced, scatter, suppressed
from wellheard.analytics.effect.question import Question
from wellheard.analytics.effect.rate_ratios import ALPHA, POWER, baseline_needed, chance_of_showing
from wellheard.analytics.effect.segmented import segmented

FEWEST_MONTHS = 6
"""On each side. With fewer, neither the scatter of the months nor their season can be told from a change."""
FEWEST_COMPLAINTS = 10
"""Before and after together: with fewer, not even none at all after is beyond chance and the scatter of months."""
LONGEST_WAIT = 120
CERTAIN = 0.975
"""With such power an interval cannot hold both the aim and no change at all."""


def assess(question: Question) -> Assessment:
    """Did the action work? The verdict with its figures and its reasons."""
    before, after = (counted(question, rows, question.counts) for rows in (question.before, question.after))
    if missing := _missing(before, after):
        return _too_early(question, before, after, missing)
    _, _, ratio = compared(question, question.counts)
    spread, _ = scatter(question, question.counts)
    adjusted, spread_about = allow_for_drift(question)
    better = _is_better(question, before, after)
    beside = (
        controlled(question, question.control, better) if question.control and any(question.control) else None,
        displaced(question, question.sisters) if question.sisters else None,
        suppressed(question, question.others) if question.others else None,
    )
    tested = chance_of_showing(before.count, after.exposure / before.exposure, question.aim, spread)
    verdict, why = _verdict(question, ratio, better, adjusted, tested, beside)
    wait, reasons = None, (*why, *_about(question, spread), *_beside(*beside))
    if verdict is Verdict.TOO_LITTLE:
        power = POWER if min(tested, adjusted.power) < POWER else CERTAIN
        wait = _wait(question, before, after, (spread, spread_about), power)
        reasons += (_baseline(question, before, spread),) if wait is None else ()
    return _assessment(
        question, before, after, ratio, verdict, spread, min(tested, adjusted.power), wait, adjusted, beside, reasons
    )


def _missing(before: Counted, after: Counted) -> tuple[Reason, ...]:
    found = []
    if before.months < FEWEST_MONTHS:
        found.append(Reason(Code.FEW_MONTHS_BEFORE, {"months": before.months, "needed": FEWEST_MONTHS}))
    if after.months < FEWEST_MONTHS:
        found.append(Reason(Code.FEW_MONTHS_AFTER, {"months": after.months, "needed": FEWEST_MONTHS}))
    if (total := before.count + after.count) < FEWEST_COMPLAINTS:
        found.append(Reason(Code.FEW_COMPLAINTS, {"complaints": total, "needed": FEWEST_COMPLAINTS}))
    return tuple(found)


def _is_better(question: Question, before: Counted, after: Counted) -> bool:
    fell = after.count * before.exposure < before.count * after.exposure
    return fell == question.fewer


Beside = tuple[Controlled | None, Check | None, Check | None]


def _verdict(
    question: Question, ratio: Ratio, better: bool, adjusted: Adjusted, tested: float, beside: Beside
) -> tuple[Verdict, tuple[Reason, ...]]:
    if ratio.p >= ALPHA:
        verdict, why = _not_shown(question, ratio.lower, ratio.upper, tested)
        return verdict, (Reason(Code.NOT_DIFFERENT, _numbers(ratio)), *why)
    moved = Reason(Code.BETTER if better else Code.OPPOSITE, _numbers(ratio))
    steady = {"ratio": adjusted.ratio, "lower": adjusted.lower, "upper": adjusted.upper}
    if not adjusted.remains or (adjusted.score < 0) != (better == question.fewer):
        verdict, why = _not_shown(question, adjusted.lower, adjusted.upper, adjusted.power)
        return verdict, (moved, Reason(Code.DRIFT_COULD_EXPLAIN, steady), *why)
    held = (moved, Reason(Code.DRIFT_EXCLUDED, steady))
    control, sisters, others = beside
    if control and control.undermines:
        out = _ruled_out(question, control.lower, control.upper)
        return (Verdict.NO_CHANGE_YET if out else Verdict.TOO_LITTLE), held
    if not better:
        return Verdict.WORSE, held
    if (sisters and sisters.undermines) or (others and others.undermines):
        return Verdict.NO_CHANGE_YET, held
    return Verdict.IMPROVED, held


def _not_shown(
    question: Question, lower: float | None, upper: float | None, power: float
) -> tuple[Verdict, tuple[Reason, ...]]:
    """No change yet, where the months would have shown the aim and what they show is not it; else too little."""
    numbers = {"power": power}
    if power < POWER:
        return Verdict.TOO_LITTLE, (Reason(Code.LITTLE_POWER, numbers),)
    if not _ruled_out(question, lower, upper):
        return Verdict.TOO_LITTLE, (Reason(Code.ENOUGH_POWER, numbers), Reason(Code.AIM_STILL_POSSIBLE))
    return Verdict.NO_CHANGE_YET, (Reason(Code.ENOUGH_POWER, numbers),)


def _ruled_out(question: Question, lower: float | None, upper: float | None) -> bool:
    """Whether an interval leaves the aim out."""
    if question.fewer:
        return lower is not None and lower > question.aim
    return upper is not None and upper < question.aim


def _numbers(ratio: Ratio) -> dict[str, float]:
    named = {"ratio": ratio.ratio, "lower": ratio.lower, "upper": ratio.upper, "p": ratio.p}
    return {name: number for name, number in named.items() if number is not None}


def _about(question: Question, spread: float) -> tuple[Reason, ...]:
    found = []
    if spread > 1:
        found.append(Reason(Code.OVERDISPERSED, {"dispersion": spread}))
    if question.trigger:
        found.append(Reason(Code.TRIGGER_LEFT_OUT, {"months": len(question.trigger)}))
    return tuple(found)


def _beside(control: Controlled | None, sisters: Check | None, others: Check | None) -> tuple[Reason, ...]:
    found = []
    if control:
        said = Code.CONTROL_MOVED_TOO if control.undermines else Code.CONTROL_CONFIRMS
        said = said if control.parallel else Code.CONTROL_NOT_PARALLEL
        found.append(Reason(said, {"ratio": control.ratio, "lower": control.lower, "upper": control.upper}))
    if sisters:
        said = Code.DISPLACED if sisters.undermines else Code.NOT_DISPLACED
        found.append(Reason(said, {"difference": sisters.difference, **_numbers(sisters.ratio)}))
    if others:
        said = Code.SUPPRESSED if others.undermines else Code.NOT_SUPPRESSED
        found.append(Reason(said, {"difference": others.difference, **_numbers(others.ratio)}))
    return tuple(found)


def _baseline(question: Question, before: Counted, spread: float) -> Reason:
    """Why no wait helps: what the baseline would have to hold, with as long a time after as before."""
    needed = round(baseline_needed(question.aim) * spread)
    if before.count >= needed:
        return Reason(Code.NO_WAIT_HELPS)
    return Reason(Code.BASELINE_TOO_SMALL, {"have": before.count, "need": needed})


def _wait(
    question: Question, before: Counted, after: Counted, spreads: tuple[float, float], power: float = POWER
) -> int | None:
    """How many more months until the rule shows the aim with that power; none where that takes over ten years."""
    usual = before.exposure / before.months if before.months else 0.0
    least = max(1, FEWEST_MONTHS - after.months)

    def shown(more: int) -> bool:
        exposure = after.exposure + more * usual
        return (
            chance_of_remaining(question, after.months + more, spreads[1]) >= power
            and chance_of_showing(before.count, exposure / before.exposure, question.aim, spreads[0]) >= power
        )

    if not before.count or before.months < FEWEST_MONTHS or not shown(LONGEST_WAIT):
        return None
    low, high = least, LONGEST_WAIT
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if shown(middle) else (middle + 1, high)
    return low


def _too_early(question: Question, before: Counted, after: Counted, missing: tuple[Reason, ...]) -> Assessment:
    """Too few months to compare: nothing is tested, and it is said how long it will take."""
    nothing = Ratio(None, None, None, 1.0)
    ratio, spread = nothing, 1.0
    if before.months and after.months:
        spread, _ = scatter(question, question.counts)
        ratio = compared(question, question.counts)[2]
    wait = _wait(question, before, after, (spread, spread))
    reasons = (*missing, *_about(question, spread))
    if wait is None and before.months >= FEWEST_MONTHS:
        reasons += (_baseline(question, before, spread),)
    return _assessment(
        question, before, after, ratio, Verdict.TOO_LITTLE, spread, 0.0, wait, None, (None, None, None), reasons
    )


def _assessment(
    question: Question,
    before: Counted,
    after: Counted,
    ratio: Ratio,
    verdict: Verdict,
    spread: float,
    power: float,
    wait: int | None,
    adjusted: Adjusted | None,
    beside: Beside,
    reasons: tuple[Reason, ...],
) -> Assessment:
    pieces: Segmented | Code = segmented(question)
    run: Sustained = sustained(question)
    if isinstance(pieces, Code):
        reasons += (Reason(pieces, {"months": before.months + after.months}),)
    held = Code.SUSTAINED if run.met else Code.NOT_YET_SUSTAINED
    reasons += (Reason(held, {"longest": run.longest, "needed": run.needed}),)
    usual = before.count / before.months if before.months else 0.0
    return Assessment(
        verdict=verdict,
        before=before,
        after=after,
        ratio=ratio.ratio,
        lower=ratio.lower,
        upper=ratio.upper,
        p=ratio.p,
        dispersion=spread,
        power=power,
        needed_complaints=round(usual * question.aim * wait) if wait is not None else None,
        needed_months=wait,
        adjusted=adjusted,
        segmented=pieces if isinstance(pieces, Segmented) else None,
        controlled=beside[0],
        displaced=beside[1],
        suppressed=beside[2],
        chart=chart(question),
        sustained=run,
        reasons=reasons,
    )
