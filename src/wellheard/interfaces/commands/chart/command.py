"""The charts there are, and what each is asked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wellheard.interfaces.commands.chart.columns import Table, read_csv
from wellheard.interfaces.commands.errors import CannotDo

if TYPE_CHECKING:
    from wellheard.analytics.control_charts import XmrChart

EXAMPLES = """\b
Examples:
  wellheard chart xmr months.csv --value complaints --direction decrease
  wellheard chart xmr months.csv --value on_time --direction increase --target 90 --format svg > chart.svg
"""
XMR_EXAMPLES = """\b
Examples:
  wellheard chart xmr months.csv --value complaints --direction decrease
  wellheard chart xmr months.csv --value on_time --direction increase --target 90 --format svg > chart.svg
  wellheard chart xmr months.csv --value days --direction decrease --fix-after 12 --shift 8
  wellheard chart xmr months.csv --value days --direction decrease --rebase-at 14,26 --format json | jq .points

\b
Exit status: 0 the chart is there, 2 the file cannot be read or an option is wrong.
"""


class Rows(click.ParamType):  # type: ignore[type-arg]
    """Rows such as 12,24."""

    name = "rows"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(int(row) for row in str(value).split(",") if row.strip())
        except ValueError:
            self.fail(f"'{value}' are not rows. Write their numbers, the first row being 0: 12,24.")


@click.group(epilog=EXAMPLES)
def chart() -> None:
    """Charts of a plain CSV, without a database.

    The first line of the file names its columns; every line after it is a row, the oldest first. Rows are
    counted from 0.
    """


@chart.command(epilog=XMR_EXAMPLES, short_help="The XmR chart of a column.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--value", "column", required=True, metavar="COLUMN", help="The column with the values.")
@click.option("--label", metavar="COLUMN", help="The column that says what a row is called; the first otherwise.")
@click.option(
    "--direction",
    type=click.Choice(["increase", "decrease", "neutral"]),
    default="neutral",
    show_default=True,
    help="Which way is better.",
)
@click.option("--target", type=float, help="What is to be reached: is it, always, never or by luck?")
@click.option("--fix-after", type=click.IntRange(min=2), metavar="N", help="Limits from the first N points of a phase.")
@click.option("--rebase-at", type=Rows(), default=(), metavar="I,J", help="Rows at which a new baseline begins.")
@click.option("--no-screen", is_flag=True, help="Keep moving ranges that stand out in the limits.")
@click.option("--shift", type=click.IntRange(min=2), default=7, show_default=True, help="Points of a shift.")
@click.option("--trend", type=click.IntRange(min=3), default=7, show_default=True, help="Points of a trend.")
@click.option("--title", help="The title of the drawing; the column otherwise.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "svg", "png"]),
    default="table",
    show_default=True,
    help="table for people, json for programs, svg and png to be shown.",
)
def xmr(
    file: Path,
    column: str,
    label: str | None,
    direction: str,
    target: float | None,
    fix_after: int | None,
    rebase_at: tuple[int, ...],
    no_screen: bool,
    shift: int,
    trend: int,
    title: str | None,
    form: str,
) -> None:
    """The XmR chart of a column of FILE: what is chance, and what is a special cause.

    Limits are the mean and 2.66 mean moving ranges. A point outside them, a trend of 7 points, two of three near
    a limit, and a shift of 7 points on one side of the mean are special causes; where several hold, the first of
    these is told.
    """
    from wellheard.analytics import control_charts

    table = read_csv(file)
    values = table.numbers(column)
    if wrong := [row for row in rebase_at if not 0 <= row < len(values)]:
        raise CannotDo(f"--rebase-at names row {wrong[0]}; the rows are 0 to {len(values) - 1}.")
    found = control_charts.xmr(
        values,
        direction=control_charts.Direction(direction),
        target=target,
        fix_after=fix_after,
        rebase_at=rebase_at,
        screen=not no_screen,
        shift=shift,
        trend=trend,
    )
    labels = _labels(table, label, column)
    if form == "json":
        click.echo(json.dumps(as_dict(found), indent=2))
    elif form == "table":
        click.echo(as_table(found, labels))
    else:
        _draw(found, labels, column, title or f"XmR chart of {column}", target, form)


def _labels(table: Table, label: str | None, column: str) -> tuple[str, ...]:
    if label is None and table.header[0] == column:
        return tuple(str(row) for row in range(len(table.rows)))
    return table.texts(label or table.header[0])


def as_dict(found: XmrChart) -> dict[str, object]:
    """What `--format json` prints."""
    return {
        "points": [vars(point) for point in found.points],
        "assurance": found.assurance,
        "trial_limits": found.trial_limits,
    }


SAID = {
    "outside": "outside the limits",
    "trend": "in a trend",
    "two_of_three": "two of three near a limit",
    "shift": "in a shift",
    None: "",
}
ASSURED = {
    "consistent_pass": "The target will be met every time, if nothing changes.",
    "consistent_fail": "The target will never be met, if nothing changes.",
    "hit_or_miss": "The target will be met or missed by chance, if nothing changes.",
}


def as_table(found: XmrChart, labels: tuple[str, ...]) -> str:
    """The points for people, then what holds for all of them."""
    wide = max([len("Row"), *(len(label) for label in labels)])
    lines = [f"{'Row':>4}  {'':{wide}}  {'Value':>10}  {'Mean':>10}  {'Lower':>10}  {'Upper':>10}  Special cause"]
    for row, (point, label) in enumerate(zip(found.points, labels, strict=True)):
        numbers = "  ".join(f"{one:>10,.2f}" for one in (point.value, point.mean, point.lower, point.upper))
        side = f"{point.side.value}: " if point.side else ""
        said = f" ({point.meaning.value})" if point.special_cause else ""
        lines.append(f"{row:>4}  {label:{wide}}  {numbers}  {side}{SAID[point.special_cause]}{said}".rstrip())
    if found.assurance:
        lines += ["", ASSURED[found.assurance]]
    if found.trial_limits:
        lines += ["", "Note: the limits are on trial, because they rest on fewer than 13 points."]
    return "\n".join(lines)


def _draw(found: XmrChart, labels: tuple[str, ...], column: str, title: str, target: float | None, form: str) -> None:
    from wellheard.analytics.charts import OverTime, over_time

    drawn = OverTime.of_xmr(found, labels, column, target=target)
    svg = over_time(drawn, prefix="chart", title=title, description=description(found, labels), alone=True)
    if form == "svg":
        click.echo(svg, nl=False)
        return
    from wellheard.interfaces.commands.chart.pictures import as_png

    if sys.stdout.isatty():
        raise CannotDo("A PNG cannot be shown in a terminal. Write it to a file: --format png > chart.png.")
    click.echo(as_png(svg), nl=False)


def description(found: XmrChart, labels: tuple[str, ...]) -> str:
    """The drawing for somebody who does not see it."""
    last = found.phases[-1]
    special = [
        f"{label or row}: {point.value:g}, {SAID[point.special_cause]}"
        for row, (point, label) in enumerate(zip(found.points, labels, strict=True))
        if point.special_cause
    ]
    said = "; ".join(special) if special else "none"
    return (
        f"{len(found.points)} points. Mean {last.mean:.2f}, limits {last.lower:.2f} and {last.upper:.2f} "
        f"for the last phase. Special causes: {said}."
    )
