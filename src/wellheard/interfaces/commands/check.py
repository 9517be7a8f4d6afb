"""`wellheard check`: what does not add up in a published table, and what base would explain it."""

import csv
import io
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from wellheard.interfaces.commands.errors import CannotDo

if TYPE_CHECKING:
    from wellheard.analytics.reconciliation import Checked, Finding, Note

ADDS_UP, DOES_NOT_ADD_UP = 0, 1
WIDTH = 100

EPILOG = """\b
Examples:
  wellheard check published.csv
  wellheard check returns.xlsx --format json
  wellheard check published.csv --format csv > findings.csv

\b
Exit status: 0 everything adds up, 1 something does not, 2 the file cannot be read.
"""


@click.command(epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="table for people, json and csv for programs: the findings without the notes.",
)
def check(file: Path, form: str) -> None:
    """Say what does not add up in a table of published figures.

    FILE is CSV, XLSX, ODS or Parquet with the columns body, period, group, measure and value (and source),
    one figure a row. Only what is printed is used. A percentage is judged at the precision it is printed
    with, rounding half up.
    """
    from wellheard.analytics.reconciliation import UnreadableTable, read_table
    from wellheard.analytics.reconciliation import check as check_figures

    try:
        rows = read_table(file)
    except UnreadableTable as error:
        raise CannotDo(str(error)) from None
    checked = check_figures(rows)
    click.echo({"table": as_text, "json": as_json, "csv": as_csv}[form](checked))
    raise SystemExit(ADDS_UP if checked.adds_up else DOES_NOT_ADD_UP)


def as_json(checked: "Checked") -> str:
    """The findings as a JSON list."""
    return json.dumps([finding.as_dict() for finding in checked.findings], ensure_ascii=False, indent=2)


def as_csv(checked: "Checked") -> str:
    """The findings as CSV with a header."""
    from wellheard.analytics.reconciliation.findings import FIELDS

    page = io.StringIO()
    writer = csv.DictWriter(page, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(finding.as_dict() for finding in checked.findings)
    return page.getvalue().rstrip("\n")


def as_text(checked: "Checked") -> str:
    """The findings for people, then the notes apart."""
    count = len(checked.findings)
    things = "thing does" if count == 1 else "things do"
    verdict = f"{count} {things} not add up." if count else "Everything printed adds up."
    figures = "figure" if checked.figures == 1 else "figures"
    lines = [f"{verdict} {checked.figures:,} {figures} read.", *_sections(checked.findings)]
    if checked.notes:
        lines += ["", "Notes, which are no findings", *_sections(checked.notes)]
    return "\n".join(lines)


def _sections(said: "Sequence[Finding | Note]") -> list[str]:
    lines: list[str] = []
    for (body, period), group in groupby(said, key=lambda each: (each.body, each.period)):
        lines += ["", f"{body}, {period}"]
        for each in group:
            lines += wrap(
                f"{each.group}: {each.message} [{each.rule}]",
                WIDTH,
                initial_indent="  - ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return lines
