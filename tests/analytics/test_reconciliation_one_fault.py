"""One misprinted count is one finding, at that count; two faults stay two."""

from wellheard.analytics.reconciliation import Row, check

FIFE = [
    ("all", "closed", "2149"),
    ("stage1", "closed", "1648"),
    ("stage1", "closed_share_pct", "76.7"),
    ("stage1", "upheld", "558"),
    ("stage1", "upheld_pct", "33.9"),
    ("stage1", "not_upheld", "784"),
    ("stage1", "not_upheld_pct", "47.6"),
    ("stage1", "partially_upheld", "306"),
    ("stage2", "closed", "385"),
    ("stage2_escalated", "closed", "116"),
]
"""Fife Council, 2016/17, as printed: it adds up."""


def findings(changes=()):
    rows = dict.fromkeys(FIFE) | {}
    changed = {(group, measure): value for group, measure, value in changes}
    printed = [(g, m, changed.get((g, m), v)) for g, m, v in rows]
    found = check(Row(n, "Fife Council", "2016/17", *row) for n, row in enumerate(printed, start=2)).findings
    return [(finding.group, finding.rule, finding.stated, finding.expected) for finding in found]


def test_table_as_printed_adds_up():
    assert findings() == []


def test_misprinted_closed_is_one_finding_where_it_stands():
    """1,684 for 1,648 breaks the outcomes, the stages, the share and two percentages."""
    assert findings([("stage1", "closed", "1684")]) == [("stage1", "one-figure-disagrees", 1684, 1648)]


def test_misprinted_total_is_one_finding_in_all():
    assert findings([("all", "closed", "2194")]) == [("all", "one-figure-disagrees", 2194, 2149)]


def test_misprinted_outcome_is_one_finding_where_it_stands():
    assert findings([("stage1", "upheld", "585")]) == [("stage1", "one-figure-disagrees", 585, 558)]


def test_two_faults_are_two_findings():
    found = findings([("stage1", "upheld_pct", "39.3"), ("stage2", "closed", "358")])
    assert found == [
        ("all", "stages-add-up", 2149, 2122),
        ("stage1", "percentage-of-its-base", 39.3, 33.9),
    ]


def test_total_that_two_rules_would_have_the_same_is_one_finding():
    rows = [
        ("all", "79"),
        ("stage1", "50"),
        ("stage2", "26"),
        ("service:Housing", "40"),
        ("service:Roads", "36"),
    ]
    earlier = [("all", "70"), ("service:Housing", "30"), ("service:Roads", "40")]
    table = [Row(n, "Strath Council", "2023/24", g, "closed", v) for n, (g, v) in enumerate(rows, start=2)]
    table += [Row(n, "Strath Council", "2022/23", g, "closed", v) for n, (g, v) in enumerate(earlier, start=9)]
    found = check(table).findings
    assert [(finding.group, finding.stated, finding.expected) for finding in found] == [("all", 79, 76)]
