"""The figures for people (a table, a page) and for spreadsheets (CSV with one measure a row)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from wellheard.analytics.indicators import Figures, Group, Question, Share
from wellheard.interfaces.commands.indicators.errors_file import as_text
from wellheard.rules.dates import in_words

GROUPS = {
    "stage1": "Stage 1",
    "stage2_direct": "Stage 2 direct",
    "stage2_escalated": "Stage 2 after escalation",
}
OUTCOMES = {
    "resolved": "Resolved",
    "upheld": "Upheld",
    "partially_upheld": "Partially upheld",
    "not_upheld": "Not upheld",
}
CLOSURES = {
    "withdrawn": "Withdrawn",
    "no_consent": "No consent",
    "anonymous_not_pursued": "Anonymous, not pursued",
    "not_a_complaint": "Not a complaint after all",
}
COUNTING = {
    "where-it-ended": "closed where it ended (an answer followed by an escalation is not a closing)",
    "both-closures": "both closures (an escalated complaint counts at stage 1 and again at stage 2)",
}


class Section(NamedTuple):
    """A table: its title, its header and its rows; the first cell of a row says what it is."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def _settings(question: Question) -> list[tuple[str, str]]:
    period = question.period
    return [
        ("Period", f"{in_words(period.first)} to {in_words(period.last)}, as known at its end"),
        ("Rule set", question.ruleset),
        ("Calendar", question.calendar.name),
        ("Counting", COUNTING[question.counting]),
        ("Cut-off", question.cut_off or "none: any time on a working day counts as that day"),
    ]


def _sections(figures: Figures) -> list[Section]:
    received = [
        ("Received at stage 1", str(figures.received_stage1)),
        ("Received directly at stage 2", str(figures.received_stage2_direct)),
        ("Received in all", str(figures.received)),
    ]
    names = tuple(GROUPS[name] for name in figures.groups)
    groups = list(figures.groups.values())
    without = [(CLOSURES[name], str(count)) for name, count in figures.closed_without_outcome.items()]
    sums = figures.reconciliation
    return [
        Section("Complaints received", ("", "Complaints"), received),
        Section("Closed in full", ("", *names), _group_rows(groups)),
        Section("Closed without an outcome", ("", "Complaints"), without),
        Section(
            "It adds up" if sums.adds_up else "IT DOES NOT ADD UP",
            ("", "Complaints"),
            [
                ("Open at the start", str(sums.open_at_start)),
                ("+ received", str(sums.received)),
                ("+ reopened", str(sums.reopened)),
                ("= closed", str(sums.closed)),
                ("+ open at the end", str(sums.open_at_end)),
            ],
        ),
    ]


def _group_rows(groups: Sequence[Group]) -> list[tuple[str, ...]]:
    def row(label: str, cell: Callable[[Group], str]) -> tuple[str, ...]:
        return (label, *(cell(group) for group in groups))

    outcomes = [
        row(label, lambda group, name=name: _share(group.outcomes[name]))  # type: ignore[misc]
        for name, label in OUTCOMES.items()
    ]
    return [
        row("Closed in full", lambda group: str(group.closed_in_full)),
        row("Within the limit", lambda group: _share(group.within_limit)),
        row("Within the extended limit", lambda group: _share(group.within_extended_limit)),
        row("Working days in all", lambda group: str(group.total_working_days)),
        row("Working days on average", lambda group: _or_dash(group.average_working_days)),
        row("With an extension", lambda group: _share(group.extended)),
        *outcomes,
    ]


def _share(share: Share) -> str:
    return f"{share.count} ({share.percent}%)" if share.percent is not None else f"{share.count} (–)"


def _or_dash(value: object) -> str:
    return "–" if value is None else str(value)


def _named(bodies: Sequence[Figures], total: Figures) -> list[tuple[str, Figures]]:
    """What to print: each body and the total, or the one body under its name."""
    if len(bodies) > 1:
        each = [(figures.organisation or "No organisation named", figures) for figures in bodies]
        return [*each, (f"All {len(bodies)} together", total)]
    return [((bodies[0].organisation if bodies else None) or "Complaints", total)]


# For people, on a terminal


def table(bodies: Sequence[Figures], total: Figures, question: Question, on_terminal: bool = False) -> str:
    """Plain text, in columns."""
    lines: list[str] = [f"{label:10}{value}" for label, value in _settings(question)]
    for name, figures in _named(bodies, total):
        lines += ["", name, "=" * len(name)]
        for section in _sections(figures):
            lines += ["", *_columns(section)]
        lines += ["", *(f"Warning: {warning}" for warning in figures.warnings)]
    return "\n".join(lines).rstrip()


def _columns(section: Section) -> Iterator[str]:
    rows = [section.header, *section.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(section.header))]
    widths[0] = max(widths[0], len(section.title), 28)
    for number, row in enumerate(rows):
        label = section.title if number == 0 else row[0]
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([label.ljust(widths[0]), *numbers])
        if number == 0:
            yield "-" * (sum(widths) + 2 * (len(widths) - 1))


# For spreadsheets, and for `wellheard check`


def comma_separated(bodies: Sequence[Figures], total: Figures, question: Question, on_terminal: bool = False) -> str:
    """One measure a row, in the columns and words that `wellheard check` reads, then the settings."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    settings = ("ruleset", "calendar", "counting", "cut_off")
    writer.writerow(["body", "period", "group", "measure", "value", *settings])
    period = f"{question.period.first.isoformat()}/{question.period.last.isoformat()}"
    values = (question.ruleset, question.calendar.name, question.counting.value, question.cut_off or "")
    for name, figures in _named(bodies, total):
        for group, measure, value in _measures(figures):
            writer.writerow([as_text(name), period, group, measure, "" if value is None else value, *values])
    return text.getvalue().rstrip("\n")


def _measures(figures: Figures) -> Iterator[tuple[str, str, object]]:
    yield "all", "received", figures.received
    yield "stage1", "received", figures.received_stage1
    if "stage2_direct" in figures.groups:
        yield "stage2_direct", "received", figures.received_stage2_direct
    for name, group in figures.groups.items():
        yield from ((name, measure, value) for measure, value in _measures_of(group))
    for closure, count in figures.closed_without_outcome.items():
        yield "closed_without_outcome", closure, count
    for measure in ("open_at_start", "received", "reopened", "closed", "open_at_end"):
        yield "reconciliation", measure, getattr(figures.reconciliation, measure)
    yield "all", "rejected", figures.rejected


def _measures_of(group: Group) -> Iterator[tuple[str, object]]:
    yield "closed", group.closed_in_full
    shares = {
        "within_limit": group.within_limit,
        "within_extended_limit": group.within_extended_limit,
        "extended": group.extended,
        **group.outcomes,
    }
    for measure, share in shares.items():
        yield measure, share.count
        yield f"{measure}_pct", share.percent
    yield "total_working_days", group.total_working_days
    yield "average_days", group.average_working_days


# A page


def page(bodies: Sequence[Figures], total: Figures, question: Question, on_terminal: bool = False) -> str:
    """A page that stands by itself: tables with captions and row headers, no script."""
    parts = [_HEAD]
    pairs = _settings(question)
    settings = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in pairs)
    parts.append(f"<h1>Complaints: indicators</h1><dl>{settings}</dl>")
    for name, figures in _named(bodies, total):
        parts.append(f"<h2>{escape(name)}</h2>")
        parts += [_html_table(section) for section in _sections(figures)]
        if figures.warnings:
            items = "".join(f"<li>{escape(warning)}</li>" for warning in figures.warnings)
            parts.append(f"<h3>Warnings</h3><ul>{items}</ul>")
    return "\n".join([*parts, "</main></body></html>"])


def _html_table(section: Section) -> str:
    first, *others = section.header
    header = f"<td>{escape(first)}</td>" + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in others)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for label, *cells in section.rows
    )
    return (
        f"<table><caption>{escape(section.title)}</caption><thead><tr>{header}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


_HEAD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Complaints: indicators</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 2rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; margin: 1.5rem 0 }
caption { font-weight: bold; text-align: left }
th, td { padding: .25rem 1rem .25rem 0; border-bottom: 1px solid #727272; text-align: left }
tbody td, thead th { text-align: right }
dt { font-weight: bold; float: left; width: 7rem } dd { margin: 0 }
</style></head><body><main>"""

LAYOUTS = {"table": table, "csv": comma_separated, "html": page}
