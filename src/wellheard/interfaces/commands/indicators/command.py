"""The command: reads the clock, asks once, prints the errors on standard error and the figures on output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from wellheard.interfaces.commands.errors import CannotDo
from wellheard.rules.procedure import RULESETS, editions

if TYPE_CHECKING:
    from wellheard.analytics.indicators import Figures, NamedFault, Question

LONDON = ZoneInfo("Europe/London")
PRINTED_AT_MOST = 50
FORMATS = ("table", "json", "csv", "html")
EXAMPLES = """\b
Examples:
  wellheard indicators complaints.csv --from 2024-04-01 --to 2024-06-30 \\
      --ruleset local-authority --calendar scotland
  wellheard indicators complaints.xlsx --from 2024-04-01 --to 2025-03-31 \\
      --ruleset housing-scotland --counting both-closures --format json | jq .groups
  wellheard indicators april.csv may.csv june.csv --from 2024-04-01 --to 2024-06-30 \\
      --ruleset nhs-scotland --calendar our-days-off.ics --cut-off 17:00
  wellheard indicators complaints.csv --from 2024-04-01 --to 2024-06-30 \\
      --ruleset local-authority --errors errors.csv

\b
Exit status:
  0  the figures are of every row
  1  some rows were in error: they are named and left out, and the figures are incomplete
  2  nothing was printed: a file cannot be read, an option is wrong, or --strict and a row in error
"""


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date written year-month-day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"'{value}' is not a date. Write a day that exists as year-month-day: 2024-04-01.")


class TimeOfDay(click.ParamType):  # type: ignore[type-arg]
    """A time such as 17:00."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        try:
            return time.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"'{value}' is not a time of day. Write it as 17:00.")


@dataclass(frozen=True)
class Answer:
    """What one run found."""

    bodies: list[Figures]
    total: Figures
    first_faults: list[NamedFault]
    faults: int


@click.command(epilog=EXAMPLES, context_settings={"show_default": True})
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE [FILE…]")
@click.option("--from", "first", required=True, type=Day(), help="First day of the period.")
@click.option("--to", "last", required=True, type=Day(), help="Last day of the period.")
@click.option(
    "--ruleset",
    "ruleset_name",
    required=True,
    type=click.Choice(RULESETS),
    metavar="NAME",
    help=f"The procedure: {', '.join(RULESETS)}.",
)
@click.option(
    "--calendar",
    "calendar_name",
    help="scotland, england-wales or northern-ireland, or a .csv or .ics file of days off.",
    show_default="the rule set's own",
)
@click.option(
    "--counting",
    type=click.Choice(["where-it-ended", "both-closures"]),
    default="where-it-ended",
    help="Whether an escalated complaint counts as closed at stage 2 only, or at stage 1 as well.",
)
@click.option(
    "--cut-off",
    type=TimeOfDay(),
    help="Arrivals after this time count from the next working day.",
    show_default="none: any time on a working day counts as that day",
)
@click.option("--format", "shape", type=click.Choice(FORMATS), default="table", help="How to print them.")
@click.option("--strict", is_flag=True, help="Print no figures when any row is in error.")
@click.option(
    "--errors",
    "errors_file",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write every error to this CSV file; else the first 50 are printed.",
)
@click.option(
    "--today",
    type=Day(),
    help="The day the figures are made: no event can be later.",
    show_default="the day the command is run, in Europe/London",
)
def indicators(
    files: tuple[Path, ...],
    first: date,
    last: date,
    ruleset_name: str,
    calendar_name: str | None,
    counting: str,
    cut_off: time | None,
    shape: str,
    strict: bool,
    errors_file: Path | None,
    today: date | None,
) -> None:
    """The indicators of a period from files of complaints: CSV, XLSX, ODS or Parquet.

    One row a complaint, with the columns of the exchange format; only reference and received_at must be
    filled. Several files are read as one. The figures are those known at the end of the last day.
    """
    question = _question(
        (first, last), ruleset_name, calendar_name, counting, cut_off, today or datetime.now(LONDON).date()
    )
    answer = _ask(files, question, errors_file)
    _print_faults(answer, errors_file)
    if answer.total.rejected and strict:
        raise click.exceptions.Exit(2)
    click.echo(_written(answer, question, shape))
    if answer.total.rejected:
        raise click.exceptions.Exit(1)


def _question(
    days: tuple[date, date],
    ruleset_name: str,
    calendar_name: str | None,
    counting: str,
    cut_off: time | None,
    today: date,
) -> Question:
    from wellheard.analytics.calendar_files import read_calendar
    from wellheard.analytics.indicators import Counting, Period, Question
    from wellheard.rules.working_days import BrokenCalendar

    if days[0] > days[1]:
        raise CannotDo(
            f"The period would end on {days[1].isoformat()}, before it begins on {days[0].isoformat()}. "
            "Turn --from and --to round."
        )
    rules = editions(ruleset_name)
    try:
        calendar = read_calendar(calendar_name or rules[-1].calendar)
    except BrokenCalendar as refusal:
        raise CannotDo(str(refusal)) from None
    if cut_off is not None:
        calendar = calendar.with_cut_off(cut_off)
    return Question(Period(*days), rules, calendar, today, Counting(counting))


def _ask(files: Sequence[Path], question: Question, errors_file: Path | None) -> Answer:
    from wellheard.analytics.indicators import ReadDifferently, UnreadableFile

    try:
        try:
            return _answer(files, question, errors_file, careful=False)
        except ReadDifferently:
            return _answer(files, question, errors_file, careful=True)
    except (UnreadableFile, ReadDifferently) as refusal:
        raise CannotDo(str(refusal)) from None


def _answer(files: Sequence[Path], question: Question, errors_file: Path | None, *, careful: bool) -> Answer:
    from wellheard.analytics.indicators import inquire
    from wellheard.interfaces.commands.indicators.errors_file import keep_faults
    from wellheard.interfaces.commands.indicators.progress import watching

    with watching() as watch, inquire(files, question, careful=careful, watch=watch) as inquiry:
        bodies, total = inquiry.figures()
        if not total.rejected:
            return Answer(bodies, total, [], 0)
        first_faults, faults = keep_faults(inquiry.faults(), PRINTED_AT_MOST, errors_file)
        return Answer(bodies, total, first_faults, faults)


def _print_faults(answer: Answer, errors_file: Path | None) -> None:
    for fault in answer.first_faults:
        click.echo(str(fault), err=True)
    if not answer.total.rejected:
        return
    rejected = answer.total.rejected
    rows = "1 row is" if rejected == 1 else f"{rejected} rows are"
    more = "" if errors_file or answer.faults <= PRINTED_AT_MOST else " Use --errors FILE to have them all."
    written = f" All errors are in {errors_file}." if errors_file else ""
    click.echo(f"{rows} in error and left out.{written}{more}", err=True)


def _written(answer: Answer, question: Question, shape: str) -> str:
    if shape == "json":
        import json

        from wellheard.analytics.indicators import shaped_together

        return json.dumps(shaped_together(answer.bodies, answer.total, question), indent=2, ensure_ascii=False)
    from wellheard.interfaces.commands.indicators import layouts

    return layouts.LAYOUTS[shape](answer.bodies, answer.total, question, sys.stdout.isatty())
