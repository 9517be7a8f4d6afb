"""A straightforward polars program for the same work: read, check every row, count, per body and in all.

python benchmarks/indicators/polars_figures.py FILE
"""

from __future__ import annotations

import json
import sys
from datetime import date

import polars as pl

from wellheard.rules.working_days import shipped_calendar

FIRST, LAST, TODAY = date(2024, 4, 1), date(2024, 6, 30), date(2026, 11, 21)
OUTCOMES = ["resolved", "upheld", "partially_upheld", "not_upheld"]
CLOSURES = ["withdrawn", "no_consent", "anonymous_not_pursued", "not_a_complaint"]
EVENTS = [
    "stage1_responded_on", "stage2_started_on", "stage2_acknowledged_on", "stage2_responded_on", "closed_on",
]  # fmt: skip
DATES = [*EVENTS, "stage1_extended_to", "stage2_extended_to"]
CODES = {
    "stage1_outcome": OUTCOMES,
    "stage2_outcome": OUTCOMES,
    "stage2_route": ["direct", "escalated"],
    "closure": CLOSURES,
}
COLUMNS = ["organisation", "reference", "received_at", *DATES, *CODES]
OFF = sorted(shipped_calendar("scotland").days_off(date(2010, 1, 1), date(2035, 12, 31)))
col = pl.col


def read(path: str) -> pl.LazyFrame:
    """Typed complaints; `bad` where a date or a word cannot be read."""
    if path.endswith(".parquet"):
        lf = pl.scan_parquet(path).select(COLUMNS).with_columns(received=col("received_at").dt.date())
        bad = [col("reference").is_null(), col("received_at").is_null()]
    else:
        lf = pl.scan_csv(path, infer_schema=False).select(COLUMNS)
        bad = [col("reference").is_null(), col("received_at").str.to_datetime("%Y-%m-%dT%H:%M", strict=False).is_null()]
        parsed = {name: col(name).str.to_date("%Y-%m-%d", strict=False) for name in DATES}
        bad += [date.is_null() & col(name).is_not_null() for name, date in parsed.items()]
        received = col("received_at").str.to_datetime("%Y-%m-%dT%H:%M", strict=False).dt.date()
        lf = lf.with_columns(bad=pl.any_horizontal(bad)).with_columns(received=received, **parsed)
        bad = [col("bad")]
    bad += [~col(name).is_in(words) for name, words in CODES.items()]
    return lf.with_columns(bad=pl.any_horizontal(bad).fill_null(False))


def is_bad() -> pl.Expr:
    """Which rows are in error."""
    direct, escalated = col("stage2_route").eq_missing("direct"), col("stage2_route").eq_missing("escalated")
    found = [col("bad"), *(col(name) > TODAY for name in ["received", *EVENTS])]
    for stage in ("stage1", "stage2"):
        answered, outcome = col(f"{stage}_responded_on"), col(f"{stage}_outcome")
        found += [answered < col("received"), answered.is_null() != outcome.is_null()]
    found += [
        ~direct & (col("stage2_started_on") < col("stage1_responded_on")),
        ~direct & (col("stage2_responded_on") < col("stage2_started_on")),
        escalated & col("stage2_started_on").is_null(),
        col("stage2_responded_on").is_not_null() & col("stage2_route").is_null(),
        direct & (col("stage1_responded_on").is_not_null() | col("stage1_extended_to").is_not_null()),
        col("closure").is_not_null() & col("closed_on").is_null(),
        ~pl.struct("organisation", "reference").is_first_distinct(),
    ]
    return pl.any_horizontal(expression.fill_null(False) for expression in found)


def working_days(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    days = pl.business_day_count(start, end.dt.offset_by("1d"), holidays=OFF)
    return pl.max_horizontal(days, pl.when(days.is_not_null()).then(1))


def memberships() -> dict[str, pl.Expr]:
    """For each figure, a number or a truth a row."""
    names = ["received", *EVENTS]
    within = {name: col(name).is_between(FIRST, LAST).fill_null(False) for name in names}
    before = {name: (col(name) < FIRST).fill_null(False) for name in names}
    known = {name: (col(name) <= LAST).fill_null(False) for name in names}
    counted = col("closure").ne_missing("not_a_complaint")
    direct, escalated = col("stage2_route").eq_missing("direct"), col("stage2_route").eq_missing("escalated")
    found = {
        "received_stage1": counted & within["received"] & ~direct,
        "received_stage2_direct": counted & within["received"] & direct,
    }
    moved = escalated & known["stage2_started_on"]
    groups = {
        "stage1": ("stage1", 5, counted & within["stage1_responded_on"] & ~moved),
        "stage2_direct": ("stage2", 20, counted & within["stage2_responded_on"] & direct),
        "stage2_escalated": ("stage2", 20, counted & within["stage2_responded_on"] & escalated),
    }
    for group, (stage, limit, closed) in groups.items():
        extended_to, days = col(f"{stage}_extended_to"), col(f"{stage}_days")
        in_time = (days <= limit).fill_null(False)
        by_extension = (col(f"{stage}_responded_on") <= extended_to).fill_null(False)
        found[f"{group}.closed_in_full"] = closed
        found[f"{group}.within_limit"] = closed & in_time
        found[f"{group}.within_extended_limit"] = closed & (in_time | by_extension)
        found[f"{group}.total_working_days"] = pl.when(closed).then(days).otherwise(0)
        found[f"{group}.extended"] = closed & extended_to.is_not_null()
        for outcome in OUTCOMES:
            found[f"{group}.{outcome}"] = closed & col(f"{stage}_outcome").eq_missing(outcome)
    for closure in CLOSURES:
        found[closure] = col("closure").eq_missing(closure) & within["closed_on"]
    return found | reconciliation(within, before, known, counted & known["received"])


def reconciliation(
    within: dict[str, pl.Expr], before: dict[str, pl.Expr], known: dict[str, pl.Expr], counted: pl.Expr
) -> dict[str, pl.Expr]:
    escalated, closing = col("stage2_route").eq_missing("escalated"), col("closure").is_not_null()
    early = (col("closed_on") < col("stage2_started_on")).fill_null(False)

    def closed(by: dict[str, pl.Expr]) -> pl.Expr:
        moved = escalated & by["stage2_started_on"]
        without = closing & by["closed_on"] & ~(moved & early)
        return by["stage2_responded_on"] | without | (by["stage1_responded_on"] & ~moved)

    at_start, at_end = closed(before), closed(known)
    here, received = counted & before["received"], counted & within["received"]
    reopened = here & at_start & escalated & within["stage2_started_on"]
    return {
        "open_at_start": here & ~at_start,
        "received": received,
        "reopened": reopened,
        "closed": (received | (here & ~at_start) | reopened) & at_end,
        "open_at_end": counted & ~at_end,
    }


def main(path: str) -> None:
    escalated = col("stage2_route").eq_missing("escalated")
    start2 = pl.when(escalated).then(col("stage2_started_on")).otherwise(col("received"))
    checked = read(path).with_columns(bad=is_bad())
    counts = (
        checked.with_columns(
            stage1_days=working_days(col("received"), col("stage1_responded_on")),
            stage2_days=working_days(start2, col("stage2_responded_on")),
        )
        .group_by("organisation")
        .agg(
            rejected=col("bad").sum(),
            **{name: figure.filter(~col("bad")).sum() for name, figure in memberships().items()},
        )
        .collect()
    )
    total = {name: int(value) for name, value in counts.drop("organisation").sum().row(0, named=True).items()}
    print(json.dumps({"bodies": len(counts), **total}))


if __name__ == "__main__":
    main(sys.argv[1])
