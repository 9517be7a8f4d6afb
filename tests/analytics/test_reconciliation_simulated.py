"""Tables counted from made-up complaints add up however they are laid out; one changed figure is found."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellheard.analytics.reconciliation import Row, check
from wellheard.analytics.reconciliation.bases import percentage

OUTCOMES = ("resolved", "upheld", "partially_upheld", "not_upheld")
SERVICES = ("Housing", "Roads", "Education")
STAGES = ("stage1", "stage2_direct", "stage2_escalated")


def complaints(chance, size):
    """Each complaint: the stage where it ended, its outcome, its service, whether in time."""
    ends = ("withdrawn",) if chance.random() < 0.5 else ()
    return [
        (
            chance.choices(STAGES, (8, 2, 1))[0],
            chance.choice(OUTCOMES + ends),
            chance.choice(SERVICES),
            chance.random() < 0.7,
        )
        for _ in range(size)
    ]


def group_figures(chance, cases, withdrawn_in, decimals, bare=False):
    """The figures of a group; a bare one prints no outcomes, so its percentages are of all it closed."""
    full = [case for case in cases if case[1] != "withdrawn"]
    figures = {outcome: sum(case[1] == outcome for case in full) for outcome in OUTCOMES}
    figures["withdrawn"] = len(cases) - len(full)
    figures["closed"] = len(cases) if withdrawn_in else len(full)
    figures["within_limit"] = sum(case[3] for case in full)
    base = figures["closed"] if bare or (withdrawn_in and chance.random() < 0.5) else len(full)
    for measure in (*OUTCOMES, "within_limit"):
        if base:
            figures[f"{measure}_pct"] = f"{percentage(figures[measure], base, decimals):.{decimals}f}"
    return figures


def table(seed, drop=0.0):
    """One body's year, with stages printed in one of the ways in use and some rows left out."""
    chance = random.Random(seed)
    cases = complaints(chance, chance.choice((6, 40, 300)))
    withdrawn_in, decimals = chance.random() < 0.5, chance.choice((0, 1, 2))
    groups = {"all": group_figures(chance, cases, withdrawn_in, decimals)}
    for stage in STAGES:
        groups[stage] = group_figures(chance, [c for c in cases if c[0] == stage], withdrawn_in, decimals)
    bare = {f"service:{service}" for service in SERVICES if chance.random() < drop}
    for service in SERVICES:
        part = [case for case in cases if case[2] == service]
        named = f"service:{service}"
        groups[named] = group_figures(chance, part, withdrawn_in, decimals, bare=named in bare)
    if chance.random() < 0.5:
        second = [case for case in cases if case[0] != "stage1"]
        if chance.random() < 0.5:
            second = [case for case in cases if case[0] == "stage2_direct"]
        groups["stage2"] = group_figures(chance, second, withdrawn_in, decimals)
        if chance.random() < 0.8:
            del groups["stage2_direct"]
    total = groups["all"]["closed"]
    for name, figures in groups.items():
        if total and name != "all":
            figures["closed_share_pct"] = f"{percentage(figures['closed'], total, decimals):.{decimals}f}"
    rows = [(group, measure, str(value)) for group, of in groups.items() for measure, value in of.items()]
    kept = [row for row in rows if not _left_out(chance, row, bare, drop)]
    chance.shuffle(kept)
    return kept


def _left_out(chance, row, bare, drop):
    """Percentages are left out singly, the counts of a service all together (unprinted would mean none)."""
    group, measure, _ = row
    if measure.endswith("_pct") or measure == "within_limit":
        return chance.random() < drop
    return group in bare and measure != "closed"


def judged(rows, period="2023/24"):
    return check(
        Row(line, "Strath Council", period, group, measure, value)
        for line, (group, measure, value) in enumerate(rows, start=2)
    ).findings


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from((0.0, 0.3, 0.7)))
def test_counted_table_gives_no_finding(seed, drop):
    assert judged(table(seed, drop)) == []


def _changed(rows, group, measure, by):
    return [(g, m, str(int(v) + by) if (g, m) == (group, measure) else v) for g, m, v in rows]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from((-9, -5, 5, 9)))
def test_changed_outcome_is_found_in_its_group(seed, by):
    rows = [row for row in table(seed) if not row[1].endswith("_pct")]
    value = next(int(v) for g, m, v in rows if (g, m) == ("stage1", "upheld"))
    withdrawn = next(int(v) for g, m, v in rows if (g, m) == ("stage1", "withdrawn"))
    if value + by < 0 or abs(by) == withdrawn:
        return
    found = judged(_changed(rows, "stage1", "upheld", by))
    assert "stage1" in {finding.group for finding in found}


@pytest.mark.parametrize("seed", range(20))
def test_percentage_moved_by_one_step_is_found_once(seed):
    rows = table(seed)
    shares = [row for row in rows if row[1] == "closed_share_pct" and row[2] not in ("0", "0.0", "0.00", "100")]
    group, measure, value = shares[0]
    step = 10 ** -len(value.partition(".")[2])
    moved = f"{float(value) + step:.{len(value.partition('.')[2])}f}"
    wrong = [(g, m, moved if (g, m) == (group, measure) else v) for g, m, v in rows]
    assert [(f.group, f.stated) for f in judged(wrong)] == [(group, float(moved))]
