"""A straightforward pandas program for the same work: read, check every row, count, per body and in all.

python benchmarks/indicators/pandas_figures.py FILE
"""

from __future__ import annotations

import json
import sys
from datetime import date

import numpy as np
import pandas as pd

from wellheard.rules.working_days import shipped_calendar

FIRST, LAST, TODAY = pd.Timestamp("2024-04-01"), pd.Timestamp("2024-06-30"), pd.Timestamp("2026-11-21")
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


def read(path: str) -> tuple[pd.DataFrame, pd.Series]:
    """Typed complaints, and which rows hold a date or a word that cannot be read."""
    if path.endswith(".parquet"):
        df = pd.read_parquet(path, columns=COLUMNS)
    else:
        df = pd.read_csv(path, usecols=COLUMNS, dtype=str, keep_default_na=False, na_values=[""])
    bad = df["reference"].isna() | df["received_at"].isna()
    received = pd.to_datetime(df["received_at"], format="ISO8601", errors="coerce")
    bad |= received.isna()
    df["received"] = received.dt.normalize()
    for name in DATES:
        parsed = pd.to_datetime(df[name], format="%Y-%m-%d", errors="coerce")
        bad |= parsed.isna() & df[name].notna()
        df[name] = parsed
    for name, words in CODES.items():
        bad |= df[name].notna() & ~df[name].isin(words)
        df[name] = df[name].astype("category")
    return df, bad


def check(df: pd.DataFrame, bad: pd.Series) -> pd.Series:
    """Which rows are in error."""
    for name in ["received", *EVENTS]:
        bad |= df[name] > TODAY
    direct, escalated = df["stage2_route"] == "direct", df["stage2_route"] == "escalated"
    for stage in ("stage1", "stage2"):
        answered, outcome = df[f"{stage}_responded_on"], df[f"{stage}_outcome"]
        bad |= (answered < df["received"]) | (answered.isna() != outcome.isna())
    bad |= ~direct & (df["stage2_started_on"] < df["stage1_responded_on"])
    bad |= ~direct & (df["stage2_responded_on"] < df["stage2_started_on"])
    bad |= escalated & df["stage2_started_on"].isna()
    bad |= df["stage2_responded_on"].notna() & df["stage2_route"].isna()
    bad |= direct & (df["stage1_responded_on"].notna() | df["stage1_extended_to"].notna())
    bad |= df["closure"].notna() & df["closed_on"].isna()
    return bad | df.duplicated(["organisation", "reference"])


def working_days(start: pd.Series, end: pd.Series) -> pd.Series:
    off = np.array(sorted(shipped_calendar("scotland").days_off(date(2010, 1, 1), date(2035, 12, 31))), "datetime64[D]")
    known = start.notna() & end.notna()
    first = start[known].to_numpy().astype("datetime64[D]")
    last = end[known].to_numpy().astype("datetime64[D]") + 1
    days = np.maximum(np.busday_count(first, last, holidays=off), 1)
    return pd.Series(days, index=start.index[known]).reindex(start.index)


def memberships(df: pd.DataFrame) -> dict[str, pd.Series]:
    """For each figure, a number or a truth a row."""
    within = {name: (df[name] >= FIRST) & (df[name] <= LAST) for name in ["received", *EVENTS]}
    before = {name: df[name] < FIRST for name in ["received", *EVENTS]}
    known = {name: df[name] <= LAST for name in ["received", *EVENTS]}
    counted = df["closure"] != "not_a_complaint"
    direct, escalated = df["stage2_route"] == "direct", df["stage2_route"] == "escalated"
    found = {
        "received_stage1": counted & within["received"] & ~direct,
        "received_stage2_direct": counted & within["received"] & direct,
    }
    start2 = df["stage2_started_on"].where(escalated, df["received"])
    days = {
        "stage1": working_days(df["received"], df["stage1_responded_on"]),
        "stage2": working_days(start2, df["stage2_responded_on"]),
    }
    moved = escalated & known["stage2_started_on"]
    groups = {
        "stage1": ("stage1", 5, counted & within["stage1_responded_on"] & ~moved),
        "stage2_direct": ("stage2", 20, counted & within["stage2_responded_on"] & direct),
        "stage2_escalated": ("stage2", 20, counted & within["stage2_responded_on"] & escalated),
    }
    for group, (stage, limit, closed) in groups.items():
        extended_to = df[f"{stage}_extended_to"]
        in_time = days[stage] <= limit
        found[f"{group}.closed_in_full"] = closed
        found[f"{group}.within_limit"] = closed & in_time
        found[f"{group}.within_extended_limit"] = closed & (in_time | (df[f"{stage}_responded_on"] <= extended_to))
        found[f"{group}.total_working_days"] = days[stage].where(closed, 0)
        found[f"{group}.extended"] = closed & extended_to.notna()
        for outcome in OUTCOMES:
            found[f"{group}.{outcome}"] = closed & (df[f"{stage}_outcome"] == outcome)
    for closure in CLOSURES:
        found[closure] = (df["closure"] == closure) & within["closed_on"]
    return found | reconciliation(df, within, before, known, counted & known["received"])


def reconciliation(
    df: pd.DataFrame,
    within: dict[str, pd.Series],
    before: dict[str, pd.Series],
    known: dict[str, pd.Series],
    counted: pd.Series,
) -> dict[str, pd.Series]:
    escalated, closing = df["stage2_route"] == "escalated", df["closure"].notna()
    early = df["closed_on"] < df["stage2_started_on"]

    def closed(by: dict[str, pd.Series]) -> pd.Series:
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
    df, bad = read(path)
    bad = check(df, bad)
    good = df[~bad]
    counts = pd.DataFrame(memberships(good)).groupby(good["organisation"]).sum()
    total = {name: int(value) for name, value in counts.sum().items()}
    print(json.dumps({"bodies": len(counts), "rejected": int(bad.sum()), **total}))


if __name__ == "__main__":
    main(sys.argv[1])
